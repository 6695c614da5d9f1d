package stet.desk;

import java.time.Instant;
import java.util.List;
import stet.people.Actor;

/**
 * Stories to place, beside the list or the front where they are wanted.
 *
 * @param states that can be asked for
 */
public record Sought(String query, String state, List<StoryFilter.State> states, List<StoryLine> found) {
    private static final int MOST = 20;

    private static final List<StoryFilter.State> STATES = List.of(
            StoryFilter.State.LIVE,
            StoryFilter.State.SCHEDULED,
            StoryFilter.State.APPROVED,
            StoryFilter.State.REVIEW,
            StoryFilter.State.DRAFT);

    /** One statement, whatever is sought. */
    static Sought by(StoryFilter filter, Actor me, Instant now) {
        return new Sought(filter.getQ(), filter.getState(), STATES, StoryLines.placeable(filter, me, now, MOST));
    }
}
