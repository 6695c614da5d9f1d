package stet.media;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what the database says of files with what the store has, a two hundred and fifty-sixth part of both at a time.
 * The paper may be running.
 */
public final class Consistency {
    /** What has just come may have no name yet: its transaction is under way. */
    private static final Duration FRESH = Duration.ofDays(1);

    private final Connection database;
    private final Store store;
    private final Clock clock;
    private final PrintStream out;
    private final boolean repair;
    private int files;
    private int missing;
    private int damaged;
    private int orphans;
    private int removed;

    private Consistency(Connection database, Store store, Clock clock, PrintStream out, boolean repair) {
        this.database = database;
        this.store = store;
        this.clock = clock;
        this.out = out;
        this.repair = repair;
    }

    /**
     * Tells what is missing, what is not what it was and what nothing names.
     *
     * @param repair whether what nothing names, and is older than a day, is removed
     * @return whether the store has all that the database names
     */
    public static boolean check(MediaConfig config, Connection database, Clock clock, PrintStream out, boolean repair)
            throws IOException, SQLException {
        Store store = Stores.of(config, clock);
        try {
            return check(store, database, clock, out, repair);
        } finally {
            if (store instanceof S3Store bucket) {
                bucket.close();
            }
        }
    }

    static boolean check(Store store, Connection database, Clock clock, PrintStream out, boolean repair)
            throws IOException, SQLException {
        return new Consistency(database, store, clock, out, repair).check();
    }

    private boolean check() throws IOException, SQLException {
        for (int part = 0; part < 256; part++) {
            String digits = HexFormat.of().toHexDigits((byte) part);
            checkOriginals(digits);
            checkRenditions(digits);
        }
        out.printf(
                "%d files, of which %d are missing and %d are damaged; %d that nothing names, of which %d were removed.%n",
                files, missing, damaged, orphans, removed);
        if (orphans > removed) {
            out.println(
                    repair
                            ? "What is younger than a day was left: it may just be coming in."
                            : "With --repair, what nothing names and is older than a day is removed.");
        }
        return missing + damaged == 0;
    }

    private void checkOriginals(String digits) throws IOException, SQLException {
        Map<String, Store.Stored> kept = new HashMap<>();
        List<Store.Stored> others = new ArrayList<>();
        store.list(Names.ORIGINALS + digits + "/", stored -> Names.hashOf(stored.name())
                .ifPresentOrElse(hash -> kept.put(hash, stored), () -> others.add(stored)));
        Map<String, Long> named = named(digits);
        files += named.size();
        for (Map.Entry<String, Long> file : named.entrySet()) {
            Store.Stored stored = kept.remove(file.getKey());
            // It may have come since we looked.
            if (stored == null && !store.has(Names.original(file.getKey()))) {
                missing++;
                out.printf("missing  %s%s%n", Names.original(file.getKey()), images(file.getKey()));
            } else if (stored != null && stored.bytes() != file.getValue()) {
                damaged++;
                out.printf(
                        "damaged  %s has %d bytes of %d%s%n",
                        stored.name(), stored.bytes(), file.getValue(), images(file.getKey()));
            }
        }
        for (Map.Entry<String, Store.Stored> file : kept.entrySet()) {
            if (!isNamed(file.getKey())) {
                orphan(file.getValue(), file.getKey());
            }
        }
        for (Store.Stored other : others) {
            orphan(other, null);
        }
    }

    private void checkRenditions(String digits) throws IOException, SQLException {
        List<Store.Stored> kept = new ArrayList<>();
        store.list(Names.RENDITIONS + digits + "/", kept::add);
        Set<String> cuts =
                new HashSet<>(strings("select hash from image_cut where hash >= ? and hash < ?", digits, digits + "g"));
        for (Store.Stored rendition : kept) {
            if (Names.cutOf(rendition.name()).filter(cuts::contains).isEmpty()) {
                orphan(rendition, null);
            }
        }
    }

    private void orphan(Store.Stored stored, String sha256) throws IOException, SQLException {
        orphans++;
        boolean old = stored.changedAt().isBefore(clock.instant().minus(FRESH));
        if (repair && old && remove(stored, sha256)) {
            removed++;
            out.printf("removed  %s%n", stored.name());
        } else {
            out.printf("orphan   %s, of %s%n", stored.name(), stored.changedAt());
        }
    }

    /** Nobody takes in such a file meanwhile, see {@link Leftovers#hold}. */
    private boolean remove(Store.Stored stored, String sha256) throws IOException, SQLException {
        if (sha256 == null) {
            store.remove(stored.name());
            return true;
        }
        database.setAutoCommit(false);
        try {
            strings("select cast(pg_advisory_xact_lock(hashtextextended(?, 4)) as text)", sha256);
            boolean unnamed = !isNamed(sha256);
            if (unnamed) {
                store.remove(stored.name());
            }
            database.commit();
            return unnamed;
        } finally {
            database.rollback();
            database.setAutoCommit(true);
        }
    }

    /** The files that begin so, and how many bytes each has. Index {@code image_file_pkey}. */
    private Map<String, Long> named(String digits) throws SQLException {
        try (PreparedStatement statement =
                database.prepareStatement("select sha256, bytes from image_file where sha256 >= ? and sha256 < ?")) {
            statement.setString(1, digits);
            statement.setString(2, digits + "g");
            Map<String, Long> named = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    named.put(rows.getString(1), rows.getLong(2));
                }
            }
            return named;
        }
    }

    /** By an image, or as what is to be removed anyway. */
    private boolean isNamed(String sha256) throws SQLException {
        return !strings("""
                        select sha256 from image_file where sha256 = ?
                        union all select sha256 from image_leftover where sha256 = ?""", sha256, sha256).isEmpty();
    }

    /** Which pictures are, or were, that file. */
    private String images(String sha256) throws SQLException {
        List<String> names = strings("""
                select i.id || ' “' || i.name || '”' from image_version v join image i on i.id = v.image_id
                where v.sha256 = ? order by i.id""", sha256);
        return names.isEmpty() ? "" : ": picture " + String.join(", ", names);
    }

    private List<String> strings(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
