package stet.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Makes the frames of one edition's pages. */
final class Framing {
    private final SiteConfig config;
    private final Dates dates;
    private final Instant at;
    private final Links links;
    private final Frame.Breaking breaking;
    private final Frame.Machine machine;

    /** {@code banner} and {@code machine} may be null. */
    Framing(SiteConfig config, Dates dates, Instant at, Links links, Opening.Banner banner, Frame.Machine machine) {
        this.config = config;
        this.dates = dates;
        this.at = at;
        this.links = links;
        this.breaking = banner == null
                ? null
                : new Frame.Breaking(banner.words(), banner.path() == null ? null : links.to(banner.path()));
        this.machine = machine;
    }

    /** Of a page with an address of its own. */
    Frame of(
            SectionTree sections,
            SectionTree.Node current,
            String title,
            String description,
            String path,
            String query) {
        return frame(tops(sections, current), new Frame.Head(title, description, path, url(path) + query));
    }

    /** Of a page that tells why there is nothing at its address. */
    Frame of(SectionTree sections, String title) {
        return frame(tops(sections, null), new Frame.Head(title, null, "/", null));
    }

    /** Without anything that the database knows. */
    Frame bare() {
        return frame(List.of(), new Frame.Head(null, null, "/", null));
    }

    /** A path's absolute address. */
    String url(String path) {
        String base = config.url().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    /** Something that a template writes, in the paper's language. */
    String written(TemplateInstance part) {
        return part.setLocale(config.language().locale()).render().strip();
    }

    /** The paper, as the publisher of what stands in it. */
    ObjectNode publisher(ObjectNode organization) {
        return organization.put("name", config.name()).put("url", url("/"));
    }

    SectionLink link(SectionTree.Node section, boolean current) {
        return new SectionLink(section.id(), section.name(), section.lang(), links.to("/" + section.path()), current);
    }

    private List<SectionLink> tops(SectionTree sections, SectionTree.Node current) {
        SectionTree.Node top = current == null ? null : current.top();
        return sections.tops().stream().map(node -> link(node, node == top)).toList();
    }

    private Frame frame(List<SectionLink> sections, Frame.Head head) {
        return new Frame(
                config.name(),
                config.tagline().orElse(null),
                config.language().tag(),
                config.accent().name().toLowerCase(Locale.ROOT),
                dates.day(dates.on(at)),
                sections,
                links.to("/archive"),
                breaking,
                head,
                links,
                machine);
    }
}
