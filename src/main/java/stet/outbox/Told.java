package stet.outbox;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a request has announced and committed, for whoever answers it only once every node has heard of that. */
@RequestScoped
public class Told {
    private final List<Long> numbers = new ArrayList<>();
    private boolean awaited;

    /**
     * Not yet known to be committed.
     *
     * @param at the verb's instant
     */
    record Announced(long number, Instant at) {}

    /** Somebody will {@link #take} what is told, and wait. */
    public void await() {
        awaited = true;
    }

    /** The numbers of the announcements that nobody has taken yet. */
    public List<Long> take() {
        List<Long> taken = List.copyOf(numbers);
        numbers.clear();
        return taken;
    }

    boolean keep(long number) {
        return awaited && numbers.add(number);
    }

    /** Hears of what is committed. What nobody waits for later is waited for at once. */
    @Singleton
    static class Keeping {
        private final Told told;
        private final Nodes nodes;
        private final Hearing hearing;
        private final Clock clock;

        Keeping(Told told, Nodes nodes, Hearing hearing, Clock clock) {
            this.told = told;
            this.nodes = nodes;
            this.hearing = hearing;
            this.clock = clock;
        }

        /** What our own readers do not see yet, whoever did it meant for later: for that nobody waits. */
        void keep(@Observes(during = TransactionPhase.AFTER_SUCCESS) Announced announced) {
            if (announced.at().isAfter(clock.instant())) {
                return;
            }
            boolean kept = Arc.container().requestContext().isActive() && told.keep(announced.number());
            if (!kept && hearing.isSure()) {
                nodes.awaitAll(List.of(announced.number()));
            }
        }
    }
}
