package stet.curation;

/** What readers are told, where a story is placed, of whether it goes on while they read. */
public enum Unfolding {
    LIVE("Live"),
    UPDATING("Updating"),
    /** Nothing: for a story of the kind that is live of itself, once it goes on no more. */
    OVER("Neither");

    private final String label;

    Unfolding(String label) {
        this.label = label;
    }

    /** In the newsroom's words. */
    public String label() {
        return label;
    }

    /**
     * What readers are told; null for nothing.
     *
     * @param own what an editor said where the story is placed, or null
     * @param live whether its kind is live: then that is said unless an editor says otherwise
     */
    public static Unfolding told(Unfolding own, boolean live) {
        if (own == null) {
            return live ? LIVE : null;
        }
        return own == OVER ? null : own;
    }
}
