package stet.media;

import java.awt.Rectangle;

/**
 * How a file's pixels become what one looks at (EXIF 2.3, tag 274).
 *
 * @param exif 1 to 8: 1 upright, 3 upside down, 6 and 8 on a side, the others mirrored
 */
record Orientation(int exif) {
    static final Orientation UPRIGHT = new Orientation(1);

    /** Whether width and height change places. */
    boolean turns() {
        return exif >= 5;
    }

    /**
     * Where a rectangle of the picture lies in the file.
     *
     * @param width the file's, in pixels as they are in it
     * @param height likewise
     */
    Rectangle inFile(Rectangle seen, int width, int height) {
        int x1 = column(seen.x, seen.y, width);
        int y1 = row(seen.x, seen.y, height);
        int x2 = column(seen.x + seen.width - 1, seen.y + seen.height - 1, width);
        int y2 = row(seen.x + seen.width - 1, seen.y + seen.height - 1, height);
        return new Rectangle(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1) + 1, Math.abs(y2 - y1) + 1);
    }

    /** The file's column of a point that one looks at. */
    int column(int x, int y, int width) {
        int along = turns() ? y : x;
        return switch (exif) {
            case 2, 3, 7, 8 -> width - 1 - along;
            default -> along;
        };
    }

    /** The file's row of a point that one looks at. */
    int row(int x, int y, int height) {
        int down = turns() ? x : y;
        return switch (exif) {
            case 3, 4, 6, 7 -> height - 1 - down;
            default -> down;
        };
    }
}
