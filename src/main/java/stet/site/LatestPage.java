package stet.site;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** Everything, newest first, day by day. {@code older} may be null. */
public record LatestPage(Frame frame, List<Day> days, String older) implements Page {
    /** A day with its stories, at least one. */
    public record Day(When date, List<Entry> stories) {}

    /** A story and the time of the day at which it came. */
    public record Entry(When time, Card story) {}

    @Override
    public TemplateInstance template() {
        return Templates.latest(this);
    }
}
