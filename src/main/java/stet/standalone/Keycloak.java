package stet.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A Keycloak of our own: on loopback, its data in our PostgreSQL, or in files where the database is somebody else's. */
final class Keycloak implements AutoCloseable {
    /** The build says it, see {@code pom.xml}. */
    static final String VERSION = version();

    static final String ADMIN = "stet-admin";

    private static final String HOME = "-Dkc.home.dir=";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final DataFolder folder;
    private final int port;
    private final Path zip;
    private final Postgres postgres;
    private final Path home;
    private final Child child;

    /** {@code postgres} is null where the database is somebody else's. */
    Keycloak(DataFolder folder, int port, Path zip, Postgres postgres) {
        this.folder = folder;
        this.port = port;
        this.zip = zip;
        this.postgres = postgres;
        this.home = folder.resolve("keycloak-" + VERSION);
        this.child = new Child(folder, "keycloak", "TERM", Duration.ofSeconds(12), Keycloak::isOurs);
    }

    private static boolean isOurs(List<String> words) {
        return words.stream().anyMatch(word -> word.startsWith(HOME));
    }

    private static String version() {
        try (InputStream resource = Keycloak.class.getResourceAsStream("keycloak.version")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    String adminPassword() {
        return folder.secret("keycloak-admin");
    }

    /** Ends what an earlier server left running, and checks what can be checked before the start proper. */
    void prepare() {
        child.succeed();
        Ports.mustBeFree("127.0.0.1", port, "the identity provider", "STET_KEYCLOAK_PORT");
        if (!Files.isDirectory(home) && !Files.exists(zip)) {
            throw new StartRefused(
                    "Keycloak's archive %s is missing: build the application anew, or name a provider with QUARKUS_OIDC_AUTH_SERVER_URL."
                            .formatted(zip));
        }
    }

    /** Unpacks and configures it the first time, starts it, and waits until it answers. */
    void start() throws InterruptedException, IOException {
        unpack();
        build();
        run();
    }

    /**
     * Starts the process, and waits until it answers.
     *
     * @throws IOException when it ends instead, or does not answer: it may be tried again
     */
    void run() throws InterruptedException, IOException {
        child.launch(
                command(
                        "start",
                        "--optimized",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=" + url(),
                        "--log-level=warn"),
                environment());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/realms/master".formatted(port)))
                .timeout(Duration.ofSeconds(20))
                .build();
        while (!answers(client, request)) {
            if (!child.isAlive()) {
                throw new IOException("it ended: %s; see %s".formatted(child.lastWords(), child.log()));
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("no answer within %s; see %s".formatted(PATIENCE, child.log()));
            }
            Thread.sleep(BETWEEN_TRIES.toMillis());
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // Not listening yet.
            return false;
        }
    }

    Child child() {
        return child;
    }

    @Override
    public void close() {
        child.close();
    }

    /**
     * What bin/kc.sh makes of these words, without the shell: so the process that is known by number is the server.
     *
     * <p>And without the second compiler, which takes as long as all the rest of its start: who signs in would rather
     * find it there soon than fast after some thousand others.
     */
    private List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Xms64m",
                "-Xmx384m",
                "-XX:MetaspaceSize=96M",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseG1GC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Djava.security.egd=file:/dev/urandom",
                "-Djdk.tls.rejectClientInitiatedRenegotiation=true",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "-Duser.language=en",
                "-Duser.country=US",
                HOME + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(words));
        return command;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword());
        if (postgres != null) {
            environment.put("KC_DB_URL", postgres.url("keycloak"));
            environment.put("KC_DB_USERNAME", "keycloak");
            environment.put("KC_DB_PASSWORD", postgres.password("keycloak"));
            environment.put("KC_DB_POOL_MAX_SIZE", "15");
        } else {
            // Its default lies in the folder of this version, and would be lost with the next.
            environment.put(
                    "KC_DB_URL",
                    "jdbc:h2:file:%s;NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=0"
                            .formatted(folder.resolve("keycloak/h2/keycloakdb")));
        }
        return environment;
    }

    private String database() {
        return postgres == null ? "dev-file" : "postgres";
    }

    /** Once for each kind of database: Keycloak then starts without looking for its parts. */
    private void build() throws InterruptedException {
        Path marker = home.resolve("built-for");
        try {
            if (Files.exists(marker) && Files.readString(marker).equals(database())) {
                return;
            }
            child.launch(command("build", "--db=" + database(), "--cache=local"), environment());
            if (child.await() != 0) {
                throw new StartRefused("The identity provider could not be configured: %s. See %s."
                        .formatted(child.lastWords(), child.log()));
            }
            Files.writeString(marker, database());
        } catch (IOException e) {
            throw new StartRefused("The identity provider could not be configured (%s).".formatted(e), e);
        }
    }

    private void unpack() {
        if (Files.isDirectory(home)) {
            return;
        }
        Path fresh = folder.resolve("keycloak-" + VERSION + ".new");
        try (ZipInputStream archive = new ZipInputStream(Files.newInputStream(zip))) {
            DataFolder.deleteTree(fresh);
            Files.createDirectories(fresh);
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                unpack(archive, entry, fresh);
            }
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartRefused("The identity provider could not be unpacked into %s (%s).".formatted(home, e), e);
        }
    }

    /** Without the archive's own top folder. */
    private static void unpack(ZipInputStream archive, ZipEntry entry, Path target) throws IOException {
        int slash = entry.getName().indexOf('/');
        Path file = target.resolve(entry.getName().substring(slash + 1)).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("The archive holds " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.copy(archive, file, StandardCopyOption.REPLACE_EXISTING);
        if (file.toString().endsWith(".sh")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
