package stet.site;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * Somebody who writes for the paper. {@code role} and {@code older} may be null.
 *
 * @param lang of role and biography, or null for the page's
 * @param biography its paragraphs
 * @param links where else they are found
 * @param portrait null where there is none
 */
public record AuthorPage(
        Frame frame,
        String name,
        String role,
        String lang,
        List<String> biography,
        List<StoryPage.Link> links,
        Picture portrait,
        List<Card> river,
        String older)
        implements Page {
    @Override
    public TemplateInstance template() {
        return Templates.author(this);
    }
}
