package stet.taxonomy;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import stet.audit.AuditEvent;
import stet.people.Actor;
import stet.people.Refused;
import stet.people.Role;
import stet.web.Input;
import stet.web.Invalid;
import stet.web.Slug;

/** A part of the paper, with an address and a front of its own; it may hold sub-sections. */
@Entity
public class Section extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    public Section parent;

    public String slug;
    public String name;
    public String description;
    public String lang;
    public int position;

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

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_DESCRIPTION = 500;

    /**
     * Opens a section, as the last of its siblings.
     *
     * @param parent null for one at the top
     * @param slug its part of the address, made from the name when blank
     * @throws Refused unless a chief or an admin
     * @throws Invalid naming each field that cannot be taken
     */
    public static Section open(
            Actor by, Instant now, Section parent, String name, String slug, String description, String lang) {
        mayBeChangedBy(by);
        Section section = new Section();
        section.parent = parent;
        section.describe(name, description);
        section.slug = checkedSlug(parent, slug == null || slug.isBlank() ? section.name : slug.strip());
        section.lang = lang;
        section.position = siblings(parent).stream()
                .mapToInt(sibling -> sibling.position + 1)
                .max()
                .orElse(0);
        section.persist();
        Redirect.mustBeFree("slug", section.address(), null);
        AuditEvent.record(by, now, "open section", null, Map.of("section", section.path(), "name", section.name));
        return section;
    }

    /** Gives it another name and description; its address stays, as readers and links know it. */
    public void rename(Actor by, Instant now, String newName, String newDescription) {
        mayBeChangedBy(by);
        String before = name;
        describe(newName, newDescription);
        AuditEvent.record(by, now, "rename section", null, Map.of("section", path(), "from", before, "to", name));
    }

    /** Lets it change places with the sibling before it ({@code steps} −1) or after it (1); at the end it stays. */
    public void move(Actor by, Instant now, int steps) {
        mayBeChangedBy(by);
        List<Section> siblings = siblings(parent);
        int from = siblings.indexOf(this);
        int to = Math.max(0, Math.min(siblings.size() - 1, from + steps));
        siblings.add(to, siblings.remove(from));
        for (int place = 0; place < siblings.size(); place++) {
            siblings.get(place).position = place;
        }
        AuditEvent.record(by, now, "move section", null, Map.of("section", path(), "place", String.valueOf(to + 1)));
    }

    static void mayBeChangedBy(Actor by) {
        if (!by.is(Role.CHIEF) && !by.is(Role.ADMIN)) {
            throw new Refused("change the paper’s sections");
        }
    }

    private void describe(String newName, String newDescription) {
        name = Input.requiredLine("name", "The name", newName, LONGEST_NAME);
        description = Input.line("description", "The description", newDescription, LONGEST_DESCRIPTION)
                .orElse(null);
    }

    private static String checkedSlug(Section parent, String wanted) {
        String slug = Slug.of(wanted);
        if (slug.isEmpty()) {
            throw new Invalid("slug", "No address can be made of “%s”: give one in Latin letters.".formatted(wanted));
        }
        if (parent == null && TAKEN.contains(slug)) {
            throw new Invalid("slug", "The address /%s is the site’s own. Choose another.".formatted(slug));
        }
        if (siblings(parent).stream().anyMatch(sibling -> sibling.slug.equals(slug))) {
            throw new Invalid("slug", "There is already a section at “%s” here.".formatted(slug));
        }
        return slug;
    }

    private static List<Section> siblings(Section parent) {
        return new ArrayList<>(
                parent == null
                        ? list("parent is null order by position, id")
                        : list("parent = ?1 order by position, id", parent));
    }

    /** How many sections it stands in. */
    public int depth() {
        return parent == null ? 0 : 1 + parent.depth();
    }

    /** Its address without the leading slash: {@code world/mediterranean}. */
    public String path() {
        return parent == null ? slug : parent.path() + "/" + slug;
    }

    /** Where readers find it: {@code /world/mediterranean}. */
    public String address() {
        return "/" + path();
    }

    /** Its name within the paper: {@code World › Mediterranean}. */
    public String fullName() {
        return parent == null ? name : parent.fullName() + " › " + name;
    }

    /** Every section, each parent followed by its children, in the paper's order: a few dozen rows. */
    public static List<Section> listInOrder() {
        List<Section> all = list("from Section s left join fetch s.parent order by s.position, s.id");
        return all.stream()
                .filter(section -> section.parent == null)
                .flatMap(top -> withChildren(top, all))
                .toList();
    }

    private static Stream<Section> withChildren(Section section, List<Section> all) {
        return Stream.concat(
                Stream.of(section),
                all.stream()
                        .filter(child -> child.parent != null && child.parent.id.equals(section.id))
                        .flatMap(child -> withChildren(child, all)));
    }

    /** By address: {@code world/mediterranean}. */
    public static Optional<Section> findByPath(String path) {
        return listInOrder().stream()
                .filter(section -> section.path().equals(path))
                .findFirst();
    }
}
