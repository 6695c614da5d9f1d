package stet.desk;

import java.time.Instant;
import java.util.List;
import stet.web.NewsroomTime;

/**
 * What changes for readers in some hours, from an instant on.
 *
 * @param until the end of those hours, or where the page ends because there is more than it holds
 * @param more whether there is
 * @param mayTravel whether the time machine is open to whoever looks
 * @param typed what stands in the field for the instant
 * @param error what was wrong with that, or null
 */
public record AheadPage(
        Instant from,
        Instant until,
        int hours,
        List<Integer> spans,
        boolean more,
        List<Hour> all,
        boolean mayTravel,
        String typed,
        String error,
        List<NewsroomTime.Doubled.Choice> choices) {

    /** The changes of one hour by the newsroom's clock, at least one. */
    public record Hour(Instant start, List<Change> changes) {}

    /**
     * One change.
     *
     * @param what in a word or two, as in {@code Goes live}
     * @param style the state's style
     * @param href where in the newsroom it is dealt with
     * @param about where it happens and who wanted it; may be empty
     * @param path the public page on which it is seen
     */
    public record Change(Instant at, String what, String style, String title, String href, String about, String path) {
        /** The last instant before it. */
        public Instant justBefore() {
            return at.minusNanos(1_000);
        }
    }

    public int count() {
        return all.stream().mapToInt(hour -> hour.changes().size()).sum();
    }
}
