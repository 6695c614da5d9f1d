package stet.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import stet.curation.Shown;
import stet.people.Person;

/**
 * A launch that was, is, or will be.
 *
 * @param until null while no end is in sight
 * @param size how many stories, or blocks, stand in it
 */
public record Launched(long id, String by, Instant from, Instant until, int size, boolean coming, boolean now) {
    /** Whether it is over, so that it could be restored. */
    public boolean past() {
        return !coming && !now;
    }

    /** What is told of one that was. */
    static String restored(boolean follows) {
        return "Readers see again what they saw then. "
                + (follows
                        ? "What is lined up here is that, too."
                        : "What was changed here and never launched stays as it is.");
    }

    /** In their order; one statement for the names. */
    static List<Launched> listOf(List<? extends Shown> launches, Instant now) {
        Map<Long, String> names =
                Person.namesOf(launches.stream().map(Shown::launchedBy).toList());
        return launches.stream()
                .map(launch -> new Launched(
                        launch.id,
                        names.get(launch.launchedBy()),
                        launch.visibleFrom(),
                        launch.visibleUntil(),
                        launch.size(),
                        launch.visibleFrom().isAfter(now),
                        !launch.visibleFrom().isAfter(now)
                                && (launch.visibleUntil() == null
                                        || launch.visibleUntil().isAfter(now))))
                .toList();
    }
}
