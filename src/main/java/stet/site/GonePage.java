package stet.site;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** A story that is no longer published: 410. {@code note} is what the desk says of it, or null. */
public record GonePage(Frame frame, String note, List<Card> latest) implements Page {
    @Override
    public TemplateInstance template() {
        return Templates.gone(this);
    }

    @Override
    public int status() {
        return 410;
    }
}
