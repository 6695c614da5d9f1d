package stet.media;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;

/**
 * The lines of a decoded picture, whatever its decoder made of it: samples of 8 bits, one pixel's after another's.
 *
 * @param bands samples of a pixel: 1 grey, 3 red, green and blue, 4 inks; one more where there is transparency
 */
record Lines(int width, int height, int bands, boolean transparent, Reading reading) {
    /** Puts a line where it is wanted. */
    interface Reading {
        void line(int y, byte[] into);
    }

    static Lines of(BufferedImage image) {
        Raster raster = image.getRaster();
        if (image.getColorModel() instanceof IndexColorModel palette) {
            return ofPalette(raster, palette);
        }
        boolean transparent = image.getColorModel().hasAlpha();
        if (raster.getSampleModel() instanceof SinglePixelPackedSampleModel
                && raster.getDataBuffer() instanceof DataBufferInt) {
            return ofPacked(image, transparent);
        }
        return of(raster, transparent);
    }

    /** Samples as they are, whatever they stand for. */
    static Lines of(Raster raster, boolean transparent) {
        int bands = raster.getNumBands();
        int width = raster.getWidth();
        Reading reading = raster.getSampleModel() instanceof ComponentSampleModel model
                ? components(raster, model)
                : anyhow(raster);
        return new Lines(width, raster.getHeight(), bands, transparent, reading);
    }

    private static Reading components(Raster raster, ComponentSampleModel model) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        int step = model.getPixelStride();
        int stride = model.getScanlineStride();
        int[] offsets = model.getBandOffsets();
        DataBuffer buffer = raster.getDataBuffer();
        if (buffer.getNumBanks() != 1) {
            return anyhow(raster);
        }
        int start = buffer.getOffset()
                - raster.getSampleModelTranslateY() * stride
                - raster.getSampleModelTranslateX() * step
                + raster.getMinY() * stride
                + raster.getMinX() * step;
        if (buffer instanceof DataBufferByte bytes) {
            byte[] data = bytes.getData();
            return (y, into) -> {
                for (int band = 0; band < bands; band++) {
                    int from = start + y * stride + offsets[band];
                    for (int x = 0, to = band; x < width; x++, from += step, to += bands) {
                        into[to] = data[from];
                    }
                }
            };
        }
        if (buffer instanceof DataBufferUShort shorts) {
            short[] data = shorts.getData();
            return (y, into) -> {
                for (int band = 0; band < bands; band++) {
                    int from = start + y * stride + offsets[band];
                    for (int x = 0, to = band; x < width; x++, from += step, to += bands) {
                        into[to] = (byte) (data[from] >> 8);
                    }
                }
            };
        }
        return anyhow(raster);
    }

    private static Reading anyhow(Raster raster) {
        int width = raster.getWidth();
        int[] samples = new int[width * raster.getNumBands()];
        int[] sizes = raster.getSampleModel().getSampleSize();
        return (y, into) -> {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, samples);
            for (int i = 0; i < samples.length; i++) {
                int bits = sizes[i % sizes.length];
                into[i] = (byte) (bits == 8 ? samples[i] : (long) samples[i] * 255 / ((1L << bits) - 1));
            }
        };
    }

    private static Lines ofPalette(Raster raster, IndexColorModel palette) {
        int width = raster.getWidth();
        boolean transparent = palette.hasAlpha();
        int bands = transparent ? 4 : 3;
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        int[] indices = new int[width];
        return new Lines(width, raster.getHeight(), bands, transparent, (y, into) -> {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, indices);
            for (int x = 0; x < width; x++) {
                // A palette may be shorter than what is asked of it.
                int colour = indices[x] < colours.length ? colours[indices[x]] : 0xff000000;
                put(colour, into, x * bands, transparent);
            }
        });
    }

    private static Lines ofPacked(BufferedImage image, boolean transparent) {
        int width = image.getWidth();
        int bands = transparent ? 4 : 3;
        int[] pixels = new int[width];
        return new Lines(width, image.getHeight(), bands, transparent, (y, into) -> {
            image.getRGB(0, y, width, 1, pixels, 0, width);
            for (int x = 0; x < width; x++) {
                put(pixels[x], into, x * bands, transparent);
            }
        });
    }

    private static void put(int argb, byte[] into, int at, boolean transparent) {
        into[at] = (byte) (argb >> 16);
        into[at + 1] = (byte) (argb >> 8);
        into[at + 2] = (byte) argb;
        if (transparent) {
            into[at + 3] = (byte) (argb >> 24);
        }
    }
}
