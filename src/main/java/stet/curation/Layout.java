package stet.curation;

/** How a block of a front sets its stories. Each bears any number of stories, from one to its greatest. */
public enum Layout {
    /** One story across the page. */
    LEAD("Lead", 1, 1),
    LEAD_AND_TWO("Lead and two", 3, 3),
    LEAD_AND_FOUR("Lead and four", 5, 5),
    /** Two by two; a list that follows it stands beside it. */
    FOUR("Four", 4, 4),
    STRIP_OF_THREE("Strip of three", 3, 3),
    STRIP_OF_FOUR("Strip of four", 4, 4),
    STRIP_OF_SIX("Strip of six", 6, 6),
    /** Headlines with their times, one below the other. */
    LIST("List", 8, 20),
    /** Whose opinion it is comes first. */
    OPINION_ROW("Opinion row", 4, 4),
    /** Headlines with their ranks. */
    MOST_READ("Most read", 5, 10);

    private static final int LONGEST_IN_LEAD = 110;
    private static final int LONGEST_IN_CARD = 80;
    private static final int LONGEST_IN_LADDER = 70;

    private final String label;
    private final int usual;
    private final int most;

    Layout(String label, int usual, int most) {
        this.label = label;
        this.usual = usual;
        this.most = most;
    }

    /** In the newsroom's words. */
    public String label() {
        return label;
    }

    /** How many stories it has unless somebody says otherwise. */
    public int usual() {
        return usual;
    }

    /** How many stories fit. */
    public int most() {
        return most;
    }

    /** Whether its headlines stand one below the other in one narrow column, where the short ones are shown. */
    public boolean isLadder() {
        return this == LIST || this == MOST_READ;
    }

    /** How many characters a headline can have at a position, from 1, before it outgrows its place. */
    public int longestHeadline(int position) {
        boolean leads = this == LEAD || this == LEAD_AND_TWO || this == LEAD_AND_FOUR;
        if (leads && position == 1) {
            return LONGEST_IN_LEAD;
        }
        return isLadder() ? LONGEST_IN_LADDER : LONGEST_IN_CARD;
    }
}
