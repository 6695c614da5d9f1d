package stet.article;

/** What sort of journalism a story is. */
public enum Kind {
    NEWS("News"),
    ANALYSIS("Analysis"),
    OPINION("Opinion"),
    LIVE("Live");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
