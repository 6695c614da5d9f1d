package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import stet.curation.OwnPicture;
import stet.document.Crop;
import stet.media.Cut;
import stet.media.Ratio;
import stet.media.Renditions;

/** What browsers are offered of a picture, and what stands in its place until they have it. */
class PictureTest {
    private static final String FILE = "a".repeat(64);
    private static final Path STYLES = Path.of("src/main/resources/META-INF/resources/assets/site/pictures.css");

    private static Plate plate(int width, int height) {
        Map<Ratio, Cut> cuts = Arrays.stream(Ratio.values())
                .collect(Collectors.toMap(ratio -> ratio, ratio -> Cut.of(FILE, width, height, ratio, 0.5, 0.5)));
        return new Plate(FILE, width, height, "#336699", false, cuts);
    }

    private static List<Integer> widths(String srcset) {
        return Pattern.compile(" (\\d+)w")
                .matcher(srcset)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    @Test
    void aPictureIsOfferedInSeveralWidthsAndInTwoTypes() {
        Plate plate = plate(1600, 1067);
        String cut = plate.cut(Ratio.LANDSCAPE, null).hash();
        Picture picture = plate.set(Setting.FOURTH, null, "A ferry");
        assertEquals("A ferry", picture.alt());
        assertEquals(
                "/media/%1$s-160.webp 160w, /media/%1$s-320.webp 320w, /media/%1$s-480.webp 480w".formatted(cut),
                picture.sources().get(0).srcset());
        assertEquals("image/webp", picture.sources().get(0).type());
        assertEquals(
                "/media/%1$s-160.jpg 160w, /media/%1$s-320.jpg 320w, /media/%1$s-480.jpg 480w".formatted(cut),
                picture.srcset());
        assertEquals("/media/" + cut + "-320.jpg", picture.src());
        assertEquals(480, picture.width());
        assertEquals(320, picture.height());
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void nothingIsOfferedThatThereIsNot(Setting setting) {
        for (int width : List.of(1, 90, 159, 160, 300, 700, 1600, 6000)) {
            Plate plate = plate(width, Math.max(1, width * 2 / 3));
            Cut cut = plate.cut(setting.ratio(), null);
            Picture picture = plate.set(setting, null, "");
            List<Integer> offered = widths(picture.srcset());
            assertTrue(Renditions.widths(cut).containsAll(offered), () -> cut + " has no " + offered);
            assertFalse(offered.isEmpty());
            assertEquals(offered.stream().sorted().toList(), offered);
            assertEquals(offered.get(offered.size() - 1), picture.width());
            assertEquals(offered, widths(picture.sources().get(0).srcset()));
        }
    }

    @Test
    void aStorysOwnCropIsShownInPlaceOfTheLibrarys() {
        Plate plate = plate(1000, 1000);
        Cut own = plate.cut(Ratio.LANDSCAPE, new Crop(0.1, 0.2, 0.5, 0.25));
        assertEquals(Cut.of(FILE, 100, 200, 500, 250), own);
        assertTrue(plate.set(Setting.STORY, new Crop(0.1, 0.2, 0.5, 0.25), "")
                .src()
                .contains(own.hash()));
    }

    @Test
    void othersAreSentTheVeryShapeThatTheyAskForWhereThereIsEnoughOfIt() {
        assertEquals(1200, Plate.social(plate(1600, 1067).cut(Ratio.SOCIAL, null)));
        assertEquals(960, Plate.social(plate(1100, 900).cut(Ratio.SOCIAL, null)));
    }

    @Test
    void anEditorsPictureStandsInPlaceOfTheStorysUnlessItMayNotBeShown() {
        Plate story = plate(1600, 1067);
        Plate editors = plate(1200, 800);
        Plate over = new Plate(FILE, 900, 600, "#000000", true, plate(900, 600).cuts());
        Pictures pictures = new Pictures(Map.of(1L, story, 2L, editors, 3L, over));
        assertEquals(
                story.set(Setting.FOUR, null, ""),
                card((Long) null).with(pictures).picture(Setting.FOUR));
        assertEquals(
                editors.set(Setting.FOUR, null, ""), card(2L).with(pictures).picture(Setting.FOUR));
        assertEquals(story.set(Setting.FOUR, null, ""), card(3L).with(pictures).picture(Setting.FOUR));
        assertEquals(story.set(Setting.FOUR, null, ""), card(4L).with(pictures).picture(Setting.FOUR));
        stet.media.Framing corner = new stet.media.Framing(0, 0, 0.5, 0.5);
        assertEquals(
                editors.setPart(Setting.FOUR, corner, ""),
                card(OwnPicture.of(2L, corner)).with(pictures).picture(Setting.FOUR));
        assertEquals(600, Cut.of(editors.file(), 1200, 800, corner).width());
        assertNull(card(2L).with(Pictures.NONE).picture(Setting.FOUR));
        assertNull(card(2L).with(pictures).picture(null));
        assertNull(card(2L).with(pictures).picture(Setting.FACE));
        assertEquals(story.set(Setting.FACE, null, ""), card(2L).with(pictures).portrait(Setting.FACE));
        assertNull(card(2L).with(pictures).portrait(Setting.FOUR));
    }

    /** Of a story with picture 1, which is also its writer's portrait, and an editor's own or null. */
    private static Card card(Long image) {
        return card(OwnPicture.of(image, null));
    }

    private static Card card(OwnPicture image) {
        Card story = new Card(
                7,
                null,
                1,
                Kind.OPINION,
                "en",
                "/city/story-7",
                "Headline",
                "Headline",
                "",
                false,
                null,
                null,
                null,
                List.of(),
                null,
                Instant.EPOCH,
                new When("1970-01-01", "1 Jan 1970"),
                new Art(1L, null, 1L),
                Pictures.NONE);
        Candidate placed = Candidate.of(7, 1, true, 1).with(null, null, null, image, null);
        return story.placed(placed);
    }

    @Test
    void whatIsHigherThanWideIsTall() {
        assertTrue(plate(600, 900).set(Setting.TEXT, null, "").isTall());
        assertFalse(plate(900, 900).set(Setting.TEXT, null, "").isTall());
    }

    @ParameterizedTest
    @CsvSource({
        "#000000, tone-0",
        "#ffffff, tone-4",
        "#808080, tone-2",
        "#8a8078, tone-2",
        "#ff0000, hue-0 tone-2",
        "#00ff00, hue-4 tone-2",
        "#0000ff, hue-8 tone-2",
        "#ff0010, hue-0 tone-2",
        "#f0a02c, hue-1 tone-2",
        "#141d3c, hue-8 tone-0",
        "#fad2e6, hue-11 tone-4",
    })
    void aPlaceHasAboutThePicturesColourUntilItIsThere(String colour, String classes) {
        assertEquals(classes, Tint.of(colour));
    }

    @Test
    void theStyleSheetKnowsEveryColourThatThereIs() throws IOException {
        String styles = Files.readString(STYLES);
        for (int rgb = 0; rgb < 1 << 24; rgb += 4_099) {
            for (String name : Tint.of("#%06x".formatted(rgb)).split(" ")) {
                assertTrue(styles.contains("." + name + " {"), () -> "No ." + name);
            }
        }
    }
}
