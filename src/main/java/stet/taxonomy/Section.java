package stet.taxonomy;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.SQLRestriction;
import stet.audit.AuditEvent;
import stet.outbox.Key;
import stet.outbox.Outbox;
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
 *
 * <p>One that ended is none any more, but for readers of the past: {@code site} knows it until its end, and what was
 * published in it as that of the one that it was merged into from then on.
 */
@Entity
@SQLRestriction("ended_at is null")
public class Section extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @OptimisticLock(excluded = true)
    public Section parent;

    @OptimisticLock(excluded = true)
    public String slug;

    public String name;
    public String description;
    public String lang;

    @OptimisticLock(excluded = true)
    public int position;

    /** Of what is said of it. Where it stands is the tree's, see {@link #treeMark}. */
    @Version
    public int version;

    static final int LONGEST_NAME = 80;
    private static final int LONGEST_DESCRIPTION = 500;

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
        section.slug = Readdressing.slug(parent, slug == null || slug.isBlank() ? section.name : slug.strip(), null);
        section.lang = lang;
        section.position = lastPlace(parent);
        section.persist();
        Redirect.mustBeFree("slug", section.address(), null);
        AuditEvent.record(by, now, "open section", null, Map.of("section", section.path(), "name", section.name));
        section.announce("open section", now);
        return section;
    }

    /**
     * Gives it another name and description; its address stays until somebody changes that.
     *
     * @param seen the version that the person had before them
     * @throws Refused unless a chief or an admin
     * @throws Renamed when somebody else has changed it meanwhile
     */
    public void rename(Actor by, Instant now, String newName, String newDescription, int seen) {
        mayBeChangedBy(by);
        if (seen != version) {
            throw new Renamed(this);
        }
        String before = name;
        describe(newName, newDescription);
        AuditEvent.record(by, now, "rename section", null, Map.of("section", path(), "from", before, "to", name));
        announce("rename section", now);
    }

    /**
     * Puts it before another section or last, among its siblings or elsewhere. Among its siblings it keeps its address;
     * elsewhere it gets another one with all that stands in it, and every old address leads to the new one.
     *
     * @param newParent null for the paper itself
     * @param before a section there; null, or one that is not there any more, for the last place
     * @throws Refused unless a chief or an admin
     * @throws Invalid when the address there is another's, was another's, or the parent stands in this section
     */
    public void place(Actor by, Instant now, Section newParent, Section before) {
        mayBeChangedBy(by);
        String old = address();
        List<Section> moved = new Readdressing(this, newParent, slug).make(now);
        List<Section> siblings = siblings(parent);
        if (before != this) {
            siblings.remove(this);
            int at = siblings.indexOf(before);
            siblings.add(at < 0 ? siblings.size() : at, this);
        }
        for (int place = 0; place < siblings.size(); place++) {
            siblings.get(place).position = place;
        }
        AuditEvent.record(
                by,
                now,
                "move section",
                null,
                Map.of("from", old, "to", address(), "place", String.valueOf(siblings.indexOf(this) + 1)));
        announce("move section", now, moved);
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
        String old = address();
        String wanted = Input.line("slug", "The address", newSlug, Slug.MAX).orElse(name);
        List<Section> moved = new Readdressing(this, newParent, wanted).make(now);
        if (!moved.isEmpty()) {
            AuditEvent.record(by, now, "readdress section", null, Map.of("from", old, "to", address()));
            announce("readdress section", now, moved);
        }
    }

    /** Whether a section is this one, or stands in it. */
    boolean contains(Section other) {
        return other != null && (other.id.equals(id) || contains(other.parent));
    }

    /** It, and all that stands in it. */
    List<Section> listWithin() {
        return listInOrder().stream().filter(this::contains).toList();
    }

    /** Every page shows the tree, and a card its section's name and address. */
    private void announce(String verb, Instant now) {
        announce(verb, now, List.of());
    }

    private void announce(String verb, Instant now, List<Section> moved) {
        Set<String> keys = new LinkedHashSet<>(List.of(Key.SECTIONS, key()));
        moved.forEach(each -> keys.add(each.key()));
        Outbox.announce(verb, List.copyOf(keys), now);
    }

    /** What it is called in announcements. */
    String key() {
        return Key.section(id);
    }

    /**
     * Makes one of two: its stories, published or not, its lists, its editors and its sub-sections are the other's, and
     * what names it names the other; its own front ends. Every address leads on. What readers saw before stays as it was.
     *
     * @param confirmed its name, typed
     * @throws Refused unless a chief or an admin
     * @throws Invalid when the other stands in it, or has a sub-section at the same address as one of its own
     * @throws Conflict when somebody files a story under it just now
     */
    public void mergeInto(Section other, String confirmed, Mentions mentions, Actor by, Instant now) {
        mayBeChangedBy(by);
        new Ending(this, mentions).merge(other, confirmed, by, now);
    }

    /**
     * Closes a section in which nothing stands. Its addresses lead to its parent, or home, and are nothing else’s ever
     * again; its own front ends, and nothing is filled from it any more.
     *
     * @param confirmed its name, typed
     * @throws Refused unless a chief or an admin
     * @throws Conflict saying what stands in it
     */
    public void delete(String confirmed, Mentions mentions, Actor by, Instant now) {
        mayBeChangedBy(by);
        new Ending(this, mentions).delete(confirmed, by, now);
    }

    /** What stands in it: six statements, whatever the size of the archive. */
    public Holdings holdings() {
        return Holdings.of(this);
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

    static int lastPlace(Section parent) {
        return siblings(parent).stream()
                .mapToInt(sibling -> sibling.position + 1)
                .max()
                .orElse(0);
    }

    static List<Section> siblings(Section parent) {
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

    /** Where its addresses lead once it is deleted. */
    String heirAddress() {
        return parent == null ? Onward.HOME : parent.address();
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

    /** Something that is another text once a section stands elsewhere, or one is gone or new: for forms that move one. */
    static String treeMark() {
        return markOf(section -> section.id + section.address());
    }

    /** The same, and another text once one is called or described otherwise: for pages that are open. */
    static String pageMark() {
        return markOf(
                section -> "%d %s %s %s".formatted(section.id, section.address(), section.name, section.description));
    }

    private static String markOf(Function<Section, String> seen) {
        String tree = listInOrder().stream().map(seen).collect(Collectors.joining(" "));
        return UUID.nameUUIDFromBytes(tree.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * Somebody moves a section within the tree that they have before them.
     *
     * @param seen its mark
     * @throws StaleTree when it is another by now
     */
    static void mustBeAsSeen(String seen) {
        if (!treeMark().equals(seen)) {
            throw new StaleTree("Somebody else has changed the tree since you saw it. It stands below as it is now.");
        }
    }

    /** As {@link #mustBeAsSeen(String)}, for somebody who has only this section of the tree before them. */
    void mustStandAsSeen(String seen) {
        if (!treeMark().equals(seen)) {
            throw new StaleTree(
                    "Somebody else has changed the tree of sections since you opened this page. “%s” is at %s now; what"
                                    .formatted(name, address())
                            + " you typed stands below: send it again if it still is what you want.");
        }
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

    /** By its address, or one that leads to it; whoever files something there takes {@link #named}. */
    public static Optional<Section> standing(String path) {
        return findByPath(path)
                .or(() -> Redirect.target("/" + path).flatMap(target -> findByPath(target.substring(1))));
    }

    /** @throws Missing when there is none, as after a merge */
    static Section get(long id) {
        return Section.<Section>findByIdOptional(id)
                .orElseThrow(() -> new Missing("There is no section with the number " + id + "."));
    }

    /** Where stands now what was published in one: there, or in what that was merged into. */
    public static Section ofPublished(long id) {
        return Section.<Section>findByIdOptional(id)
                .orElseGet(() -> get(Kept.SECTION.merged(List.of(id)).getOrDefault(id, id)));
    }

    /** Sections were opened, moved or ended since somebody looked. Nothing was changed. */
    static final class StaleTree extends Conflict {
        private static final long serialVersionUID = 1L;

        StaleTree(String message) {
            super(message);
        }
    }

    /** Somebody was quicker with another name or description. Nothing was changed. */
    static final class Renamed extends Conflict {
        private static final long serialVersionUID = 1L;

        Renamed(Section section) {
            super("Somebody else has changed the section since you saw it. It is called “%s” now, %s. What you typed"
                            .formatted(
                                    section.name,
                                    section.description == null
                                            ? "without a description"
                                            : "with the description “%s”".formatted(section.description))
                    + " stands in its form: save it again if it still is what you want.");
        }
    }
}
