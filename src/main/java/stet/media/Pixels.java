package stet.media;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A picture in memory, small enough to be worked on.
 *
 * @param bands as in {@link Lines}, transparency last
 * @param samples of 8 bits, one pixel's after another's
 */
record Pixels(int width, int height, int bands, boolean transparent, byte[] samples) {
    private static final int WHITE = 0xff;

    /** As one looks at it. */
    Pixels upright(Orientation orientation) {
        if (orientation.equals(Orientation.UPRIGHT)) {
            return this;
        }
        int wide = orientation.turns() ? height : width;
        int high = orientation.turns() ? width : height;
        byte[] turned = new byte[samples.length];
        for (int y = 0, to = 0; y < high; y++) {
            for (int x = 0; x < wide; x++, to += bands) {
                int from = orientation.row(x, y, height) * width + orientation.column(x, y, width);
                System.arraycopy(samples, from * bands, turned, to, bands);
            }
        }
        return new Pixels(wide, high, bands, transparent, turned);
    }

    /** Whether any of it can be seen through. */
    boolean isSeenThrough() {
        if (transparent) {
            for (int i = bands - 1; i < samples.length; i += bands) {
                if (samples[i] != (byte) 0xff) {
                    return true;
                }
            }
        }
        return false;
    }

    /** For an encoder that knows transparency, or on white for one that does not. Of grey or of red, green and blue. */
    BufferedImage image(boolean withTransparency) {
        boolean keep = withTransparency && isSeenThrough();
        BufferedImage image =
                new BufferedImage(width, height, keep ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int green = bands >= 3 ? 1 : 0;
        int blue = bands >= 3 ? 2 : 0;
        for (int i = 0, at = 0; i < pixels.length; i++, at += bands) {
            int r = samples[at] & 0xff;
            int g = samples[at + green] & 0xff;
            int b = samples[at + blue] & 0xff;
            int a = transparent ? samples[at + bands - 1] & 0xff : 0xff;
            pixels[i] =
                    keep ? a << 24 | r << 16 | g << 8 | b : onWhite(r, a) << 16 | onWhite(g, a) << 8 | onWhite(b, a);
        }
        return image;
    }

    private static int onWhite(int sample, int alpha) {
        return (sample * alpha + WHITE * (255 - alpha) + 127) / 255;
    }
}
