package stet.audience;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Counts how often people read each story, by the hour, and keeps nothing about them.
 *
 * <p>Counting is a matter of memory alone; what was counted is added to the database's numbers every few seconds, and
 * at the end. A node that is killed takes the last seconds' views with it.
 */
@ApplicationScoped
public class Views {
    private static final Logger LOG = Logger.getLogger(Views.class);
    private static final int PATIENCE_IN_SECONDS = 5;

    /** What tells one browser from another stands at the beginning, and nobody shall make us hash a book. */
    private static final int USER_AGENT_MAX = 512;

    /**
     * By key. The stories' order keeps two nodes from waiting for each other, and one that does not exist any more is
     * passed over, so that the others' views are not lost with its own.
     */
    private static final String ADD = """
            insert into view_hour (hour, article_id, views)
            select counted.hour, counted.article_id, counted.views
            from unnest(?, ?, ?) as counted (hour, article_id, views) join article a on a.id = counted.article_id
            order by counted.hour, counted.article_id
            on conflict (hour, article_id) do update set views = view_hour.views + excluded.views""";

    private final DataSource database;
    private final Clock clock;
    private final boolean wanted;
    private final Duration pause;
    private final Reloads reloads;

    /** Merged into and removed from, which are atomic for one entry: no view falls between two flushes. */
    private final Map<StoryHour, Long> counted = new ConcurrentHashMap<>();

    /** Null where nothing is counted. */
    private Repeating flushing;

    /** Whether the last flush failed; it is told once, not every few seconds. */
    private boolean failing;

    private record StoryHour(long article, Instant hour) {}

    @Inject
    Views(
            DataSource database,
            Clock clock,
            @ConfigProperty(name = "stet.audience.count") boolean wanted,
            @ConfigProperty(name = "stet.audience.keep-every") Duration pause) {
        this.database = database;
        this.clock = clock;
        this.wanted = wanted;
        this.pause = pause;
        this.reloads = new Reloads(clock);
    }

    /** Whether views are counted at all. */
    public boolean areCounted() {
        return wanted;
    }

    /**
     * Counts that somebody was given a story to read, unless it is a machine or has been given it just now. Costs some
     * microseconds, and never fails.
     *
     * @param userAgent as it was sent, or null
     * @param address where from, or null; neither is kept
     */
    public void count(long article, String userAgent, String address) {
        if (!wanted) {
            return;
        }
        String browser = userAgent == null || userAgent.length() <= USER_AGENT_MAX
                ? userAgent
                : userAgent.substring(0, USER_AGENT_MAX);
        if (!Machines.include(browser) && reloads.isNew(article, address + "\n" + browser)) {
            counted.merge(new StoryHour(article, clock.instant().truncatedTo(ChronoUnit.HOURS)), 1L, Long::sum);
        }
    }

    void begin(@Observes StartupEvent started, Vertx vertx) {
        if (wanted) {
            flushing = Repeating.every(pause, vertx, this::flush);
        }
    }

    void end(@Observes ShutdownEvent stopping) {
        if (flushing != null) {
            flushing.end();
        }
        flush();
    }

    /** Adds what was counted to the database's numbers; what it does not take is kept for the next time. */
    synchronized void flush() {
        Map<StoryHour, Long> taken = new HashMap<>();
        for (StoryHour each : counted.keySet()) {
            Long views = counted.remove(each);
            if (views != null) {
                taken.put(each, views);
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        try {
            add(taken);
            if (failing) {
                LOG.info("Views are kept again.");
            }
            failing = false;
        } catch (SQLException | RuntimeException e) {
            taken.forEach((each, views) -> counted.merge(each, views, Long::sum));
            if (!failing) {
                LOG.errorf(e, "Views could not be kept, and will be once the database takes them.");
            }
            failing = true;
        }
    }

    /** One statement, which is its own transaction: all of it or nothing. */
    private void add(Map<StoryHour, Long> taken) throws SQLException {
        List<Map.Entry<StoryHour, Long>> entries = List.copyOf(taken.entrySet());
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setQueryTimeout(PATIENCE_IN_SECONDS);
            statement.setArray(1, connection.createArrayOf("timestamptz", column(entries, each -> each.getKey()
                    .hour()
                    .toString())));
            statement.setArray(2, connection.createArrayOf("bigint", column(entries, each -> each.getKey()
                    .article())));
            statement.setArray(3, connection.createArrayOf("bigint", column(entries, Map.Entry::getValue)));
            statement.executeUpdate();
        }
    }

    private static Object[] column(
            Collection<Map.Entry<StoryHour, Long>> entries, Function<Map.Entry<StoryHour, Long>, Object> value) {
        return entries.stream().map(value).toArray();
    }
}
