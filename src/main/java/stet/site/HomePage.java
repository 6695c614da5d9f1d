package stet.site;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The front of the paper, block by block; none before the first story. */
public record HomePage(Frame frame, List<FrontRow> rows) implements Page {
    @Override
    public TemplateInstance template() {
        return Templates.home(this);
    }
}
