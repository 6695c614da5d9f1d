package stet.site;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** An address at which there is nothing: 404. */
public record NotFoundPage(Frame frame, List<Card> latest) implements Page {
    @Override
    public TemplateInstance template() {
        return Templates.notFound(this);
    }

    @Override
    public int status() {
        return 404;
    }
}
