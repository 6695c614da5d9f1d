package stet.media;

/**
 * A rectangle of a picture, in fractions of its width and height as one looks at it: it means much the same whatever
 * file the picture becomes.
 *
 * @throws IllegalArgumentException when it lies outside the picture or has no area
 */
public record Framing(double x, double y, double width, double height) {
    /** The whole of it. */
    public static final Framing WHOLE = new Framing(0, 0, 1, 1);

    /** What adding two fractions may be off by. */
    private static final double SLACK = 1e-9;

    public Framing {
        if (!(x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 + SLACK && y + height <= 1 + SLACK)) {
            throw new IllegalArgumentException("A rectangle within the picture is wanted, in fractions from 0 to 1.");
        }
    }
}
