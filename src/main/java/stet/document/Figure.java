package stet.document;

import java.util.List;

/**
 * A picture in the text, and what is said of it. All its words may be empty while one writes.
 *
 * @param image the picture's number in the library, at least 1 and small enough to be exact in JavaScript
 * @param alt what it shows, for whoever does not see it: plain text
 * @param decorative whether it tells nothing that the text does not: then it is not read out, whatever {@code alt} says
 * @param ratio the shape in which it is shown, one of {@link #RATIOS}
 * @param crop the part of it that this story shows; null for the library's own choice for that shape
 * @param caption stands under it
 * @param credit who made it: plain text
 */
public record Figure(
        long image, String alt, boolean decorative, String ratio, Crop crop, List<Inline> caption, String credit)
        implements Block {
    /** The shape that the picture has by itself. */
    public static final String WHOLE = "original";

    /** Width to height. */
    public static final List<String> RATIOS = List.of(WHOLE, "16:9", "3:2", "4:3", "1:1", "2:3");

    /** The greatest number of characters (UTF-16 units) of an alt text: as many as the library takes. */
    public static final int ALT_MAX = 500;

    public Figure {
        Check.between("attrs.image", image, 1, Check.MAX_ID);
        Check.text("attrs.alt", alt);
        if (alt.length() > ALT_MAX) {
            throw new DocumentException(
                    "attrs.alt", "the alt text has %d characters; at most %d fit".formatted(alt.length(), ALT_MAX));
        }
        if (!RATIOS.contains(ratio)) {
            throw new DocumentException(
                    "attrs.ratio",
                    "%s is no shape of a picture; allowed: %s"
                            .formatted(Check.quoted(ratio), String.join(", ", RATIOS)));
        }
        caption = Inline.joined(caption);
        Check.text("content[1].content[0].text", credit);
    }

    /** A whole picture, with words. */
    public static Figure of(long image, String alt, String caption, String credit) {
        return new Figure(image, alt, false, WHOLE, null, Paragraph.of(caption).inlines(), credit);
    }

    /** What is read out where it stands; empty when it is decorative. */
    public String spoken() {
        return decorative || PlainText.isBlank(alt) ? "" : alt.strip();
    }

    /** Whether there is anything to read under it but who made it. */
    public boolean hasCaption() {
        return !PlainText.isBlank(caption);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.figure(this);
    }
}
