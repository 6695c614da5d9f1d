package stet.site;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The stories of one day.
 *
 * @param previous the nearest earlier day that has stories, or null; {@code next} likewise
 */
public record ArchivePage(Frame frame, When day, List<Card> river, String older, DayLink previous, DayLink next)
        implements Page {

    /** Another day's page. */
    public record DayLink(When day, String href) {}

    @Override
    public TemplateInstance template() {
        return Templates.archive(this);
    }
}
