package stet.audience;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.testing.RealParts;

/** What counts as a view of a story of the demo paper, and how views come into the database. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ViewsTest {
    private static final Instant HOUR = Instant.parse("2020-02-29T10:00:00Z");
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final String BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0 reader/";

    @Inject
    Views views;

    @Inject
    DataSource database;

    private String path;
    private long story;
    private int readers;

    @BeforeEach
    void chooseAStory() throws SQLException {
        path = Jsoup.parse(given().get("/").asString())
                .select("main article.card a")
                .attr("href");
        story = Long.parseLong(path.replaceAll(".*-", ""));
        // The demo has readers of its own.
        forget();
    }

    @AfterEach
    void forget() throws SQLException {
        views.flush();
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from view_hour where article_id = " + story)) {
            delete.executeUpdate();
        }
    }

    @Test
    void aStoryGivenToAPersonIsAViewAndSetsNoCookie() {
        Response answer = another().get(path);
        assertEquals(200, answer.statusCode());
        assertTrue(answer.cookies().isEmpty());
        assertEquals(1, counted());
        another().get(path);
        assertEquals(2, counted());
    }

    @Test
    void aPageThatTheBrowserHasAlreadyIsAView() {
        String etag = given().get(path).header("ETag");
        another().header("If-None-Match", etag).get(path).then().statusCode(304);
        assertEquals(1, counted());
    }

    @Test
    void aReloadIsNone() {
        RequestSpecification reader = another();
        reader.get(path);
        reader.get(path);
        assertEquals(1, counted());
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Purpose, prefetch",
        "Sec-Purpose, prefetch;prerender",
        "Purpose,     prefetch",
        "X-Moz,       prefetch",
        "User-Agent,  curl/8.5.0",
        "User-Agent,  ''"
    })
    void whatNobodyReadsIsNone(String header, String value) {
        RequestSpecification request = header.equals("User-Agent") ? given() : another();
        request.header(header, value).get(path).then().statusCode(200);
        assertEquals(0, counted());
    }

    @Test
    void askingForItsHeadOrByAnotherAddressIsNone() {
        another().head(path).then().statusCode(200);
        another()
                .redirects()
                .follow(false)
                .get("/another-address-" + story)
                .then()
                .statusCode(301);
        assertEquals(0, counted());
    }

    @Test
    void theServerKeepsThemWithoutBeingAsked() {
        another().get(path);
        await().atMost(Duration.ofMinutes(1)).until(() -> hours().size() == 1);
    }

    @Test
    void theServersEndKeepsWhatIsStillInMemory() {
        Views node = views(HOUR, database);
        read(node, 3);
        node.end(new ShutdownEvent());
        assertEquals(Map.of(HOUR, 3L), hours());
    }

    @Test
    void nodesAddUpAndHoursStayApart() {
        Views one = views(HOUR, database);
        Views other = views(HOUR, database);
        Views later = views(HOUR.plusSeconds(3_600), database);
        read(one, 3);
        one.flush();
        read(one, 2);
        read(other, 4);
        read(later, 1);
        one.flush();
        other.flush();
        later.flush();
        later.flush();
        assertEquals(Map.of(HOUR, 9L, HOUR.plusSeconds(3_600), 1L), hours());
    }

    @Test
    void whatIsReadDuringAFlushIsCountedOnce() throws Exception {
        int threads = 4;
        int each = 2_000;
        Views node = views(HOUR, database);
        ExecutorService people = Executors.newFixedThreadPool(threads);
        List<Future<?>> reading = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            String net = "10.0." + thread + ".";
            reading.add(people.submit(() -> {
                for (int reader = 0; reader < each; reader++) {
                    node.count(story, BROWSER, net + reader);
                }
            }));
        }
        while (!reading.stream().allMatch(Future::isDone)) {
            node.flush();
        }
        for (Future<?> done : reading) {
            done.get();
        }
        people.shutdown();
        node.flush();
        assertEquals(Map.of(HOUR, (long) threads * each), hours());
    }

    @Test
    void whatTheDatabaseDoesNotTakeIsKeptForTheNextTime() {
        AtomicBoolean down = new AtomicBoolean(true);
        Views node = views(HOUR, failing(down));
        read(node, 3);
        assertDoesNotThrow(node::flush);
        read(node, 2);
        assertDoesNotThrow(node::flush);
        assertEquals(Map.of(), hours());
        down.set(false);
        node.flush();
        node.flush();
        assertEquals(Map.of(HOUR, 5L), hours());
    }

    @Test
    void aStoryThatIsNotThereAnyMoreCostsTheOthersNothing() {
        Views node = views(HOUR, database);
        node.count(Long.MAX_VALUE, BROWSER, "10.0.0.1");
        read(node, 2);
        node.flush();
        assertEquals(Map.of(HOUR, 2L), hours());
    }

    @Test
    void wherePeopleWantNoNumbersThereAreNone() {
        Views node = new Views(database, Clock.fixed(HOUR, ZoneOffset.UTC), false, PAUSE);
        read(node, 2);
        node.flush();
        assertEquals(Map.of(), hours());
    }

    @Test
    void onlyNumbersAreKept() throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        try (Connection connection = database.getConnection();
                ResultSet found = connection.getMetaData().getColumns(null, null, "view_hour", null)) {
            while (found.next()) {
                columns.put(found.getString("COLUMN_NAME"), found.getString("TYPE_NAME"));
            }
        }
        assertEquals(Map.of("article_id", "int8", "hour", "timestamptz", "views", "int8"), columns);
    }

    private static Views views(Instant at, DataSource database) {
        return new Views(database, Clock.fixed(at.plusSeconds(1_234), ZoneOffset.UTC), true, PAUSE);
    }

    private void read(Views node, int times) {
        for (int time = 0; time < times; time++) {
            node.count(story, BROWSER, "10.0.0." + readers++);
        }
    }

    /** Somebody who has not read anything yet: this machine's address, and a browser of their own. */
    private RequestSpecification another() {
        return given().header("User-Agent", BROWSER + System.nanoTime());
    }

    /** What the running server has counted. */
    private long counted() {
        views.flush();
        return hours().values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<Instant, Long> hours() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select hour, views from view_hour where article_id = " + story);
                ResultSet rows = statement.executeQuery()) {
            Map<Instant, Long> hours = new TreeMap<>();
            while (rows.next()) {
                hours.put(rows.getTimestamp("hour").toInstant(), rows.getLong("views"));
            }
            return hours;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The database, behind a line that is cut for a while. */
    private DataSource failing(AtomicBoolean down) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (down.get()) {
                        throw new SQLException("The line is cut");
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
