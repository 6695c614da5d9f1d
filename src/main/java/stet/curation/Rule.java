package stet.curation;

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
    /** Nothing: the list is as long as what was placed. */
    NONE("nothing");

    private final String label;

    Rule(String label) {
        this.label = label;
    }

    /** In the newsroom's words, after “filled with”. */
    public String label() {
        return label;
    }
}
