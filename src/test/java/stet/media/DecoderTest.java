package stet.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.media.SamplePictures.hex;
import static stet.media.SamplePictures.quarters;

import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
    private static final MediaConfig CONFIG = SamplePictures.config();
    private static final Decodings DECODINGS = new Decodings(2, 400);

    @TempDir
    Path folder;

    private BufferedImage picture(byte[] bytes, Rectangle seen, int width, int height) throws IOException {
        return pixels(bytes, seen, width, height).image(true);
    }

    private Pixels pixels(byte[] bytes, Rectangle seen, int width, int height) throws IOException {
        Path path = folder.resolve("file");
        Files.write(path, bytes);
        PictureFile file = PictureFile.read(path);
        Orientation orientation =
                Inscription.of(file.embedded(), ZoneOffset.UTC).orientation();
        return new Decoder(path, file, orientation).read(seen, width, height);
    }

    private Inscription inscription(byte[] bytes) throws IOException {
        Path path = folder.resolve("file");
        Files.write(path, bytes);
        return Examined.of(path, CONFIG, DECODINGS, ZoneId.of("Europe/Athens")).inscription();
    }

    /** Each to within what a lossy format may be off. */
    private static void assertQuarters(BufferedImage image, String... colours) {
        int[][] middles = {{1, 1}, {3, 1}, {1, 3}, {3, 3}};
        for (int i = 0; i < 4; i++) {
            int rgb = image.getRGB(image.getWidth() * middles[i][0] / 4, image.getHeight() * middles[i][1] / 4);
            assertNear(Integer.parseInt(colours[i], 16), rgb);
        }
    }

    private static void assertNear(int wanted, int rgb) {
        for (int shift = 0; shift <= 16; shift += 8) {
            int off = Math.abs((wanted >> shift & 0xff) - (rgb >> shift & 0xff));
            assertTrue(off <= 12, "%s is not %s".formatted(hex(rgb), hex(wanted)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "progressive jpeg", "png", "interlaced png", "deep png", "gif", "webp"})
    void everyFormatIsTheSamePicture(String kind) throws IOException {
        BufferedImage image = quarters(400, 300, BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes =
                switch (kind) {
                    case "jpeg" -> SamplePictures.jpeg(image);
                    case "progressive jpeg" -> SamplePictures.jpeg(image, true);
                    case "png" -> SamplePictures.png(image);
                    case "interlaced png" -> SamplePictures.interlacedPng(image);
                    case "deep png" -> SamplePictures.deepPng(400, 300);
                    case "gif" -> SamplePictures.gif(quarters(400, 300, BufferedImage.TYPE_BYTE_INDEXED));
                    default -> SamplePictures.webp(image);
                };
        for (int width : new int[] {400, 300, 100, 20}) {
            BufferedImage read = picture(bytes, new Rectangle(400, 300), width, width * 3 / 4);
            assertEquals(width, read.getWidth());
            assertEquals(width * 3 / 4, read.getHeight());
            assertQuarters(read, "ff0000", "00ff00", "0000ff", "ffffff");
        }
        // A rectangle in the middle of the right half: green over white.
        BufferedImage part = picture(bytes, new Rectangle(250, 50, 100, 200), 50, 100);
        assertQuarters(part, "00ff00", "00ff00", "ffffff", "ffffff");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theCameraMayHaveBeenHeldAnyWay(int exif) throws IOException {
        // Turned and mirrored so that, looked at, it is the usual one.
        BufferedImage usual = quarters(400, 300, BufferedImage.TYPE_3BYTE_BGR);
        Orientation held = new Orientation(exif);
        int width = held.turns() ? 300 : 400;
        int height = held.turns() ? 400 : 300;
        BufferedImage asHeld = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 400; x++) {
                asHeld.setRGB(held.column(x, y, width), held.row(x, y, height), usual.getRGB(x, y));
            }
        }
        byte[] bytes = SamplePictures.withExif(SamplePictures.jpeg(asHeld), SamplePictures.tiff(exif));
        assertQuarters(picture(bytes, new Rectangle(400, 300), 200, 150), "ff0000", "00ff00", "0000ff", "ffffff");
        assertQuarters(
                picture(bytes, new Rectangle(250, 50, 100, 200), 50, 100), "00ff00", "00ff00", "ffffff", "ffffff");
        Path path = folder.resolve("file");
        Examined examined = Examined.of(path, CONFIG, DECODINGS, ZoneOffset.UTC);
        assertEquals(400, examined.width());
        assertEquals(300, examined.height());
    }

    @Test
    void whatCannotBeTurnedIsUpright() throws IOException {
        assertEquals(
                Orientation.UPRIGHT,
                inscription(SamplePictures.withExif(
                                SamplePictures.jpeg(quarters(8, 8, BufferedImage.TYPE_3BYTE_BGR)),
                                SamplePictures.tiff(9)))
                        .orientation());
    }

    @ParameterizedTest
    @CsvSource({
        // Pure cyan: as Adobe writes it, as nobody in particular does, and with luminance and chrominance.
        "0,0,255,255,255, 00ffff",
        "-1,255,0,0,0, 00ffff",
        // Black alone.
        "0,255,255,255,0, 000000",
        // The inks of pure cyan inverted are 0, 255, 255: of those Y, Cb and Cr.
        "2,179,171,0,255, 00ffff"
    })
    void inksOfAllWritingsBecomeLight(int transform, int c, int m, int y, int k, String colour) throws IOException {
        byte[] jpeg = SamplePictures.inksJpeg(64, 64, new int[] {c, m, y, k}, transform);
        assertNear(
                Integer.parseInt(colour, 16),
                picture(jpeg, new Rectangle(64, 64), 16, 16).getRGB(8, 8));
    }

    @Test
    void aProfileSaysWhatColoursMeanAndABrokenOneSaysNothing() throws IOException {
        BufferedImage grey = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 64 * 64; i++) {
            grey.setRGB(i % 64, i / 64, 0x373737);
        }
        byte[] jpeg = SamplePictures.jpeg(grey);
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        Rectangle all = new Rectangle(64, 64);
        assertNear(0x373737, picture(jpeg, all, 16, 16).getRGB(8, 8));
        // A fifth of the light is half way to white for the eye.
        assertNear(
                0x808080,
                picture(SamplePictures.withProfile(jpeg, linear), all, 16, 16).getRGB(8, 8));
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            byte[] broken = linear.clone();
            for (int j = 0; j < 20; j++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            picture(SamplePictures.withProfile(jpeg, broken), all, 16, 16);
        }
        byte[] none = "no profile at all".getBytes(StandardCharsets.US_ASCII);
        assertNear(
                0x373737,
                picture(SamplePictures.withProfile(jpeg, none), all, 16, 16).getRGB(8, 8));
        byte[] ofGrey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        assertNear(
                0x373737,
                picture(SamplePictures.withProfile(jpeg, ofGrey), all, 16, 16).getRGB(8, 8));
    }

    @Test
    void greyStaysAsLightAsItIs() throws IOException {
        BufferedImage grey = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64 * 64; i++) {
            grey.getRaster().setSample(i % 64, i / 64, 0, 0x50);
        }
        assertNear(
                0x505050,
                picture(SamplePictures.jpeg(grey), new Rectangle(64, 64), 16, 16)
                        .getRGB(8, 8));
        assertNear(
                0x505050,
                picture(SamplePictures.png(grey), new Rectangle(64, 64), 16, 16).getRGB(8, 8));
    }

    @Test
    void transparencyIsKeptForWhoKnowsItAndWhiteForWhoDoesNot() throws IOException {
        Pixels pixels = pixels(SamplePictures.palettePng(64, 64), new Rectangle(64, 64), 32, 32);
        assertTrue(pixels.isSeenThrough());
        assertEquals(0xffff0000, pixels.image(true).getRGB(8, 8));
        assertEquals(0x80, pixels.image(true).getRGB(24, 8) >>> 24);
        assertNear(0x7f7fff, pixels.image(false).getRGB(24, 8));
        Path webp = folder.resolve("rendition");
        Encoder.write(pixels, Renditions.Format.WEBP, webp);
        assertEquals(0x80, ImageIO.read(webp.toFile()).getRGB(24, 8) >>> 24, 2);
    }

    @Test
    void fineStripesBecomeTheirLightsMean() throws IOException {
        BufferedImage stripes = new BufferedImage(400, 400, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 400 * 400; i++) {
            stripes.setRGB(i % 400, i / 400, i % 2 == 0 ? 0xffffff : 0);
        }
        for (int width : new int[] {190, 97, 50}) {
            BufferedImage small = picture(SamplePictures.png(stripes), new Rectangle(400, 400), width, width);
            assertNear(0xbcbcbc, small.getRGB(width / 2, width / 2));
        }
    }

    @Test
    void theDominantColourIsTheOneOfMost() throws IOException {
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 100 * 100; i++) {
            image.setRGB(i % 100, i / 100, i / 100 < 30 ? 0xffffff : 0x1f4e79);
        }
        Path path = folder.resolve("file");
        Files.write(path, SamplePictures.png(image));
        assertEquals(
                "#1f4e79", Examined.of(path, CONFIG, DECODINGS, ZoneOffset.UTC).colour());
    }

    // ---- what is written in files

    @Test
    void captionsCreditsAndKeywordsAreReadAndPlacesAreNot() throws IOException {
        byte[] jpeg = SamplePictures.jpeg(quarters(40, 30, BufferedImage.TYPE_3BYTE_BGR));
        byte[] iptc = SamplePictures.withIptc(
                SamplePictures.withExif(jpeg, SamplePictures.tiff(1, 0x010e, "a camera’s words", 0x8298, "© camera")),
                0x78,
                "Ferry off Selin\rin fog",
                0x50,
                "Ada Lee",
                0x6e,
                "Reuters",
                0x19,
                "ferry",
                0x19,
                "fog",
                0x19,
                "ferry",
                0x37,
                "20261123",
                0x3c,
                "140500+0200");
        Inscription read = inscription(iptc);
        assertEquals("Ferry off Selin\nin fog", read.caption());
        assertEquals("Ada Lee / Reuters", read.credit());
        assertEquals("© camera", read.copyright());
        assertEquals(List.of("ferry", "fog"), read.keywords());
        assertEquals(Instant.parse("2026-11-23T12:05:00Z"), read.takenAt());
    }

    @Test
    void aPacketGoesBeforeOlderWritings() throws IOException {
        byte[] jpeg = SamplePictures.jpeg(quarters(40, 30, BufferedImage.TYPE_3BYTE_BGR));
        String packet = """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
                    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Şafak Haber"
                    photoshop:DateCreated="2026-11-23T14:05:00">
                <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Sisli İskele</rdf:li></rdf:Alt></dc:description>
                <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2026</rdf:li></rdf:Alt></dc:rights>
                <dc:subject><rdf:Bag><rdf:li>iskele</rdf:li><rdf:li>sis</rdf:li></rdf:Bag></dc:subject>
                </rdf:Description></rdf:RDF></x:xmpmeta>""";
        Inscription read = inscription(SamplePictures.withXmp(SamplePictures.withIptc(jpeg, 0x78, "old"), packet));
        assertEquals("Sisli İskele", read.caption());
        assertEquals("Şafak Haber", read.credit());
        assertEquals("© 2026", read.copyright());
        assertEquals(List.of("iskele", "sis"), read.keywords());
        // Without an offset it is the newsroom's time.
        assertEquals(Instant.parse("2026-11-23T12:05:00Z"), read.takenAt());
    }

    @Test
    void aFileThatSaysNothingIsKnownForNothing() throws IOException {
        Inscription read = inscription(SamplePictures.png(quarters(4, 3, BufferedImage.TYPE_3BYTE_BGR)));
        assertNull(read.caption());
        assertNull(read.credit());
        assertNull(read.takenAt());
        assertTrue(read.keywords().isEmpty());
    }

    @Test
    void wordsAreCappedAndOfWhatCannotBeKeptNothingIsLeft() {
        assertEquals("a b", Written.line("\0 a\u0007\tb\ud800 ", 10));
        assertEquals("a\nb", Written.lines("a\r\nb\u202e", 10));
        assertNull(Written.line("\0\0", 10));
        assertEquals("1234", Written.line("1234\ud83d\ude00", 5));
        assertEquals("photo.jpg", Written.fileName("C:\\Users\\ada\\photo.jpg", 20));
        assertFalse(Written.fileName("../../etc/passwd", 20).contains("/"));
    }

    @Test
    void anEncodedPictureIsTheSameBytesEachTime() throws IOException {
        byte[] jpeg = SamplePictures.jpeg(SamplePictures.detailed(300, 200, 7));
        for (Renditions.Format format : Renditions.Format.values()) {
            Path one = folder.resolve("one");
            Path other = folder.resolve("other");
            Encoder.write(pixels(jpeg, new Rectangle(300, 200), 160, 107), format, one);
            Encoder.write(pixels(jpeg, new Rectangle(300, 200), 160, 107), format, other);
            assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
        }
    }
}
