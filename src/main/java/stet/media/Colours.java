package stet.media;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jboss.logging.Logger;

/** Brings colours of all kinds to sRGB, in which the web speaks of them. */
final class Colours {
    private static final Logger LOG = Logger.getLogger(Colours.class);
    private static final int RED_GREEN_BLUE = 3;
    private static final int INKS = 4;

    /** Of a histogram: 3 bits for each of red, green and blue. */
    private static final int BINS = 1 << 9;

    private Colours() {}

    /**
     * @param inks how four inks are written, null where there are none
     * @param profile what the samples mean; null, and whatever cannot be understood as a profile, is sRGB
     */
    static Pixels toSrgb(Pixels pixels, PictureFile.Inks inks, byte[] profile) {
        if (inks != null) {
            Pixels plain = plain(pixels, inks);
            Pixels converted = converted(plain, profile, INKS, ColorSpace.TYPE_CMYK);
            return converted == null ? guessed(plain) : converted;
        }
        int colours = pixels.transparent() ? pixels.bands() - 1 : pixels.bands();
        Pixels converted = converted(
                pixels, profile, colours, colours == RED_GREEN_BLUE ? ColorSpace.TYPE_RGB : ColorSpace.TYPE_GRAY);
        return converted == null ? pixels : converted;
    }

    /** Null when the profile is none, or does not speak of such samples. */
    private static Pixels converted(Pixels pixels, byte[] profile, int colours, int type) {
        if (profile == null) {
            return null;
        }
        try {
            ICC_Profile read = ICC_Profile.getInstance(profile);
            if (read.getColorSpaceType() != type || read.getNumComponents() != colours) {
                return null;
            }
            int count = pixels.width() * pixels.height();
            WritableRaster from = raster(pixels.width(), pixels.height(), colours);
            byte[] in = ((DataBufferByte) from.getDataBuffer()).getData();
            for (int i = 0; i < count; i++) {
                System.arraycopy(pixels.samples(), i * pixels.bands(), in, i * colours, colours);
            }
            WritableRaster to = raster(pixels.width(), pixels.height(), RED_GREEN_BLUE);
            new ColorConvertOp(new ICC_ColorSpace(read), ColorSpace.getInstance(ColorSpace.CS_sRGB), null)
                    .filter(from, to);
            return withTransparency(pixels, ((DataBufferByte) to.getDataBuffer()).getData());
        } catch (IllegalArgumentException | CMMException | ArrayIndexOutOfBoundsException e) {
            LOG.debugf(e, "A profile of colours could not be understood");
            return null;
        }
    }

    private static Pixels withTransparency(Pixels pixels, byte[] colours) {
        if (!pixels.transparent()) {
            return new Pixels(pixels.width(), pixels.height(), RED_GREEN_BLUE, false, colours);
        }
        int bands = RED_GREEN_BLUE + 1;
        byte[] samples = new byte[pixels.width() * pixels.height() * bands];
        for (int i = 0, at = 0; at < samples.length; i++, at += bands) {
            System.arraycopy(colours, i * RED_GREEN_BLUE, samples, at, RED_GREEN_BLUE);
            samples[at + RED_GREEN_BLUE] = pixels.samples()[(i + 1) * pixels.bands() - 1];
        }
        return new Pixels(pixels.width(), pixels.height(), bands, true, samples);
    }

    private static WritableRaster raster(int width, int height, int bands) {
        int[] offsets = new int[bands];
        for (int band = 0; band < bands; band++) {
            offsets[band] = band;
        }
        return Raster.createWritableRaster(
                new PixelInterleavedSampleModel(DataBuffer.TYPE_BYTE, width, height, bands, width * bands, offsets),
                null);
    }

    // ---- inks

    /** Cyan, magenta, yellow and black, where more is darker. */
    private static Pixels plain(Pixels pixels, PictureFile.Inks inks) {
        byte[] samples = pixels.samples().clone();
        if (inks == PictureFile.Inks.INVERTED_YCC) {
            for (int i = 0; i < samples.length; i += INKS) {
                unfold(samples, i);
            }
        }
        if (inks != PictureFile.Inks.PLAIN) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (byte) ~samples[i];
            }
        }
        return new Pixels(pixels.width(), pixels.height(), INKS, false, samples);
    }

    /** JFIF 1.02, “Conversion to and from RGB”. */
    private static void unfold(byte[] samples, int at) {
        int y = samples[at] & 0xff;
        int cb = (samples[at + 1] & 0xff) - 128;
        int cr = (samples[at + 2] & 0xff) - 128;
        samples[at] = clamped(y + 1.402 * cr);
        samples[at + 1] = clamped(y - 0.344136 * cb - 0.714136 * cr);
        samples[at + 2] = clamped(y + 1.772 * cb);
    }

    private static byte clamped(double value) {
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }

    /** What inks look like on no paper in particular. */
    private static Pixels guessed(Pixels inks) {
        int count = inks.width() * inks.height();
        byte[] samples = new byte[count * RED_GREEN_BLUE];
        for (int i = 0; i < count; i++) {
            int white = 255 - (inks.samples()[i * INKS + RED_GREEN_BLUE] & 0xff);
            for (int band = 0; band < RED_GREEN_BLUE; band++) {
                int ink = inks.samples()[i * INKS + band] & 0xff;
                samples[i * RED_GREEN_BLUE + band] = (byte) ((255 - ink) * white / 255);
            }
        }
        return new Pixels(inks.width(), inks.height(), RED_GREEN_BLUE, false, samples);
    }

    // ---- the one colour

    /** What a picture is mostly made of: the mean of the colours in the fullest part of a histogram, as {@code #rrggbb}. */
    static String dominant(Pixels pixels) {
        int[][] sums = new int[BINS][4];
        int green = pixels.bands() >= RED_GREEN_BLUE ? 1 : 0;
        int blue = pixels.bands() >= RED_GREEN_BLUE ? 2 : 0;
        byte[] samples = pixels.samples();
        for (int i = 0; i < samples.length; i += pixels.bands()) {
            if (pixels.transparent() && samples[i + pixels.bands() - 1] >= 0) {
                // Half of it or more is seen through: it counts for what is behind it.
                continue;
            }
            int r = samples[i] & 0xff;
            int g = samples[i + green] & 0xff;
            int b = samples[i + blue] & 0xff;
            int[] bin = sums[r >> 5 << 6 | g >> 5 << 3 | b >> 5];
            bin[0]++;
            bin[1] += r;
            bin[2] += g;
            bin[3] += b;
        }
        int[] fullest = sums[0];
        for (int[] bin : sums) {
            fullest = bin[0] > fullest[0] ? bin : fullest;
        }
        int count = Math.max(1, fullest[0]);
        return fullest[0] == 0
                ? "#ffffff"
                : "#%02x%02x%02x".formatted(fullest[1] / count, fullest[2] / count, fullest[3] / count);
    }
}
