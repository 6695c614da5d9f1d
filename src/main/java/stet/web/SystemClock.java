package stet.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** Where time comes from. Tests bring a clock of their own. */
public class SystemClock {
    /** Ticks in microseconds, as PostgreSQL keeps {@code timestamptz}: what was written is what is read. */
    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
