package stet.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import stet.standalone.Standalone;
import stet.standalone.StandaloneConfig;
import stet.standalone.Standby;

/** A real PostgreSQL and a real identity provider for the tests, in {@code target/test-home}, new for each run. */
public class RealParts implements QuarkusTestResourceLifecycleManager {
    private static final Path HOME = Path.of("target", "test-home").toAbsolutePath();
    private static Standalone standalone;
    private static int postgresPort;

    /** Waits until people can sign in: for tests that do. */
    public static void awaitIdentityProvider() {
        try {
            standalone.awaitIdentityProvider();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Of the database's own superuser, “postgres”: for tests that do what no server of ours may. */
    public static String superuserPassword() throws IOException {
        return Files.readString(HOME.resolve("secrets/postgres-postgres"));
    }

    /** Where the database writes what happens. */
    public static Path databaseLog() {
        return HOME.resolve("postgres.log");
    }

    /** A standby of the tests' database, in a new folder. */
    public static Standby standby(Path folder, int port) throws IOException, SQLException, InterruptedException {
        return Standby.of(HOME, postgresPort, folder, port);
    }

    @Override
    public Map<String, String> start() {
        try {
            if (Files.exists(HOME)) {
                Standalone.endLeftBehind(HOME);
                empty(HOME);
            }
            int port = freePort();
            postgresPort = freePort();
            standalone = Standalone.reserve(new StandaloneConfig(
                    HOME,
                    "127.0.0.1",
                    port,
                    "127.0.0.1",
                    0,
                    postgresPort,
                    freePort(),
                    Optional.empty(),
                    false,
                    Set.of(),
                    StandaloneConfig.distribution(),
                    "http://localhost:" + port,
                    "en"));
            standalone.start();
            Map<String, String> properties = new HashMap<>(standalone.properties());
            properties.put("quarkus.http.test-port", String.valueOf(port));
            properties.put("stet.site.url", "http://localhost:" + port);
            properties.put("stet.media.folder", HOME.resolve("media").toString());
            properties.put("stet.node.url", "http://localhost:" + port);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (standalone != null) {
            standalone.close();
        }
    }

    /**
     * One that nobody listens on, below those that the system gives to connections (RFC 6335, section 6): it is taken
     * only once the demo paper is loaded, and must be free then, too.
     */
    public static int freePort() throws IOException {
        while (true) {
            try (ServerSocket socket =
                    new ServerSocket(ThreadLocalRandom.current().nextInt(20_000, 32_000))) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
    }

    private static void empty(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
