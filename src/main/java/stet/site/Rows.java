package stet.site;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Runs the site's SELECTs and counts them.
 *
 * <p>Plain JDBC: a reader's page is a few rows of a few columns, and needs neither entities nor a session. Nor a
 * transaction: every statement of a page asks for the same instant, and no verb changes what an instant before its own
 * looked like, so the statements agree with each other. (A kill does; the story page asks for it. So does a merge of
 * sections, tags or authors, or another name or address of one: the sections are read first, and what stories are moved
 * to was there before.)
 */
@ApplicationScoped
public class Rows {
    /** Nobody waits longer for a page, and what is asked for again must not pile up. */
    private static final int PATIENCE_IN_SECONDS = 10;

    /** Makes a value of the row that the result stands on. */
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final AgroalDataSource database;
    private final Replica replica;
    private final LongAdder statements = new LongAdder();

    Rows(AgroalDataSource database, Replica replica) {
        this.database = database;
        this.replica = replica;
    }

    /** How many statements were run since the start. */
    public long statements() {
        return statements.sum();
    }

    /** Says that what is read depends on something, as {@link stet.outbox.Key} calls it; only a page remembers that. */
    void note(String key) {}

    /** What was said to be depended on. */
    Set<String> noted() {
        return Set.of();
    }

    <T> List<T> list(Query query, Map<String, ?> values, Reading<T> reading) {
        statements.increment();
        try (Connection beside = replica.connection()) {
            if (beside != null) {
                return list(beside, query, values, reading);
            }
        } catch (SQLException e) {
            replica.rest(e);
        }
        try (Connection connection = database.getConnection()) {
            return list(connection, query, values, reading);
        } catch (SQLException e) {
            throw new Unreadable(e);
        }
    }

    private static <T> List<T> list(Connection connection, Query query, Map<String, ?> values, Reading<T> reading)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            statement.setQueryTimeout(PATIENCE_IN_SECONDS);
            int index = 0;
            for (String name : query.parameters()) {
                bind(connection, statement, ++index, name, values.get(name));
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reading.of(rows));
                }
                return found;
            }
        }
    }

    <T> Optional<T> find(Query query, Map<String, ?> values, Reading<T> reading) {
        return list(query, values, reading).stream().findFirst();
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, String name, Object value)
            throws SQLException {
        if (value instanceof Instant instant) {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof Long[] numbers) {
            statement.setArray(index, connection.createArrayOf("bigint", numbers));
        } else if (value instanceof String[] texts) {
            statement.setArray(index, connection.createArrayOf("text", texts));
        } else if (value == null) {
            throw new IllegalArgumentException("The query needs a value for :" + name);
        } else {
            statement.setObject(index, value);
        }
    }

    /** The database did not answer: the reader is told to come back, and the log has the cause. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(SQLException cause) {
            super("The database did not answer: " + cause.getMessage(), cause);
        }
    }
}
