package stet.site;

/** What sort of journalism a published story is. News goes without saying; the others have a label. */
public enum Kind {
    NEWS,
    ANALYSIS,
    OPINION,
    LIVE;

    public boolean isNews() {
        return this == NEWS;
    }

    public boolean isAnalysis() {
        return this == ANALYSIS;
    }

    public boolean isOpinion() {
        return this == OPINION;
    }

    public boolean isLive() {
        return this == LIVE;
    }

    /** Whether a label must say it beside the section's name: in the section “Opinion”, that name does. */
    public boolean isSaidBeside(SectionLink section) {
        return this != NEWS && !(this == OPINION && section.href().endsWith("/opinion"));
    }
}
