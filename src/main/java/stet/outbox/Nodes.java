package stet.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The servers that run on this database: which there are, and which have heard of a change. */
@ApplicationScoped
public class Nodes {
    private static final Logger LOG = Logger.getLogger(Nodes.class);

    /** A handful of rows. */
    private static final String ALIVE = """
            select id, name, address, (extract(epoch from seen_at - clock_timestamp()) * 1000)::bigint + ? as trusts
            from node where seen_at > clock_timestamp() - ? * interval '1 millisecond' order by name, id""";

    private final DataSource database;
    private final Wire wire;

    Nodes(DataSource database, Wire wire) {
        this.database = database;
        this.wire = wire;
    }

    /** Those that were there a moment ago, this one among them. */
    public List<Node> alive() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ALIVE)) {
            statement.setLong(1, Wire.TRUST.toMillis());
            statement.setLong(2, Wire.TRUST.toMillis());
            try (ResultSet rows = statement.executeQuery()) {
                List<Node> alive = new ArrayList<>();
                while (rows.next()) {
                    alive.add(new Node(
                            rows.getString("id"),
                            rows.getString("name"),
                            URI.create(rows.getString("address")),
                            Duration.ofMillis(rows.getLong("trusts"))));
                }
                return alive;
            }
        }
    }

    /**
     * Waits until every node has heard of some announcements that are committed; or, of one that does not say so, until
     * it cannot take its pages for current any more. After that no reader is given a page of before.
     *
     * @return the names of those that did not say so
     */
    public List<String> awaitAll(Collection<Long> announcements) {
        if (announcements.isEmpty()) {
            return List.of();
        }
        List<String> silent = new ArrayList<>();
        try {
            List<Node> alive = alive();
            long now = System.nanoTime();
            for (Node node : alive) {
                boolean doubts = node.id().equals(wire.id()) && !wire.isSure();
                long until = now + node.trusts().toNanos();
                if (!doubts && !wire.confirmations().await(node.id(), announcements, until)) {
                    silent.add(node.name());
                }
            }
        } catch (SQLException e) {
            LOG.warnf("Which nodes there are could not be asked: %s", e.getMessage());
            pause(Wire.TRUST);
            silent.add("any node");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            silent.add("any node");
        }
        return silent;
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
