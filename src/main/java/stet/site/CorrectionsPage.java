package stet.site;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** What the paper got wrong, newest first. {@code older} may be null. */
public record CorrectionsPage(Frame frame, List<Entry> corrections, String older) implements Page {
    /** A correction and the story that it belongs to. */
    public record Entry(When at, String text, String headline, String lang, String href) {}

    @Override
    public TemplateInstance template() {
        return Templates.corrections(this);
    }
}
