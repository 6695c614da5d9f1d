package stet.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether this Stet's migrations fit the database: how far its tables have come, and whether they may be made. */
final class Migrations {
    private static final String FOLDER = "db/migration";
    private static final Pattern NAME = Pattern.compile("(?:.*/)?V(\\d{1,9})__[^/]+\\.sql");

    private Migrations() {}

    /** A newer Stet's tables may mean what this one does not know: Flyway by itself would let them pass. */
    static void mustNotBeNewer(Connection database) throws SQLException, IOException {
        OptionalInt known = packaged();
        OptionalInt found = applied(database);
        if (known.isPresent() && found.isPresent() && found.getAsInt() > known.getAsInt()) {
            throw new StartRefused(
                    "The database was brought up to date by a newer Stet (migration %d, this one knows %d). Start that one."
                            .formatted(found.getAsInt(), known.getAsInt()));
        }
    }

    private static OptionalInt applied(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            try (ResultSet table = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
                table.next();
                if (!table.getBoolean(1)) {
                    mustBeAllowedToBegin(database);
                    return OptionalInt.empty();
                }
            }
            try (ResultSet newest = statement.executeQuery(
                    "select max(version::int) from flyway_schema_history where success and version ~ '^[0-9]{1,9}$'")) {
                newest.next();
                int version = newest.getInt(1);
                return newest.wasNull() ? OptionalInt.empty() : OptionalInt.of(version);
            }
        }
    }

    /** The first migration adds extensions, those that are missing. */
    private static void mustBeAllowedToBegin(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet allowed = statement.executeQuery("""
                        select has_schema_privilege(current_schema(), 'create')
                           and (has_database_privilege(current_database(), 'create')
                                or (select count(*) from pg_extension
                                    where extname in ('btree_gist', 'pg_trgm', 'unaccent')) = 3)
                        """)) {
            allowed.next();
            if (!allowed.getBoolean(1)) {
                throw new StartRefused(
                        "The database's user “%s” may not add extensions and tables to “%s”. Make it the owner of that database."
                                .formatted(database.getMetaData().getUserName(), database.getCatalog()));
            }
        }
    }

    /** The application's own jar holds them, or in development its folder of classes. */
    private static OptionalInt packaged() throws IOException {
        URL place = Thread.currentThread().getContextClassLoader().getResource(FOLDER);
        if (place == null) {
            return OptionalInt.empty();
        }
        String address = place.toString();
        if (address.startsWith("file:")) {
            try (Stream<Path> files = Files.list(Path.of(URI.create(address)))) {
                return newest(files.map(Path::toString));
            }
        }
        if (address.startsWith("jar:file:")) {
            String file = address.substring("jar:".length(), address.indexOf("!/"));
            try (JarFile jar = new JarFile(Path.of(URI.create(file)).toFile())) {
                return newest(jar.stream().map(entry -> entry.getName()).filter(name -> name.startsWith(FOLDER)));
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt newest(Stream<String> names) {
        return names.map(NAME::matcher)
                .filter(Matcher::matches)
                .flatMapToInt(name -> IntStream.of(Integer.parseInt(name.group(1))))
                .max();
    }
}
