package stet.site;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** Somebody who writes for the paper. {@code role}, {@code biography} and {@code older} may be null. */
public record AuthorPage(Frame frame, String name, String role, String biography, List<Card> river, String older)
        implements Page {
    @Override
    public TemplateInstance template() {
        return Templates.author(this);
    }
}
