package stet.outbox;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * This node's own line to the database: on it the node hears what was changed, says that it has heard it, and that it is
 * there at all.
 *
 * <p>It is sure to have heard everything only for a while after the database has answered it: a line may be cut without
 * a sign. PostgreSQL hands over what was announced before a statement with that statement's answer at the latest (manual,
 * NOTIFY), so every answer proves that nothing before it is missing.
 */
@ApplicationScoped
public class Wire implements Hearing {
    private static final Logger LOG = Logger.getLogger(Wire.class);

    /** How long an answer of the database proves anything. A change waits no longer than this for a node. */
    static final Duration TRUST = Duration.ofMillis(1_500);

    private static final Duration BEAT = Duration.ofMillis(400);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private static final String ANNOUNCED = "stet";
    private static final String HEARD = "stet_heard";
    private static final String ALL = "*";

    private final List<Listener> listeners;
    private final Clock clock;
    private final String url;
    private final Properties access = new Properties();
    private final String id = UUID.randomUUID().toString();
    private final String name;
    private final URI address;
    private final Confirmations confirmations = new Confirmations();

    /** Heard, but of an instant that by this node's clock is still to come: to be confirmed once it is there. */
    private final List<Announcement> ahead = new ArrayList<>();

    /** As {@link System#nanoTime} counts. */
    private volatile long sureUntil = System.nanoTime();

    private volatile boolean ended;
    private boolean failing;
    private Thread thread;

    Wire(
            @All List<Listener> listeners,
            Clock clock,
            NodeConfig config,
            @ConfigProperty(name = "stet.wire.jdbc-url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> username,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.listeners = listeners;
        this.clock = clock;
        this.url = url;
        this.name = config.name().orElse(Node.named(host) + ":" + port);
        this.address = config.url().orElse(URI.create("http://%s:%d".formatted(Node.reachable(host), port)));
        username.ifPresent(user -> access.setProperty("user", user));
        password.ifPresent(secret -> access.setProperty("password", secret));
        access.setProperty("ApplicationName", "stet wire");
        access.setProperty("tcpKeepAlive", "true");
        access.setProperty("connectTimeout", "2");
        access.setProperty("socketTimeout", "2");
    }

    @Override
    public boolean isSure() {
        return System.nanoTime() - sureUntil < 0;
    }

    String id() {
        return id;
    }

    Confirmations confirmations() {
        return confirmations;
    }

    void begin(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent started) {
        thread = new Thread(this::run, "stet-wire");
        thread.setDaemon(true);
        // A few hundred microseconds a second, on which all pages wait if they come late.
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    void end(@Observes ShutdownEvent stopping) throws InterruptedException {
        ended = true;
        doubt();
        thread.join(BEAT.multipliedBy(3).toMillis());
    }

    private void doubt() {
        sureUntil = System.nanoTime();
    }

    private void run() {
        while (!ended) {
            try (Connection line = new Driver().connect(url, access)) {
                listen(line);
            } catch (SQLException | RuntimeException e) {
                if (!failing && !ended) {
                    LOG.warnf(
                            "The line to the database is cut; no page is kept until it stands again: %s",
                            e.getMessage());
                }
                failing = true;
            }
            doubt();
            pause();
        }
    }

    private void listen(Connection line) throws SQLException {
        execute(line, "set synchronous_commit = off");
        execute(line, "listen " + ANNOUNCED);
        execute(line, "listen " + HEARD);
        forgetOthers(line);
        PGConnection wire = line.unwrap(PGConnection.class);
        ahead.clear();
        listeners.forEach(Listener::listenAnew);
        confirmations.confirmAll(id);
        say(line, List.of(ALL + " " + id));
        while (!ended) {
            long begun = System.nanoTime();
            beat(line);
            hear(line, wire.getNotifications());
            sureUntil = begun + TRUST.toNanos();
            if (failing) {
                failing = false;
                LOG.info("The line to the database stands again.");
            }
            for (long left = left(begun); left > 0 && !ended; left = left(begun)) {
                hear(line, wire.getNotifications((int) left));
            }
        }
        doubt();
        execute(line, "delete from node where id = '%s'".formatted(id));
    }

    /** Milliseconds until the next beat, or until something may be confirmed. */
    private long left(long begun) {
        long untilBeat = TimeUnit.NANOSECONDS.toMillis(begun + BEAT.toNanos() - System.nanoTime());
        return ahead.stream()
                .mapToLong(each -> 1
                        + Math.max(
                                0, Duration.between(clock.instant(), each.at()).toMillis()))
                .reduce(untilBeat, Math::min);
    }

    private void beat(Connection line) throws SQLException {
        try (PreparedStatement statement = line.prepareStatement("""
                insert into node (id, name, address, seen_at) values (?, ?, ?, clock_timestamp())
                on conflict (id) do update set seen_at = excluded.seen_at""")) {
            statement.setString(1, id);
            statement.setString(2, name);
            statement.setString(3, address.toString());
            statement.executeUpdate();
        }
    }

    private void hear(Connection line, PGNotification[] notifications) throws SQLException {
        if (notifications != null) {
            for (PGNotification each : notifications) {
                if (each.getName().equals(HEARD)) {
                    confirmed(each.getParameter().split(" "));
                } else {
                    hear(Announcement.read(each.getParameter()));
                }
            }
        }
        if (!ahead.isEmpty()) {
            confirm(line);
        }
    }

    private void hear(Announcement announcement) {
        confirmations.announced(announcement.number());
        listeners.forEach(listener -> listener.hear(announcement));
        // Of one that is further ahead nobody waits to hear any more once our clock is there.
        if (announcement.at().isBefore(clock.instant().plus(Confirmations.REMEMBERED))) {
            ahead.add(announcement);
        }
    }

    /**
     * Another node's clock may be ahead of ours: until ours is there too, our readers do not see what the change brings,
     * and it is not confirmed.
     */
    private void confirm(Connection line) throws SQLException {
        Instant now = clock.instant();
        List<Announcement> due =
                ahead.stream().filter(each -> !each.at().isAfter(now)).toList();
        if (!due.isEmpty()) {
            ahead.removeAll(due);
            due.forEach(each -> confirmations.confirm(id, each.number()));
            say(line, due.stream().map(each -> each.number() + " " + id).toList());
        }
    }

    private void confirmed(String[] words) {
        if (words[0].equals(ALL)) {
            confirmations.confirmAll(words[1]);
        } else if (words[0].matches("\\d{1,18}")) {
            confirmations.confirm(words[1], Long.parseLong(words[0]));
        }
    }

    private static void say(Connection line, Collection<String> words) throws SQLException {
        try (PreparedStatement statement =
                line.prepareStatement("select pg_notify('" + HEARD + "', word) from unnest(?) as word")) {
            statement.setArray(1, line.createArrayOf("text", words.toArray()));
            statement.execute();
        }
    }

    private static void forgetOthers(Connection line) throws SQLException {
        execute(
                line,
                "delete from node where seen_at < clock_timestamp() - interval '%d seconds'"
                        .formatted(FORGOTTEN.toSeconds()));
    }

    private static void execute(Connection line, String sql) throws SQLException {
        try (Statement statement = line.createStatement()) {
            statement.execute(sql);
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ended ? 0 : PAUSE.toMillis());
        } catch (InterruptedException e) {
            ended = true;
        }
    }
}
