package stet.outbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.testing.RealParts;

/** What nodes hear of each other, through a real PostgreSQL: the running server's, and one of the test's own. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class WireTest {
    @Inject
    DataSource database;

    @Inject
    Clock clock;

    @Inject
    Nodes nodes;

    @Inject
    Wire ours;

    @ConfigProperty(name = "stet.wire.jdbc-url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    Optional<String> username;

    @ConfigProperty(name = "quarkus.datasource.password")
    Optional<String> password;

    private final List<Announcement> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<Instant> anew = Collections.synchronizedList(new ArrayList<>());
    private Wire other;

    @BeforeEach
    void startAnotherNode() {
        other = node(clock);
        await().until(() -> other.isSure() && ours.isSure());
    }

    private Wire node(Clock its) {
        Listener listener = new Listener() {
            @Override
            public void hear(Announcement announcement) {
                heard.add(announcement);
            }

            @Override
            public void listenAnew() {
                anew.add(clock.instant());
            }
        };
        NodeConfig config = new NodeConfig() {
            @Override
            public Optional<String> name() {
                return Optional.of("another");
            }

            @Override
            public Optional<URI> url() {
                return Optional.empty();
            }
        };
        Wire wire = new Wire(List.of(listener), its, config, url, username, password, "127.0.0.1", 1);
        wire.begin(null);
        return wire;
    }

    @AfterEach
    void stopIt() throws InterruptedException {
        other.end(null);
    }

    @Test
    void whatIsCommittedIsHeardByEveryNodeWithItsInstantAndItsKeys() {
        Instant now = clock.instant();
        long number = announce(List.of(Key.article(42), Key.NEWEST), now);
        assertEquals(List.of(), nodes.awaitAll(List.of(number)));
        assertEquals(
                new Announcement(number, now, Set.of("article:42", "newest")),
                heard.stream()
                        .filter(each -> each.number() == number)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void whatIsRolledBackIsNotHeard() {
        QuarkusTransaction.begin();
        Outbox.announce("test", List.of(Key.article(43)), clock.instant());
        QuarkusTransaction.rollback();
        nodes.awaitAll(List.of(announce(List.of(), clock.instant())));
        assertTrue(heard.stream().noneMatch(each -> each.keys().contains("article:43")), heard::toString);
    }

    @Test
    void moreKeysThanOneMessageHoldsAreAnything() {
        List<String> keys = IntStream.range(0, 2_000).mapToObj(Key::article).collect(Collectors.toList());
        long number = announce(keys, clock.instant());
        assertEquals(List.of(), nodes.awaitAll(List.of(number)));
        assertTrue(heard.stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow()
                .isOfEverything());
    }

    @Test
    void whatNobodyUnderstandsMayMeanAnything() throws SQLException {
        heard.clear();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_notify('stet', 'article:1 newest'), pg_notify('stet_heard', 'me too')");
        }
        await().until(() -> heard.stream().anyMatch(Announcement::isOfEverything));
        assertEquals(List.of(), nodes.awaitAll(List.of(announce(List.of(), clock.instant()))));
    }

    @Test
    void aLineThatIsCutIsNoticedAndAllIsForgottenBeforeAnythingIsTrustedAgain() throws SQLException {
        int before = anew.size();
        cutLines();
        await().until(() -> anew.size() > before);
        await().until(() -> other.isSure() && ours.isSure());
        long number = announce(List.of(Key.article(44)), clock.instant());
        assertEquals(List.of(), nodes.awaitAll(List.of(number)));
    }

    /** Its line neither ends nor answers: as far as the others know it may go on as before for a while. */
    @Test
    void aNodeThatFallsSilentIsWaitedForUntilItTrustsItsPagesNoLonger() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "insert into node values ('silent', 'The silent one', 'http://127.0.0.1:9', clock_timestamp())");
        }
        assertEquals(List.of("The silent one"), nodes.awaitAll(List.of(announce(List.of(), clock.instant()))));
        assertEquals(
                List.of(),
                nodes.awaitAll(List.of(announce(List.of(), clock.instant()))),
                "it is not among the living any more");
    }

    @Test
    void aNodeThatEndsIsNotWaitedFor() throws Exception {
        other.end(null);
        assertFalse(other.isSure());
        assertTrue(nodes.alive().stream().noneMatch(node -> node.name().equals("another")));
    }

    @Test
    void aNodeWhoseClockIsBehindConfirmsOnceItIsThere() throws InterruptedException {
        other.end(null);
        Instant begun = clock.instant();
        other = node(Clock.offset(
                Clock.systemUTC(), Duration.between(Instant.now(), begun).minusMillis(300)));
        await().until(other::isSure);
        Instant now = clock.instant();
        nodes.awaitAll(List.of(announce(List.of(), now)));
        assertFalse(clock.instant().minusMillis(299).isBefore(now));
    }

    /** Its readers are given the page of before, and go on to be. */
    @Test
    void aNodeWhoseClockIsFurtherBehindThanAnybodyWaitsIsNamedAsOneThatHasNotConfirmed() throws InterruptedException {
        other.end(null);
        Instant begun = clock.instant();
        other = node(Clock.offset(
                Clock.systemUTC(), Duration.between(Instant.now(), begun).minusSeconds(10)));
        await().until(other::isSure);
        long number = announce(List.of(), clock.instant());
        assertEquals(List.of("another"), nodes.awaitAll(List.of(number)));
        assertTrue(heard.stream().anyMatch(each -> each.number() == number), "it has heard of it all the same");
    }

    /** By the database alone: nobody waits. */
    private static long announce(List<String> keys, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) Panache.getEntityManager()
                .createNativeQuery(
                        "insert into outbox (at, topic, keys) values (:at, 'test', cast(:keys as text[])) returning id",
                        Long.class)
                .setParameter("at", now)
                .setParameter("keys", keys.toArray(String[]::new))
                .getSingleResult());
    }

    private void cutLines() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'stet wire'");
        }
    }
}
