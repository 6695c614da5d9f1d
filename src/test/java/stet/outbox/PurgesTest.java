package stet.outbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.testing.RealParts;

/** What a content delivery network of the test's own is told, and what is told again. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PurgesTest {
    private static final Instant NOON = Instant.parse("2031-02-03T12:00:00Z");

    @Inject
    DataSource database;

    @Inject
    Nodes nodes;

    @Inject
    Wire wire;

    private record Told(String id, String keys, String secret, String body) {}

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private HttpServer network;

    @BeforeEach
    void listen() throws IOException {
        network = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        network.createContext("/purge", exchange -> {
            Told each = new Told(
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("Surrogate-Key"),
                    exchange.getRequestHeaders().getFirst("Fastly-Key"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            told.add(each);
            exchange.sendResponseHeaders(answers.getOrDefault(each.id(), 204), -1);
            exchange.close();
        });
        network.setExecutor(Executors.newCachedThreadPool());
        network.start();
        // What other tests announced.
        change("update outbox set taken_at = now() where taken_at is null");
    }

    @AfterEach
    void stop() {
        network.stop(0);
    }

    @Test
    void everyAnnouncementIsToldOnceWithItsKeysAndOurSecret() throws SQLException {
        long number = announce(List.of("article:42", "newest"));
        Purges purges = purges(NOON);
        assertEquals(1, purges.send());
        assertEquals(0, purges.send());
        Told only = told.get(0);
        assertEquals(1, told.size());
        assertEquals("stet-" + number, only.id());
        assertEquals("article:42 newest", only.keys());
        assertEquals("swordfish", only.secret());
        assertTrue(only.body().contains("\"keys\":[\"article:42\",\"newest\"]"), only.body());
        assertTrue(only.body().contains("\"verb\":\"test\""), only.body());
    }

    @Test
    void whatIsNotTakenIsToldAgainLaterUnderTheSameNumberAndHoldsNothingUp() throws SQLException {
        String first = "stet-" + announce(List.of("article:1"));
        answers.put(first, 503);
        Purges purges = purges(NOON);
        assertEquals(0, purges.send());
        String second = "stet-" + announce(List.of("article:2"));
        assertEquals(1, purges.send(), "the first waits");
        assertEquals(0, purges(NOON.plusMillis(900)).send());
        assertEquals(0, purges(NOON.plusSeconds(1)).send());
        assertEquals(0, purges(NOON.plusSeconds(2)).send(), "twice as long now");
        answers.remove(first);
        assertEquals(1, purges(NOON.plusSeconds(3)).send());
        assertEquals(
                List.of(first, second, first, first),
                told.stream().map(Told::id).toList());
    }

    @Test
    void nothingIsToldBeforeEveryServerHasHeardOfIt() throws SQLException {
        long number = announce(List.of("article:1"));
        List<Long> awaited = new ArrayList<>();
        Nodes waited = new Nodes(database, wire) {
            @Override
            public List<String> awaitAll(Collection<Long> announcements) {
                assertEquals(List.of(), told);
                awaited.addAll(announcements);
                return List.of("one that said nothing, and trusts its pages no longer");
            }
        };
        URI address = URI.create(
                "http://127.0.0.1:%d/purge".formatted(network.getAddress().getPort()));
        assertEquals(1, new Purges(database, waited, Clock.systemUTC(), config(Optional.of(address))).send());
        assertEquals(List.of(number), awaited);
        assertEquals(1, told.size());
    }

    @Test
    void aNetworkThatIsAwayIsNoReasonToForget() throws SQLException {
        announce(List.of("article:1"));
        int port = network.getAddress().getPort();
        network.stop(0);
        Purges purges = purges(NOON, port);
        assertEquals(0, purges.send());
        change("update outbox set at = cast('2000-01-01' as timestamptz) where taken_at is null");
        purges.prune();
        assertEquals(1L, count("taken_at is null"));
    }

    @Test
    void nodesShareTheWorkAndTellNothingTwice() throws Exception {
        for (int i = 0; i < 200; i++) {
            announce(List.of("article:" + i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> sent = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 4; i++) {
            sent.add(threads.submit(() -> {
                Purges node = purges(NOON);
                int all = 0;
                for (int now = node.send(); now > 0; now = node.send()) {
                    all += now;
                }
                return all;
            }));
        }
        int all = 0;
        for (Future<Integer> each : sent) {
            all += each.get();
        }
        threads.shutdown();
        await().until(() -> count("taken_at is null") == 0);
        assertEquals(200, all);
        assertEquals(200, told.stream().map(Told::id).distinct().count());
        assertEquals(200, told.size());
    }

    @Test
    void whatIsOldIsForgotten() throws SQLException {
        announce(List.of("article:1"));
        announce(List.of("article:2"));
        change("update outbox set at = cast('2000-01-01' as timestamptz), taken_at = now() where keys = '{article:1}'");
        purges(NOON.minus(Purges.REMEMBERED)).prune();
        assertEquals(0L, count("keys = '{article:1}' and at < '2001-01-01'"));
        assertEquals(1L, count("keys = '{article:2}' and taken_at is null"));
        change("update outbox set at = cast('2000-01-01' as timestamptz) where keys = '{article:2}'");
        new Purges(
                        database,
                        nodes,
                        Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC),
                        config(Optional.empty()))
                .prune();
        assertEquals(0L, count("at < '2001-01-01'"), "where nobody is told, nothing waits to be");
    }

    private Purges purges(Instant at) {
        return purges(at, network.getAddress().getPort());
    }

    private Purges purges(Instant at, int port) {
        return new Purges(
                database,
                nodes,
                Clock.fixed(at, ZoneOffset.UTC),
                config(Optional.of(URI.create("http://127.0.0.1:%d/purge".formatted(port)))));
    }

    private static PurgeConfig config(Optional<URI> url) {
        return new PurgeConfig() {
            @Override
            public Optional<URI> url() {
                return url;
            }

            @Override
            public Optional<String> header() {
                return Optional.of("Fastly-Key: swordfish");
            }
        };
    }

    private static long announce(List<String> keys) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) Panache.getEntityManager()
                .createNativeQuery(
                        "insert into outbox (at, topic, keys) values (now(), 'test', cast(:keys as text[])) returning id",
                        Long.class)
                .setParameter("keys", keys.toArray(String[]::new))
                .getSingleResult());
    }

    private static void change(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> Panache.getEntityManager().createNativeQuery(sql).executeUpdate());
    }

    private static long count(String which) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) Panache.getEntityManager()
                .createNativeQuery("select count(*) from outbox where " + which, Long.class)
                .getSingleResult());
    }
}
