package stet.site;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The front of the paper. {@code lead} is null before the first story; no story stands on it twice. */
public record HomePage(
        Frame frame, Card lead, List<Card> seconds, List<Card> top, List<Card> latest, List<Strip> strips)
        implements Page {
    @Override
    public TemplateInstance template() {
        return Templates.home(this);
    }
}
