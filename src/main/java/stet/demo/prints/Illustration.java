package stet.demo.prints;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture to be drawn. Whoever draws it twice gets the same bytes.
 *
 * @param motif what it shows, a {@link Motif}'s name; or {@code portrait}
 * @param manner the {@link Hour} that it stands in; of a portrait, what is seen of somebody
 * @param section whose inks it is printed in, the last part of its path
 * @param seed what chance makes of it
 */
public record Illustration(String motif, String manner, String section, long seed) {
    private static final String PORTRAIT = "portrait";
    private static final float QUALITY = 0.86f;

    /** As a JPEG file, so many pixels wide and two thirds as high; a portrait is square. */
    public byte[] jpeg(int width) {
        return encoded(draw(width));
    }

    BufferedImage draw(int width) {
        if (motif.equals(PORTRAIT)) {
            // A sheet is half as wide again as it is high, and the sitter sits in its middle.
            Sheet sheet = new Sheet(Inks.of(section), Hour.DAY, seed, width * 3 / 2);
            Portrait.draw(sheet, manner.toUpperCase(Locale.ROOT));
            return sheet.pull().getSubimage(width / 4, 0, width, width);
        }
        Sheet sheet = new Sheet(Inks.of(section), Hour.valueOf(name(manner)), seed, width);
        Motif.valueOf(name(motif)).draw(sheet);
        return sheet.pull();
    }

    private static String name(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static byte[] encoded(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException("A picture in memory could not be encoded", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
