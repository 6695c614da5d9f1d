package stet.desk;

import java.util.List;
import java.util.stream.Stream;
import stet.article.WorkingState;
import stet.curation.Spot;
import stet.curation.Unfolding;
import stet.publishing.PublicState;

/**
 * A placed story where its editors have it before them, with all that its forms need.
 *
 * @param id what its elements are called by: one story may stand in two blocks of one page
 * @param action where its forms go
 * @param list the key of the list that it stands in
 * @param version of that list's line-up
 * @param before the story before which it goes when it moves up; null for the first
 * @param after the story before which it goes when it moves down; null for the last place
 * @param others the other lists of the page that it can be moved to
 */
public record SpotLine(
        String id,
        String action,
        String list,
        int version,
        boolean mayArrange,
        Spot spot,
        StoryLine story,
        Long before,
        Long after,
        boolean first,
        boolean last,
        List<Target> others) {

    /** A list that a story can be moved to, as it was seen. */
    public record Target(String key, int version, String title) {
        public String value() {
            return key + ":" + version;
        }
    }

    /** What the form that does something with it is called. */
    public String form(String does) {
        return does + "-" + id;
    }

    /** The number of the picture that it has there, or null. */
    public Long image() {
        return spot.image() == null ? null : spot.image().image();
    }

    /** The part of it, as the form writes it, or null. */
    public String part() {
        return spot.image() == null || spot.image().part() == null
                ? null
                : spot.image().part().text();
    }

    /** What readers will read there. */
    public String title() {
        return spot.headline() == null ? story.title() : spot.headline();
    }

    /** What readers are told there of its going on; null for nothing. */
    public Unfolding unfolding() {
        return Unfolding.told(spot.unfolding(), story.goesOn());
    }

    /** What they can be told instead of what the story says of itself. */
    public List<Unfolding> choices() {
        return Stream.of(Unfolding.values())
                .filter(each -> each != (story.goesOn() ? Unfolding.LIVE : Unfolding.OVER) || each == spot.unfolding())
                .toList();
    }

    /** Whether nobody has said yet when readers will see it. */
    public boolean isUnpublished() {
        return story.published() == PublicState.UNPUBLISHED;
    }

    /** Whether it is still being written. */
    public boolean isDraft() {
        return story.working() == WorkingState.DRAFT;
    }

    public boolean isScheduled() {
        return story.published() == PublicState.SCHEDULED;
    }
}
