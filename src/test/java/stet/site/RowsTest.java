package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import stet.testing.RealParts;

/** How long anybody waits for the database. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RowsTest {
    @Inject
    AgroalDataSource database;

    @Inject
    Flyway flyway;

    @Test
    void aDatabaseThatIsGoneWithoutAWordIsNoticedInTime() throws SQLException {
        try (Connection connection = database.getConnection()) {
            int millis = connection.getNetworkTimeout();
            assertTrue(millis > 60_000 && millis < 3_600_000, () -> millis + " ms");
        }
    }

    @Test
    void aMigrationMayTakeLonger() throws SQLException {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            assertEquals(0, connection.getNetworkTimeout());
        }
        assertFalse(flyway.getConfiguration().getDataSource() instanceof AgroalDataSource);
    }
}
