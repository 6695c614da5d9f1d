package stet.demo.prints;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** How ink lies on paper: not quite evenly, and with specks of the paper in what is dark. */
final class Grain {
    /** How many specks there are across a sheet. */
    private static final double ACROSS = 800;

    /** Which share of the sheet is inked well, and by how many tones all of it varies. */
    private static final double INKED = 0.86;

    private static final double SHADES = 5;

    private final long seed;
    private final Color paper;

    Grain(long seed, Color paper) {
        this.seed = seed;
        this.paper = paper;
    }

    /** Of {@link BufferedImage#TYPE_INT_RGB}. */
    void in(BufferedImage image) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int width = image.getWidth();
        int speck = Math.max(1, (int) Math.round(width / ACROSS));
        for (int top = 0; top < image.getHeight(); top += speck) {
            for (int left = 0; left < width; left += speck) {
                double chance = Noise.at(seed + 2, left / speck, top / speck);
                double bare = Math.max(0, chance - INKED) / (1 - INKED);
                if (bare > 0) {
                    bare *= Noise.smooth(seed + 3, left / speck / 46.0, top / speck / 46.0);
                }
                double shade = (chance * 1_009 - (int) (chance * 1_009) - 0.5) * SHADES;
                for (int y = top; y < Math.min(top + speck, image.getHeight()); y++) {
                    for (int x = left; x < Math.min(left + speck, width); x++) {
                        pixels[y * width + x] = grained(pixels[y * width + x], bare, shade);
                    }
                }
            }
        }
    }

    private int grained(int ink, double bare, double shade) {
        int red = ink >> 16 & 0xff;
        int green = ink >> 8 & 0xff;
        int blue = ink & 0xff;
        double darkness = 1 - (red * 3 + green * 6 + blue) / 2_550.0;
        double much = bare * (0.05 + 0.3 * darkness);
        return channel(red, paper.getRed(), much, shade) << 16
                | channel(green, paper.getGreen(), much, shade) << 8
                | channel(blue, paper.getBlue(), much, shade);
    }

    private static int channel(int ink, int paper, double bare, double shade) {
        return Math.max(0, Math.min(255, (int) (ink + (paper - ink) * bare + shade)));
    }
}
