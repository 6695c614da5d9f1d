package stet.standalone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * How often a child may be started again: what dies more often is not helped by it, and what dies once a month is.
 * Counted on a clock that nobody can step.
 */
final class Restarts {
    static final int MOST = 5;
    static final Duration WITHIN = Duration.ofMinutes(10);

    private final LongSupplier nanoTime;
    private final Deque<Long> times = new ArrayDeque<>();

    Restarts(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Counts one more restart, if there may be one. */
    boolean another() {
        long now = nanoTime.getAsLong();
        times.removeIf(time -> now - time > WITHIN.toNanos());
        if (times.size() == MOST) {
            return false;
        }
        times.add(now);
        return true;
    }
}
