package stet.desk;

import java.time.Instant;
import stet.media.Cut;
import stet.media.Renditions;

/**
 * A picture in the library.
 *
 * @param alt null while nobody has described it
 * @param credit null when it has none
 * @param whole the cut that is all of its file
 * @param expiresAt when the right to show it ends, or null
 * @param expired whether that is past
 * @param used whether anything shows it, or did
 */
public record PictureLine(
        long id,
        String name,
        String alt,
        String caption,
        String credit,
        Cut whole,
        double focalX,
        double focalY,
        Instant uploadedAt,
        String uploader,
        Instant expiresAt,
        boolean expired,
        boolean used) {
    private static final int SMALL = 320;
    private static final int LARGE = 1280;

    /** The address of a small one. */
    public String preview() {
        return Preview.of(whole, SMALL, expired);
    }

    /** For screens of two dots a pixel. */
    public String finePreview() {
        return Preview.of(whole, 2 * SMALL, expired);
    }

    /** The address of one to work on. */
    public String large() {
        return Preview.of(whole, LARGE, expired);
    }

    public int largeWidth() {
        return Preview.width(whole, LARGE);
    }

    public int largeHeight() {
        return Renditions.height(whole, largeWidth());
    }

    /** Its width and height as it is laid out, before it is there. */
    public int previewWidth() {
        return Preview.width(whole, SMALL);
    }

    public int previewHeight() {
        return Renditions.height(whole, previewWidth());
    }
}
