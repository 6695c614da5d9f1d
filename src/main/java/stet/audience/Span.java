package stet.audience;

import java.time.Duration;

/** How far back it counts what was read: hours that began within it. */
public enum Span {
    DAY(Duration.ofHours(24)),
    WEEK(Duration.ofDays(7));

    private final Duration length;

    Span(Duration length) {
        this.length = length;
    }

    public Duration length() {
        return length;
    }
}
