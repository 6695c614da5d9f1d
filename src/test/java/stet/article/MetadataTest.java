package stet.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import stet.document.Crop;

class MetadataTest {
    @Test
    void whatARevisionOfBeforeThereWerePicturesKeptIsReadAsItWas() {
        Metadata old = Metadata.parse("""
                {"section": 3, "tags": [1, 2], "bylines": [{"author": 4, "guest": null, "role": null}], "slug": null,
                 "shortHeadline": null, "dateline": "Karsova", "kind": "NEWS", "lang": "en", "searchTitle": null,
                 "searchDescription": null, "sponsor": null}""");
        assertNull(old.lead());
        assertEquals("Karsova", old.dateline());
        assertEquals(old, Metadata.parse(old.toJson()));
    }

    @Test
    void aLeadPictureIsKeptWithAllThatIsSaidOfIt() {
        Lead lead = new Lead(7, "A \"ferry\"", true, null, "Mina Aksoy", new Crop(0.1, 0, 0.33333, 1));
        Metadata metadata =
                new Metadata(null, List.of(), List.of(), null, null, null, Kind.NEWS, "en", null, null, null, lead);
        assertEquals(metadata, Metadata.parse(metadata.toJson()));
        assertEquals(lead, Lead.parse(lead.toJson()));
    }

    @Test
    void whatNobodyKnowsIsNotReadOver() {
        assertThrows(IllegalStateException.class, () -> Lead.parse("{\"image\": 7, \"shadow\": true}"));
    }

    @Test
    void aDecorativePictureIsNotReadOutWhateverIsWrittenForIt() {
        assertEquals("", new Lead(7, "A ferry", true, null, null, null).spoken());
        assertEquals("", new Lead(7, null, false, null, null, null).spoken());
        assertEquals("A ferry", new Lead(7, "A ferry", false, null, null, null).spoken());
    }
}
