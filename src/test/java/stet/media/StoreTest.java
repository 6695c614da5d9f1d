package stet.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Both stores do the same; the bucket's is a real S3 server that checks who signed, S3Proxy. */
class StoreTest {
    private static final String KEY = "stet";
    private static final String SECRET = "stet-secret";
    private static Process server;
    private static int port;

    @TempDir
    static Path bucketFolder;

    @TempDir
    Path folder;

    enum Kind {
        FOLDER,
        BUCKET
    }

    @BeforeAll
    static void startBucket() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path settings = bucketFolder.resolve("s3proxy.properties");
        Files.createDirectories(bucketFolder.resolve("data"));
        Files.writeString(settings, """
                s3proxy.authorization=aws-v4
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem
                jclouds.identity=none
                jclouds.credential=none
                jclouds.filesystem.basedir=%s
                """.formatted(port, KEY, SECRET, bucketFolder.resolve("data")));
        server = new ProcessBuilder(
                        java(), "-Xmx128m", "-jar", "target/s3proxy/s3proxy.jar", "--properties", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(bucketFolder.resolve("s3proxy.log").toFile())
                .start();
        try (S3Client client = S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
                .build()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(SdkException.class)
                    .until(() -> {
                        client.createBucket(request -> request.bucket("pictures"));
                        return true;
                    });
        }
    }

    @AfterAll
    static void stopBucket() throws InterruptedException {
        server.destroy();
        server.waitFor(10, TimeUnit.SECONDS);
        server.destroyForcibly();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Store store(Kind kind, String... settings) {
        return switch (kind) {
            case FOLDER -> new FolderStore(folder);
            case BUCKET -> new S3Store(bucket(folder, "pictures", SECRET, settings), Clock.systemUTC());
        };
    }

    private static MediaConfig bucket(Path folder, String bucket, String secret, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "folder",
                folder.toString(),
                "s3.bucket",
                bucket,
                "s3.endpoint",
                "http://127.0.0.1:" + port,
                "s3.access-key",
                KEY,
                "s3.secret-key",
                secret));
        all.addAll(List.of(settings));
        return SamplePictures.config(all.toArray(String[]::new));
    }

    private static Path file(Store store, String content) throws IOException {
        return Files.writeString(Files.createTempFile(store.workplace(), "test", null), content);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatWasPutIsThereUntilItIsRemoved(Kind kind) throws IOException {
        Store store = store(kind);
        String name = "originals/ab/" + kind + System.nanoTime();
        assertFalse(store.has(name));
        assertTrue(store.find(name).isEmpty());
        Path file = file(store, "some bytes");
        store.put(name, file);
        assertEquals("some bytes", Files.readString(file), "it stays where it was");
        assertTrue(store.has(name));
        assertEquals("some bytes", Files.readString(store.find(name).orElseThrow()));
        store.put(name, file(store, "others"));
        assertEquals("others", Files.readString(store.find(name).orElseThrow()));
        store.remove(name);
        store.remove(name);
        assertFalse(store.has(name));
        assertTrue(store.find(name).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatBeginsAlikeIsListed(Kind kind) throws IOException {
        Store store = store(kind);
        String root = "renditions/" + System.nanoTime() + "/";
        for (String name : List.of("ab/abc-160.webp", "ab/abc-320.webp", "ab/abd-160.webp", "cd/cde-160.jpg")) {
            store.put(root + name, file(store, name));
        }
        List<String> found = new ArrayList<>();
        store.list(root + "ab/abc-", stored -> {
            assertEquals(15, stored.bytes());
            assertTrue(Duration.between(stored.changedAt(), Clock.systemUTC().instant())
                            .abs()
                            .toMinutes()
                    < 5);
            found.add(stored.name());
        });
        found.sort(null);
        assertEquals(List.of(root + "ab/abc-160.webp", root + "ab/abc-320.webp"), found);
        store.list("renditions/nothing/", stored -> found.add(stored.name()));
        assertEquals(2, found.size());
    }

    @Test
    void aBucketIsSharedByNodesThatFetchWhatOthersPut() throws IOException {
        Store one = store(Kind.BUCKET);
        Store other = new S3Store(bucket(folder.resolve("other"), "pictures", SECRET), Clock.systemUTC());
        String name = "originals/cd/" + System.nanoTime();
        one.put(name, file(one, "from one node"));
        Path fetched = other.find(name).orElseThrow();
        assertTrue(fetched.startsWith(folder.resolve("other")));
        assertEquals("from one node", Files.readString(fetched));
    }

    @Test
    void whatWasFetchedIsLetGoOfOnceItIsTooMuch() throws IOException {
        Store store = store(Kind.BUCKET, "s3.kept", "1");
        String root = "renditions/kept" + System.nanoTime() + "/";
        for (int i = 0; i < 30; i++) {
            Path file = Files.createTempFile(store.workplace(), "test", null);
            Files.write(file, new byte[100_000]);
            FileTime before = FileTime.from(Clock.systemUTC().instant().minus(Duration.ofHours(i == 0 ? 9 : 2)));
            Files.setLastModifiedTime(file, before);
            store.put(root + i, file);
        }
        // What is asked for stays, however long it is here.
        Path asked = store.find(root + "0").orElseThrow();
        FileTime touched = Files.getLastModifiedTime(asked);
        store.find(root + "0");
        assertEquals(touched, Files.getLastModifiedTime(asked), "once an hour is enough");
        store.tidy();
        assertTrue(Files.exists(asked));
        try (Stream<Path> files = Files.walk(folder.resolve("fetched"))) {
            long here = files.filter(Files::isRegularFile).count();
            assertTrue(here <= 9, here + " of 100 kB are here, where 1 MB may be");
        }
        assertArrayEquals(
                new byte[100_000], Files.readAllBytes(store.find(root + "1").orElseThrow()));
    }

    @Test
    void aBucketThatCannotBeUsedIsToldAtTheStart() {
        S3Store wrongKey = new S3Store(bucket(folder, "pictures", "wrong"), Clock.systemUTC());
        assertTrue(assertThrows(IllegalStateException.class, wrongKey::mustAnswer)
                .getMessage()
                .contains("STET_S3"));
        S3Store wrongName = new S3Store(bucket(folder, "no-such-bucket", SECRET), Clock.systemUTC());
        assertTrue(assertThrows(IllegalStateException.class, wrongName::mustAnswer)
                .getMessage()
                .contains("no-such-bucket"));
        assertThrows(IOException.class, () -> wrongKey.has("originals/ab/x"));
    }

    @Test
    void noNameLeadsOutOfTheFolder() {
        Store store = store(Kind.FOLDER);
        assertThrows(IllegalArgumentException.class, () -> store.find("../secret"));
    }

    // ---- a process that dies while it puts

    /** Puts files named by their bytes, one after the other, until it is killed. */
    static final class Putting {
        private Putting() {}

        public static void main(String[] args) throws IOException {
            Store store = new FolderStore(Path.of(args[0]));
            Random random = new Random(Long.parseLong(args[1]));
            while (true) {
                byte[] bytes = new byte[1 + random.nextInt(300_000)];
                random.nextBytes(bytes);
                Path file = Files.createTempFile(store.workplace(), "put", null);
                Files.write(file, bytes);
                store.put(Names.original(Sha256.of(bytes)), file);
            }
        }
    }

    @Test
    void aKilledProcessLeavesWholeFilesOrNone() throws Exception {
        for (int run = 0; run < 5; run++) {
            Process putting = new ProcessBuilder(
                            java(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Putting.class.getName(),
                            folder.toString(),
                            String.valueOf(run))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            int wanted = (run + 1) * 7;
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> originals().size() >= wanted || !putting.isAlive());
            putting.destroyForcibly().waitFor();
            assertTrue(originals().size() >= wanted, () -> log(folder));
            for (Path file : originals()) {
                assertEquals(file.getFileName().toString(), Sha256.of(file));
            }
        }
    }

    private List<Path> originals() throws IOException {
        Path originals = folder.resolve("originals");
        if (!Files.isDirectory(originals)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(originals)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String log(Path folder) {
        try {
            return Files.readString(folder.resolve("log"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    // ---- names

    @Test
    void namesSayWhatTheyAreOf() {
        String hash = "ab".repeat(32);
        assertEquals("originals/ab/" + hash, Names.original(hash));
        assertEquals(hash, Names.hashOf(Names.original(hash)).orElseThrow());
        Rendition rendition =
                Rendition.of("/media/" + "cd".repeat(10) + "-640.webp").orElseThrow();
        assertEquals("renditions/1/cd/" + "cd".repeat(10) + "-640.webp", Names.rendition(rendition));
        assertEquals("cd".repeat(10), Names.cutOf(Names.rendition(rendition)).orElseThrow());
        assertTrue(Names.hashOf("originals/ab/other").isEmpty());
        String narrow = "cd".repeat(10);
        assertEquals(
                Stream.of("90.webp", "90.jpg", "1200.webp", "1200.jpg")
                        .map(end -> Names.renditionsOf(narrow) + end)
                        .toList(),
                Names.allRenditionsOf(narrow + "-90-400"));
    }

    @Test
    void onlyWhatMayBeARenditionIsReadAsOne() {
        String cut = "0123456789abcdef0123";
        Map<String, Boolean> addresses = Map.ofEntries(
                Map.entry("/media/" + cut + "-640.webp", true),
                Map.entry("/media/" + cut + "-640.jpg", true),
                Map.entry("/media/" + cut + "-1200.jpg", true),
                Map.entry("/media/" + cut + "-7.jpg", true),
                Map.entry("/media/" + cut + "-641.webp", false),
                Map.entry("/media/" + cut + "-0640.webp", false),
                Map.entry("/media/" + cut + "-0.webp", false),
                Map.entry("/media/" + cut + "-.webp", false),
                Map.entry("/media/" + cut + "-99999.webp", false),
                Map.entry("/media/" + cut + "-640.png", false),
                Map.entry("/media/" + cut + "-640.webp/", false),
                Map.entry("/media/" + cut.toUpperCase(Locale.ROOT) + "-640.webp", false),
                Map.entry("/media/" + cut + "4-640.webp", false),
                Map.entry("/media/" + cut.substring(1) + "-640.webp", false),
                Map.entry("/media/../" + cut + "-640.webp", false),
                Map.entry("/media/", false),
                Map.entry("/media", false),
                Map.entry("/media/" + cut, false));
        addresses.forEach(
                (address, is) -> assertEquals(is, Rendition.of(address).isPresent(), address));
    }

    @Test
    void aRangeIsReadAsItIsMeant() {
        assertEquals(new ByteRange(0, 9), ByteRange.of("bytes=0-9", 100).orElseThrow());
        assertEquals(new ByteRange(90, 99), ByteRange.of("bytes=90-", 100).orElseThrow());
        assertEquals(new ByteRange(95, 99), ByteRange.of("bytes=-5", 100).orElseThrow());
        assertEquals(new ByteRange(0, 99), ByteRange.of("bytes=-500", 100).orElseThrow());
        assertEquals(new ByteRange(0, 99), ByteRange.of("bytes=0-500", 100).orElseThrow());
        assertEquals(
                "bytes 0-9/100",
                ByteRange.of("Bytes = 0 - 9", 100).orElseThrow().of(100));
        for (String unsatisfiable : List.of("bytes=100-", "bytes=200-300", "bytes=-0")) {
            assertFalse(ByteRange.of(unsatisfiable, 100).orElseThrow().isSatisfiable(), unsatisfiable);
        }
        for (String ignored :
                List.of("", "bytes=", "bytes=-", "bytes=9-0", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b")) {
            assertTrue(ByteRange.of(ignored, 100).isEmpty(), ignored);
        }
        assertTrue(ByteRange.of(null, 100).isEmpty());
        IntStream.range(0, 100)
                .forEach(i -> assertEquals(
                        100 - i,
                        ByteRange.of("bytes=" + i + "-", 100).orElseThrow().length()));
    }
}
