package stet.site;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** What readers turned to most, the most read first: within 24 hours, and within seven days. */
public record MostReadPage(Frame frame, List<Card> day, List<Card> week) implements Page {
    @Override
    public TemplateInstance template() {
        return Templates.mostRead(this);
    }
}
