package stet.site;

import java.time.Instant;
import java.util.List;

/**
 * What readers get of one story, read back from every server.
 *
 * @param at the instant that all of it was compared with
 * @param nodes the servers' names, in the order of each line's readings
 * @param lines empty for a story that readers have never seen
 */
public record Receipt(long story, Instant at, List<String> nodes, List<Line> lines) {
    /**
     * One page.
     *
     * @param shows whether the story is on it, as it should be now; null on its own page
     */
    public record Line(String name, String path, Boolean shows, List<Reading> readings) {}

    /** What a server gave. */
    public enum Reading {
        CURRENT("Current", "live"),
        LATE("Late", "withdrawn"),
        SILENT("Does not answer", "draft");

        private final String label;
        private final String style;

        Reading(String label, String style) {
            this.label = label;
            this.style = style;
        }

        public String label() {
            return label;
        }

        /** The style sheet's name for a state that looks like it. */
        public String style() {
            return style;
        }
    }

    public boolean isAllCurrent() {
        return lines.stream().flatMap(line -> line.readings().stream()).allMatch(Reading.CURRENT::equals);
    }
}
