package stet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.people.Actor;
import stet.people.Refused;
import stet.people.Role;
import stet.testing.Deeds;
import stet.testing.RealParts;
import stet.web.Conflict;
import stet.web.Invalid;
import stet.web.Missing;

/** What is done with images of the library, against the real database. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ImageTest {
    private static final AtomicLong SEED = new AtomicLong(2_000);

    @Inject
    Intake intake;

    @Inject
    Store store;

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    @Inject
    MediaConfig config;

    private Actor journalist;
    private Actor editor;

    @BeforeEach
    void people() {
        journalist = Deeds.person("image journalist", Role.JOURNALIST);
        editor = Deeds.person("image editor", Role.EDITOR);
    }

    private Path file(int width, int height) {
        try {
            Path file = Files.createTempFile(store.workplace(), "test", null);
            return Files.write(
                    file, SamplePictures.jpeg(SamplePictures.detailed(width, height, SEED.incrementAndGet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of 600 by 300 pixels. */
    private long image() {
        return intake.take(file(600, 300), "picture.jpg", journalist).image().id;
    }

    private void locked(long id, Consumer<Image> verb) {
        QuarkusTransaction.requiringNew().run(() -> verb.accept(Image.lock(id)));
    }

    private <T> T read(long id, Function<Image, T> question) {
        return QuarkusTransaction.requiringNew().call(() -> question.apply(Image.get(id)));
    }

    private Cut cut(long id, Ratio ratio) {
        return read(id, image -> image.cut(ratio));
    }

    private boolean isDrawn(long id) {
        return read(id, image -> image.crops().get(Ratio.SQUARE).byHand());
    }

    private Instant now() {
        return clock.instant();
    }

    private static long rows(String where) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) Panache.getEntityManager()
                .createNativeQuery("select count(*) from " + where, Long.class)
                .getSingleResult());
    }

    private static void assertRectangle(int x, int y, int width, int height, Cut cut) {
        assertEquals(List.of(x, y, width, height), List.of(cut.x(), cut.y(), cut.width(), cut.height()));
    }

    @Test
    void anImageHasACropOfEveryRatioFromTheStart() {
        long id = image();
        Map<Ratio, Crop> crops = read(id, Image::crops);
        assertEquals(Ratio.values().length, crops.size());
        assertRectangle(150, 0, 300, 300, crops.get(Ratio.SQUARE).cut());
        assertRectangle(0, 0, 600, 300, crops.get(Ratio.ORIGINAL).cut());
        assertEquals(1, rows("audit_event where verb = 'upload picture' and detail->>'image' = '%d'".formatted(id)));
        assertEquals(1, rows("outbox where topic = 'upload picture' and keys = '{image:%d}'".formatted(id)));
    }

    @Test
    void cropsFollowTheFocalPointUntilOneIsDrawnAndAgainOnceItIsTakenBack() {
        long id = image();
        Cut first = cut(id, Ratio.SQUARE);
        locked(id, image -> image.focus(0.9, 0.5, journalist, now()));
        assertRectangle(300, 0, 300, 300, cut(id, Ratio.SQUARE));
        assertEquals(1, rows("image_cut where hash = '%s'".formatted(first.hash())), "what had an address keeps it");

        locked(id, image -> image.crop(Ratio.SQUARE, 10, 20, 200, 200, journalist, now()));
        locked(id, image -> image.focus(0.1, 0.5, journalist, now()));
        assertRectangle(10, 20, 200, 200, cut(id, Ratio.SQUARE));
        assertTrue(isDrawn(id));
        assertEquals(0, cut(id, Ratio.CLASSIC).x());

        locked(id, image -> image.uncrop(Ratio.SQUARE, journalist, now()));
        assertRectangle(0, 0, 300, 300, cut(id, Ratio.SQUARE));
    }

    @Test
    void aCropLiesWithinThePictureAndHasItsShape() {
        long id = image();
        for (int[] wrong : new int[][] {
            {-1, 0, 10, 10},
            {0, 0, 0, 0},
            {500, 0, 101, 101},
            {0, 250, 51, 51},
            {0, 0, 100, 90},
            {Integer.MAX_VALUE, 0, Integer.MAX_VALUE, Integer.MAX_VALUE}
        }) {
            assertThrows(
                    Invalid.class,
                    () -> locked(
                            id,
                            image -> image.crop(
                                    Ratio.SQUARE, wrong[0], wrong[1], wrong[2], wrong[3], journalist, now())));
        }
        locked(id, image -> image.crop(Ratio.ORIGINAL, 0, 0, 100, 37, journalist, now()));
        assertThrows(Invalid.class, () -> locked(id, image -> image.focus(1.01, 0, journalist, now())));
        assertThrows(Invalid.class, () -> locked(id, image -> image.focus(Double.NaN, 0, journalist, now())));
    }

    @Test
    void journalistsEditTheirOwnAndEditorsAll() {
        long id = image();
        Actor other = Deeds.person("another journalist", Role.JOURNALIST);
        assertThrows(Refused.class, () -> locked(id, image -> image.focus(0.2, 0.2, other, now())));
        assertThrows(
                Refused.class,
                () -> locked(id, image -> image.describe(Description.named("x"), image.version(), other, now())));
        assertThrows(Refused.class, () -> locked(id, image -> image.delete(other, now())));
        locked(id, image -> image.focus(0.2, 0.2, editor, now()));
        Actor technician = Deeds.person("image technician", Role.ADMIN);
        assertThrows(Refused.class, () -> intake.take(file(10, 10), "x", technician));
    }

    @Test
    void whatIsSaidIsCheckedAndNobodyOverwritesUnseen() {
        long id = image();
        Description words = new Description(
                " Ferry ", "A ferry", "In\r\nfog", "Ada Lee", "© Lee", List.of("fog", " fog ", "", "ferry"), "");
        locked(id, image -> image.describe(words, 0, journalist, now()));
        assertEquals(
                new Description("Ferry", "A ferry", "In\nfog", "Ada Lee", "© Lee", List.of("fog", "ferry"), null),
                read(id, Image::description));
        assertThrows(Conflict.class, () -> locked(id, image -> image.describe(words, 0, editor, now())));
        Invalid wrong = assertThrows(
                Invalid.class,
                () -> locked(
                        id,
                        image -> image.describe(
                                new Description("", "x".repeat(501), null, "a\0b", null, List.of("y".repeat(61)), null),
                                1,
                                editor,
                                now())));
        assertEquals(
                List.of("name", "alt", "credit", "keywords"),
                wrong.errors().stream().map(Invalid.FieldError::field).toList());
        Instant end = now().plus(Duration.ofDays(30));
        locked(id, image -> image.expireAt(end, journalist, now()));
        assertEquals(end, read(id, Image::expiresAt));
        assertEquals(1, read(id, Image::version));
        assertEquals(1, rows("image where id = %d and search @@ plainto_tsquery('stet', 'ferry lee')".formatted(id)));
    }

    @Test
    void anotherFileTakesOverEverywhereAndTheOldOneStaysForThePast() {
        long id = image();
        Framing framing = new Framing(0.25, 0, 0.5, 1);
        Cut own = QuarkusTransaction.requiringNew().call(() -> {
            Image.frame(List.of(new Framed(id, framing)));
            return Image.get(id).file().cut(framing);
        });
        assertRectangle(150, 0, 300, 300, own);
        locked(id, image -> image.crop(Ratio.SQUARE, 10, 20, 200, 200, journalist, now()));
        String before = read(id, image -> image.file().sha256());
        Cut old = cut(id, Ratio.WIDE);

        intake.replace(file(1200, 600), id, journalist);
        assertRectangle(20, 40, 400, 400, cut(id, Ratio.SQUARE));
        assertTrue(isDrawn(id));
        Cut again = read(id, image -> image.file().cut(framing));
        assertEquals(1, rows("image_cut where hash = '%s'".formatted(again.hash())));
        assertRectangle(300, 0, 600, 600, again);
        assertEquals(
                1,
                rows("image_former_crop where image_id = %d and sha256 = '%s' and ratio = '16:9' and hash = '%s'"
                        .formatted(id, before, old.hash())));
        assertEquals(2, QuarkusTransaction.requiringNew().call(() -> ImageVersion.listOf(id)
                .size()));

        // Of another shape: nothing that was drawn fits any more.
        intake.replace(file(500, 500), id, journalist);
        assertFalse(isDrawn(id));
        assertRectangle(0, 0, 500, 500, cut(id, Ratio.SQUARE));
    }

    @Test
    void whatOthersAreShownOfAPartIsKnownAndWasMadeKnownOfEarlierOnes() throws Exception {
        long id = image();
        Framing framing = new Framing(0.1, 0.05, 0.33333, 0.9);
        Cut own = QuarkusTransaction.requiringNew().call(() -> {
            Image.frame(List.of(new Framed(id, framing)));
            return Image.get(id).file().cut(framing);
        });
        String within = Ratio.FOR_OTHERS.stream()
                .map(ratio -> "'%s'".formatted(own.within(ratio).hash()))
                .collect(Collectors.joining(",", "image_cut where hash in (", ")"));
        assertEquals(4, rows(within));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                InputStream migration = getClass()
                        .getResourceAsStream("/db/migration/V0076__know_what_others_are_shown_of_crops.sql")) {
            assertEquals(4, statement.executeUpdate("delete from " + within));
            statement.execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals(4, rows(within));
        intake.replace(file(1200, 600), id, journalist);
        Cut next = read(id, image -> image.file().cut(framing));
        assertEquals(
                1,
                rows("image_cut where hash = '%s'"
                        .formatted(next.within(Ratio.SOCIAL).hash())));
    }

    @Test
    void whatTheNewFileSaysOfItselfIsSaidOfThePicture() {
        long id = image();
        ImageFile moving = read(image(), Image::file);
        ImageFile still = read(image(), Image::file);
        Instant taken = Instant.parse("2026-11-23T12:05:00Z");
        locked(
                id,
                image -> image.describe(
                        new Description("x", null, null, null, null, List.of(), "Ask Ada."), 0, journalist, now()));
        locked(id, image -> image.replace(moving, taken, true, journalist, now()));
        assertEquals(taken, read(id, Image::takenAt));
        assertEquals(Image.STILL + "\nAsk Ada.", read(id, Image::usageNote));
        assertThrows(
                Conflict.class,
                () -> locked(id, image -> image.describe(Description.named("x"), 1, journalist, now())));
        locked(id, image -> image.replace(still, null, false, journalist, now()));
        assertEquals(null, read(id, Image::takenAt));
        assertEquals("Ask Ada.", read(id, Image::usageNote));
    }

    @Test
    void whatReadersSeeOnlyEditorsAlter() {
        for (ImageUse.Kind kind : ImageUse.Kind.values()) {
            long id = image();
            ImageFile other = read(image(), Image::file);
            boolean seen = kind != ImageUse.Kind.STORY && kind != ImageUse.Kind.LINEUP;
            QuarkusTransaction.requiringNew().run(() -> Image.use(kind, 900_004, List.of(id)));
            for (Consumer<Image> verb : List.<Consumer<Image>>of(
                    image -> image.focus(0.2, 0.2, journalist, now()),
                    image -> image.crop(Ratio.SQUARE, 10, 20, 200, 200, journalist, now()),
                    image -> image.uncrop(Ratio.SQUARE, journalist, now()),
                    image -> image.replace(other, null, false, journalist, now()))) {
                if (seen) {
                    Refused refused = assertThrows(Refused.class, () -> locked(id, verb), kind.name());
                    assertTrue(refused.getMessage().contains("for editors"), refused.getMessage());
                } else {
                    locked(id, verb);
                }
            }
            assertEquals(!seen, read(id, image -> image.isAlterableBy(journalist)));
            locked(id, image -> image.focus(0.3, 0.2, editor, now()));
            locked(id, image -> image.describe(Description.named("x"), image.version(), journalist, now()));
            QuarkusTransaction.requiringNew().run(() -> Image.use(kind, 900_004, List.of()));
        }
    }

    @Test
    void twoFilesOfOneInstantTakeOverOneAfterTheOther() {
        long id = image();
        Instant at = now().plus(Duration.ofHours(1));
        ImageFile one = read(image(), Image::file);
        ImageFile other = read(image(), Image::file);
        QuarkusTransaction.requiringNew().run(() -> {
            Image image = Image.lock(id);
            image.replace(one, null, false, journalist, at);
            image.replace(other, null, false, journalist, at);
        });
        assertEquals(other.sha256(), read(id, image -> image.file().sha256()));
    }

    @Test
    void whatIsUsedStaysAndWhoeverUsesItIsTold() {
        long one = image();
        long other = image();
        QuarkusTransaction.requiringNew().run(() -> Image.use(ImageUse.Kind.STORY, 900_001, List.of(one, other, one)));
        QuarkusTransaction.requiringNew().run(() -> Image.use(ImageUse.Kind.STORY, 900_002, List.of(one)));
        QuarkusTransaction.requiringNew().run(() -> Image.use(ImageUse.Kind.AUTHOR, 900_001, List.of(one)));
        Conflict refused = assertThrows(Conflict.class, () -> locked(one, image -> image.delete(editor, now())));
        assertTrue(refused.getMessage().contains("2 stories and an author"), refused.getMessage());

        QuarkusTransaction.requiringNew().run(() -> Image.use(ImageUse.Kind.STORY, 900_001, List.of(other)));
        assertEquals(
                Map.of(ImageUse.Kind.STORY, List.of(900_002L), ImageUse.Kind.AUTHOR, List.of(900_001L)),
                QuarkusTransaction.requiringNew().call(() -> ImageUse.of(one)));
        QuarkusTransaction.requiringNew().run(() -> Image.use(ImageUse.Kind.STORY, 900_001, List.of()));
        assertEquals(
                List.of(), QuarkusTransaction.requiringNew().call(() -> ImageUse.by(ImageUse.Kind.STORY, 900_001)));

        Invalid unknown = assertThrows(Invalid.class, () -> QuarkusTransaction.requiringNew()
                .run(() -> Image.use(ImageUse.Kind.STORY, 900_001, List.of(one, 999_999_999L))));
        assertTrue(unknown.getMessage().contains("999999999"), unknown.getMessage());
    }

    @Test
    void whoeverDeletesWhatSomebodyBeginsToUseWaitsAndIsTold() {
        long id = image();
        CompletableFuture<Throwable> deleting = new CompletableFuture<>();
        QuarkusTransaction.requiringNew().run(() -> {
            Image.use(ImageUse.Kind.STORY, 900_003, List.of(id));
            Thread other = new Thread(() -> {
                try {
                    locked(id, image -> image.delete(editor, now()));
                    deleting.complete(null);
                } catch (RuntimeException e) {
                    deleting.complete(e);
                }
            });
            other.start();
            Awaitility.await()
                    .until(() ->
                            rows("pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0
                                    || deleting.isDone());
            assertFalse(deleting.isDone());
        });
        assertInstanceOf(Conflict.class, deleting.join());
        QuarkusTransaction.requiringNew().run(() -> Image.use(ImageUse.Kind.STORY, 900_003, List.of()));
        locked(id, image -> image.delete(editor, now()));
    }

    @Test
    void whatWasDeletedIsGoneWithAllThatWasMadeOfIt() throws Exception {
        long id = image();
        ImageFile file = read(id, Image::file);
        Cut cut = cut(id, Ratio.SQUARE);
        Path made = Files.writeString(Files.createTempFile(store.workplace(), "test", null), "a rendition");
        String rendition = Names.renditionsOf(cut.hash()) + "160.webp";
        store.put(rendition, made);
        locked(id, image -> image.delete(journalist, now()));
        assertThrows(Missing.class, () -> read(id, Image::name));
        assertEquals(0, rows("image_cut where sha256 = '%s'".formatted(file.sha256())));
        new Sweeping(store, config, Clock.systemUTC()).sweep();
        assertFalse(store.has(Names.original(file.sha256())));
        assertFalse(store.has(rendition));
        assertEquals(0, rows("image_leftover"));
    }

    @Test
    void aFileThatAnotherImageWasOrIsStays() {
        long one = image();
        long other = image();
        ImageFile shared = read(one, Image::file);
        locked(other, image -> image.replace(shared, null, false, journalist, now()));
        locked(one, image -> image.delete(journalist, now()));
        new Sweeping(store, config, Clock.systemUTC()).sweep();
        assertEquals(shared.sha256(), read(other, image -> image.file().sha256()));
        assertTrue(isThere(shared.sha256()));
    }

    @Test
    void aDeletedPictureCanBeUploadedAgainAtOnce() throws IOException {
        Path file = file(300, 200);
        byte[] bytes = Files.readAllBytes(file);
        long id = intake.take(file, "picture.jpg", journalist).image().id;
        locked(id, image -> image.delete(journalist, now()));
        Path again = Files.write(Files.createTempFile(store.workplace(), "test", null), bytes);
        Intake.Taken taken = intake.take(again, "picture.jpg", journalist);
        assertFalse(taken.duplicate());
        assertNotEquals(id, taken.image().id);
        new Sweeping(store, config, Clock.systemUTC()).sweep();
        assertTrue(isThere(Sha256.of(bytes)));
    }

    private boolean isThere(String sha256) {
        try {
            return store.has(Names.original(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
