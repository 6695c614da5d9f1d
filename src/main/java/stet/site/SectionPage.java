package stet.site;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The front of a section, block by block, with the river of its other stories below; or, further back, only the river.
 *
 * @param parent null for a top section
 * @param description null where nobody wrote one
 * @param aside the block that stands beside the river, or null
 * @param first whether this is the front itself, and not a page of older stories
 * @param older the address of what is older still, or null
 */
public record SectionPage(
        Frame frame,
        SectionLink section,
        SectionLink parent,
        String description,
        List<SectionLink> children,
        List<FrontRow> rows,
        FrontBlock aside,
        boolean first,
        List<Card> river,
        String older)
        implements Page {
    @Override
    public TemplateInstance template() {
        return Templates.section(this);
    }
}
