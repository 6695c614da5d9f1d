package stet.desk;

import java.time.Instant;
import java.util.List;
import stet.curation.Block;
import stet.curation.Layout;
import stet.curation.Rule;

/**
 * A front as its editors have it before them.
 *
 * @param address the public one
 * @param begun whether somebody has taken it over from the rules
 * @param version of the plan that is shown
 * @param stamp of everything that is shown: whoever launches sends it back
 * @param pending whether readers see something else
 * @param trouble why something was not done, or null
 */
public record FrontPage(
        String key,
        String name,
        String address,
        boolean begun,
        int version,
        int stamp,
        boolean pending,
        boolean mayArrange,
        boolean mayLaunch,
        List<Line> lines,
        List<ListPage.Launched> launches,
        List<Layout> layouts,
        List<Rule> rules,
        List<Place> sections,
        String trouble) {

    /**
     * A block.
     *
     * @param placed how many stories people placed in it
     * @param section the path of its rule's section, or empty
     * @param tag the name of its rule's topic, or empty
     * @param before the block before which it goes when it moves up; null for the first
     * @param after the block before which it goes when it moves down; null for the last place
     */
    public record Line(
            Block block,
            int placed,
            String section,
            String tag,
            String before,
            String after,
            boolean first,
            boolean last) {
        /** What the newsroom calls it. */
        public String title() {
            if (block.title() != null) {
                return block.title();
            }
            return section.isEmpty()
                    ? block.layout().label()
                    : "%s: %s".formatted(block.layout().label(), section);
        }

        /** What fills it, with where the rule looks. */
        public String filler() {
            String where = section.isEmpty() ? tag : section;
            return where.isEmpty()
                    ? block.rule().label()
                    : "%s (%s)".formatted(block.rule().label(), where);
        }
    }

    /** A section that a rule can look in. */
    public record Place(String path, String name) {}

    /** A front among all fronts; {@code since} is null while it arranges itself. */
    public record Summary(String key, String name, int depth, boolean begun, Instant since) {}
}
