package stet.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The paper's database without its server, for a command that looks at it. Where a server runs with that data folder, it
 * is that one's.
 */
public final class DatabaseAlone implements AutoCloseable {
    private final StandaloneConfig.Database database;
    private final DataFolder folder;
    private final Postgres postgres;

    private DatabaseAlone(StandaloneConfig.Database database, DataFolder folder, Postgres postgres) {
        this.database = database;
        this.folder = folder;
        this.postgres = postgres;
    }

    /** @throws StartRefused with one line that says what to change */
    public static DatabaseAlone open(StandaloneConfig config) {
        if (config.database().isPresent()) {
            return new DatabaseAlone(config.database().get(), null, null);
        }
        Path home = config.home();
        if (!Files.isDirectory(home.resolve("postgres"))) {
            throw new StartRefused(
                    "The data folder %s holds no database. Name the paper’s with STET_HOME.".formatted(home));
        }
        Optional<DataFolder> ours = DataFolder.tryOpen(home);
        if (ours.isEmpty()) {
            return new DatabaseAlone(beside(home, config.postgresPort()), null, null);
        }
        DataFolder folder = ours.get();
        Postgres postgres = new Postgres(folder, config.postgresPort());
        try {
            postgres.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            new DatabaseAlone(null, folder, postgres).close();
            throw new StartRefused("The start was interrupted.", e);
        } catch (RuntimeException e) {
            new DatabaseAlone(null, folder, postgres).close();
            throw e;
        }
        StandaloneConfig.Database started =
                new StandaloneConfig.Database(postgres.url("stet"), "stet", postgres.password("stet"));
        return new DatabaseAlone(started, folder, postgres);
    }

    private static StandaloneConfig.Database beside(Path home, int port) {
        try {
            String password =
                    Files.readString(home.resolve("secrets/postgres-stet")).strip();
            return new StandaloneConfig.Database(
                    "jdbc:postgresql://127.0.0.1:%d/stet".formatted(port), "stet", password);
        } catch (IOException e) {
            throw new StartRefused("The secrets in %s cannot be read (%s).".formatted(home, e), e);
        }
    }

    /** @throws StartRefused when it does not answer */
    public Connection connect() {
        DriverManager.setLoginTimeout(10);
        try {
            return DriverManager.getConnection(database.url(), database.user(), database.password());
        } catch (SQLException e) {
            throw new StartRefused(
                    "The database %s cannot be reached: %s.".formatted(database.address(), e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        if (postgres != null) {
            postgres.close();
        }
        if (folder != null) {
            try {
                folder.close();
            } catch (IOException e) {
                throw new StartRefused("The data folder’s lock could not be let go.", e);
            }
        }
    }
}
