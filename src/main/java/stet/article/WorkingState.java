package stet.article;

/** Where the newsroom's copy of a story stands; what readers see is another matter. */
public enum WorkingState {
    DRAFT("Draft"),
    IN_REVIEW("In review"),
    APPROVED("Approved");

    private final String label;

    WorkingState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
