package stet.desk;

import java.time.Instant;
import java.util.Locale;
import stet.article.WorkingState;
import stet.publishing.PublicState;

/**
 * A story as a line of a list.
 *
 * @param when the next or the last time that readers see it change, or null
 * @param ends when readers will no longer see it, or null while no end is planned
 * @param shown the headline that readers see, or will see first; the newsroom's while nothing is published
 * @param shownShort the same where there is little room
 * @param goesOn whether it is of the kind that is live, to readers if they see it
 * @param since when readers got what they see of it now; null unless they can
 */
public record StoryLine(
        long id,
        String headline,
        WorkingState working,
        PublicState published,
        String section,
        String writer,
        Instant changedAt,
        Instant when,
        Instant ends,
        String shown,
        String shownShort,
        boolean goesOn,
        Instant since) {

    /** What there is to click on, even before anybody wrote a headline. */
    public String title() {
        return headline.isBlank() ? "Untitled story " + id : headline;
    }

    /** The state that matters to people, as a CSS class: {@code state-live}. */
    public String workingClass() {
        return "state-" + working.name().toLowerCase(Locale.ROOT).replace("in_review", "review");
    }

    public String publishedClass() {
        return switch (published) {
            case UNPUBLISHED -> "state-unpublished";
            case SCHEDULED -> "state-scheduled";
            case LIVE, LIVE_WITH_UPDATE -> "state-live";
            case WITHDRAWN, ENDED -> "state-withdrawn";
            case KILLED -> "state-killed";
        };
    }
}
