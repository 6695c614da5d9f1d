package stet.site;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The stories of a tag. {@code description} and {@code older} may be null.
 *
 * @param chosen what editors put above the others, or null
 * @param river may be empty where something is chosen
 */
public record TopicPage(Frame frame, String name, String description, FrontBlock chosen, List<Card> river, String older)
        implements Page {
    @Override
    public TemplateInstance template() {
        return Templates.topic(this);
    }
}
