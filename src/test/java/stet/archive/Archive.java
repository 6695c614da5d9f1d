package stet.archive;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Fills a database that has people and sections with a paper's past: stories with their text, topics and authors, spread
 * over years, by COPY on several connections at once. The same seed gives the same past.
 *
 * @param stories how many, each with a draft, a revision and at least one publication
 * @param topics how many topics there are to choose from; a few are on very many stories
 * @param authors likewise
 * @param updated one story in so many was published twice, and one in ten times as many withdrawn
 * @param paragraphs how many a story has at most
 * @param end the instant of the newest story
 * @param years over how many they spread
 */
public record Archive(
        int stories, int topics, int authors, int updated, int paragraphs, Instant end, int years, long seed) {
    private static final List<String> TABLES = List.of(
            "article",
            "article_tag",
            "article_byline",
            "draft",
            "revision",
            "publication",
            "publication_tag",
            "publication_byline");
    private static final int PARTS_AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final int STORIES_IN_A_PART = 5_000;

    /** The past of an ordinary paper, twenty years long. */
    public static Archive of(int stories, Instant end) {
        return new Archive(stories, Math.max(50, stories / 50), Math.max(20, stories / 500), 10, 10, end, 20, 7);
    }

    /** When the story of a number was first published: the first is the oldest. */
    public Instant published(int number) {
        Duration span = Duration.ofDays(365L * years);
        return end.minus(span.dividedBy(stories).multipliedBy(stories - number));
    }

    /**
     * Runs outside of any transaction, and holds off nobody but those who want what it fills.
     *
     * @param user one who may set {@code session_replication_role}: references are known to hold and are not checked again
     */
    public void fill(String url, String user, String password) throws SQLException, IOException {
        try (Connection connection = open(url, user, password)) {
            Filing filing = Filing.read(connection, this);
            Indexes indexes = Indexes.takeDown(connection, TABLES);
            try {
                filing.write(connection);
                inParts(url, user, password, filing);
            } finally {
                indexes.putBack(connection);
            }
            around(connection, filing);
            try (Statement statement = connection.createStatement()) {
                for (String table : List.of("article", "revision", "publication", "tag", "author")) {
                    statement.execute("""
                            select setval(pg_get_serial_sequence('%1$s', 'id'), (select max(id) from %1$s))""".formatted(table));
                }
                statement.execute("vacuum analyze");
            }
        }
    }

    /** What else such a past leaves: corrections, launches of a list, views, old addresses, the audit trail. */
    private void around(Connection connection, Filing filing) throws SQLException {
        long first = filing.firstStory();
        long last = first + stories - 1;
        try (Statement statement = connection.createStatement()) {
            for (String sql : List.of("""
                    insert into correction (article_id, at, text, made_by)
                    select id, changed_at + interval '1 day', 'A figure was wrong.', created_by
                    from article where id between %d and %d and id %% 50 = 0""", """
                    insert into curated_list (key, name, size, rule) values ('archive-%1$d', 'Archive', 6, 'NONE')""", """
                    insert into launch (list_id, visible_from, visible_until, launched_by)
                    select l.id, a.changed_at, lead(a.changed_at) over (order by a.changed_at), a.created_by
                    from article a, curated_list l
                    where a.id between %1$d and %2$d and a.id %% 50 = 1 and l.key = 'archive-%1$d'""", """
                    insert into placement (launch_id, position, article_id)
                    select w.id, n, greatest(%1$d, %2$d - (w.id * 50 + n) %% (%2$d - %1$d + 1))
                    from launch w join curated_list l on l.id = w.list_id and l.key = 'archive-%1$d'
                    cross join generate_series(1, 6) n""", """
                    insert into view_hour (article_id, hour, views)
                    select a.id, date_trunc('hour', now()) - h * interval '1 hour', 1 + a.id %% 97
                    from generate_series(greatest(%d, %2$d - 2000), %2$d) a(id) cross join generate_series(0, 167, 7) h""", """
                    insert into redirect (path, target, made_at)
                    select '/tag/formerly-' || id, '/tag/' || slug, now() from tag where id >= %3$d""", """
                    insert into audit_event (at, person_id, verb, article_id, detail)
                    select changed_at, created_by, 'publish', id, '{}' from article where id between %d and %d""")) {
                statement.execute(sql.formatted(first, last, filing.firstTopic()));
            }
        }
    }

    private void inParts(String url, String user, String password, Filing filing) throws SQLException, IOException {
        ExecutorService workers = Executors.newFixedThreadPool(PARTS_AT_ONCE);
        try {
            List<Future<Void>> parts = new ArrayList<>();
            IntStream.iterate(0, from -> from < stories, from -> from + STORIES_IN_A_PART)
                    .forEach(from -> parts.add(workers.submit((Callable<Void>) () -> {
                        try (Connection connection = open(url, user, password)) {
                            new StoryRows(this, filing, connection)
                                    .write(from, Math.min(stories, from + STORIES_IN_A_PART));
                        }
                        return null;
                    })));
            for (Future<Void> part : parts) {
                part.get();
            }
        } catch (ExecutionException e) {
            throw new SQLException("A part of the archive could not be written: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the archive was written", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Connection open(String url, String user, String password) throws SQLException {
        Connection connection = DriverManager.getConnection(url, user, password);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
        }
        return connection;
    }

    /** What stories are filed under, and the first of the numbers that nothing has yet. */
    record Filing(
            List<Long> sections, long person, long firstStory, long firstTopic, long firstAuthor, Archive archive) {
        static Filing read(Connection connection, Archive archive) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                List<Long> sections = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery("select id from section order by id")) {
                    while (rows.next()) {
                        sections.add(rows.getLong(1));
                    }
                }
                return new Filing(
                        List.copyOf(sections),
                        number(statement, "select min(id) from person"),
                        number(statement, """
                                select 1 + greatest((select max(id) from article), (select max(id) from revision),
                                    (select max(id) from publication), 0)"""),
                        number(statement, "select coalesce(max(id), 0) + 1 from tag"),
                        number(statement, "select coalesce(max(id), 0) + 1 from author"),
                        archive);
            }
        }

        private static long number(Statement statement, String sql) throws SQLException {
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }

        /** The topics and authors themselves. */
        void write(Connection connection) throws SQLException, IOException {
            CopyRows topics = new CopyRows(connection, "tag", "id, slug, name");
            for (int i = 0; i < archive.topics(); i++) {
                String name = Words.nameOf(i) + " " + (firstTopic + i);
                topics.add(firstTopic + i, name.toLowerCase(Locale.ROOT).replace(' ', '-'), name);
            }
            topics.send();
            CopyRows authors = new CopyRows(connection, "author", "id, slug, name");
            for (int i = 0; i < archive.authors(); i++) {
                String name = Words.nameOf(i * 31) + " " + Words.nameOf(i * 7 + 1);
                authors.add(firstAuthor + i, "archive-author-" + (firstAuthor + i), name);
            }
            authors.send();
        }
    }
}
