package stet.media;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.media.SamplePictures.ascii;
import static stet.media.SamplePictures.chunk;
import static stet.media.SamplePictures.deflatedZeros;
import static stet.media.SamplePictures.header;
import static stet.media.SamplePictures.joined;
import static stet.media.SamplePictures.pngOf;

import com.sun.management.ThreadMXBean;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people send that is no picture, or is more than one. */
class HostileFilesTest {
    private static final MediaConfig CONFIG = SamplePictures.config();
    private static final Decodings DECODINGS = new Decodings(2, 400);
    private static final BufferedImage SMALL = SamplePictures.detailed(60, 40, 1);
    private static final BufferedImage SMALL_GIF = SamplePictures.quarters(60, 40, BufferedImage.TYPE_BYTE_INDEXED);

    /** Unpacked, more than this process has memory. */
    private static final byte[] MANY_ZEROS =
            deflatedZeros(Math.min(Runtime.getRuntime().maxMemory(), 1L << 30));

    @TempDir
    Path folder;

    private Examined examine(byte[] bytes) throws IOException {
        return Examined.of(file(bytes), CONFIG, DECODINGS, ZoneOffset.UTC);
    }

    private Path file(byte[] bytes) throws IOException {
        Path file = folder.resolve("file");
        Files.write(file, bytes);
        return file;
    }

    private String refusal(int status, byte[] bytes) {
        Unusable refused = assertThrows(Unusable.class, () -> examine(bytes));
        assertEquals(status, refused.status(), refused.getMessage());
        return refused.getMessage();
    }

    static Map<String, byte[]> pictures() {
        Map<String, byte[]> all = new TreeMap<>();
        all.put("jpeg", SamplePictures.jpeg(SMALL));
        all.put("progressive jpeg", SamplePictures.jpeg(SMALL, true));
        all.put("png", SamplePictures.png(SMALL));
        all.put("interlaced png", SamplePictures.interlacedPng(SMALL));
        all.put("palette png", SamplePictures.palettePng(60, 40));
        all.put("deep png", SamplePictures.deepPng(60, 40));
        all.put("gif", SamplePictures.gif(SMALL_GIF));
        all.put("webp", SamplePictures.webp(SMALL));
        return all;
    }

    static Stream<String> kinds() {
        return pictures().keySet().stream();
    }

    // ---- no pictures

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg> | SVG
            <?xml version='1.0'?><!-- x --><!DOCTYPE svg><svg:svg xmlns:svg='x'>     | SVG
            <!DOCTYPE html><html><script>alert(1)</script>                           | no picture
            PK..an archive                                                           | no picture
            %PDF-1.7                                                                 | PDF
            BM000000                                                                 | BMP
            8BPS0000                                                                 | Photoshop
            just words                                                               | no picture
            <!-- a drawing <svg> is not                                              | no picture
            ....ftypheic....                                                         | HEIC
            ....ftypmif1....                                                         | HEIC
            ....ftypavif....                                                         | AVIF
            ....ftypmif1....mif1avifmiaf                                             | AVIF
            ....ftypisom....                                                         | film
            """)
    void whatIsNotTakenIsToldApartByWhatItHolds(String content, String told) {
        String message = refusal(415, ascii(content));
        assertTrue(message.contains(told), message);
    }

    @Test
    void noMoreThanItsBeginningSaysWhatAFileIs() {
        byte[] comments = ascii("<!-- -->".repeat(500_000));
        Unusable refused = assertThrows(Unusable.class, () -> PictureFile.formatOf(comments));
        assertTrue(refused.getMessage().contains("no picture"), refused.getMessage());
    }

    @Test
    void anEmptyFileAndOneTooLargeAreRefusedBeforeTheyAreLookedInto() throws IOException {
        assertTrue(refusal(422, new byte[0]).contains("nothing"));
        MediaConfig small = SamplePictures.config("max", "1");
        Path large = file(new byte[1_000_001]);
        Unusable refused = assertThrows(Unusable.class, () -> Examined.of(large, small, DECODINGS, ZoneOffset.UTC));
        assertEquals(413, refused.status());
        assertTrue(refused.getMessage().contains("at most 1 million"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void moreThanCanBeDecodedIsRefusedByItsHeaderAlone(String format) {
        byte[] bytes =
                switch (format) {
                    case "png" ->
                        pngOf(
                                header(50_000, 50_000, 8, 2),
                                chunk("IDAT", deflatedZeros(10)),
                                chunk("IEND", new byte[0]));
                    case "gif" ->
                        joined(
                                ascii("GIF89a"),
                                new byte[] {0x50, (byte) 0xc3, 0x50, (byte) 0xc3, 0, 0, 0, 0x2c, 0, 0, 0, 0},
                                new byte[] {0x50, (byte) 0xc3, 0x50, (byte) 0xc3, 0, 2, 0, 0x3b});
                    default -> {
                        byte[] jpeg = SamplePictures.jpeg(SMALL);
                        int frame = indexOf(jpeg, new byte[] {(byte) 0xff, (byte) 0xc0});
                        jpeg[frame + 5] = jpeg[frame + 7] = (byte) 0xc3;
                        jpeg[frame + 6] = jpeg[frame + 8] = 0x50;
                        yield jpeg;
                    }
                };
        String told = refusal(413, bytes);
        assertTrue(told.contains("50000 by 50000"), told);
    }

    // ---- memory

    /** As if it had 100 million pixels, each with all its colours. */
    private static byte[] large(byte[] jpeg, int frame) {
        int at = indexOf(jpeg, new byte[] {(byte) 0xff, (byte) frame});
        jpeg[at + 5] = jpeg[at + 7] = 0x27;
        jpeg[at + 6] = jpeg[at + 8] = 0x10;
        jpeg[at + 11] = 0x11;
        return jpeg;
    }

    /** With one component in its scan, as if others followed. */
    private static byte[] inParts(byte[] jpeg) {
        int scan = indexOf(jpeg, new byte[] {(byte) 0xff, (byte) 0xda});
        byte[] ofOne = {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0};
        return joined(Arrays.copyOf(jpeg, scan), ofOne, Arrays.copyOfRange(jpeg, scan + 14, jpeg.length));
    }

    @Test
    void whatADecoderWouldHoldOutsideOfTheHeapIsBoundedHoweverThePictureIsWritten() throws IOException {
        byte[] baseline = large(SamplePictures.jpeg(SMALL), 0xc0);
        assertEquals(0, PictureFile.read(file(baseline)).held());
        for (byte[] bomb : List.of(large(SamplePictures.jpeg(SMALL, true), 0xc2), inParts(baseline))) {
            PictureFile file = PictureFile.read(file(bomb));
            assertEquals(600_000_000, file.held());
            assertEquals(600, new Decodings(2, 1_000).weight(file));
            String told = refusal(413, bomb);
            assertTrue(told.contains("600 million bytes of memory") && told.contains("not progressive"), told);
        }
        PictureFile webp = PictureFile.read(file(SamplePictures.losslessWebp(10_000, 9_000)));
        assertEquals(360_000_000, webp.held());
        webp.mustFit(CONFIG);
        assertThrows(Unusable.class, () -> webp.mustFit(SamplePictures.config("memory", "300")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp", "iptc"})
    void thousandsOfTagsThatNameTheSameBytesTakeNoMemory(String kind) throws IOException {
        byte[] exif = SamplePictures.tiffOfManyTags(60_000);
        byte[] bomb =
                switch (kind) {
                    case "jpeg" -> SamplePictures.withExif(SamplePictures.jpeg(SMALL), exif);
                    case "png" ->
                        SamplePictures.withChunk(
                                SamplePictures.png(SMALL), chunk("eXIf", SamplePictures.tiffOfManyTags(1_000_000)));
                    case "webp" -> SamplePictures.withExifOfWebp(SamplePictures.webp(SMALL), exif);
                    default -> SamplePictures.withResource(SamplePictures.jpeg(SMALL), 0x0422, exif);
                };
        Embedded embedded = PictureFile.read(file(bomb)).embedded();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Inscription.of(embedded, ZoneOffset.UTC);
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(taken < 20_000_000, "%d bytes".formatted(taken));
    }

    // ---- bombs

    @Test
    void aFlatPictureOfManyPixelsIsDecodedWithinBounds() throws IOException {
        byte[] bomb = pngOf(
                header(7_000, 7_000, 16, 2),
                chunk("IDAT", deflatedZeros(7_000L * (1 + 7_000 * 6))),
                chunk("IEND", new byte[0]));
        assertTrue(bomb.length < 1_000_000, "a bomb has few bytes");
        assertEquals("#000000", examine(bomb).colour());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
    void textThatUnpacksToGigabytesIsNotUnpacked(String type) throws IOException {
        byte[] content =
                switch (type) {
                    case "zTXt" -> joined(ascii("Comment\0\0"), MANY_ZEROS);
                    case "iTXt" -> joined(ascii("XML:com.adobe.xmp\0\1\0\0\0"), MANY_ZEROS);
                    default -> joined(ascii("profile\0\0"), MANY_ZEROS);
                };
        byte[] picture = SamplePictures.palettePng(60, 40);
        assertEquals(
                60,
                examine(SamplePictures.withChunk(picture, chunk(type, content))).width());
    }

    @Test
    void aJpegOfThousandsOfPassesIsRefused() {
        byte[] jpeg = SamplePictures.jpeg(SMALL, true);
        int scan = lastIndexOf(jpeg, new byte[] {(byte) 0xff, (byte) 0xda});
        byte[] last = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(jpeg, 0, scan);
        for (int i = 0; i < 1_000; i++) {
            bomb.writeBytes(last);
        }
        bomb.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
        assertTrue(refusal(422, bomb.toByteArray()).contains("gone over"));
    }

    @Test
    void aLargeJpegIsGoneOverLessOftenThanASmallOne() {
        byte[] jpeg = SamplePictures.jpeg(SMALL, true);
        int frame = indexOf(jpeg, new byte[] {(byte) 0xff, (byte) 0xc2});
        jpeg[frame + 5] = jpeg[frame + 7] = 0x27;
        jpeg[frame + 6] = jpeg[frame + 8] = 0x10;
        int scan = lastIndexOf(jpeg, new byte[] {(byte) 0xff, (byte) 0xda});
        byte[] last = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(jpeg, 0, scan);
        for (int i = 0; i < 40; i++) {
            bomb.writeBytes(last);
        }
        bomb.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
        assertTrue(refusal(422, bomb.toByteArray()).contains("of its size"));
    }

    @Test
    void aPictureInAMillionPiecesIsRefused() {
        byte[] comment = {(byte) 0xff, (byte) 0xfe, 0, 2, (byte) 0xff, (byte) 0xdd, 0, 4, 0, 0};
        byte[] jpeg = SamplePictures.jpeg(SMALL);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(jpeg, 0, 2);
        for (int i = 0; i < 1_000_000; i++) {
            bomb.writeBytes(comment);
        }
        bomb.write(jpeg, 2, jpeg.length - 2);
        assertTrue(refusal(422, bomb.toByteArray()).contains("pieces"));
    }

    @Test
    void animationsWithinAnimationsAreNotFollowed() {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        int depth = 100_000;
        for (int i = 0; i < depth; i++) {
            int length = (depth - i) * 24 - 8;
            inner.writeBytes(ascii("ANMF"));
            inner.writeBytes(
                    new byte[] {(byte) length, (byte) (length >> 8), (byte) (length >> 16), (byte) (length >> 24)});
            inner.writeBytes(new byte[16]);
        }
        int size = inner.size() + 4;
        byte[] riff = joined(
                ascii("RIFF"),
                new byte[] {(byte) size, (byte) (size >> 8), (byte) (size >> 16), (byte) (size >> 24)},
                ascii("WEBP"),
                inner.toByteArray());
        refusal(422, riff);
    }

    // ---- damaged

    @ParameterizedTest
    @MethodSource("kinds")
    void aFileThatEndsTooSoonIsRefusedWhereverItEnds(String kind) {
        byte[] whole = pictures().get(kind);
        assertDoesNotThrow(() -> examine(whole));
        int trailer = kind.contains("gif") ? 2 : 1;
        for (int i = 1; i <= 40; i++) {
            int length = (int) ((long) (whole.length - trailer) * i / 40);
            byte[] part = Arrays.copyOf(whole, length);
            Unusable refused = assertThrows(
                    Unusable.class,
                    () -> examine(part),
                    "%s of %d bytes, cut at %d".formatted(kind, whole.length, length));
            assertTrue(refused.status() == 422 || length < 16, refused.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aDamagedFileIsTakenOrRefusedAndNothingElseHappens(String kind) {
        byte[] whole = pictures().get(kind);
        Random random = new Random(kind.hashCode());
        int taken = 0;
        for (int i = 0; i < 400; i++) {
            byte[] damaged = whole.clone();
            int most = 1 + random.nextInt(8);
            for (int j = 0; j < most; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                examine(damaged);
                taken++;
            } catch (Unusable refused) {
                assertFalse(refused.getMessage().isBlank());
            } catch (IOException | RuntimeException | Error e) {
                throw new AssertionError("%s, damaged for the %dth time".formatted(kind, i), e);
            }
        }
        assertTrue(taken < 400, kind);
    }

    // ---- two files in one

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "webp"})
    void anotherFileBehindAPictureReachesNobody(String kind) throws IOException {
        byte[] zip = ascii("PK\3\4 an archive of classes META-INF/MANIFEST.MF <script>alert(1)</script>");
        byte[] polyglot = joined(pictures().get(kind), zip);
        assertClean(polyglot);
    }

    @Test
    void scriptsInCommentsAndMetadataAreTextAndReachNobody() throws IOException {
        byte[] script = ascii("<script>alert(document.domain)</script> META-INF/MANIFEST.MF");
        byte[] jpeg = SamplePictures.withSegment(SamplePictures.jpeg(SMALL), 0xfe, script);
        jpeg = SamplePictures.withExif(
                jpeg, SamplePictures.tiff(1, 0x010e, "<script>alert(1)</script>\u0007META-INF/MANIFEST.MF\0hidden"));
        assertEquals(
                "<script>alert(1)</script> META-INF/MANIFEST.MF",
                examine(jpeg).inscription().caption());
        assertClean(jpeg);
    }

    private void assertClean(byte[] bytes) throws IOException {
        Path path = file(bytes);
        PictureFile file = PictureFile.read(path);
        Decoder decoder = new Decoder(path, file, Orientation.UPRIGHT);
        Pixels pixels = decoder.read(new Rectangle(60, 40), 30, 20);
        for (Renditions.Format format : Renditions.Format.values()) {
            Path rendition = folder.resolve("rendition");
            Encoder.write(pixels, format, rendition);
            String text = new String(Files.readAllBytes(rendition), StandardCharsets.ISO_8859_1);
            assertFalse(text.contains("script"), format.name());
            assertFalse(text.contains("MANIFEST"), format.name());
            assertFalse(text.contains("Exif"), format.name());
        }
    }

    // ---- what moves

    @ParameterizedTest
    @ValueSource(strings = {"gif", "png", "webp"})
    void ofAnAnimationTheFirstPictureIsTakenAndThatIsSaid(String kind) throws IOException {
        byte[] still = pictures().get(kind);
        byte[] moving =
                switch (kind) {
                    // The first picture's block and its data once more, before the trailer.
                    case "gif" -> {
                        int image = 13 + (3 << (still[10] & 7) + 1);
                        image = new String(still, StandardCharsets.ISO_8859_1).indexOf(',', image);
                        yield joined(
                                Arrays.copyOf(still, still.length - 1), Arrays.copyOfRange(still, image, still.length));
                    }
                    case "png" -> SamplePictures.withChunk(still, chunk("acTL", new byte[] {0, 0, 0, 2, 0, 0, 0, 0}));
                    default -> SamplePictures.movingWebp(still, 60, 40);
                };
        assertFalse(examine(still).animated());
        Examined examined = examine(moving);
        assertTrue(examined.animated());
        assertEquals(60, examined.width());
        assertEquals(examine(still).colour(), examined.colour());
    }

    // ---- what a packet may ask for

    @Test
    void aPacketThatDeclaresEntitiesIsNotRead() throws IOException {
        String laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>"
                + "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                + "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:description><rdf:Alt>"
                + "<rdf:li xml:lang='x-default'>&b;</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>";
        assertEquals(
                null,
                examine(SamplePictures.withXmp(SamplePictures.jpeg(SMALL), laughs))
                        .inscription()
                        .caption());
    }

    private static int indexOf(byte[] bytes, byte[] sought) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(sought, StandardCharsets.ISO_8859_1));
    }

    private static int lastIndexOf(byte[] bytes, byte[] sought) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .lastIndexOf(new String(sought, StandardCharsets.ISO_8859_1));
    }
}
