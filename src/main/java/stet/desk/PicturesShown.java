package stet.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import stet.document.Document;
import stet.document.Figure;
import stet.document.PictureHtml;
import stet.document.PictureInText;
import stet.document.PictureMarkup;

/** The pictures of a text as the newsroom looks at them: whole, and even where readers may not see them any more. */
final class PicturesShown implements PictureMarkup {
    private final Map<Long, PictureLine> pictures;

    private PicturesShown(Map<Long, PictureLine> pictures) {
        this.pictures = pictures;
    }

    /** One statement, or none where there is no picture. */
    static PicturesShown of(Document document, Instant now) {
        return new PicturesShown(PictureLines.ofPictures(document.images(), now));
    }

    /** {@code picture} is null where the library has it no more, {@code note} where the story shows all of it. */
    record Shown(PictureLine picture, String alt, String note) {}

    @CheckedTemplate(basePath = "newsroom/parts", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance picture(Shown shown);
    }

    @Override
    public Optional<PictureHtml> find(PictureInText picture) {
        PictureLine found = pictures.get(picture.image());
        String html = Templates.picture(new Shown(found, picture.alt(), note(picture)))
                .render()
                .strip();
        return Optional.of(found == null ? PictureHtml.withheld(html) : PictureHtml.shown(html));
    }

    /** Here all of it is shown: of what was drawn by hand there is no rendition before it is published. */
    private static String note(PictureInText picture) {
        if (picture.crop() != null) {
            return "The story shows a part of it, drawn by hand.";
        }
        return picture.ratio().equals(Figure.WHOLE) ? null : "The story shows it as %s.".formatted(picture.ratio());
    }

    @Override
    public String nameOfGallery(int pictures) {
        return pictures == 1 ? "Gallery of one picture" : "Gallery of %d pictures".formatted(pictures);
    }
}
