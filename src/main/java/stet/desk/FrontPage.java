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
 * @param mark of everything that is shown: open pages ask whether it is still that
 * @param pending whether readers see something else
 * @param removed what was taken out of its lists last, the latest first
 * @param people who else looks at it now
 * @param trouble why something was not done, or null
 * @param kept the form that was refused
 */
public record FrontPage(
        String key,
        String name,
        String address,
        boolean begun,
        int version,
        int stamp,
        String mark,
        boolean pending,
        boolean mayArrange,
        boolean mayLaunch,
        List<Line> lines,
        BlockFields added,
        List<Launched> launches,
        List<Layout> layouts,
        List<Rule> rules,
        List<Place> sections,
        Sought search,
        List<Gone> removed,
        List<Warning> warnings,
        List<String> people,
        Trouble trouble,
        Kept kept) {

    /** The page's own address in the newsroom. */
    public String desk() {
        return "/newsroom/fronts/" + key;
    }

    /** The blocks that a story can be put into. */
    public List<SpotLine.Target> targets() {
        return lines.stream()
                .map(Line::places)
                .filter(Places::mayPlace)
                .map(places -> new SpotLine.Target(places.list(), places.version(), places.title()))
                .toList();
    }

    /**
     * A block.
     *
     * @param title what the newsroom calls it
     * @param filler what fills it, with where the rule looks
     * @param before the block before which it goes when it moves up; null for the first
     * @param after the block before which it goes when it moves down; null for the last place
     * @param fields its form
     */
    public record Line(
            Block block,
            String title,
            String filler,
            String before,
            String after,
            boolean first,
            boolean last,
            Places places,
            BlockFields fields) {}

    /**
     * What the form of a block shows: the block's, or what somebody typed and was refused.
     *
     * @param form its name
     * @param id what its fields are called by
     */
    public record BlockFields(
            String form,
            String id,
            String title,
            String layout,
            String size,
            String rule,
            String section,
            String tag,
            boolean repeats) {}

    /**
     * A story that was taken out.
     *
     * @param list of the block that it stood in
     * @param version of that list
     */
    public record Gone(StoryLine story, String list, int version, String block, Instant at) {}

    /** A section that a rule can look in. */
    public record Place(String path, String name) {}

    /**
     * Something to look at before readers do.
     *
     * @param list the block, or null when it is the whole front
     * @param story its number, or null
     */
    public record Warning(String list, String block, Long story, String title, String message) {}

    /** A front among all fronts; {@code since} is null while it arranges itself. */
    public record Summary(String key, String name, int depth, boolean begun, Instant since, int warnings) {}
}
