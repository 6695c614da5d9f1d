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
import org.hibernate.exception.ConstraintViolationException;
import stet.audit.AuditEvent;
import stet.people.Actor;
import stet.people.Refused;
import stet.people.Role;
import stet.web.Conflict;
import stet.web.Input;
import stet.web.Invalid;
import stet.web.Missing;
import stet.web.Slug;

/**
 * A part of the paper, with an address and a front of its own; it may hold sub-sections.
 *
 * <p>Verbs are called on a section that was read after {@link #takeTurns}: what one makes of the tree concerns the others.
 */
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

    /** With a story's slug and number behind it, it is still an address that the site reads. */
    private static final int LONGEST_ADDRESS = 480;

    /** Until the transaction ends nobody else changes the tree. Readers, and stories being filed, do not wait. */
    static void takeTurns() {
        Kept.query("lock table section in share row exclusive mode", null).executeUpdate();
    }

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
        section.slug = checkedSlug(parent, slug == null || slug.isBlank() ? section.name : slug.strip(), null);
        section.lang = lang;
        section.position = lastPlace(parent);
        section.persist();
        Redirect.mustBeFree("slug", section.address(), null);
        AuditEvent.record(by, now, "open section", null, Map.of("section", section.path(), "name", section.name));
        return section;
    }

    /** Gives it another name and description; its address stays until somebody changes that. */
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

    /**
     * Gives it another address: another slug, another parent, or both. Every old address, its sub-sections' included,
     * leads to the new one; stories' addresses lead on by their numbers. Under another parent it is the last.
     *
     * @param newParent null for the paper itself
     * @param newSlug made from the name when blank
     * @throws Refused unless a chief or an admin
     * @throws Invalid when the address is another's, was another's, or the parent stands in this section
     */
    public void readdress(Actor by, Instant now, Section newParent, String newSlug) {
        mayBeChangedBy(by);
        if (newParent != null && contains(newParent)) {
            throw new Invalid("parent", "“%s” cannot stand inside itself.".formatted(name));
        }
        String wanted = Input.line("slug", "The address", newSlug, Slug.MAX).orElse(name);
        String nextSlug = checkedSlug(newParent, wanted, this);
        String before = address();
        String after = (newParent == null ? "" : newParent.address()) + "/" + nextSlug;
        if (after.equals(before)) {
            return;
        }
        List<String> paths = addressesWithin();
        Map<String, String> moved = Redirect.moved(before, after, paths);
        mustBePossible(moved);
        if (newParent != parent) {
            position = lastPlace(newParent);
        }
        parent = newParent;
        slug = nextSlug;
        getEntityManager().flush();
        Redirect.mustBeFree("slug", moved);
        Redirect.prefix(before, after, paths, now);
        AuditEvent.record(by, now, "readdress section", null, Map.of("from", before, "to", address()));
    }

    /** Asked before anything is changed: the database would say it less kindly. */
    private static void mustBePossible(Map<String, String> moved) {
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

    /** Whether a section is this one, or stands in it. */
    boolean contains(Section other) {
        return other != null && (other.id.equals(id) || contains(other.parent));
    }

    /** Its own and those of all that stands in it. */
    private List<String> addressesWithin() {
        return listInOrder().stream()
                .filter(this::contains)
                .map(Section::address)
                .toList();
    }

    /**
     * Makes one of two: its stories, published or not, its lists, its editors and its sub-sections are the other's. Every
     * address leads on.
     *
     * @param confirmed its name, typed
     * @throws Refused unless a chief or an admin
     * @throws Invalid when the other stands in it, or has a sub-section at the same address as one of its own
     * @throws Conflict when somebody files a story under it just now
     */
    public void mergeInto(Section other, String confirmed, Actor by, Instant now) {
        mayBeChangedBy(by);
        if (contains(other)) {
            throw new Invalid("into", "“%s” is “%s” or stands in it.".formatted(other.name, name));
        }
        List<Section> children = siblings(this);
        List<String> taken = siblings(other).stream()
                .filter(child -> child != this)
                .map(child -> child.slug)
                .toList();
        children.stream()
                .filter(child -> taken.contains(child.slug))
                .findFirst()
                .ifPresent(child -> {
                    throw new Invalid(
                            "into",
                            "Both have a section at “%s”. Merge %s into %s first."
                                    .formatted(child.slug, child.address(), other.address() + "/" + child.slug));
                });
        String before = address();
        List<String> paths = addressesWithin();
        Map<String, String> moved = Redirect.moved(before, other.address(), paths);
        mustBePossible(moved);
        mustBeConfirmed(confirmed, "merge");
        Kept.SECTION.seize(id, other.id);
        for (Section child : children) {
            child.position = lastPlace(other);
            child.parent = other;
            getEntityManager().flush();
        }
        Kept.SECTION.replace(id, other.id);
        moveLists(other);
        moveEditors(other);
        remove();
        Redirect.mustBeFree("into", moved);
        Redirect.prefix(before, other.address(), paths, now);
        AuditEvent.record(
                by, now, "merge section", null, Map.of("from", before, "name", name, "into", other.address()));
    }

    private void mustBeConfirmed(String confirmed, String verb) {
        if (!name.equals(
                Input.line("confirm", "The name", confirmed, LONGEST_NAME).orElse(""))) {
            throw new Invalid("confirm", "Type the section’s name, “%s”, to %s it.".formatted(name, verb));
        }
    }

    /** Index {@code curated_list_section}. */
    private void moveLists(Section other) {
        Kept.query("update curated_list set section_id = :into where section_id = :from", null)
                .setParameter("from", id)
                .setParameter("into", other.id)
                .executeUpdate();
    }

    /** Whoever answered for it answers for the other: with no section at all they would answer for every one. */
    private void moveEditors(Section other) {
        Kept.query("""
                        insert into person_section (person_id, section_id)
                        select person_id, :into from person_section where section_id = :from
                        on conflict do nothing""", null)
                .setParameter("from", id)
                .setParameter("into", other.id)
                .executeUpdate();
        Kept.query("delete from person_section where section_id = :from", null)
                .setParameter("from", id)
                .executeUpdate();
    }

    /**
     * Closes a section in which nothing stands. Its address is free again.
     *
     * @param confirmed its name, typed
     * @throws Refused unless a chief or an admin
     * @throws Conflict saying what stands in it
     */
    public void delete(String confirmed, Actor by, Instant now) {
        mayBeChangedBy(by);
        Kept.SECTION.seize(id);
        List<String> obstacles = holdings().obstacles();
        if (!obstacles.isEmpty()) {
            throw new Conflict(String.join(" ", obstacles));
        }
        mustBeConfirmed(confirmed, "delete");
        remove();
        Redirect.forget(address());
        AuditEvent.record(by, now, "delete section", null, Map.of("section", path(), "name", name));
    }

    /** At once and by the database: what refers to it and is not known here keeps it. */
    private void remove() {
        getEntityManager().detach(this);
        try {
            Kept.query("delete from section where id = :id", null)
                    .setParameter("id", id)
                    .executeUpdate();
        } catch (ConstraintViolationException e) {
            throw new Conflict(
                    "Something of the paper still refers to the section “%s”. Nothing was changed.".formatted(name));
        }
    }

    /**
     * What stands in a section.
     *
     * @param children the names of its sub-sections
     * @param lists the names of the lists that are its own
     * @param editors the names of those who answer for no other section
     */
    public record Holdings(Kept.Use use, List<String> children, List<String> lists, List<String> editors) {
        /** Why it cannot be deleted; empty if it can. */
        public List<String> obstacles() {
            List<String> obstacles = new ArrayList<>();
            if (!use.isNone()) {
                obstacles.add("Stories stand in it: merge it into another section.");
            }
            if (!children.isEmpty()) {
                obstacles.add("It has sub-sections: %s.".formatted(String.join(", ", children)));
            }
            if (!lists.isEmpty()) {
                obstacles.add("Lists are its own: %s.".formatted(String.join(", ", lists)));
            }
            if (!editors.isEmpty()) {
                obstacles.add("Without it these would answer for every section: %s. Give them another one first."
                        .formatted(String.join(", ", editors)));
            }
            return obstacles;
        }
    }

    /** Six statements, whatever the size of the archive. */
    public Holdings holdings() {
        return new Holdings(
                Kept.SECTION.use(id),
                siblings(this).stream().map(child -> child.name).toList(),
                names("select name from curated_list where section_id = :id order by name"),
                names("""
                        select p.name from person p join person_section s on s.person_id = p.id
                        where s.section_id = :id and not exists (
                            select 1 from person_section o where o.person_id = p.id and o.section_id <> :id)
                        order by p.name"""));
    }

    private List<String> names(String sql) {
        return Kept.query(sql, String.class).setParameter("id", id).getResultList();
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

    private static int lastPlace(Section parent) {
        return siblings(parent).stream()
                .mapToInt(sibling -> sibling.position + 1)
                .max()
                .orElse(0);
    }

    /** @param own the section that wants it, or null for a new one */
    private static String checkedSlug(Section parent, String wanted, Section own) {
        String slug = Slug.of(wanted);
        if (slug.isEmpty()) {
            throw new Invalid("slug", "No address can be made of “%s”: give one in Latin letters.".formatted(wanted));
        }
        if (parent == null && TAKEN.contains(slug)) {
            throw new Invalid("slug", "The address /%s is the site’s own. Choose another.".formatted(slug));
        }
        if (siblings(parent).stream().anyMatch(sibling -> sibling != own && sibling.slug.equals(slug))) {
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

    /**
     * By its address, or one that leads to it; nobody merges or deletes it until the transaction ends.
     *
     * @param path as {@link #path}
     */
    public static Optional<Section> named(String path) {
        Optional<Section> found = standing(path);
        while (found.isPresent() && !Kept.SECTION.holds(found.get().id)) {
            found = standing(path);
        }
        return found;
    }

    private static Optional<Section> standing(String path) {
        return findByPath(path)
                .or(() -> Redirect.target("/" + path).flatMap(target -> findByPath(target.substring(1))));
    }

    /** @throws Missing when there is none, as after a merge */
    static Section get(long id) {
        return Section.<Section>findByIdOptional(id)
                .orElseThrow(() -> new Missing("There is no section with the number " + id + "."));
    }
}
