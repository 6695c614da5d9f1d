package stet.curation;

import java.util.ArrayList;
import java.util.List;

/** The fronts that arrange themselves: as they are until somebody launches one, and where an arranging hand begins. */
public final class UsualFront {
    private static final int LATEST_OF_A_SECTION = 5;

    private UsualFront() {}

    /**
     * The front of the paper: the newest of every section above, Latest beside, a strip for each section, and what was
     * read most, wherever else that stands.
     */
    public static List<Block> home(List<Long> sections) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of("home-lead", null, Layout.LEAD_AND_TWO, Rule.NEWEST_OF_DIFFERENT_SECTIONS, null));
        blocks.add(Block.of("home-top", null, Layout.FOUR, Rule.NEWEST_OF_DIFFERENT_SECTIONS, null));
        blocks.add(Block.of(Definition.LATEST.key(), null, Layout.LIST, Rule.NEWEST, null));
        sections.forEach(section -> blocks.add(strip("home", section)));
        blocks.add(new Block(
                "home-most-read",
                null,
                Layout.MOST_READ,
                Layout.MOST_READ.usual(),
                Rule.MOST_READ_IN_A_DAY,
                null,
                null,
                true));
        return blocks;
    }

    /** A section's front: its newest above, a strip for each section below it, and the latest of the paper. */
    public static List<Block> section(long section, List<Long> children) {
        String key = Front.key(section);
        List<Block> blocks = new ArrayList<>();
        blocks.add(lead(section));
        children.forEach(child -> blocks.add(strip(key, child)));
        blocks.add(new Block(
                Definition.LATEST.key(), null, Layout.LIST, LATEST_OF_A_SECTION, Rule.NEWEST, null, null, false));
        return blocks;
    }

    /** What leads a section's front. */
    public static Block lead(long section) {
        return Block.of(Front.key(section) + "-lead", null, Layout.LEAD_AND_TWO, Rule.NEWEST_IN_SECTION, section);
    }

    private static Block strip(String front, long section) {
        return Block.of(front + "-strip-" + section, null, Layout.STRIP_OF_FOUR, Rule.NEWEST_IN_SECTION, section);
    }
}
