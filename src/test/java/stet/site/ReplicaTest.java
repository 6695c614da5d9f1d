package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.outbox.Announcement;
import stet.standalone.Standby;
import stet.testing.RealParts;

/** The site beside a real standby, which lags when it is told to. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ReplicaTest {
    private static final Query WHERE = Query.of("select pg_is_in_recovery() as there");
    private static final Query NAME = Query.of("select name from section where slug = 'city'");

    private static final int CONNECTIONS = 2;

    @TempDir
    static Path folder;

    private static Standby standby;

    @Inject
    AgroalDataSource database;

    private boolean sure = true;
    private long number;

    @BeforeAll
    static void setUp() throws Exception {
        standby = RealParts.standby(folder.resolve("standby"), RealParts.freePort());
    }

    @AfterAll
    static void takeAway() throws Exception {
        standby.close();
    }

    @Test
    void itIsReadWhenItHasWhatWasHeardAndOnlyThen() throws Exception {
        try (AgroalDataSource beside = pool()) {
            Replica replica = new Replica(database, beside, () -> sure);
            Rows rows = new Rows(database, replica);
            await(rows, true);

            standby.call("pg_wal_replay_pause()");
            String before = name(rows);
            rename(before + "!");
            assertEquals(before, name(rows), "nobody has told this node");
            hear(replica);
            assertFalse(there(rows), "it lacks what was heard");
            assertEquals(before + "!", name(rows));
            standby.call("pg_wal_replay_resume()");
            await(rows, true);
            assertEquals(before + "!", name(rows));

            rename(before);
            replica.listenAnew();
            await(rows, true);
            assertEquals(before, name(rows), "whatever was missed is waited for");

            sure = false;
            assertFalse(there(rows), "a node that may not have heard all reads the database itself");
            sure = true;
            assertTrue(there(rows));

            standby.cutAll();
            assertEquals(before, name(rows), "readers do not notice that it is gone");
            assertFalse(there(rows));
        }
    }

    @Test
    void aDatabaseThatIsNoReplicaIsNotTakenForOne() {
        Replica itself = new Replica(database, database, () -> true);
        Rows rows = new Rows(database, itself);
        assertFalse(there(rows));
    }

    /** More often than the pool has connections: each that broke is given back. */
    @Test
    void oneThatBreaksAgainAndAgainIsReadAgain() throws Exception {
        try (AgroalDataSource beside = pool()) {
            for (int each = 0; each <= CONNECTIONS; each++) {
                Replica replica = new Replica(database, beside, () -> sure);
                Rows rows = new Rows(database, replica);
                await(rows, true);
                standby.cutAll();
                assertFalse(there(rows), "its connection was cut");
            }
        }
    }

    private static boolean there(Rows rows) {
        return rows.list(WHERE, Map.of(), row -> row.getBoolean("there")).get(0);
    }

    private static String name(Rows rows) {
        return rows.list(NAME, Map.of(), row -> row.getString("name")).get(0);
    }

    private static void await(Rows rows, boolean there) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> there(rows) == there);
    }

    private void rename(String name) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update section set name = '%s' where slug = 'city'".formatted(name));
        }
    }

    private void hear(Replica replica) {
        replica.hear(new Announcement(++number, Instant.EPOCH, Set.of("sections")));
    }

    private static AgroalDataSource pool() throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(CONNECTIONS)
                        .acquisitionTimeout(Duration.ofSeconds(2))
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(standby.url())
                                .principal(new NamePrincipal("stet"))
                                .credential(new SimplePassword(standby.password())))));
    }
}
