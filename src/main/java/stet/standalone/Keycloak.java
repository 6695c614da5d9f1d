package stet.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A Keycloak of our own: on loopback, its data in our PostgreSQL, or in files where the database is somebody else's. */
final class Keycloak {
    static final String VERSION = "26.5.6";
    static final String ADMIN = "stet-admin";

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final DataFolder folder;
    private final int port;
    private final Path zip;
    private final Postgres postgres;
    private final Path home;
    private final Path log;
    private volatile Child server;

    /** {@code postgres} is null where the database is somebody else's. */
    Keycloak(DataFolder folder, int port, Path zip, Postgres postgres) {
        this.folder = folder;
        this.port = port;
        this.zip = zip;
        this.postgres = postgres;
        this.home = folder.resolve("keycloak-" + VERSION);
        this.log = folder.resolve("keycloak.log");
    }

    String url() {
        return "http://localhost:" + port;
    }

    String adminPassword() {
        return folder.secret("keycloak-admin");
    }

    /** Ends what an earlier server left running, and checks what can be checked before the start proper. */
    void prepare() {
        Child.leftBehind(pidFile()).ifPresent(handle -> stopFamily(handle));
        Ports.mustBeFree("127.0.0.1", port, "the identity provider", "STET_KEYCLOAK_PORT");
        if (!Files.isDirectory(home) && !Files.exists(zip)) {
            throw new StartRefused(
                    "Keycloak's archive %s is missing: build the application anew, or name a provider with QUARKUS_OIDC_AUTH_SERVER_URL."
                            .formatted(zip));
        }
    }

    /** Unpacks and configures it the first time, starts it, and waits until it answers. */
    void start() throws InterruptedException {
        unpack();
        build();
        run();
    }

    /** Starts the process, and waits until it answers. */
    void run() throws InterruptedException {
        server = Child.start(
                List.of(
                        home.resolve("bin/kc.sh").toString(),
                        "start",
                        "--optimized",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=" + url(),
                        "--log-level=warn"),
                environment(),
                log,
                pidFile());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/realms/master".formatted(port)))
                .timeout(Duration.ofSeconds(20))
                .build();
        while (!answers(client, request)) {
            if (!server.isAlive()) {
                throw new StartRefused("The identity provider ended: %s. See %s.".formatted(server.lastWords(), log));
            }
            if (System.nanoTime() > deadline) {
                throw new StartRefused(
                        "The identity provider did not answer within %s. See %s.".formatted(PATIENCE, log));
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

    Child server() {
        return server;
    }

    void stop() {
        Child.leftBehind(pidFile()).ifPresent(Keycloak::stopFamily);
    }

    /** Its script passes the signal on to the Java process that it waits for. */
    private static void stopFamily(ProcessHandle handle) {
        Child.stop(handle, "TERM", Duration.ofSeconds(12));
    }

    private Path pidFile() {
        return folder.resolve("keycloak.pid");
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword());
        if (postgres != null) {
            environment.put("KC_DB_URL", postgres.url("keycloak"));
            environment.put("KC_DB_USERNAME", "keycloak");
            environment.put("KC_DB_PASSWORD", postgres.password("keycloak"));
            environment.put("KC_DB_POOL_MAX_SIZE", "15");
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
            Child build = Child.start(
                    List.of(home.resolve("bin/kc.sh").toString(), "build", "--db=" + database(), "--cache=local"),
                    environment(),
                    log,
                    null);
            if (build.await() != 0) {
                throw new StartRefused(
                        "The identity provider could not be configured: %s. See %s.".formatted(build.lastWords(), log));
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
            Postgres.deleteTree(fresh);
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
