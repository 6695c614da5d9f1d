package stet.media;

import java.nio.charset.StandardCharsets;

/**
 * A rectangle of a file, in pixels as one looks at it, named by what it is.
 *
 * @param hash 20 hexadecimal digits, of the file's hash and the rectangle
 * @param file the file's SHA-256
 */
public record Cut(String hash, String file, int x, int y, int width, int height) {
    private static final int DIGITS = 20;

    public static Cut of(String file, int x, int y, int width, int height) {
        String named = "%s:%d,%d,%d,%d".formatted(file, x, y, width, height);
        String hash = Sha256.of(named.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
        return new Cut(hash, file, x, y, width, height);
    }

    /** The pixels that a rectangle in fractions covers, at least one. */
    public static Cut of(String file, int fileWidth, int fileHeight, Framing framing) {
        int x = Math.min((int) Math.round(framing.x() * fileWidth), fileWidth - 1);
        int y = Math.min((int) Math.round(framing.y() * fileHeight), fileHeight - 1);
        int right = Math.min((int) Math.round((framing.x() + framing.width()) * fileWidth), fileWidth);
        int bottom = Math.min((int) Math.round((framing.y() + framing.height()) * fileHeight), fileHeight);
        return of(file, x, y, Math.max(1, right - x), Math.max(1, bottom - y));
    }

    /** The greatest rectangle of a ratio in the middle of this one. */
    public Cut within(Ratio ratio) {
        int wide = Math.max(1, (int) Math.min(width, Math.round(height * ratio.value())));
        int high = Math.max(1, (int) Math.min(height, Math.round(width / ratio.value())));
        return of(file, x + (width - wide) / 2, y + (height - high) / 2, wide, high);
    }

    /**
     * The greatest rectangle of a ratio, with a point as near to its middle as the file's edges allow.
     *
     * @param focalX from the left, 0 to 1
     * @param focalY from the top, 0 to 1
     */
    public static Cut of(String file, int fileWidth, int fileHeight, Ratio ratio, double focalX, double focalY) {
        if (ratio == Ratio.ORIGINAL) {
            return of(file, 0, 0, fileWidth, fileHeight);
        }
        int width = Math.max(1, (int) Math.min(fileWidth, Math.round(fileHeight * ratio.value())));
        int height = Math.max(1, (int) Math.min(fileHeight, Math.round(fileWidth / ratio.value())));
        return of(file, start(focalX, fileWidth, width), start(focalY, fileHeight, height), width, height);
    }

    private static int start(double focal, int whole, int part) {
        return (int) Math.max(0, Math.min(whole - part, Math.round(focal * whole - part / 2.0)));
    }
}
