package stet.curation;

/** What fills the places of a list that people left open. */
public enum Rule {
    /** The newest of the whole paper. */
    NEWEST,
    /** The newest of the page's own section, then of the whole paper. */
    NEWEST_IN_SECTION,
    /** Nothing: the list is as long as what was placed. */
    NONE
}
