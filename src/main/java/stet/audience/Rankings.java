package stet.audience;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reckons every few minutes which stories were read most. Pages read what was reckoned: adding up a week's hours for
 * each of them would cost too much, and a page of the past could not be shown again as it was.
 *
 * <p>Every node does it, and one that finds what the last found keeps nothing.
 */
@ApplicationScoped
public class Rankings {
    private static final Logger LOG = Logger.getLogger(Rankings.class);

    /** More than any list shows, so that enough are left when some are withdrawn. */
    static final int KEPT = 100;

    private static final int PATIENCE_IN_SECONDS = 20;

    /**
     * Index {@code view_hour_pkey}, over the hours of the span. What is not as it was is announced as all changes are:
     * key {@code ranking}.
     */
    private static final String RECKON = """
            with kept as (
            insert into ranking (span, made_at, articles)
            select ?, ?, counted.articles from (
                select coalesce(array_agg(article_id order by views desc, article_id desc), '{}') as articles from (
                    select article_id, sum(views) as views from view_hour where hour > ? and hour <= ?
                    group by article_id order by views desc, article_id desc limit ?) most) counted
            where counted.articles is distinct from coalesce(
                (select r.articles from ranking r where r.span = ? and r.made_at <= ? order by r.made_at desc limit 1),
                '{}')
            on conflict do nothing returning made_at)
            insert into outbox (at, topic, keys) select made_at, 'rank', array['ranking'] from kept""";

    private final DataSource database;
    private final Clock clock;
    private final boolean counted;
    private final Duration pause;
    private Repeating reckoning;

    /** Whether the last one failed; it is told once. */
    private boolean failing;

    Rankings(
            DataSource database,
            Clock clock,
            @ConfigProperty(name = "stet.audience.count") boolean counted,
            @ConfigProperty(name = "stet.audience.rank-every") Duration pause) {
        this.database = database;
        this.clock = clock;
        this.counted = counted;
        this.pause = pause;
    }

    void begin(@Observes StartupEvent started, Vertx vertx) {
        reckoning = Repeating.every(pause, vertx, this::reckonOrTell);
    }

    void end(@Observes ShutdownEvent stopping) {
        reckoning.end();
    }

    private void reckonOrTell() {
        try {
            reckon(clock.instant());
            failing = false;
        } catch (SQLException e) {
            if (!failing) {
                LOG.error("What was read most could not be reckoned, and will be once the database answers.", e);
            }
            failing = true;
        }
    }

    /** What was read most by an instant, of each span. When views are no longer counted, nothing was. */
    public void reckon(Instant at) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RECKON)) {
            statement.setQueryTimeout(PATIENCE_IN_SECONDS);
            for (Span span : Span.values()) {
                statement.setString(1, span.name());
                statement.setObject(2, at.atOffset(ZoneOffset.UTC));
                statement.setObject(3, at.minus(span.length()).atOffset(ZoneOffset.UTC));
                statement.setObject(4, at.atOffset(ZoneOffset.UTC));
                statement.setInt(5, counted ? KEPT : 0);
                statement.setString(6, span.name());
                statement.setObject(7, at.atOffset(ZoneOffset.UTC));
                statement.executeUpdate();
            }
        }
    }
}
