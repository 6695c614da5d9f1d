package stet.standalone;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A hot standby of the PostgreSQL in a data folder, fed by streaming replication, made as the manual tells it for those
 * who have no pg_basebackup (PostgreSQL manual, 25.3.3 and 26.2).
 */
public final class Standby implements AutoCloseable {
    private final DataFolder folder;
    private final Postgres postgres;

    private Standby(DataFolder folder, Postgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /**
     * @param home the data folder of the database that is followed
     * @param followed its port
     * @param place a new folder for the standby
     */
    public static Standby of(Path home, int followed, Path place, int port)
            throws IOException, SQLException, InterruptedException {
        DataFolder folder = DataFolder.open(place);
        for (String user : new String[] {"postgres", "stet"}) {
            Files.createDirectories(place.resolve("secrets"));
            Files.copy(home.resolve("secrets/postgres-" + user), place.resolve("secrets/postgres-" + user));
        }
        Postgres postgres = new Postgres(folder, port);
        Path data = home.resolve("postgres");
        String password = postgres.password("postgres");
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(followed), "postgres", password);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            Path copy = place.resolve("postgres");
            Files.createDirectory(
                    copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.walkFileTree(data, new Copying(data, copy));
            try (ResultSet label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(copy.resolve("backup_label"), label.getString(1));
            }
            Files.writeString(copy.resolve("standby.signal"), "");
            Files.writeString(
                    copy.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres password=%s'\n"
                            .formatted(followed, password));
        }
        new PostgresBinaries(folder).prepare();
        postgres.run();
        return new Standby(folder, postgres);
    }

    public String url() {
        return postgres.url("stet");
    }

    public String password() {
        return postgres.password("stet");
    }

    /** Runs something as its superuser: “pg_wal_replay_pause()”, say. */
    public void call(String function) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        postgres.url("postgres"), "postgres", postgres.password("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("select " + function);
        }
    }

    /** Cuts all connections to its database, as a standby does that is in the way of what it must replay. */
    public void cutAll() throws SQLException {
        call("count(pg_terminate_backend(pid)) from pg_stat_activity where datname = 'stet'");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        folder.close();
    }

    /** Copies what a server at work holds: a file that goes away meanwhile is made whole from the log. */
    private static final class Copying extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;

        Copying(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path place, BasicFileAttributes attributes) throws IOException {
            Files.createDirectories(to.resolve(from.relativize(place)));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!file.getFileName().toString().equals("postmaster.pid")
                    && !file.getFileName().toString().equals("postmaster.opts")) {
                try {
                    Files.copy(file, to.resolve(from.relativize(file)));
                } catch (NoSuchFileException gone) {
                    return FileVisitResult.CONTINUE;
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException trouble) {
            return FileVisitResult.CONTINUE;
        }
    }
}
