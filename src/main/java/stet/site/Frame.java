package stet.site;

import java.util.List;

/**
 * What every page has around its own: head, masthead, sections, foot.
 *
 * @param name the paper's
 * @param tagline null when it has none
 * @param lang the paper's language tag
 * @param accent the paper's colour, as {@code base.css} names it
 * @param today the day of the page's instant
 * @param sections the top sections, the page's own marked
 * @param archive the archive's page of {@code today}
 * @param breaking the line of breaking news, or null
 * @param machine null but in the time machine
 */
public record Frame(
        String name,
        String tagline,
        String lang,
        String accent,
        When today,
        List<SectionLink> sections,
        String archive,
        Breaking breaking,
        Head head,
        Links links,
        Machine machine) {

    /** {@code href} is null while there is no story to lead to. */
    public record Breaking(String words, String href) {}

    /**
     * What the page's head says of it.
     *
     * @param title the page's own, without the paper's name; null on the home page
     * @param description null where there is nothing to say
     * @param path the page's own address, from which a query may follow
     * @param url its canonical address, absolute; null for a page that has none, which search engines then leave out
     */
    public record Head(String title, String description, String path, String url) {}

    /** The time machine, of which a page has a bar over it. */
    public interface Machine {
        MachineBar bar(Page page);

        /** The front in the newsroom whose line-up the page shows as if it were launched; null for any other page. */
        default String draft() {
            return null;
        }
    }

    /** The address of one of the paper's own paths, within the same instant. */
    public String href(String path) {
        return links.to(path);
    }

    /** The address of a static file, with its version, so that browsers may keep it for long. */
    public String asset(String file) {
        return Assets.href(file);
    }
}
