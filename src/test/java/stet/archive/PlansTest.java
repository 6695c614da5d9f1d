package stet.archive;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import stet.outbox.Key;
import stet.outbox.Outbox;
import stet.site.ArchivePages;
import stet.testing.RealParts;

/**
 * No statement of a page, whosever it is, reads a big table from end to end, or many rows for the few that it shows, with
 * a hundred thousand stories and fifty thousand pictures in the database.
 *
 * <p>The last of all tests, as the stories stay.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "plans", roles = "chief")
@Order(Integer.MAX_VALUE)
class PlansTest {
    private static final int STORIES = 100_000;
    private static final int TOPICS = 20_000;
    private static final int PICTURES = 50_000;
    private static final int BIG = 5_000;

    /** One story in a hundred is withdrawn: those who list them pass over some five thousand, however many there are. */
    private static final int MANY = 6_000;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    @Test
    void whatAPageReadsDoesNotGrowWithTheArchive() throws Exception {
        Instant end = clock.instant().minus(Duration.ofMinutes(5));
        new Archive(STORIES, TOPICS, 500, 10, 1, end, 20, 7).fill(url(), "postgres", RealParts.superuserPassword());
        new PictureArchive(PICTURES, end).fill(url(), "postgres", RealParts.superuserPassword());
        // Nothing of before is given any more, and which addresses there are is read before anything is told.
        QuarkusTransaction.requiringNew().run(() -> Outbox.announce("fill", List.of(Key.EVERYTHING), clock.instant()));
        given().get("/nowhere-at-all");
        Map<String, String> pages = new LinkedHashMap<>(ArchivePages.ofReaders(database, end));
        pages.putAll(ArchivePages.ofTheNewsroom());
        pages.putAll(ArchivePages.ofTheLibrary(database, end));
        Path log = RealParts.databaseLog();
        long before = Files.size(log);
        explaining(true);
        try {
            pages.values()
                    .forEach(page -> given().urlEncodingEnabled(false).get(page).asByteArray());
        } finally {
            explaining(false);
        }
        List<Plan> plans = Plan.in(linesAfter(log, before));
        assertTrue(plans.size() > 3 * pages.size(), () -> "only " + plans.size() + " statements were told");
        Set<String> big = bigTables();
        assertTrue(
                big.containsAll(Set.of("publication", "article", "draft", "tag", "placement", "image")), big::toString);
        List<String> troubles = new ArrayList<>();
        for (Plan plan : plans) {
            List<String> whole = plan.readWhole(big);
            if (!whole.isEmpty() || plan.rowsRead() > MANY) {
                troubles.add("%s read whole, %d rows: %s".formatted(whole, plan.rowsRead(), plan.query()));
            }
        }
        assertTrue(troubles.isEmpty(), () -> String.join("\n\n", new TreeSet<>(troubles)));
    }

    private static List<String> linesAfter(Path log, long before) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) before, all.length - (int) before, StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private String url() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getURL().replaceFirst("\\?.*", "");
        }
    }

    /** Lets the server's connections, new ones all, tell their plans in full, or no longer. */
    private void explaining(boolean told) throws Exception {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", RealParts.superuserPassword());
                Statement statement = connection.createStatement()) {
            for (String setting : List.of(
                    "session_preload_libraries = 'auto_explain'",
                    "auto_explain.log_min_duration = 0",
                    "auto_explain.log_analyze = on",
                    "auto_explain.log_timing = off",
                    "auto_explain.log_format = json")) {
                statement.execute("alter database stet "
                        + (told ? "set " + setting : "reset " + setting.substring(0, setting.indexOf(' '))));
            }
        }
        database.flush(FlushMode.ALL);
    }

    private Set<String> bigTables() throws SQLException {
        Set<String> big = new HashSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select relname from pg_class where relkind = 'r' and reltuples > " + BIG)) {
            while (rows.next()) {
                big.add(rows.getString(1));
            }
        }
        return big;
    }
}
