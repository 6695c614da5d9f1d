package stet.site;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The stories of a tag. {@code description} and {@code older} may be null. */
public record TopicPage(Frame frame, String name, String description, List<Card> river, String older) implements Page {
    @Override
    public TemplateInstance template() {
        return Templates.topic(this);
    }
}
