package stet.publishing;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import stet.people.Actor;
import stet.people.Role;

/**
 * A story's public life as a person would tell it: what is live, what comes next, and a diary of what readers saw.
 * Knows nothing of rows and ranges. Each verb answers whether it should be allowed, and happens only if it is.
 */
final class PublicLifeModel {
    private final TreeMap<Instant, Optional<Long>> diary = new TreeMap<>(Map.of(Instant.MIN, Optional.empty()));
    private final Set<Instant> begun = new TreeSet<>();
    private Long approved;
    private Long live;
    private Instant liveEnd;
    private Long next;
    private Instant nextAt;
    private Instant nextEnd;
    private Instant embargo;
    private boolean killed;
    private boolean everPublic;

    void approve(long revision) {
        approved = revision;
    }

    boolean isKilled() {
        return killed;
    }

    /** What readers see at any instant, as everything stands. */
    Optional<Long> at(Instant instant, Instant now) {
        if (killed) {
            return Optional.empty();
        }
        if (instant.isBefore(now)) {
            return diary.floorEntry(instant).getValue();
        }
        if (next != null && !instant.isBefore(nextAt)) {
            return nextEnd == null || instant.isBefore(nextEnd) ? Optional.of(next) : Optional.empty();
        }
        return live != null && (liveEnd == null || instant.isBefore(liveEnd)) ? Optional.of(live) : Optional.empty();
    }

    /** Time goes by: what was planned for it happens. Answers the instant at which a verb takes place. */
    Instant goOnTo(Instant now) {
        Instant instant = now;
        while (begun.contains(instant) || instant.equals(nextAt)) {
            instant = instant.plusNanos(1_000);
        }
        if (live != null
                && liveEnd != null
                && !liveEnd.isAfter(instant)
                && (nextAt == null || !liveEnd.isAfter(nextAt))) {
            live = null;
            diary.put(liveEnd, Optional.empty());
        }
        if (next != null && !nextAt.isAfter(instant)) {
            begin(next, nextAt, nextEnd);
            next = null;
            nextAt = null;
        }
        if (live != null && liveEnd != null && !liveEnd.isAfter(instant)) {
            live = null;
            diary.put(liveEnd, Optional.empty());
        }
        return instant;
    }

    private void begin(long revision, Instant from, Instant end) {
        live = revision;
        liveEnd = end;
        everPublic = true;
        begun.add(from);
        diary.put(from, Optional.of(revision));
    }

    boolean publish(Actor by, Instant now) {
        boolean allowed = edits(by)
                && approved != null
                && !Objects.equals(live, approved)
                && (embargo == null || !now.isBefore(embargo));
        if (allowed) {
            begin(approved, now, live == null ? null : liveEnd);
        }
        return allowed;
    }

    boolean schedule(Actor by, Instant at, Instant now) {
        boolean allowed = edits(by)
                && approved != null
                && next == null
                && at.isAfter(now)
                && (embargo == null || !at.isBefore(embargo));
        if (allowed) {
            next = approved;
            nextAt = at;
            nextEnd = live != null && liveEnd != null && at.isBefore(liveEnd) ? liveEnd : null;
        }
        return allowed;
    }

    boolean move(Actor by, Instant to, Instant now) {
        boolean allowed = edits(by)
                && next != null
                && to.isAfter(now)
                && (embargo == null || !to.isBefore(embargo))
                && (nextEnd == null || to.isBefore(nextEnd));
        if (allowed) {
            nextAt = to;
        }
        return allowed;
    }

    boolean unschedule(Actor by) {
        boolean allowed = edits(by) && next != null;
        if (allowed) {
            next = null;
            nextAt = null;
        }
        return allowed;
    }

    boolean withdraw(Actor by, Instant now) {
        boolean allowed = edits(by) && live != null;
        if (allowed) {
            live = null;
            next = null;
            nextAt = null;
            diary.put(now, Optional.empty());
        }
        return allowed;
    }

    boolean endAt(Actor by, Instant end, Instant now) {
        boolean something = live != null || next != null;
        boolean fits = end == null || end.isAfter(now) && (next == null || end.isAfter(nextAt));
        boolean allowed = edits(by) && something && fits;
        if (allowed) {
            boolean cutByNext = next != null && live != null && (liveEnd == null || liveEnd.isAfter(nextAt));
            if (next == null || cutByNext) {
                liveEnd = end;
            }
            if (next != null) {
                nextEnd = end;
            }
        }
        return allowed;
    }

    boolean embargo(Actor by, Instant until, Instant now) {
        boolean fits = until == null || until.isAfter(now) && live == null && (next == null || !nextAt.isBefore(until));
        boolean allowed = edits(by) && fits;
        if (allowed) {
            embargo = until;
        }
        return allowed;
    }

    boolean kill(Actor by) {
        boolean allowed = by.is(Role.CHIEF) && !killed;
        killed |= allowed;
        return allowed;
    }

    boolean correct(Actor by) {
        return edits(by) && everPublic;
    }

    /** Every instant at which anything changes, or might. */
    Set<Instant> turns() {
        Set<Instant> all = new TreeSet<>(diary.keySet());
        all.remove(Instant.MIN);
        for (Instant instant : new Instant[] {liveEnd, nextAt, nextEnd, embargo}) {
            if (instant != null) {
                all.add(instant);
            }
        }
        return all;
    }

    private boolean edits(Actor by) {
        return !killed && by.is(Role.EDITOR);
    }
}
