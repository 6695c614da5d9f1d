package stet.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A PostgreSQL of our own: durable, with passwords, on loopback, in the data folder. */
final class Postgres {
    static final String VERSION = "18.6";
    private static final String MAJOR = "18";

    /** Recovery after a crash may replay a good deal of log before the first connection. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final DataFolder folder;
    private final int port;
    private final Path binaries;
    private final Path data;
    private final Path log;
    private Child server;

    Postgres(DataFolder folder, int port) {
        this.folder = folder;
        this.port = port;
        this.binaries = folder.resolve("postgres-" + VERSION);
        this.data = folder.resolve("postgres");
        this.log = folder.resolve("postgres.log");
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    String password(String user) {
        return folder.secret("postgres-" + user);
    }

    /** Starts it, after whatever an earlier server left running, and makes its roles and databases. */
    void start() {
        unpack();
        stopLeftBehind();
        if (Files.exists(data)) {
            checkData();
        } else {
            initialise();
        }
        Ports.mustBeFree("127.0.0.1", port, "PostgreSQL", "STET_POSTGRES_PORT");
        run();
        createDatabase("stet");
        createDatabase("keycloak");
    }

    /** Starts the server process again, as it was. */
    void run() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        launch();
        while (true) {
            try (Connection connection = connect("postgres", "postgres")) {
                connection.isValid(1);
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    stop();
                    throw new StartRefused(
                            "PostgreSQL did not answer within %s: %s. See %s.".formatted(PATIENCE, e.getMessage(), log),
                            e);
                }
                if (!server.isAlive()) {
                    retryOrRefuse();
                }
                pause();
            }
        }
    }

    /** Backends of a killed server hold its shared memory for some moments after it. */
    private void retryOrRefuse() {
        String words = server.lastWords();
        if (words.contains("shared memory block") || words.contains("lock file")) {
            pause();
            launch();
            return;
        }
        throw new StartRefused(
                "PostgreSQL does not start with the data folder %s: %s. Restore the folder from a copy, or see %s."
                        .formatted(data, words, log));
    }

    private void launch() {
        List<String> command = new ArrayList<>(asWhom());
        command.addAll(List.of(
                binaries.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "full_page_writes=on",
                "-c",
                "max_connections=100",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC"));
        server = Child.start(command, Map.of("LC_ALL", "C"), log, folder.resolve("postgres.pid"));
    }

    /** Ends it when its clients have gone (“smart”), and before long in any case (“fast”); manual 18.5. */
    void stop() {
        if (server == null || !server.isAlive()) {
            return;
        }
        folderPid().ifPresent(handle -> Child.stop(handle, "INT", Duration.ofSeconds(30)));
    }

    Child server() {
        return server;
    }

    private Optional<ProcessHandle> folderPid() {
        return Child.leftBehind(folder.resolve("postgres.pid"));
    }

    private void stopLeftBehind() {
        folderPid().ifPresent(handle -> Child.stop(handle, "INT", Duration.ofSeconds(30)));
        // PostgreSQL looks at this file's process number itself, but after a restart of the machine or of a container
        // that number may belong to anybody. Ours has just ended, and nobody else may hold the folder's lock.
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new StartRefused("%s cannot be removed (%s).".formatted(data.resolve("postmaster.pid"), e), e);
        }
    }

    private void checkData() {
        Path version = data.resolve("PG_VERSION");
        try {
            if (!Files.exists(version) || !Files.exists(data.resolve("global/pg_control"))) {
                throw new StartRefused(
                        "The database folder %s is damaged: parts of it are missing. Restore it from a copy."
                                .formatted(data));
            }
            String major = Files.readString(version).strip();
            if (!major.equals(MAJOR)) {
                throw new StartRefused(
                        "The database folder %s is of PostgreSQL %s, and this Stet brings %s. Use the Stet that made it."
                                .formatted(data, major, MAJOR));
            }
        } catch (IOException e) {
            throw new StartRefused("The database folder %s cannot be read (%s).".formatted(data, e), e);
        }
    }

    private void initialise() {
        Path fresh = folder.resolve("postgres.new");
        Path password = folder.resolve("postgres.password");
        try {
            deleteTree(fresh);
            folder.write("postgres.password", password("postgres"));
            List<String> command = new ArrayList<>(asWhom());
            command.addAll(List.of(
                    binaries.resolve("bin/initdb").toString(),
                    "-D",
                    fresh.toString(),
                    "-U",
                    "postgres",
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--data-checksums"));
            Child initdb = Child.start(command, Map.of("LC_ALL", "C"), log, null);
            int code = initdb.await();
            if (code != 0) {
                throw new StartRefused("The database could not be made (initdb ended with %d): %s. See %s."
                        .formatted(code, initdb.lastWords(), log));
            }
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartRefused("The database could not be made in %s (%s).".formatted(data, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.", e);
        } finally {
            delete(password);
        }
    }

    private void createDatabase(String name) {
        try (Connection connection = connect("postgres", "postgres");
                Statement statement = connection.createStatement()) {
            // Names and passwords are our own words: letters and hexadecimal digits.
            String verb = exists(connection, "select 1 from pg_roles where rolname = ?", name) ? "alter" : "create";
            statement.execute("%s role %s login password '%s'".formatted(verb, name, password(name)));
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute(
                        "create database %s owner %s encoding 'UTF8' template template0".formatted(name, name));
            }
        } catch (SQLException e) {
            throw new StartRefused(
                    "The database “%s” could not be made ready: %s. See %s.".formatted(name, e.getMessage(), log), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect(String database, String user) throws SQLException {
        return DriverManager.getConnection(url(database) + "?connectTimeout=5", user, password(user));
    }

    // ---- the binaries

    private void unpack() {
        if (Files.isDirectory(binaries)) {
            return;
        }
        Path fresh = folder.resolve("postgres-" + VERSION + ".new");
        String archive = "postgres-linux-%s.txz".formatted(architecture());
        try (InputStream packed = Thread.currentThread().getContextClassLoader().getResourceAsStream(archive)) {
            if (packed == null) {
                throw new StartRefused(
                        "This Stet brings no PostgreSQL for this machine (%s). Name one with QUARKUS_DATASOURCE_JDBC_URL."
                                .formatted(archive));
            }
            deleteTree(fresh);
            Files.createDirectories(fresh);
            unpack(packed, fresh);
            Files.move(fresh, binaries, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartRefused("PostgreSQL could not be unpacked into %s (%s).".formatted(binaries, e), e);
        }
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("The archive holds " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(file, target.resolve(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    private static String architecture() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, with root's files (unshare(1)). */
    private static List<String> asWhom() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.", e);
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StartRefused("%s cannot be removed (%s).".formatted(file, e), e);
        }
    }
}
