package stet.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stet.people.Actor;
import stet.people.Role;
import stet.testing.Deeds;
import stet.testing.RealParts;

/** Whenever the process dies while a file comes in, database and store agree, and the file can come once more. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class IntakeTest {
    private static final AtomicLong SEED = new AtomicLong(3_000);

    @Inject
    Store store;

    @Inject
    MediaConfig config;

    @Inject
    Decodings decodings;

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    /** Files know the machine's time; the application's is put forward by other tests. */
    private final Clock machine = Clock.systemUTC();

    private Actor journalist;

    @BeforeEach
    void people() {
        journalist = Deeds.person("intake journalist", Role.JOURNALIST);
    }

    /** Where the process dies. */
    enum Death {
        BEFORE_THE_BYTES,
        AFTER_THE_BYTES,
        AT_THE_BEGINNING_OF_THE_TRANSACTION,
        BEFORE_THE_FILE_HAS_A_NAME,
        BEFORE_THE_IMAGE_IS_THERE,
        AFTER_THE_TRANSACTION
    }

    /** What a killed process does: nothing more, not even to tidy up. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Dies at one place, and does nothing at all from then on. */
    private static final class DyingStore implements Store {
        private final Store store;
        private final Death death;
        private boolean dead;

        DyingStore(Store store, Death death) {
            this.store = store;
            this.death = death;
        }

        private void dieAt(Death place) {
            if (dead || death == place) {
                dead = true;
                throw new Killed();
            }
        }

        @Override
        public Path workplace() {
            return store.workplace();
        }

        @Override
        public void put(String name, Path file) throws IOException {
            dieAt(Death.BEFORE_THE_BYTES);
            store.put(name, file);
            dieAt(Death.AFTER_THE_BYTES);
        }

        @Override
        public boolean has(String name) throws IOException {
            dieAt(Death.AT_THE_BEGINNING_OF_THE_TRANSACTION);
            return store.has(name);
        }

        @Override
        public Optional<Path> find(String name) throws IOException {
            return store.find(name);
        }

        @Override
        public void remove(String name) {
            throw new Killed();
        }

        @Override
        public void list(String prefix, Consumer<Stored> told) throws IOException {
            store.list(prefix, told);
        }
    }

    /** Its hours strike within the transaction, first for the file, then for the image. */
    private Clock dyingAfter(int hours) {
        AtomicInteger asked = new AtomicInteger();
        InstantSource source = () -> {
            if (asked.incrementAndGet() > hours) {
                throw new Killed();
            }
            return clock.instant();
        };
        return source.withZone(ZoneOffset.UTC);
    }

    private Intake dying(Death death) {
        Clock its =
                switch (death) {
                    case BEFORE_THE_FILE_HAS_A_NAME -> dyingAfter(0);
                    case BEFORE_THE_IMAGE_IS_THERE -> dyingAfter(1);
                    default -> clock;
                };
        return new Intake(new DyingStore(store, death), config, decodings, its, ZoneOffset.UTC);
    }

    private Path upload(byte[] jpeg) throws IOException {
        return Files.write(Files.createTempFile(store.workplace(), "test", null), jpeg);
    }

    private String checked(boolean whole, String... options) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Connection connection = database.getConnection();
                PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            boolean said = Consistency.check(store, connection, machine, out, options.length > 0);
            List<String> troubles = bytes.toString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("missing  ") || line.startsWith("damaged  "))
                    .toList();
            assertEquals(troubles.isEmpty(), said);
            // Other tests' pictures never had files.
            assertEquals(whole, troubles.stream().allMatch(line -> line.contains(FilelessPictures.BEGINNING)));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void assertKilled(Executable taking) {
        Throwable cause = assertThrows(Throwable.class, taking);
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        assertEquals(Killed.class, cause.getClass());
    }

    private static long imagesOf(String sha256) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) Panache.getEntityManager()
                .createNativeQuery("select count(*) from image_version where sha256 = :file", Long.class)
                .setParameter("file", sha256)
                .getSingleResult());
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void nothingIsMissingAndTheUploadCanBeRepeated(Death death) throws Exception {
        byte[] jpeg = SamplePictures.jpeg(SamplePictures.detailed(120, 80, SEED.incrementAndGet()));
        String sha256 = Sha256.of(jpeg);
        if (death == Death.AFTER_THE_TRANSACTION) {
            dying(death).take(upload(jpeg), "picture.jpg", journalist);
        } else {
            assertKilled(() -> dying(death).take(upload(jpeg), "picture.jpg", journalist));
            assertEquals(0, imagesOf(sha256));
        }
        String told = checked(true);
        boolean orphaned = death.ordinal() >= Death.AFTER_THE_BYTES.ordinal() && death != Death.AFTER_THE_TRANSACTION;
        assertEquals(orphaned, told.contains("orphan   " + Names.original(sha256)), told);

        Intake living = new Intake(store, config, decodings, clock, ZoneOffset.UTC);
        Intake.Taken taken = living.take(upload(jpeg), "picture.jpg", journalist);
        assertEquals(death == Death.AFTER_THE_TRANSACTION, taken.duplicate());
        assertEquals(1, imagesOf(sha256));
        assertFalse(checked(true).contains(sha256));
    }

    @Test
    void aTransactionThatFailsLeavesNoBytesBehind() throws Exception {
        byte[] jpeg = SamplePictures.jpeg(SamplePictures.detailed(120, 80, SEED.incrementAndGet()));
        Intake failing = new Intake(store, config, decodings, dyingAfter(1), ZoneOffset.UTC);
        Path upload = upload(jpeg);
        assertKilled(() -> failing.take(upload, "picture.jpg", journalist));
        assertFalse(store.has(Names.original(Sha256.of(jpeg))));
        assertArrayEquals(jpeg, Files.readAllBytes(upload), "it is there to be taken once more");
        Files.delete(upload);
    }

    @Test
    void aStoreThatFailsOnceItHasTheBytesIsRidOfThem() throws Exception {
        byte[] jpeg = SamplePictures.jpeg(SamplePictures.detailed(120, 80, SEED.incrementAndGet()));
        Store failing = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, verb, all) -> {
                    Object answer = verb.invoke(store, all);
                    if (verb.getName().equals("put")) {
                        throw new IOException("The answer was lost");
                    }
                    return answer;
                });
        Path upload = upload(jpeg);
        Intake intake = new Intake(failing, config, decodings, clock, ZoneOffset.UTC);
        assertThrows(UncheckedIOException.class, () -> intake.take(upload, "picture.jpg", journalist));
        assertFalse(store.has(Names.original(Sha256.of(jpeg))));
        assertArrayEquals(jpeg, Files.readAllBytes(upload));
        Files.delete(upload);
    }

    @Test
    void theCheckTellsWhatIsMissingAndWhatNothingNames() throws Exception {
        Intake intake = new Intake(store, config, decodings, clock, ZoneOffset.UTC);
        byte[] jpeg = SamplePictures.jpeg(SamplePictures.detailed(120, 80, SEED.incrementAndGet()));
        String original = Names.original(Sha256.of(jpeg));
        Image image = intake.take(upload(jpeg), "Ferry in fog.jpg", journalist).image();
        store.remove(original);
        String told = checked(false);
        assertTrue(told.contains("missing  %s: picture %d “Ferry in fog.jpg”".formatted(original, image.id)), told);
        store.put(original, upload(new byte[] {1, 2, 3}));
        assertTrue(checked(false).contains("damaged  " + original + " has 3 bytes"));
        store.put(original, upload(jpeg));

        String young = Names.original("ab".repeat(32));
        String old = Names.original("cd".repeat(32));
        String rendition = Names.renditionsOf("ef".repeat(10)) + "640.webp";
        for (String name : new String[] {young, old, rendition}) {
            store.put(name, upload(new byte[] {1}));
        }
        for (String name : new String[] {old, rendition}) {
            Files.setLastModifiedTime(
                    store.find(name).orElseThrow(),
                    FileTime.from(machine.instant().minus(Duration.ofDays(2))));
        }
        told = checked(true);
        for (String name : new String[] {young, old, rendition}) {
            assertTrue(told.contains("orphan   " + name), told);
        }
        told = checked(true, "repair");
        assertTrue(told.contains("removed  " + old) && told.contains("removed  " + rendition), told);
        assertTrue(store.has(young));
        assertFalse(store.has(old));
        assertFalse(store.has(rendition));
        store.remove(young);
    }

    @Test
    void oneFileThatCannotBeRemovedKeepsNoOther() throws Exception {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            byte[] jpeg = SamplePictures.jpeg(SamplePictures.detailed(120, 80, SEED.incrementAndGet()));
            Intake intake = new Intake(store, config, decodings, clock, ZoneOffset.UTC);
            long id = intake.take(upload(jpeg), "picture.jpg", journalist).image().id;
            files.add(Names.original(Sha256.of(jpeg)));
            QuarkusTransaction.requiringNew().run(() -> Image.lock(id).delete(journalist, clock.instant()));
        }
        // A folder with something in it cannot be removed as a file is.
        Path bad = store.find(files.get(0)).orElseThrow();
        Files.delete(bad);
        Files.createDirectories(bad.resolve("within"));
        new Sweeping(store, config, machine).sweep();
        assertTrue(Files.exists(bad));
        assertFalse(store.has(files.get(1)));
        Files.delete(bad.resolve("within"));
        new Sweeping(store, config, machine).sweep();
        assertFalse(Files.exists(bad));
        assertFalse(Sweeping.isOlder(bad, machine.instant()), "it went away meanwhile");
    }

    @Test
    void whatNobodyTouchedForADayIsSwept() throws Exception {
        String left = QuarkusTransaction.requiringNew().call(() -> {
            Upload upload = Upload.begin(
                    "left.jpg", 10, journalist, config, machine.instant().minus(Duration.ofDays(2)));
            return upload.id();
        });
        String coming = QuarkusTransaction.requiringNew()
                .call(() -> Upload.begin("coming.jpg", 10, journalist, config, machine.instant())
                        .id());
        Path abandoned = upload(new byte[] {1});
        Files.setLastModifiedTime(abandoned, FileTime.from(machine.instant().minus(Duration.ofDays(2))));
        Path working = upload(new byte[] {1});
        Path ofLeft = Files.write(store.workplace().resolve(Upload.PREFIX + left), new byte[] {1});
        new Sweeping(store, config, machine).sweep();
        assertFalse(Files.exists(abandoned));
        assertFalse(Files.exists(ofLeft));
        assertTrue(Files.exists(working));
        Files.delete(working);
        QuarkusTransaction.requiringNew().run(() -> {
            assertEquals(0, Upload.count("id", left));
            assertEquals(1, Upload.count("id", coming));
            Upload.deleteById(coming);
        });
    }
}
