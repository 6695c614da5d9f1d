package stet.desk;

import java.time.Instant;
import java.util.List;
import stet.curation.Definition;
import stet.curation.Spot;

/**
 * A list as its editors have it before them.
 *
 * @param version of the line-up that is shown
 * @param pending how many changes readers do not see yet; 0 when the line-up is what was launched last
 * @param query what was searched for, or empty
 * @param trouble why something was not done, or null
 */
public record ListPage(
        Definition definition,
        int version,
        boolean pending,
        boolean mayArrange,
        boolean mayLaunch,
        List<Line> lines,
        List<StoryLine> hidden,
        List<StoryLine> removed,
        List<Launched> launches,
        String query,
        List<StoryLine> found,
        Trouble trouble) {

    /**
     * A spot with the story that stands in it.
     *
     * @param before the story above it, before which it goes when it moves up; null for the first
     * @param after the story before which it goes when it moves down; null for the last place
     */
    public record Line(Spot spot, StoryLine story, Long before, Long after, boolean first, boolean last) {
        /** What readers will read there. */
        public String title() {
            return spot.headline() == null ? story.title() : spot.headline();
        }
    }

    /** A launch that was, is, or will be. {@code until} is null while no end is in sight. */
    public record Launched(long id, String by, Instant from, Instant until, int stories, boolean coming, boolean now) {}

    /** @param theirs what somebody else did first, in words; null unless two people collided */
    public record Trouble(String message, String theirs, List<Field> again) {}

    /** A field of what was sent, to be sent once more. */
    public record Field(String name, String value) {}
}
