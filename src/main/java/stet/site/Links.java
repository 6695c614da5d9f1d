package stet.site;

/**
 * Where the links of a page lead: to the paper of now, or to the same instant of the time machine.
 *
 * @param prefix empty, or {@code /newsroom/at/2026-11-24T06:00:00Z}
 */
public record Links(String prefix) {
    /** For readers. */
    static final Links NOW = new Links("");

    /** Of one of the paper's own paths, {@code /world}. */
    public String to(String path) {
        return prefix.isEmpty() ? path : prefix + path;
    }

    /** Stored text with its internal links led the same way; a {@code <} that is not a tag is escaped in it. */
    String in(String html) {
        return prefix.isEmpty() ? html : html.replace("<a href=\"/", "<a href=\"" + prefix + "/");
    }

    static String story(SectionTree.Node section, String slug, long id) {
        return "/" + section.path() + "/" + slug + "-" + id;
    }
}
