package stet.taxonomy;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;
import stet.audit.AuditEvent;
import stet.outbox.Key;
import stet.outbox.Outbox;
import stet.people.Actor;
import stet.people.Refused;
import stet.web.Conflict;
import stet.web.Input;
import stet.web.Invalid;
import stet.web.Missing;
import stet.web.Slug;

/** A topic: what stories of any section are about. */
@Entity
public class Tag extends PanacheEntityBase {
    /** The longest name, in characters. */
    public static final int NAME_MAX = 60;

    private static final int DESCRIPTION_MAX = 500;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String slug;
    public String name;
    public String description;

    @Version
    public int version;

    // ---- naming one in a story

    /**
     * The tag of that name, or that has it as a synonym, made if it is new. Names are the same when their slugs are:
     * “Start-ups” is “start ups”. Until the transaction ends nobody merges or deletes it.
     *
     * @param by who names it, and has made it when it is new
     * @throws Invalid when the name is too long, nothing of it can stand in an address, or that address leads elsewhere
     */
    public static Tag named(String name, Actor by, Instant now) {
        String line = Input.requiredLine("tags", "A tag", name, NAME_MAX);
        while (true) {
            Tag tag = findCalled(line).orElseGet(() -> create(line, by, now));
            if (Kept.TAG.holds(tag.id)) {
                // It may have got another name while we waited.
                Optional<Tag> standing = findCalled(line);
                if (standing.filter(tag::equals).isPresent()) {
                    return tag;
                }
            }
        }
    }

    /**
     * By its address, a synonym, or its name, which may be written otherwise than its address. Indexes on {@code slug},
     * {@code tag_synonym_pkey}, {@code tag_lower_name}.
     */
    public static Optional<Tag> findCalled(String name) {
        String slug = Slug.of(name);
        return findBySlug(slug)
                .or(() -> TagSynonym.findBySlug(slug).map(other -> findById(other.tagId)))
                .or(() -> find("lower(name) = lower(?1) order by id", name).firstResultOptional());
    }

    private static Tag create(String name, Actor by, Instant now) {
        String slug = Slug.of(name);
        if (slug.isEmpty()) {
            throw new Invalid(
                    "tags", "The tag “%s” has no letter or digit that can stand in an address.".formatted(name));
        }
        // Two people may invent the same tag in the same second; the second takes the first's.
        int made = getEntityManager()
                .createNativeQuery("insert into tag (slug, name) values (:slug, :name) on conflict (slug) do nothing")
                .setParameter("slug", slug)
                .setParameter("name", name)
                .executeUpdate();
        Tag tag = findBySlug(slug).orElseThrow();
        Optional<TagSynonym> other = made == 1 ? TagSynonym.findBySlug(slug) : Optional.empty();
        if (other.isPresent()) {
            // The tag of that address was merged or renamed while we waited for it, and its name has a new owner.
            delete("id", tag.id);
            return findById(other.get().tagId);
        }
        if (made == 1) {
            Redirect.mustBeFree("tags", tag.address(), null);
            AuditEvent.record(by, now, "create tag", null, Map.of("tag", slug, "name", name));
            tag.announce("create tag", now);
        }
        return tag;
    }

    // ---- keeping them in order

    /** @throws Missing when there is none, as after a merge */
    public static Tag get(long id) {
        return Tag.<Tag>findByIdOptional(id)
                .orElseThrow(() -> new Missing("There is no topic number %d: it may have been merged.".formatted(id)));
    }

    /** As {@link #get}, holding its row until the transaction ends: verbs on one tag take turns. */
    public static Tag lock(long id) {
        Tag tag = findById(id, LockModeType.PESSIMISTIC_WRITE);
        return tag == null ? get(id) : tag;
    }

    /**
     * Gives it another name, address and description. Its old address leads to the new one, and its old name still means
     * it where somebody writes it.
     *
     * @param newSlug made from the name when blank
     * @param seen the version that the person had before them
     * @throws Refused unless an editor
     * @throws Invalid when another tag has that name or address, or had that address
     * @throws Conflict when somebody else has changed it meanwhile
     */
    public void change(
            String newName, String newSlug, String newDescription, int seen, Mentions mentions, Actor by, Instant now) {
        Kept.mayBeChangedBy(by, "rename topics");
        String nextName = Input.requiredLine("name", "The name", newName, NAME_MAX);
        String nextDescription = Input.line("description", "The description", newDescription, DESCRIPTION_MAX)
                .orElse(null);
        String wanted = Input.line("slug", "The address", newSlug, Slug.MAX).orElse(nextName);
        String nextSlug = Slug.of(wanted);
        if (nextSlug.isEmpty()) {
            throw new Invalid("slug", "No address can be made of “%s”: give one in Latin letters.".formatted(wanted));
        }
        if (seen != version) {
            throw new Conflict("Somebody has changed the topic since you opened it. What it is now stands below.");
        }
        mustBeOurs("slug", nextSlug);
        mustBeOurs("name", nextName);
        String nameSlug = Slug.of(nextName);
        String oldName = name;
        String oldSlug = slug;
        String oldAddress = address();
        name = nextName;
        slug = nextSlug;
        description = nextDescription;
        write();
        if (!slug.equals(oldSlug)) {
            Redirect.mustBeFree("slug", address(), oldAddress);
            Redirect.move(oldAddress, address(), now);
            TagSynonym.delete("slug", slug);
            TagSynonym.put(oldSlug, oldName, id);
        }
        if (!nameSlug.isEmpty() && !nameSlug.equals(slug)) {
            TagSynonym.put(nameSlug, name, id);
        }
        mentions.rename(Kept.TAG, id, name);
        AuditEvent.record(
                by, now, "rename tag", null, Map.of("tag", slug, "was", oldSlug, "from", oldName, "to", name));
        announce("rename tag", now);
    }

    private void announce(String verb, Instant now) {
        Outbox.announce(verb, List.of(Key.tag(id), Key.TAGS), now);
    }

    private void write() {
        try {
            getEntityManager().flush();
        } catch (ConstraintViolationException e) {
            throw new Conflict("Somebody has just taken that address for another topic. Nothing was changed.");
        }
    }

    private void mustBeOurs(String field, String wanted) {
        findCalled(wanted).filter(other -> !other.id.equals(id)).ifPresent(other -> {
            throw new Invalid(
                    field,
                    "That is the topic “%s”, at %s, or another name of it. If the two are one, merge them."
                            .formatted(other.name, other.address()));
        });
    }

    /**
     * Another name by which writers find it.
     *
     * @throws Refused unless an editor
     * @throws Invalid when it is a name of another tag
     */
    public void addSynonym(String synonym, Actor by, Instant now) {
        Kept.mayBeChangedBy(by, "give topics other names");
        String line = Input.requiredLine("synonym", "The other name", synonym, NAME_MAX);
        String key = Slug.of(line);
        if (key.isEmpty()) {
            throw new Invalid("synonym", "“%s” has no letter or digit that can stand in an address.".formatted(line));
        }
        if (key.equals(slug)) {
            throw new Invalid("synonym", "The topic is found by “%s” already.".formatted(line));
        }
        mustBeOurs("synonym", line);
        TagSynonym.put(key, line, id);
        AuditEvent.record(by, now, "add synonym", null, Map.of("tag", slug, "name", line));
        announce("add synonym", now);
    }

    /** Writers who write that mean something else from now on. */
    public void removeSynonym(String synonym, Actor by, Instant now) {
        Kept.mayBeChangedBy(by, "take other names from topics");
        String key = Slug.of(Input.requiredLine("synonym", "The other name", synonym, Slug.MAX));
        if (Slug.of(name).equals(key)) {
            throw new Conflict("That is the topic’s name.");
        }
        if (TagSynonym.delete("slug = ?1 and tagId = ?2", key, id) == 0) {
            throw new Conflict("The topic has no such other name any more.");
        }
        AuditEvent.record(by, now, "remove synonym", null, Map.of("tag", slug, "name", key));
        announce("remove synonym", now);
    }

    /**
     * Makes one of two: every story and publication that has the first has the second instead, at the same place, and
     * what names the first names the second. The first one's address leads to the second, and its names mean it. It is
     * gone, once the transaction ends, for good.
     *
     * @throws Refused unless an editor
     * @throws Conflict when they are one, one is gone, or somebody files a story under the first just now
     */
    public static Tag merge(long from, long into, Mentions mentions, Actor by, Instant now) {
        Kept.mayBeChangedBy(by, "merge topics");
        if (from == into) {
            throw new Invalid("into", "That is the topic itself.");
        }
        mentions.takeTurns();
        Kept.TAG.seize(from, into);
        Tag gone = get(from);
        Tag stays = get(into);
        getEntityManager().refresh(gone);
        getEntityManager().refresh(stays);
        Kept.TAG.replace(from, into);
        Set<String> changed = mentions.replace(Kept.TAG, from, into, by, now);
        TagSynonym.update("tagId = ?1 where tagId = ?2", into, from);
        TagSynonym.put(gone.slug, gone.name, into);
        delete("id", from);
        Redirect.move(gone.address(), stays.address(), now);
        AuditEvent.record(by, now, "merge tag", null, Map.of("tag", gone.slug, "name", gone.name, "into", stays.slug));
        changed.addAll(List.of(Key.tag(from), Key.tag(into), Key.TAGS));
        // What is filed under it, and what shares topics with what.
        changed.addAll(List.of(Key.newestWithTag(from), Key.newestWithTag(into), Key.NEWEST, Key.OLDER));
        Outbox.announce("merge tag", List.copyOf(changed), now);
        return stays;
    }

    /**
     * Takes it away, from the stories in the making that have it and from whatever names it. What was published keeps its
     * topics: one that readers have seen can only be merged. Its addresses lead on, and are nothing else’s ever again.
     *
     * @param confirmed its name, typed
     * @param stories how many stories the person was told of
     * @param to where its addresses lead, see {@link Onward}
     * @throws Refused unless an editor
     * @throws Conflict when it is published, or other stories have it than those that were shown
     */
    public static String delete(
            long id, String confirmed, long stories, String to, Mentions mentions, Actor by, Instant now) {
        Kept.mayBeChangedBy(by, "delete topics");
        Onward onward = Onward.read(Kept.TAG, to);
        mentions.takeTurns();
        onward.seize(id);
        Tag tag = get(id);
        getEntityManager().refresh(tag);
        Kept.Use use = tag.use();
        if (use.publications() > 0) {
            throw new Conflict("Readers have it on what was published, so it stays. Merge it into another topic.");
        }
        if (use.stories() != stories) {
            throw new Conflict("Other stories have the topic now than those that you were shown. Look again.");
        }
        if (!tag.name.equals(
                Input.line("confirm", "The name", confirmed, NAME_MAX).orElse(""))) {
            throw new Invalid("confirm", "Type the topic’s name, “%s”, to delete it.".formatted(tag.name));
        }
        Kept.TAG.strip(id);
        Set<String> changed = mentions.forget(Kept.TAG, id, tag.name, by, now);
        TagSynonym.delete("tagId", id);
        delete("id", id);
        Redirect.end(tag.address(), onward.address(), now);
        AuditEvent.record(
                by,
                now,
                "delete tag",
                null,
                Map.of("tag", tag.slug, "name", tag.name, "stories", String.valueOf(stories), "to", onward.address()));
        changed.addAll(List.of(Key.tag(id), Key.TAGS));
        Outbox.announce("delete tag", List.copyOf(changed), now);
        return tag.name;
    }

    // ---- finding

    public String address() {
        return "/tag/" + slug;
    }

    /** Where it is used: three statements. */
    public Kept.Use use() {
        return Kept.TAG.use(id);
    }

    public static Optional<Tag> findBySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    /**
     * Tags whose name or a synonym begins with, or else holds, what was typed. Indexes {@code tag_name}, {@code
     * tag_synonym_name} (trigrams).
     */
    public static List<Tag> listMatching(String typed, int most) {
        String like = NameCursor.escaped(typed);
        return Kept.query("""
                        select t.* from tag t
                        where t.id in (select id from tag where name ilike :holds escape '\\'
                            union select tag_id from tag_synonym where name ilike :holds escape '\\')
                        order by case when t.name ilike :begins escape '\\' then 0 else 1 end, t.name""", Tag.class)
                .setParameter("holds", "%" + like + "%")
                .setParameter("begins", like + "%")
                .setMaxResults(most)
                .getResultList();
    }

    /** A tag in the newsroom's list. */
    public record Line(long id, String slug, String name, String synonyms, long stories) {}

    /**
     * By name, from a cursor on, those whose name or a synonym holds what was typed. Indexes {@code tag_order} or {@code
     * tag_name} and {@code tag_synonym_name}; each line counts in {@code article_tag_tag}.
     */
    static List<Line> listLines(String typed, NameCursor after, int most) {
        String like = NameCursor.escaped(typed);
        String matching = typed.isEmpty() ? "" : """
                        and t.id in (select id from tag where name ilike :holds escape '\\'
                            union select tag_id from tag_synonym where name ilike :holds escape '\\')""";
        TypedQuery<Object[]> query = Kept.query("""
                        select t.id, t.slug, t.name,
                            (select string_agg(s.name, ', ' order by s.name) from tag_synonym s
                             where s.tag_id = t.id and s.name <> t.name),
                            (select count(*) from (select 1 from article_tag a where a.tag_id = t.id limit %d) counted)
                        from tag t where (t.name, t.id) > (:name, :id) %s order by t.name, t.id""".formatted(Kept.MOST, matching), Object[].class)
                .setParameter("name", after.name())
                .setParameter("id", after.id())
                .setMaxResults(most);
        if (!typed.isEmpty()) {
            query.setParameter("holds", "%" + like + "%");
        }
        return query.getResultList().stream()
                .map(row -> new Line((Long) row[0], (String) row[1], (String) row[2], (String) row[3], (Long) row[4]))
                .toList();
    }
}
