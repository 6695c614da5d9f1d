package stet.outbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Tells whoever keeps our pages outside what has changed: from the outbox, by whichever node takes the row, at least once,
 * and again later when it could not be told. What is old is forgotten.
 *
 * <p>A POST of one announcement: {@code Surrogate-Key} names the keys, the body has them as JSON, and {@code
 * Idempotency-Key} is the same whenever the same is told again.
 */
@ApplicationScoped
public class Purges implements Listener {
    private static final Logger LOG = Logger.getLogger(Purges.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_PRUNINGS = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    static final Duration REMEMBERED = Duration.ofDays(7);
    private static final int AT_ONCE = 20;

    /** What proxies take in one header. */
    private static final int LONGEST_HEADER = 4_000;

    /** Index {@code outbox_waiting}. Rows that another node holds are its own. */
    private static final String TAKE = """
            select id, at, topic, keys, attempts from outbox
            where taken_at is null and (not_before is null or not_before <= ?)
            order by id limit ? for update skip locked""";

    private static final String SENT = "update outbox set taken_at = ? where id = ?";
    private static final String LATER = "update outbox set attempts = attempts + 1, not_before = ? where id = ?";

    /** Index {@code outbox_at}. */
    private static final String FORGET = "delete from outbox where at < ? and (taken_at is not null or not ?)";

    private final DataSource database;
    private final Nodes nodes;
    private final Clock clock;
    private final Optional<URI> url;
    private final Optional<String> header;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Semaphore waiting = new Semaphore(0);
    private volatile boolean ended;
    private boolean failing;
    private Thread thread;

    private record Row(long id, Instant at, String topic, List<String> keys, int attempts) {}

    public Purges(DataSource database, Nodes nodes, Clock clock, PurgeConfig config) {
        this.database = database;
        this.nodes = nodes;
        this.clock = clock;
        this.url = config.url();
        this.header = config.header();
    }

    /** Whether there is anybody to tell. */
    public boolean isWanted() {
        return url.isPresent();
    }

    @Override
    public void hear(Announcement announcement) {
        if (isWanted()) {
            waiting.release();
        }
    }

    @Override
    public void listenAnew() {
        waiting.release();
    }

    void begin(@Observes StartupEvent started) {
        thread = new Thread(this::run, "stet-purges");
        thread.setDaemon(true);
        thread.start();
    }

    void end(@Observes ShutdownEvent stopping) throws InterruptedException {
        ended = true;
        waiting.release();
        thread.join(PATIENCE.toMillis());
    }

    private void run() {
        Instant pruned = Instant.EPOCH;
        while (!ended) {
            waiting.drainPermits();
            try {
                if (!isWanted() || send() < AT_ONCE) {
                    waiting.tryAcquire(
                            (isWanted() ? BETWEEN_LOOKS : BETWEEN_PRUNINGS).toMillis(), TimeUnit.MILLISECONDS);
                }
                if (clock.instant().isAfter(pruned.plus(BETWEEN_PRUNINGS))) {
                    prune();
                    pruned = clock.instant();
                }
            } catch (InterruptedException e) {
                ended = true;
            } catch (SQLException | RuntimeException e) {
                tell("What has changed could not be read from the outbox: " + e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            ended = true;
        }
    }

    /**
     * Sends what waits, as much as one look takes; the first that is not taken ends it. Nothing is sent before every node
     * has heard of it: whoever keeps our pages would fetch the page of before once more.
     *
     * @return how many were taken
     */
    int send() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int sent = 0;
                List<Row> taken = take(connection);
                nodes.awaitAll(newOf(taken));
                for (Row row : taken) {
                    if (!send(row)) {
                        Instant again = clock.instant().plus(pause(row.attempts()));
                        change(connection, LATER, again, row.id());
                        break;
                    }
                    change(connection, SENT, clock.instant(), row.id());
                    sent++;
                }
                connection.commit();
                return sent;
            } finally {
                // What is not committed by now is sent again.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** The numbers of those that a node may not have heard of yet. */
    private List<Long> newOf(List<Row> rows) {
        Instant known = clock.instant().minus(Confirmations.REMEMBERED);
        return rows.stream()
                .filter(row -> row.attempts() == 0 && row.at().isAfter(known))
                .map(Row::id)
                .toList();
    }

    private static Duration pause(int attempts) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private List<Row> take(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setInt(2, AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                List<Row> taken = new ArrayList<>();
                while (rows.next()) {
                    taken.add(new Row(
                            rows.getLong("id"),
                            rows.getObject("at", OffsetDateTime.class).toInstant(),
                            rows.getString("topic"),
                            List.of((String[]) rows.getArray("keys").getArray()),
                            rows.getInt("attempts")));
                }
                return taken;
            }
        }
    }

    private static void change(Connection connection, String sql, Instant at, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setLong(2, id);
            statement.executeUpdate();
        }
    }

    private boolean send(Row row) {
        ObjectNode body = new JsonMapper().createObjectNode();
        body.put("id", row.id()).put("verb", row.topic()).put("at", row.at().toString());
        row.keys().forEach(body.putArray("keys")::add);
        HttpRequest.Builder request = HttpRequest.newBuilder(url.orElseThrow())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "stet-" + row.id())
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        String keys = String.join(" ", row.keys());
        request.header("Surrogate-Key", keys.length() < LONGEST_HEADER ? keys : Key.EVERYTHING);
        header.map(line -> line.split(":", 2)).ifPresent(line -> request.header(line[0].strip(), line[1].strip()));
        try {
            int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status / 100 == 2) {
                failing = false;
                return true;
            }
            tell("%s answered %d to announcement %d".formatted(url.get(), status, row.id()));
        } catch (IOException e) {
            tell("%s did not take announcement %d: %s".formatted(url.get(), row.id(), e));
        } catch (InterruptedException e) {
            ended = true;
        }
        return false;
    }

    /** Once, and not with every attempt. */
    private void tell(String trouble) {
        if (!failing) {
            LOG.warn(trouble + "; it is told again, later each time.");
        }
        failing = true;
    }

    /** What is older than anybody asks for; what still waits to be told stays. */
    int prune() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, clock.instant().minus(REMEMBERED).atOffset(ZoneOffset.UTC));
            statement.setBoolean(2, isWanted());
            return statement.executeUpdate();
        }
    }
}
