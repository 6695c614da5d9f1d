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
 * not answer, the database itself is read. There must be one replica behind the address: of several, each has come
 * another way.
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

    /** How many of the changes heard of the replica has for sure. */
    private volatile long has;

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
        try {
            Connection connection = replica.getConnection();
            if (hasAll(connection)) {
                readings.increment();
                return connection;
            }
            connection.close();
        } catch (SQLException e) {
            rest(e);
        }
        return null;
    }

    /** Leaves it alone for a while, as it did not answer. */
    void rest(SQLException trouble) {
        if (System.nanoTime() - restsUntil >= 0) {
            LOG.warnf("The replica did not answer, and the database itself is read: %s", trouble.getMessage());
        }
        restsUntil = System.nanoTime() + REST.toNanos();
    }

    private boolean hasAll(Connection connection) throws SQLException {
        long wanted = heard.get();
        if (has >= wanted) {
            return true;
        }
        if (mark.heard() < wanted) {
            mark = new Mark(wanted, position());
        }
        Mark passing = mark;
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_is_in_recovery() and pg_last_wal_replay_lsn() >= ?::pg_lsn")) {
            statement.setString(1, passing.position());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    has = Math.max(has, passing.heard());
                }
            }
        }
        return has >= wanted;
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
