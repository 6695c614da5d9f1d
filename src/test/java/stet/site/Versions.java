package stet.site;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What readers can see of something that one person changes: its versions, one after the other. The first is that there
 * is nothing.
 */
final class Versions {
    enum State {
        NEVER,
        LIVE,
        WITHDRAWN,
        KILLED
    }

    /** Seen from the moment in which it is asked for, and by everybody from its answer on; or from an instant on. */
    static final class Version {
        final State state;
        private final Instant at;
        private volatile boolean answered;

        private Version(State state, Instant at) {
            this.state = state;
            this.at = at;
        }

        void answer() {
            answered = true;
        }

        boolean isAnswered() {
            return answered;
        }

        private boolean hasCome(Instant by) {
            return at == null || isPast(by);
        }

        /** Whether it was planned, and should have come by then. */
        boolean isPast(Instant by) {
            return at != null && !at.isAfter(by);
        }
    }

    private final List<Version> all = new CopyOnWriteArrayList<>();

    Versions() {
        begin(State.NEVER, null).answer();
    }

    /**
     * Somebody asks for the next one.
     *
     * @param at an instant to come, or null for now
     */
    Version begin(State state, Instant at) {
        Version version = new Version(state, at);
        all.add(version);
        return version;
    }

    int next() {
        return all.size();
    }

    Version last() {
        return all.get(all.size() - 1);
    }

    /** The one that whoever asks at an instant must see, or a later one. */
    int least(Instant asked) {
        return last(version -> version.answered && version.hasCome(asked));
    }

    /** The last that can have been seen by an instant. */
    int most(Instant answered) {
        return last(version -> version.hasCome(answered));
    }

    private int last(Predicate<Version> wanted) {
        for (int number = all.size() - 1; number > 0; number--) {
            if (wanted.test(all.get(number))) {
                return number;
            }
        }
        return 0;
    }

    State state(int number) {
        return all.get(number).state;
    }

    /** Whether any from one to another is of that kind. */
    boolean isAny(int from, int to, Predicate<Integer> wanted) {
        for (int number = from; number <= to; number++) {
            if (wanted.test(number)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return all.stream()
                .map(version -> "%s%s%s"
                        .formatted(
                                version.state,
                                version.at == null ? "" : " at " + version.at,
                                version.answered ? "" : " (no answer)"))
                .collect(Collectors.joining(", "));
    }
}
