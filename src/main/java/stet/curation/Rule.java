package stet.curation;

import java.util.Arrays;
import java.util.List;

/** What fills the places of a list that people left open. */
public enum Rule {
    /** The newest of the whole paper. */
    NEWEST("the newest"),
    /** The newest of the sections that the front has shown least of so far; opinion last. */
    NEWEST_OF_DIFFERENT_SECTIONS("the newest of different sections"),
    /** The newest of a block's section and those below it; of the page's own, then of the paper, beside a story. */
    NEWEST_IN_SECTION("the newest of the section"),
    /** The newest of a block's tag. */
    NEWEST_WITH_TAG("the newest with the tag"),
    /** What was read most in the last 24 hours; those that nobody read come after it, newest first. */
    MOST_READ_IN_A_DAY("the most read in 24 hours"),
    /** The same of the last seven days. */
    MOST_READ_IN_A_WEEK("the most read in 7 days"),
    /** Those that share the most tags with the story of the page: for lists beside a story only. */
    SAME_TAGS("stories with the same topics"),
    /** Nothing: the list is as long as what was placed. */
    NONE("nothing");

    private final String label;

    Rule(String label) {
        this.label = label;
    }

    /** Those that can fill a block of a front, where there is no story of the page. */
    public static List<Rule> ofFronts() {
        return Arrays.stream(values()).filter(rule -> rule != SAME_TAGS).toList();
    }

    /** Those that can fill a list beside a story, which has no section or tag of its own to name. */
    public static List<Rule> ofLists() {
        return Arrays.stream(values())
                .filter(rule -> rule != NEWEST_WITH_TAG && rule != NEWEST_OF_DIFFERENT_SECTIONS)
                .toList();
    }

    /** Whether it goes by how often stories were read. */
    public boolean isByReaders() {
        return this == MOST_READ_IN_A_DAY || this == MOST_READ_IN_A_WEEK;
    }

    /** Whether it takes stories of the whole paper: what it brings tells nothing of a section. */
    public boolean isOfThePaper() {
        return this == NEWEST || this == NEWEST_OF_DIFFERENT_SECTIONS || isByReaders();
    }

    /** In the newsroom's words, after “filled with”. */
    public String label() {
        return label;
    }
}
