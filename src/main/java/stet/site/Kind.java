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
}
