package stet.media;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures made for tests, as the bytes of files: honest ones, and such as nobody should send. */
public final class SamplePictures {
    private SamplePictures() {}

    /** As it is configured out of the box, but for what is given by pairs of name and value. */
    static MediaConfig config(String... settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withMapping(MediaConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValue("stet.media.folder", "nowhere");
        for (int i = 0; i < settings.length; i += 2) {
            builder.withDefaultValue("stet.media." + settings[i], settings[i + 1]);
        }
        return builder.build().getConfigMapping(MediaConfig.class);
    }

    // ---- what they show

    /** Its left top quarter is red, the right top one green, the left bottom one blue, the other white. */
    static BufferedImage quarters(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (int i = 0; i < 4; i++) {
            pen.setColor(colours[i]);
            pen.fillRect(i % 2 * width / 2, i / 2 * height / 2, width - width / 2, height - height / 2);
        }
        pen.dispose();
        return image;
    }

    /** Something with as much detail as a photograph, so that it does not become small. */
    public static BufferedImage detailed(int width, int height, long seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int noise = random.nextInt(24);
                int r = (int) (110 + 90 * Math.sin(x / 97.0 + y / 311.0)) + noise;
                int g = (int) (110 + 90 * Math.sin(x / 61.0 - y / 143.0)) + noise;
                int b = (int) (110 + 90 * Math.cos(x / 231.0 + y / 53.0)) + noise;
                row[x] = Math.min(255, r) << 16 | Math.min(255, g) << 8 | Math.min(255, b);
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }

    // ---- honest files

    public static byte[] jpeg(BufferedImage image) {
        return jpeg(image, false);
    }

    static byte[] jpeg(BufferedImage image, boolean progressive) {
        return write("jpeg", new IIOImage(image, null, null), 0.95f, progressive);
    }

    public static byte[] png(BufferedImage image) {
        return write("png", new IIOImage(image, null, null), -1, false);
    }

    static byte[] interlacedPng(BufferedImage image) {
        return write("png", new IIOImage(image, null, null), -1, true);
    }

    static byte[] gif(BufferedImage image) {
        return write("gif", new IIOImage(image, null, null), -1, false);
    }

    static byte[] webp(BufferedImage image) {
        return write("webp", new IIOImage(image, null, null), 0.9f, false);
    }

    private static byte[] write(String format, IIOImage image, float quality, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (quality > 0) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                if (format.equals("webp")) {
                    param.setCompressionType("Lossy");
                }
                param.setCompressionQuality(quality);
            }
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, image, param);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Of 16 bits a sample, its colours those of {@link #quarters}. */
    static byte[] deepPng(int width, int height) {
        BufferedImage image = ImageTypeSpecifier.createInterleaved(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB),
                        new int[] {0, 1, 2, 3},
                        DataBuffer.TYPE_USHORT,
                        true,
                        false)
                .createBufferedImage(width, height);
        BufferedImage shown = quarters(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = shown.getRGB(x, y);
                image.getRaster().setPixel(x, y, new int[] {
                    (rgb >> 16 & 0xff) * 257, (rgb >> 8 & 0xff) * 257, (rgb & 0xff) * 257, 0xffff
                });
            }
        }
        return png(image);
    }

    /** Of a palette, the left half opaque and the right one half seen through. */
    static byte[] palettePng(int width, int height) {
        byte[] r = {(byte) 255, 0};
        byte[] g = {0, 0};
        byte[] b = {0, (byte) 255};
        byte[] a = {(byte) 255, (byte) 128};
        BufferedImage image = new BufferedImage(
                width, height, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 2, r, g, b, a));
        for (int y = 0; y < height; y++) {
            for (int x = width / 2; x < width; x++) {
                image.getRaster().setSample(x, y, 0, 1);
            }
        }
        return png(image);
    }

    /**
     * Of four inks, one colour all over, written as its samples are given.
     *
     * @param transform what Adobe's segment says; -1 for none
     */
    static byte[] inksJpeg(int width, int height, int[] samples, int transform) {
        WritableRaster raster = Raster.createWritableRaster(
                new PixelInterleavedSampleModel(
                        DataBuffer.TYPE_BYTE, width, height, 4, width * 4, new int[] {0, 1, 2, 3}),
                null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setPixel(x, y, samples);
            }
        }
        byte[] plain = write("jpeg", new IIOImage(raster, null, null), 0.95f, false);
        byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
        return transform < 0 ? plain : withSegment(plain, 0xee, adobe);
    }

    // ---- what stands beside pictures

    /** With a segment more, before all others. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        ByteBuffer bytes = ByteBuffer.allocate(jpeg.length + content.length + 4);
        bytes.put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker).putShort((short) (content.length + 2));
        bytes.put(content).put(jpeg, 2, jpeg.length - 2);
        return bytes.array();
    }

    static byte[] withExif(byte[] jpeg, byte[] tiff) {
        return withSegment(jpeg, 0xe1, joined(ascii("Exif\0\0"), tiff));
    }

    static byte[] withXmp(byte[] jpeg, String packet) {
        return withSegment(
                jpeg, 0xe1, joined(ascii("http://ns.adobe.com/xap/1.0/\0"), packet.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] withProfile(byte[] jpeg, byte[] icc) {
        return withSegment(jpeg, 0xe2, joined(ascii("ICC_PROFILE\0"), new byte[] {1, 1}, icc));
    }

    /** IPTC's records, each a tag of the second record and its text. */
    static byte[] withIptc(byte[] jpeg, Object... records) {
        ByteArrayOutputStream iim = new ByteArrayOutputStream();
        // ESC % G says that what follows is UTF-8 (IPTC IIM 4.2, 1:90).
        iim.writeBytes(new byte[] {0x1c, 1, 90, 0, 3, 0x1b, 0x25, 0x47});
        for (int i = 0; i < records.length; i += 2) {
            byte[] text = records[i + 1].toString().getBytes(StandardCharsets.UTF_8);
            iim.writeBytes(new byte[] {
                0x1c, 2, ((Integer) records[i]).byteValue(), (byte) (text.length >> 8), (byte) text.length
            });
            iim.writeBytes(text);
        }
        return withResource(jpeg, 0x0404, iim.toByteArray());
    }

    /** Among Photoshop's, of a number. */
    static byte[] withResource(byte[] jpeg, int number, byte[] all) {
        ByteBuffer resource = ByteBuffer.allocate(12 + all.length + (all.length & 1));
        resource.put(ascii("8BIM"))
                .putShort((short) number)
                .putShort((short) 0)
                .putInt(all.length)
                .put(all);
        return withSegment(jpeg, 0xed, joined(ascii("Photoshop 3.0\0"), resource.array()));
    }

    /** A TIFF structure with an orientation, texts by their tags, and a place on earth. */
    static byte[] tiff(int orientation, Object... texts) {
        int entries = 2 + texts.length / 2;
        int gpsAt = 8 + 2 + entries * 12 + 4;
        int textAt = gpsAt + 2 + 12 + 4;
        ByteArrayOutputStream ends = new ByteArrayOutputStream();
        ByteBuffer tiff = ByteBuffer.allocate(textAt);
        tiff.put(ascii("MM")).putShort((short) 42).putInt(8).putShort((short) entries);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        for (int i = 0; i < texts.length; i += 2) {
            byte[] text = joined(texts[i + 1].toString().getBytes(StandardCharsets.UTF_8), new byte[1]);
            tiff.putShort(((Integer) texts[i]).shortValue()).putShort((short) 2).putInt(text.length);
            // What fits into four bytes stands in place.
            tiff.putInt(textAt + ends.size());
            ends.writeBytes(text.length < 5 ? joined(text, new byte[8]) : text);
        }
        tiff.putShort((short) 0x8825)
                .putShort((short) 4)
                .putInt(1)
                .putInt(gpsAt)
                .putInt(0);
        tiff.putShort((short) 1)
                .putShort((short) 0x001d)
                .putShort((short) 2)
                .putInt(11)
                .putInt(textAt + ends.size());
        tiff.putInt(0);
        ends.writeBytes(ascii("2026:11:23\0"));
        return joined(tiff.array(), ends.toByteArray());
    }

    /** Of so many bytes, with as many tags as these have room for, each of which says that its value is all of them. */
    static byte[] tiffOfManyTags(int bytes) {
        int entries = Math.min(0xffff, (bytes - 14) / 12);
        ByteBuffer tiff = ByteBuffer.allocate(bytes);
        tiff.put(ascii("MM")).putShort((short) 42).putInt(8).putShort((short) entries);
        for (int i = 0; i < entries; i++) {
            tiff.putShort((short) (0x0200 + i))
                    .putShort((short) 7)
                    .putInt(bytes)
                    .putInt(0);
        }
        return tiff.array();
    }

    // ---- a PNG's chunks

    static byte[] chunk(String type, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(ascii(type));
        sum.update(content);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(ascii(type))
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    static byte[] pngOf(byte[]... chunks) {
        return joined(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, joined(chunks));
    }

    /** @param colour 0 grey, 2 red, green and blue, 3 of a palette */
    static byte[] header(int width, int height, int bits, int colour) {
        return chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) bits)
                        .put((byte) colour)
                        .array());
    }

    /** Nothing but zeros, as many as wanted, in very few bytes. */
    static byte[] deflatedZeros(long count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 16];
            for (long left = count; left > 0; left -= zeros.length) {
                out.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** With a chunk more, before the picture's data. */
    static byte[] withChunk(byte[] png, byte[] chunk) {
        int at = 8 + 25;
        ByteBuffer bytes = ByteBuffer.allocate(png.length + chunk.length);
        return bytes.put(png, 0, at).put(chunk).put(png, at, png.length - at).array();
    }

    // ---- a WebP's chunks

    /** An animation of a single picture, twice (RFC 9649, section 2.7.1.1). */
    static byte[] movingWebp(byte[] still, int width, int height) {
        byte[] picture = Arrays.copyOfRange(still, 12, still.length);
        byte[] size = {(byte) (width - 1), 0, 0, (byte) (height - 1), 0, 0};
        byte[] frame = riff("ANMF", joined(new byte[6], size, new byte[4], picture));
        byte[] all = joined(
                ascii("WEBP"),
                riff("VP8X", joined(new byte[] {2, 0, 0, 0}, size)),
                riff("ANIM", new byte[6]),
                frame,
                frame);
        return riff("RIFF", all);
    }

    static byte[] withExifOfWebp(byte[] webp, byte[] exif) {
        return riff("RIFF", joined(Arrays.copyOfRange(webp, 8, webp.length), riff("EXIF", exif)));
    }

    /** No more than says how large it is. */
    static byte[] losslessWebp(int width, int height) {
        int bits = width - 1 | height - 1 << 14;
        byte[] begin = {0x2f, (byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24), 0};
        return riff("RIFF", joined(ascii("WEBP"), riff("VP8L", begin)));
    }

    private static byte[] riff(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii(type))
                .putInt(content.length)
                .put(content)
                .array();
    }

    // ---- bytes

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(all)) {
            for (byte[] part : parts) {
                out.write(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }

    /** What a colour is called, as {@code #rrggbb}. */
    static String hex(int rgb) {
        return "#%06x".formatted(rgb & 0xffffff).toLowerCase(Locale.ROOT);
    }
}
