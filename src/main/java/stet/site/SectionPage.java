package stet.site;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The front of a section, or the older stories behind it.
 *
 * @param parent null for a top section
 * @param description null where nobody wrote one
 * @param lead null on the pages of older stories, and before the first story
 * @param strips one for each sub-section that has more stories
 * @param latest of the whole paper; empty on the pages of older stories
 * @param older the address of what is older still, or null
 */
public record SectionPage(
        Frame frame,
        SectionLink section,
        SectionLink parent,
        String description,
        List<SectionLink> children,
        Card lead,
        List<Card> seconds,
        List<Strip> strips,
        List<Card> latest,
        List<Card> river,
        String older)
        implements Page {
    @Override
    public TemplateInstance template() {
        return Templates.section(this);
    }
}
