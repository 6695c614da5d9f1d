package stet.media;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPReadParam;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Makes small pictures of files.
 *
 * <p>What a decoder puts into memory is bounded: of a file larger than that it keeps every second, third … pixel of every
 * such line.
 */
final class Decoder {
    /** Of decoded samples, two of which may be in memory at once: a camera's 24 million pixels are decoded whole. */
    private static final long MOST_BYTES =
            Math.max(32L << 20, Math.min(160L << 20, Runtime.getRuntime().maxMemory() / 5));

    /** How much larger than wanted is large enough for a look at a picture's colours. */
    private static final int ENOUGH = 4;

    private final Path path;
    private final PictureFile file;
    private final Orientation orientation;

    Decoder(Path path, PictureFile file, Orientation orientation) {
        this.path = path;
        this.file = file;
        this.orientation = orientation;
    }

    /** In pixels, as one looks at it. */
    int width() {
        return orientation.turns() ? file.height() : file.width();
    }

    /** In pixels, as one looks at it. */
    int height() {
        return orientation.turns() ? file.width() : file.height();
    }

    /**
     * A rectangle of the picture, in sRGB.
     *
     * @param seen in pixels, as one looks at it
     * @param width no more than the rectangle's
     * @throws Unusable when the picture cannot be decoded
     */
    Pixels read(Rectangle seen, int width, int height) throws IOException {
        return read(seen, width, height, false);
    }

    /** As {@link #read}, with no more work than colours need; all of the file is gone through. */
    Pixels glance(Rectangle seen, int width, int height) throws IOException {
        return read(seen, width, height, true);
    }

    private Pixels read(Rectangle seen, int width, int height, boolean roughly) throws IOException {
        Rectangle region = orientation.inFile(seen, file.width(), file.height());
        int wide = orientation.turns() ? height : width;
        int high = orientation.turns() ? width : height;
        try {
            int step = step(region, wide, high, roughly);
            Lines lines = file.format() == FileFormat.WEBP ? webp(region, step) : decoded(region, step);
            Pixels small = Scaling.to(lines, wide, high, file.inks() == null);
            return Colours.toSrgb(small, file.inks(), file.embedded().icc()).upright(orientation);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            // What decoders throw at files that are no pictures.
            throw unreadable(e);
        }
    }

    private Unusable unreadable(Exception cause) {
        Unusable unusable = Unusable.damaged("its picture cannot be decoded");
        unusable.initCause(cause);
        return unusable;
    }

    private Lines decoded(Rectangle region, int step) throws IOException {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(file.format().name()).next();
        AtomicReference<String> warning = new AtomicReference<>();
        try (Pieces pieces = file.shown().open(path)) {
            reader.setInput(pieces, true, false);
            IIOReadWarningListener listener = (source, words) -> warning.compareAndSet(null, words);
            reader.addIIOReadWarningListener(listener);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceRegion(region);
            param.setSourceSubsampling(step, step, 0, 0);
            Lines lines;
            if (file.inks() == null) {
                BufferedImage image = reader.read(0, param);
                lines = Lines.of(image);
            } else {
                lines = Lines.of(reader.readRaster(0, param), false);
            }
            if (isFatal(warning.get())) {
                throw new IOException(warning.get());
            }
            return lines;
        } finally {
            reader.dispose();
        }
    }

    /** Decoders of JPEG and GIF go on where data is missing, and make something up. */
    private static boolean isFatal(String warning) {
        return warning != null && warning.matches("(?is).*(premature|truncated|unexpected eof|unexpected end).*");
    }

    private int step(Rectangle region, int width, int height, boolean roughly) {
        int most = Math.max(1, Math.min(region.width / width, region.height / height));
        int step = roughly ? Math.max(1, most / ENOUGH) : 1;
        while (step < most && bytes(region, step) > MOST_BYTES) {
            step++;
        }
        return step;
    }

    private long bytes(Rectangle region, int step) {
        return (long) file.depth() * (region.width / step) * (region.height / step);
    }

    private Lines webp(Rectangle region, int step) throws IOException {
        ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
        try (Pieces pieces = file.shown().open(path)) {
            reader.setInput(pieces, true, true);
            WebPReadParam param = new WebPReadParam();
            param.setUseCropping(true);
            param.setCropLeft(region.x);
            param.setCropTop(region.y);
            param.setCropWidth(region.width);
            param.setCropHeight(region.height);
            if (step > 1) {
                param.setUseScaling(true);
                param.setScaledWidth(region.width / step);
                param.setScaledHeight(region.height / step);
            }
            return Lines.of(reader.read(0, param));
        } finally {
            reader.dispose();
        }
    }
}
