package stet.standalone;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);
    private final Restarts restarts = new Restarts(clock::get);

    @Test
    void whatDiesAllTheTimeIsLeftAlone() {
        for (int i = 0; i < Restarts.MOST; i++) {
            assertTrue(restarts.another());
        }
        assertFalse(restarts.another());
    }

    @Test
    void whatDiesNowAndThenIsAlwaysStartedAgain() {
        for (int i = 0; i < 10 * Restarts.MOST; i++) {
            assertTrue(restarts.another());
            clock.addAndGet(Restarts.WITHIN.dividedBy(Restarts.MOST - 1).toNanos());
        }
    }
}
