package stet.site;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.outbox.Hearing;
import stet.outbox.Key;
import stet.outbox.Outbox;
import stet.people.Actor;
import stet.people.Role;
import stet.site.cache.PageCache;
import stet.testing.Deeds;
import stet.testing.MovableClock;
import stet.testing.RealParts;

/** What readers get of pages that are kept, over HTTP. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class KeptPagesTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    PageCache cache;

    @Inject
    Rows rows;

    @Inject
    MovableClock clock;

    @Inject
    Hearing hearing;

    @Inject
    Gazetteer gazetteer;

    @Inject
    DataSource database;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private String story;

    @BeforeEach
    void keepNothing() {
        await().until(hearing::isSure);
        story = new Reader(root).page("/").select(".front-lead a").attr("href");
        cache.dropAll();
        // Whoever asks first asks for what all pages need.
        get("/nowhere-at-all");
    }

    @Test
    void aPageIsMadeOnceAndThenGivenWithoutAskingTheDatabase() {
        long before = rows.statements();
        HttpResponse<byte[]> made = get(story);
        assertTrue(rows.statements() > before);
        before = rows.statements();
        HttpResponse<byte[]> kept = get(story);
        assertEquals(before, rows.statements());
        assertEquals(text(made), text(kept));
        assertEquals(header(made, "ETag"), header(kept, "ETag"));
        assertEquals("public, max-age=0, must-revalidate", header(kept, "Cache-Control"));
        assertEquals("Accept-Encoding", header(kept, "Vary"));
        assertTrue(Integer.parseInt(header(kept, "Age")) < 60);
        assertEquals(List.of(), kept.headers().allValues("Set-Cookie"));
    }

    @Test
    void everyEncodingHoldsTheSamePageUnderItsOwnStrongTag() {
        String plain = text(get(story));
        Set<String> tags = new HashSet<>();
        for (String encoding : List.of("identity", "gzip", "br")) {
            HttpResponse<byte[]> answer = get(story, "Accept-Encoding", encoding);
            assertEquals(encoding.equals("identity") ? "" : encoding, header(answer, "Content-Encoding"));
            assertEquals(plain, text(answer), encoding);
            assertEquals(String.valueOf(answer.body().length), header(answer, "Content-Length"));
            assertTrue(header(answer, "ETag").startsWith("\""), "strong");
            tags.add(header(answer, "ETag"));
        }
        assertEquals(3, tags.size());
    }

    @Test
    void whoHasThePageIsToldSoAndWhoOnlyAsksForItsHeadGetsNothingElse() {
        HttpResponse<byte[]> page = get(story, "Accept-Encoding", "gzip");
        HttpResponse<byte[]> known =
                get(story, "Accept-Encoding", "gzip", "If-None-Match", "W/" + header(page, "ETag"));
        assertEquals(304, known.statusCode());
        assertEquals(0, known.body().length);
        assertEquals(header(page, "ETag"), header(known, "ETag"));
        assertEquals("Accept-Encoding", header(known, "Vary"));
        assertEquals(200, get(story, "If-None-Match", "\"another\"").statusCode());
        HttpResponse<byte[]> head = send(HttpRequest.newBuilder(root.resolve(story))
                .header("Accept-Encoding", "gzip")
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertEquals(0, head.body().length);
        for (String name : List.of("ETag", "Content-Length", "Content-Encoding", "Content-Type", "Cache-Control")) {
            assertEquals(header(page, name), header(head, name), name);
        }
    }

    @Test
    void whatSomebodyWritesBehindAnAddressMakesNoOtherPageOfIt() {
        get(story);
        long before = rows.statements();
        for (String query : List.of("?utm_source=letter", "?a=b&c", "?x=" + "y".repeat(500))) {
            assertEquals(200, get(story + query).statusCode());
        }
        assertEquals(before, rows.statements());
    }

    @Test
    void wrongWaysToWriteAnAddressCostNothingAndAreNotKept() {
        get(story);
        get("/world");
        long before = rows.statements();
        String number = story.replaceAll(".*-", "");
        for (int i = 0; i < 20; i++) {
            HttpResponse<byte[]> answer = get("/somewhere/slug" + i + "-" + number + "?utm=1");
            assertEquals(301, answer.statusCode());
            assertEquals(story + "?utm=1", header(answer, "Location"));
            assertEquals(301, get("/WORLD" + "/".repeat(i)).statusCode());
        }
        assertEquals(before, rows.statements());
    }

    @Test
    void addressesAtRandomNeitherReachTheDatabaseNorTakeMemory() {
        Random random = new Random(7);
        get("/tag/nothing-1");
        long before = rows.statements();
        for (int i = 0; i < 300; i++) {
            String word = Long.toString(random.nextLong() >>> 1, 36);
            String path = List.of(
                            "/" + word,
                            "/world/" + word,
                            "/tag/" + word,
                            "/author/" + word,
                            "/x-" + (1_000_000_000L + random.nextInt(1_000_000)),
                            "/latest?before=" + word,
                            "/archive/2026/13/" + i,
                            "/archive/1833/05/%02d".formatted(i % 31 + 1),
                            "/archive/2290/10/%02d".formatted(i % 31 + 1),
                            "/wp-login.php?" + word)
                    .get(i % 10);
            HttpResponse<byte[]> answer = get(path);
            assertEquals(404, answer.statusCode(), path);
            assertTrue(text(answer).contains("<h1>"), path);
        }
        assertEquals(before, rows.statements());
    }

    @Test
    void madeUpPlacesInAListNeitherReachTheDatabaseNorTakeMemory() {
        String first = text(get("/latest"));
        String older = Jsoup.parse(first).select("a[rel=next]").attr("href");
        assertTrue(older.startsWith("/latest?before="), older);
        assertNotEquals(first, text(get(older)));
        long before = rows.statements();
        for (int i = 1; i <= 50; i++) {
            Cursor madeUp = new Cursor(clock.instant().minus(Duration.ofHours(i)), i);
            assertEquals(first, text(get("/latest?before=" + madeUp.encode())), "as links of before there were seals");
            assertEquals(first, text(get("/latest?before=" + madeUp.encode() + older.substring(older.length() - 11))));
        }
        assertEquals(before, rows.statements());
    }

    @Test
    void whereAStoryWasIsReasonEnoughToLearnWhichAddressesThereAre() {
        Actor chief = Deeds.person("doer", Role.CHIEF);
        long id = Deeds.story(chief, "Kept and killed", "city", "ferries", Deeds.anAuthor(), clock.instant());
        Deeds.publish(chief, id, clock.instant());
        Deeds.kill(chief, id, clock.instant());
        QuarkusTransaction.requiringNew().run(() -> Outbox.announce("test", List.of(Key.EVERYTHING), clock.instant()));
        assertFalse(gazetteer.isNowhere(Address.of("/tag/nothing-2")));
        assertEquals(410, get("/city/kept-and-killed-" + id).statusCode());
        assertTrue(gazetteer.isNowhere(Address.of("/tag/nothing-2")));
    }

    @Test
    void whatIsDoneIsSeenByWhoeverAsksNext() {
        Actor chief = Deeds.person("doer", Role.CHIEF);
        long id = Deeds.story(chief, "Kept and dropped", "city", "ferries", Deeds.anAuthor(), clock.instant());
        String path = "/city/kept-and-dropped-" + id;
        assertEquals(404, get(path).statusCode());
        Deeds.publish(chief, id, clock.instant());
        assertEquals(200, get(path).statusCode());
        assertTrue(text(get("/latest")).contains("Kept and dropped"));
        Deeds.rewrite(chief, id, "Kept no longer", clock.instant());
        Deeds.publish(chief, id, clock.instant());
        assertTrue(text(get(path)).contains("Kept no longer"));
        assertTrue(text(get("/latest")).contains("Kept no longer"));
        Deeds.kill(chief, id, clock.instant());
        assertEquals(410, get(path).statusCode());
        assertTrue(!text(get("/latest")).contains("Kept no longer"));
    }

    @Test
    void whatIsScheduledAppearsAtItsInstantThoughAllIsKept() {
        Actor chief = Deeds.person("planner", Role.CHIEF);
        Instant now = clock.instant();
        long id = Deeds.story(chief, "Kept for later", "city", "ferries", Deeds.anAuthor(), now);
        String path = "/city/kept-for-later-" + id;
        Instant at = now.plusSeconds(3_600);
        Deeds.schedule(chief, id, at, now);
        Deeds.endAt(chief, id, at.plusSeconds(3_600), now);
        assertEquals(404, get(path).statusCode());
        assertTrue(!text(get("/latest")).contains("Kept for later"));
        clock.advance(Duration.between(clock.instant(), at));
        assertEquals(200, get(path).statusCode());
        assertTrue(text(get("/latest")).contains("Kept for later"));
        clock.advance(Duration.between(clock.instant(), at.plusSeconds(3_600)));
        assertEquals(410, get(path).statusCode());
        assertTrue(!text(get("/latest")).contains("Kept for later"));
        Deeds.kill(chief, id, clock.instant());
    }

    @Test
    void whileTheLineIsCutPagesAreMadeForEachReaderAndNothingOldIsGivenAfterwards() throws SQLException {
        get("/latest");
        long before = rows.statements();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'stet wire'");
        }
        await().until(() -> {
            get("/latest");
            return rows.statements() > before;
        });
        await().until(hearing::isSure);
        await().until(() -> {
            long now = rows.statements();
            get("/latest");
            return rows.statements() == now;
        });
    }

    private HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> answer) {
        try (InputStream plain = decoded(answer)) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InputStream decoded(HttpResponse<byte[]> answer) throws IOException {
        InputStream bytes = new ByteArrayInputStream(answer.body());
        return switch (header(answer, "Content-Encoding")) {
            case "br" -> new BrotliInputStream(bytes);
            case "gzip" -> new GZIPInputStream(bytes);
            default -> bytes;
        };
    }
}
