package stet.media;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/** Writes pictures for browsers, with nothing in them but the picture. */
final class Encoder {
    private static final float JPEG_QUALITY = 0.8f;
    private static final float WEBP_QUALITY = 0.78f;

    private Encoder() {}

    static void write(Pixels pixels, Renditions.Format format, Path file) throws IOException {
        switch (format) {
            case WEBP -> write(pixels.image(true), webpWriter(), webpParam(), file);
            case JPEG ->
                write(
                        pixels.image(false),
                        ImageIO.getImageWritersByFormatName("jpeg").next(),
                        null,
                        file);
        }
    }

    private static ImageWriter webpWriter() throws IOException {
        return new WebPImageWriterSpi().createWriterInstance(null);
    }

    private static ImageWriteParam webpParam() {
        WebPWriteParam param = new WebPWriteParam(Locale.ROOT);
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType("Lossy");
        param.setCompressionQuality(WEBP_QUALITY);
        return param;
    }

    private static ImageWriteParam jpegParam(ImageWriter writer) {
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(JPEG_QUALITY);
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return param;
    }

    private static void write(BufferedImage image, ImageWriter writer, ImageWriteParam param, Path file)
            throws IOException {
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param == null ? jpegParam(writer) : param);
        } finally {
            writer.dispose();
        }
    }
}
