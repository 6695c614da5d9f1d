package stet.publishing;

/** What readers can see of a story; derived from its publications, and never stored. */
public enum PublicState {
    UNPUBLISHED("Unpublished"),
    SCHEDULED("Scheduled"),
    LIVE("Live"),
    LIVE_WITH_UPDATE("Live, update scheduled"),
    WITHDRAWN("Withdrawn"),
    ENDED("Ended"),
    KILLED("Killed");

    private final String label;

    PublicState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean isLive() {
        return this == LIVE || this == LIVE_WITH_UPDATE;
    }

    public boolean isScheduled() {
        return this == SCHEDULED || this == LIVE_WITH_UPDATE;
    }
}
