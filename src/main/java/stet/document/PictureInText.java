package stet.document;

import java.util.Locale;

/**
 * A picture that a text names.
 *
 * @param image its number in the library
 * @param ratio one of {@link Figure#RATIOS}
 * @param crop what the story shows of it, or null
 * @param alt what is read out; empty for a decorative one
 */
public record PictureInText(long image, String ratio, Crop crop, String alt, Place place) {
    /** Where it stands, which decides how wide it is. */
    public enum Place {
        /** By itself between paragraphs. */
        TEXT,
        /** In a gallery, beside others. */
        GRID,
        /** In a gallery, as one of a row. */
        SLIDESHOW;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Place of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
