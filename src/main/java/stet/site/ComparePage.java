package stet.site;

import java.time.Instant;
import java.util.List;
import stet.web.NewsroomTime;

/**
 * A page of the paper at two instants, the earlier one first.
 *
 * @param path as it was typed, when it was refused
 * @param pathError what was wrong with it, or null
 * @param differences none when it was refused
 */
public record ComparePage(String path, String pathError, List<Side> sides, List<Comparison.Difference> differences) {
    /**
     * One of the two.
     *
     * @param name {@code one} or {@code other}
     * @param frame the address of the page at its instant; null when there is none to show
     * @param typed what stands in its field
     * @param error what was wrong with that, or null
     */
    public record Side(
            String name,
            String label,
            Instant instant,
            boolean past,
            String frame,
            String typed,
            String error,
            List<NewsroomTime.Doubled.Choice> choices) {}

    public Instant one() {
        return sides.get(0).instant();
    }

    public Instant other() {
        return sides.get(1).instant();
    }

    public boolean isSameInstant() {
        return one().equals(other());
    }
}
