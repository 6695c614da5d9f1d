package stet.media;

import java.util.Arrays;

/**
 * Makes pictures smaller, line by line: of a large one no more than some lines are held at a time.
 *
 * <p>First whole blocks of pixels become their mean, then a cubic (Catmull and Rom's) makes the rest of the way. Both in
 * linear light, with colours weighted by how much of them is seen: else bright details darken, and edges of what is
 * transparent take the colour of what is not there.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1981.1163711">Keys, “Cubic convolution interpolation”, 1981</a>
 */
final class Scaling {
    private static final float[] LINEAR = new float[256];
    private static final int STEPS = 1 << 14;
    private static final byte[] ENCODED = new byte[STEPS + 1];

    static {
        for (int i = 0; i < LINEAR.length; i++) {
            LINEAR[i] = (float) linear(i / 255.0);
        }
        for (int i = 0; i <= STEPS; i++) {
            ENCODED[i] = (byte) Math.round(255 * encoded((double) i / STEPS));
        }
    }

    private final Lines from;
    private final int width;
    private final int height;
    private final boolean light;
    private final int block;
    private final byte[] line;

    /** Which line is read next. */
    private int next;

    private Scaling(Lines from, int width, int height, boolean light) {
        this.from = from;
        this.width = width;
        this.height = height;
        this.light = light;
        this.block = Math.max(1, Math.min(from.width() / width, from.height() / height) / 2);
        this.line = new byte[from.width() * from.bands()];
    }

    /**
     * @param light whether samples stand for light, as those of screens do; inks don't
     * @return exactly that large; never larger than it was
     */
    static Pixels to(Lines from, int width, int height, boolean light) {
        if (width > from.width() || height > from.height()) {
            throw new IllegalArgumentException("Pictures are never made larger");
        }
        return new Scaling(from, width, height, light).scaled();
    }

    /** sRGB's curve (IEC 61966-2-1). */
    static double linear(double encoded) {
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }

    static double encoded(double linear) {
        return linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }

    private Pixels scaled() {
        int bands = from.bands();
        int blocksWide = from.width() / block;
        int blocksHigh = from.height() / block;
        Weights across = Weights.of(blocksWide, width);
        Weights down = Weights.of(blocksHigh, height);
        byte[] samples = new byte[width * height * bands];
        float[] blocks = new float[blocksWide * bands];
        float[] sum = new float[width * bands];
        float[][] held = new float[down.most()][width * bands];
        for (int y = 0; y < height; y++) {
            int first = down.first(y);
            int last = first + down.count(y);
            for (; next < last; next++) {
                readBlocks(next, blocks, blocksWide);
                across.narrow(blocks, held[next % held.length], width, bands);
            }
            Arrays.fill(sum, 0);
            for (int i = first; i < last; i++) {
                float weight = down.weight(y, i - first);
                float[] one = held[i % held.length];
                for (int x = 0; x < sum.length; x++) {
                    sum[x] += weight * one[x];
                }
            }
            encode(sum, samples, y * width * bands);
        }
        return new Pixels(width, height, bands, from.transparent(), samples);
    }

    /** One line of blocks, each the mean of its pixels. */
    private void readBlocks(int row, float[] into, int blocksWide) {
        int bands = from.bands();
        int colours = from.transparent() ? bands - 1 : bands;
        float share = 1f / (block * block);
        Arrays.fill(into, 0);
        for (int y = row * block; y < (row + 1) * block; y++) {
            from.reading().line(y, line);
            for (int x = 0, at = 0; x < blocksWide; x++) {
                int to = x * bands;
                for (int i = 0; i < block; i++, at += bands) {
                    float seen = from.transparent() ? (line[at + colours] & 0xff) / 255f * share : share;
                    for (int band = 0; band < colours; band++) {
                        into[to + band] += seen * decoded(line[at + band]);
                    }
                    if (from.transparent()) {
                        into[to + colours] += seen;
                    }
                }
            }
        }
    }

    private float decoded(byte sample) {
        return light ? LINEAR[sample & 0xff] : (sample & 0xff) / 255f;
    }

    private void encode(float[] sum, byte[] into, int at) {
        int bands = from.bands();
        int colours = from.transparent() ? bands - 1 : bands;
        for (int i = 0; i < sum.length; i += bands) {
            float seen = from.transparent() ? clamped(sum[i + colours]) : 1;
            for (int band = 0; band < colours; band++) {
                float value = seen <= 0 ? 0 : clamped(sum[i + band] / seen);
                into[at + i + band] = light ? ENCODED[(int) (value * STEPS + 0.5f)] : (byte) (value * 255 + 0.5f);
            }
            if (from.transparent()) {
                into[at + i + colours] = (byte) (seen * 255 + 0.5f);
            }
        }
    }

    private static float clamped(float value) {
        return value < 0 ? 0 : Math.min(value, 1);
    }

    /** Which samples make one of fewer, and how much of it each. */
    private record Weights(int[] firsts, float[][] weights) {
        static Weights of(int before, int after) {
            double scale = (double) before / after;
            double reach = 2 * scale;
            int[] firsts = new int[after];
            float[][] weights = new float[after][];
            for (int i = 0; i < after; i++) {
                double middle = (i + 0.5) * scale - 0.5;
                int first = Math.max(0, (int) Math.ceil(middle - reach));
                int last = Math.min(before - 1, (int) Math.floor(middle + reach));
                float[] each = new float[last - first + 1];
                float sum = 0;
                for (int j = 0; j < each.length; j++) {
                    each[j] = (float) cubic((first + j - middle) / scale);
                    sum += each[j];
                }
                for (int j = 0; j < each.length; j++) {
                    each[j] /= sum;
                }
                firsts[i] = first;
                weights[i] = each;
            }
            return new Weights(firsts, weights);
        }

        private static double cubic(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return 1.5 * x * x * x - 2.5 * x * x + 1;
            }
            return x < 2 ? -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2 : 0;
        }

        int first(int i) {
            return firsts[i];
        }

        int count(int i) {
            return weights[i].length;
        }

        float weight(int i, int j) {
            return weights[i][j];
        }

        int most() {
            int most = 1;
            for (float[] each : weights) {
                most = Math.max(most, each.length);
            }
            return most;
        }

        void narrow(float[] from, float[] into, int width, int bands) {
            for (int x = 0, to = 0; x < width; x++, to += bands) {
                float[] each = weights[x];
                int start = firsts[x] * bands;
                for (int band = 0; band < bands; band++) {
                    float sum = 0;
                    for (int i = 0, at = start + band; i < each.length; i++, at += bands) {
                        sum += each[i] * from[at];
                    }
                    into[to + band] = sum;
                }
            }
        }
    }
}
