package stet.site;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import stet.outbox.Announcement;
import stet.outbox.Hearing;
import stet.outbox.Listener;

/**
 * A copy of the database that follows it at some distance, for the site to read from, where one is configured.
 *
 * <p>It is read only while it surely has every change that this node has heard of: whatever was heard stands in the
 * database's log before the place where that ends now, and the replica says how far it has come ({@code
 * pg_current_wal_lsn} and {@code pg_last_wal_replay_lsn}, PostgreSQL manual, 9.28). Until it has, and whenever it does
 * not answer, the database itself is read. It is asked each time: there may be several behind one address, or one that was
 * set up anew from an older copy.
 */
@ApplicationScoped
public class Replica implements Listener {
    private static final Logger LOG = Logger.getLogger(Replica.class);

    /** How long one that did not answer is left alone. */
    private static final Duration REST = Duration.ofSeconds(5);

    /**
     * The end of the database's log at a moment.
     *
     * @param heard how many changes this node had heard of by then
     */
    private record Mark(long heard, String position) {}

    private final AgroalDataSource database;
    private final AgroalDataSource replica;
    private final Hearing hearing;
    private final LongAdder readings = new LongAdder();
    private final AtomicLong heard = new AtomicLong(1);
    private volatile Mark mark = new Mark(0, null);

    /** As {@link System#nanoTime} counts. */
    private volatile long restsUntil = System.nanoTime();

    @Inject
    Replica(
            AgroalDataSource database,
            @DataSource("site") InjectableInstance<AgroalDataSource> replica,
            Hearing hearing,
            MeterRegistry meters) {
        this(database, replica.getHandle().getBean().isActive() ? replica.get() : null, hearing);
        meters.more().counter("stet.replica.read", List.of(), readings);
    }

    /** @param replica null where there is none */
    Replica(AgroalDataSource database, AgroalDataSource replica, Hearing hearing) {
        this.database = database;
        this.replica = replica;
        this.hearing = hearing;
    }

    /** A connection to it, to be closed by whoever asked; null where the database itself must be read. */
    Connection connection() {
        if (replica == null || !hearing.isSure() || System.nanoTime() - restsUntil < 0) {
            return null;
        }
        Connection connection = null;
        boolean hasAll = false;
        try {
            connection = replica.getConnection();
            hasAll = hasAll(connection);
        } catch (SQLException e) {
            rest(e);
        } finally {
            if (!hasAll) {
                giveBack(connection);
            }
        }
        if (!hasAll) {
            return null;
        }
        readings.increment();
        return connection;
    }

    private void giveBack(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            rest(e);
        }
    }

    /** Leaves it alone for a while, as it did not answer. */
    void rest(SQLException trouble) {
        if (System.nanoTime() - restsUntil >= 0) {
            LOG.warnf("The replica did not answer, and the database itself is read: %s", trouble.getMessage());
        }
        restsUntil = System.nanoTime() + REST.toNanos();
    }

    private boolean hasAll(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_is_in_recovery() and pg_last_wal_replay_lsn() >= ?::pg_lsn")) {
            statement.setString(1, needed(heard.get()).position());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Where so many changes surely stand before. */
    private Mark needed(long changes) {
        Mark known = mark;
        if (known.heard() < changes) {
            known = new Mark(changes, position());
            mark = known;
        }
        return known;
    }

    /** @throws Rows.Unreadable when the database itself does not answer */
    private String position() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select pg_current_wal_lsn()::text");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new Rows.Unreadable(e);
        }
    }

    @Override
    public void hear(Announcement announcement) {
        heard.incrementAndGet();
    }

    /** Whatever was not heard meanwhile may be missing there. */
    @Override
    public void listenAnew() {
        heard.incrementAndGet();
    }
}
