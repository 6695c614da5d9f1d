package stet.taxonomy;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stet.web.Invalid;
import stet.web.Slug;

/** A section on its way to another address, with all that stands in it: every old address leads to the new one. */
final class Readdressing {
    /** First words of addresses that are not a section's. */
    private static final Set<String> TAKEN = Set.of(
            "archive",
            "assets",
            "author",
            "corrections",
            "favicon.ico",
            "feed",
            "latest",
            "most-read",
            "newsroom",
            "q",
            "robots.txt",
            "search",
            "sitemap",
            "tag",
            "webjars");

    /** With a story's slug and number behind it, it is still an address that the site reads. */
    private static final int LONGEST_ADDRESS = 480;

    private final Section section;
    private final Section parent;
    private final String slug;

    /**
     * @param parent null for the paper itself
     * @param wanted what its part of the address is made from
     * @throws Invalid when nothing can be made of it, it is another section's, or the parent stands in this section
     */
    Readdressing(Section section, Section parent, String wanted) {
        if (section.contains(parent)) {
            throw new Invalid("parent", "“%s” cannot stand inside itself.".formatted(section.name));
        }
        this.section = section;
        this.parent = parent;
        this.slug = slug(parent, wanted, section);
    }

    /**
     * Under another parent it is then the last.
     *
     * @return every section that has another address now; none when it stays where it is
     * @throws Invalid when a new address was something else's
     */
    List<Section> make(Instant now) {
        String before = section.address();
        String after = (parent == null ? "" : parent.address()) + "/" + slug;
        if (after.equals(before)) {
            return List.of();
        }
        List<Section> within = section.listWithin();
        List<String> paths = within.stream().map(Section::address).toList();
        Map<String, String> moved = Redirect.moved(before, after, paths);
        mustBePossible(moved);
        if (parent != section.parent) {
            section.position = Section.lastPlace(parent);
        }
        section.parent = parent;
        section.slug = slug;
        Panache.getEntityManager().flush();
        Redirect.mustBeFree("slug", moved);
        Redirect.prefix(before, after, paths, now);
        return within;
    }

    /** Asked before anything is changed: the database would say it less kindly. */
    static void mustBePossible(Map<String, String> moved) {
        for (String address : moved.values()) {
            if (address.length() > LONGEST_ADDRESS) {
                throw new Invalid("slug", "The address %s… would be too long.".formatted(address.substring(0, 60)));
            }
            if (moved.containsKey(address)) {
                throw new Invalid(
                        "into", "The address %s would have to lead on, and be a section’s too.".formatted(address));
            }
        }
    }

    /**
     * A section's own part of an address.
     *
     * @param own the section that wants it, or null for a new one
     */
    static String slug(Section parent, String wanted, Section own) {
        String slug = Slug.of(wanted);
        if (slug.isEmpty()) {
            throw new Invalid("slug", "No address can be made of “%s”: give one in Latin letters.".formatted(wanted));
        }
        if (parent == null && TAKEN.contains(slug)) {
            throw new Invalid("slug", "The address /%s is the site’s own. Choose another.".formatted(slug));
        }
        if (Section.siblings(parent).stream().anyMatch(sibling -> sibling != own && sibling.slug.equals(slug))) {
            throw new Invalid("slug", "There is already a section at “%s” here.".formatted(slug));
        }
        return slug;
    }
}
