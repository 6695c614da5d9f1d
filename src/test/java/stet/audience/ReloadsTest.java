package stet.audience;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReloadsTest {
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final Reloads reloads = new Reloads(() -> now);

    @Test
    void aStoryIsNewToAReaderOnceInHalfAnHour() {
        assertTrue(reloads.isNew(1, "a reader"));
        assertFalse(reloads.isNew(1, "a reader"));
        now = now.plus(Duration.ofMinutes(29));
        assertFalse(reloads.isNew(1, "a reader"));
        now = now.plus(Duration.ofMinutes(2));
        assertTrue(reloads.isNew(1, "a reader"), "half an hour after the view that counted, whatever came since");
    }

    @Test
    void anotherReaderAndAnotherStoryAreOthers() {
        assertTrue(reloads.isNew(1, "a reader"));
        assertTrue(reloads.isNew(1, "another reader"));
        assertTrue(reloads.isNew(2, "a reader"));
    }

    @Test
    void aReaderIsNotKnownAgainOnTheNextDay() {
        now = Instant.parse("2026-11-24T23:59:00Z");
        assertTrue(reloads.isNew(1, "a reader"));
        assertFalse(reloads.isNew(1, "a reader"));
        now = Instant.parse("2026-11-25T00:01:00Z");
        assertTrue(reloads.isNew(1, "a reader"), "there is another key");
    }
}
