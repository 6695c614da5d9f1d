package stet.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A PostgreSQL of our own: durable, with passwords, on loopback, in the data folder. */
final class Postgres implements AutoCloseable {
    /** Recovery after a crash may replay a good deal of log before the first connection. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final DataFolder folder;
    private final int port;
    private final PostgresBinaries binaries;
    private final Path data;
    private final Child child;

    Postgres(DataFolder folder, int port) {
        this.folder = folder;
        this.port = port;
        this.binaries = new PostgresBinaries(folder);
        this.data = folder.resolve("postgres");
        // SIGINT asks for the “fast” end, which does not wait for clients: manual 18.5.
        this.child = new Child(folder, "postgres", "INT", Duration.ofSeconds(30), Postgres::isOurs);
    }

    private static boolean isOurs(List<String> words) {
        return words.stream().anyMatch(word -> word.endsWith("/bin/postgres") || word.endsWith("/bin/initdb"));
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    String password(String user) {
        return folder.secret("postgres-" + user);
    }

    /** Starts it, after whatever an earlier server left running, and makes its roles and databases. */
    void start() throws InterruptedException {
        binaries.prepare();
        child.succeed();
        forgetFormerServer();
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
    void run() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        launch();
        while (true) {
            try (Connection connection = connect("postgres", "postgres")) {
                connection.isValid(1);
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    child.stop();
                    throw new StartRefused(
                            "PostgreSQL did not answer within %s: %s. See %s."
                                    .formatted(PATIENCE, e.getMessage(), child.log()),
                            e);
                }
                if (!child.isAlive()) {
                    retryOrRefuse();
                }
                Thread.sleep(BETWEEN_TRIES.toMillis());
            }
        }
    }

    /** Backends of a killed server hold its shared memory for some moments after it. */
    private void retryOrRefuse() throws InterruptedException {
        String words = child.lastWords();
        if (words.contains("shared memory block") || words.contains("lock file")) {
            Thread.sleep(BETWEEN_TRIES.toMillis());
            launch();
            return;
        }
        throw new StartRefused(
                "PostgreSQL does not start with the data folder %s: %s. Restore the folder from a copy, or see %s."
                        .formatted(data, words, child.log()));
    }

    private void launch() {
        child.launch(
                binaries.command(
                        "postgres",
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
                        "log_timezone=UTC"),
                Map.of("LC_ALL", "C"));
    }

    @Override
    public void close() {
        child.close();
    }

    Child child() {
        return child;
    }

    /**
     * PostgreSQL looks at the process number in postmaster.pid itself, but after a restart of the machine or of a
     * container that number may belong to anybody, and it would refuse to start.
     */
    private void forgetFormerServer() {
        Path file = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return;
            }
            String pid = Files.readString(file).lines().findFirst().orElse("").strip();
            if (pid.matches("\\d{1,10}")
                    && Identity.of(Long.parseLong(pid)).filter(this::mayUseData).isPresent()) {
                throw new StartRefused(
                        "Process %s is a PostgreSQL that still uses %s. End it, and start again.".formatted(pid, data));
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new StartRefused("%s cannot be removed (%s).".formatted(file, e), e);
        }
    }

    private boolean mayUseData(Identity process) {
        return isOurs(process.words())
                && (process.worksIn(data) || process.words().contains(data.toString()));
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
            if (!major.equals(PostgresBinaries.MAJOR)) {
                throw new StartRefused(
                        "The database folder %s is of PostgreSQL %s, and this Stet brings %s. Use the Stet that made it."
                                .formatted(data, major, PostgresBinaries.MAJOR));
            }
        } catch (IOException e) {
            throw new StartRefused("The database folder %s cannot be read (%s).".formatted(data, e), e);
        }
    }

    private void initialise() throws InterruptedException {
        Path fresh = folder.resolve("postgres.new");
        Path password = folder.resolve("postgres.password");
        try {
            DataFolder.deleteTree(fresh);
            folder.write("postgres.password", password("postgres"));
            // The built-in locale folds all letters, İ, Ö and Ş too, alike on every machine; folders made before it
            // keep the C locale, which folds ASCII only.
            child.launch(
                    binaries.command(
                            "initdb",
                            "-D",
                            fresh.toString(),
                            "-U",
                            "postgres",
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--data-checksums"),
                    Map.of("LC_ALL", "C"));
            int code = child.await();
            if (code != 0) {
                throw new StartRefused("The database could not be made (initdb ended with %d): %s. See %s."
                        .formatted(code, child.lastWords(), child.log()));
            }
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartRefused("The database could not be made in %s (%s).".formatted(data, e), e);
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
                    "The database “%s” could not be made ready: %s. See %s."
                            .formatted(name, e.getMessage(), child.log()),
                    e);
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

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StartRefused("%s cannot be removed (%s).".formatted(file, e), e);
        }
    }
}
