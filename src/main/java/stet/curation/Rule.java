package stet.curation;

/** What fills the places of a list that people left open. */
public enum Rule {
    /** The newest of the whole paper. */
    NEWEST("the newest"),
    /** The newest of the page's own section, then of the whole paper. */
    NEWEST_IN_SECTION("the newest of the section"),
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
