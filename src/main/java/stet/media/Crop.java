package stet.media;

/**
 * What is shown of an image in some ratio.
 *
 * @param byHand whether somebody drew it; else it follows the focal point
 */
public record Crop(Cut cut, boolean byHand) {
    /** In words, for whoever looks at what was done. */
    String told() {
        return byHand
                ? "%d × %d pixels, %d from the left and %d from the top"
                        .formatted(cut.width(), cut.height(), cut.x(), cut.y())
                : "follows the focal point";
    }
}
