package stet.taxonomy;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import stet.audit.AuditEvent;
import stet.media.Image;
import stet.media.ImageUse;
import stet.outbox.Key;
import stet.outbox.Outbox;
import stet.people.Actor;
import stet.people.Refused;
import stet.web.Conflict;
import stet.web.Input;
import stet.web.Invalid;
import stet.web.Missing;
import stet.web.Slug;

/** Somebody whose name stands over stories, with a page of their own; not always somebody who signs in. */
@Entity
public class Author extends PanacheEntityBase {
    /** The longest name, in characters. */
    public static final int NAME_MAX = 120;

    private static final int ROLE_MAX = 120;
    private static final int BIOGRAPHY_MAX = 4_000;
    private static final int LANG_MAX = 35;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String slug;
    public String name;

    /** What they are at the paper: “Foreign editor”. */
    public String role;

    public String biography;

    /** Of role and biography; null: the paper's. */
    public String lang;

    public Long personId;

    /** The number of their portrait in the library of pictures, or null. */
    public Long imageId;

    @ElementCollection
    @CollectionTable(name = "author_link", joinColumns = @JoinColumn(name = "author_id"))
    @OrderColumn(name = "position")
    public List<AuthorLink> links = new ArrayList<>();

    @Version
    public int version;

    // ---- naming one over a story

    /**
     * The author of that name, or who had it before: by an address that leads to theirs. Until the transaction ends
     * nobody merges or deletes them.
     */
    public static Optional<Author> named(String name) {
        Optional<Author> found = findCalled(name);
        while (found.isPresent() && !found.get().isHeld()) {
            found = findCalled(name);
        }
        return found;
    }

    private static Optional<Author> findCalled(String name) {
        String address = "/author/" + Slug.of(name);
        return findByName(name).or(() -> findByAddress(address)).or(() -> Redirect.target(address)
                .flatMap(Author::findByAddress));
    }

    private static Optional<Author> findByAddress(String address) {
        return findBySlug(address.substring("/author/".length()));
    }

    private boolean isHeld() {
        return Kept.AUTHOR.holds(id);
    }

    // ---- keeping them in order

    /** What somebody typed of an author; nothing of it is checked. {@code slug} is made from the name when blank. */
    public record Wanted(
            String name, String slug, String role, String biography, String lang, String links, String portrait) {}

    /**
     * Somebody new, with a page of their own once a story is public.
     *
     * @param slug made from the name when blank
     * @throws Refused unless an editor
     * @throws Invalid naming what cannot be taken
     */
    public static Author open(String name, String slug, Actor by, Instant now) {
        Kept.mayBeChangedBy(by, "add authors");
        Author author = new Author();
        author.take(new Wanted(name, slug, null, null, null, null, null));
        author.persist();
        author.write();
        Redirect.mustBeFree("slug", author.address(), null);
        AuditEvent.record(by, now, "add author", null, Map.of("author", author.slug, "name", author.name));
        announce("add author", now, author.id);
        return author;
    }

    /** @throws Missing when there is none, as after a merge */
    public static Author get(long id) {
        return Author.<Author>findByIdOptional(id)
                .orElseThrow(
                        () -> new Missing("There is no author number %d: they may have been merged.".formatted(id)));
    }

    /** As {@link #get}, holding its row until the transaction ends: verbs on one author take turns. */
    public static Author lock(long id) {
        Author author = findById(id, LockModeType.PESSIMISTIC_WRITE);
        return author == null ? get(id) : author;
    }

    /**
     * What their page says, their name and their address; the old address leads to the new one.
     *
     * @param seen the version that the person had before them
     * @throws Refused unless an editor
     * @throws Invalid naming what cannot be taken
     * @throws Conflict when somebody else has changed it meanwhile
     */
    public void change(Wanted wanted, int seen, Actor by, Instant now) {
        Kept.mayBeChangedBy(by, "change authors");
        if (seen != version) {
            throw new Conflict("Somebody has changed the author since you opened them. What is said now stands below.");
        }
        String oldName = name;
        String oldSlug = slug;
        String oldAddress = address();
        take(wanted);
        write();
        if (!slug.equals(oldSlug)) {
            Redirect.mustBeFree("slug", address(), oldAddress);
            Redirect.move(oldAddress, address(), now);
        }
        AuditEvent.record(
                by, now, "change author", null, Map.of("author", slug, "was", oldSlug, "from", oldName, "to", name));
        announce("change author", now, id);
    }

    private static void announce(String verb, Instant now, Long... authors) {
        List<String> keys = new ArrayList<>(List.of(Key.AUTHORS, Key.OLDER));
        for (Long author : authors) {
            keys.add(Key.author(author));
            keys.add(Key.newestBy(author));
        }
        Outbox.announce(verb, keys, now);
    }

    private void take(Wanted wanted) {
        String nextName = Input.requiredLine("name", "The name", wanted.name(), NAME_MAX);
        if (nextName.contains("|")) {
            throw new Invalid("name", "A name holds no “|”: in a byline, what follows it is the role.");
        }
        String address =
                Input.line("slug", "The address", wanted.slug(), Slug.MAX).orElse(nextName);
        String nextSlug = Slug.of(address);
        if (nextSlug.isEmpty()) {
            throw new Invalid("slug", "No address can be made of “%s”: give one in Latin letters.".formatted(address));
        }
        String nextRole =
                Input.line("role", "The role", wanted.role(), ROLE_MAX).orElse(null);
        String nextBiography = Input.lines("biography", "The biography", wanted.biography(), BIOGRAPHY_MAX)
                .orElse(null);
        String nextLang =
                Input.line("lang", "The language", wanted.lang(), LANG_MAX).orElse(null);
        if (nextLang != null && !nextLang.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            throw new Invalid("lang", "“%s” is no language tag (BCP 47), such as en, tr or ar.".formatted(nextLang));
        }
        List<AuthorLink> nextLinks = AuthorLink.read(wanted.links());
        Long nextImage = portrait(wanted.portrait());
        findByName(nextName).ifPresent(other -> mustBeMe("name", other));
        findBySlug(nextSlug).ifPresent(other -> mustBeMe("slug", other));
        if (!Objects.equals(nextImage, imageId)) {
            Image.use(ImageUse.Kind.AUTHOR, id, nextImage == null ? List.of() : List.of(nextImage));
        }
        name = nextName;
        slug = nextSlug;
        role = nextRole;
        biography = nextBiography;
        lang = nextLang;
        imageId = nextImage;
        if (!links.equals(nextLinks)) {
            links.clear();
            links.addAll(nextLinks);
        }
    }

    private static Long portrait(String number) {
        String typed = Input.line("image", "The portrait", number, NAME_MAX).orElse("");
        if (!typed.matches("\\d{0,18}")) {
            throw new Invalid("image", "“%s” is no picture’s number.".formatted(typed));
        }
        return typed.isEmpty() ? null : (Long) Long.parseLong(typed);
    }

    private void mustBeMe(String field, Author other) {
        if (!other.id.equals(id)) {
            throw new Invalid(
                    field,
                    "That is %s, at %s. If the two are one person, merge them.".formatted(other.name, other.address()));
        }
    }

    private void write() {
        try {
            getEntityManager().flush();
        } catch (ConstraintViolationException e) {
            throw new Conflict("Somebody has just taken that address for another author. Nothing was changed.");
        }
    }

    /**
     * Makes one of two: what stands under the first one's name stands under the second's. The first one's address leads
     * to the second. It is gone, once the transaction ends, for good.
     *
     * @throws Refused unless an editor
     * @throws Conflict when both sign in, one is gone, or somebody puts the first over a story just now
     */
    public static Author merge(long from, long into, Actor by, Instant now) {
        Kept.mayBeChangedBy(by, "merge authors");
        if (from == into) {
            throw new Invalid("into", "That is the author themselves.");
        }
        Kept.AUTHOR.seize(from, into);
        Author gone = get(from);
        Author stays = get(into);
        getEntityManager().refresh(gone);
        getEntityManager().refresh(stays);
        if (gone.personId != null && stays.personId != null) {
            throw new Conflict("%s and %s sign in as two different people.".formatted(gone.name, stays.name));
        }
        Kept.AUTHOR.replace(from, into);
        remove(gone);
        if (gone.personId != null) {
            update("personId = ?1 where id = ?2", gone.personId, into);
        }
        Redirect.move(gone.address(), stays.address(), now);
        AuditEvent.record(
                by, now, "merge author", null, Map.of("author", gone.slug, "name", gone.name, "into", stays.slug));
        announce("merge author", now, from, into);
        return stays;
    }

    /**
     * Takes somebody away whose name stands over nothing. Their addresses lead on, and are nobody else’s ever again.
     *
     * @param confirmed their name, typed
     * @param to where their addresses lead, see {@link Onward}
     * @return the name
     * @throws Refused unless an editor
     * @throws Conflict when their name stands over a story
     */
    public static String delete(long id, String confirmed, String to, Actor by, Instant now) {
        Kept.mayBeChangedBy(by, "delete authors");
        Onward onward = Onward.read(Kept.AUTHOR, to);
        onward.seize(id);
        Author author = get(id);
        getEntityManager().refresh(author);
        if (!author.use().isNone()) {
            throw new Conflict("Stories carry that name, so it stays. Merge it into another author.");
        }
        if (!author.name.equals(
                Input.line("confirm", "The name", confirmed, NAME_MAX).orElse(""))) {
            throw new Invalid("confirm", "Type the author’s name, “%s”, to delete it.".formatted(author.name));
        }
        remove(author);
        Redirect.end(author.address(), onward.address(), now);
        AuditEvent.record(
                by,
                now,
                "delete author",
                null,
                Map.of("author", author.slug, "name", author.name, "to", onward.address()));
        announce("delete author", now, id);
        return author.name;
    }

    /** At once and by the database: nothing of it is to be written again. */
    private static void remove(Author gone) {
        Image.release(ImageUse.Kind.AUTHOR, List.of(gone.id));
        getEntityManager().detach(gone);
        Kept.query("delete from author where id = :id", null)
                .setParameter("id", gone.id)
                .executeUpdate();
    }

    // ---- finding

    public String address() {
        return "/author/" + slug;
    }

    /** Where the name stands: three statements. */
    public Kept.Use use() {
        return Kept.AUTHOR.use(id);
    }

    public static Optional<Author> findBySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    /** Index {@code author_lower_name}. */
    public static Optional<Author> findByName(String name) {
        return find("lower(name) = lower(?1) order by id", name).firstResultOptional();
    }

    /** The author that a signed-in person is, if they are one; nobody merges or deletes them until the transaction ends. */
    public static Optional<Author> findByPerson(long person) {
        return Author.<Author>find("personId", person).firstResultOptional().filter(Author::isHeld);
    }

    /** Authors whose name holds what was typed; a paper has hundreds, not millions. Index {@code author_name} (trigrams). */
    public static List<Author> listMatching(String typed, int most) {
        return find("name ilike ?1 escape '\\' order by name", "%" + NameCursor.escaped(typed) + "%")
                .page(0, most)
                .list();
    }

    public static List<Author> listAllByName() {
        return list("order by name");
    }

    /** An author in the newsroom's list. */
    public record Line(long id, String slug, String name, String role, long stories) {}

    /**
     * By name, from a cursor on, those whose name holds what was typed. Index {@code author_order} or {@code author_name};
     * each line counts in {@code article_byline_author}.
     */
    static List<Line> listLines(String typed, NameCursor after, int most) {
        TypedQuery<Object[]> query = Kept.query(
                """
                        select a.id, a.slug, a.name, a.role,
                            (select count(*) from (
                                select 1 from article_byline b where b.author_id = a.id limit %d) counted)
                        from author a where (a.name, a.id) > (:name, :id) %s order by a.name, a.id""".formatted(Kept.MOST, typed.isEmpty() ? "" : "and a.name ilike :holds escape '\\'"), Object[].class);
        query.setParameter("name", after.name()).setParameter("id", after.id()).setMaxResults(most);
        if (!typed.isEmpty()) {
            query.setParameter("holds", "%" + NameCursor.escaped(typed) + "%");
        }
        return query.getResultList().stream()
                .map(row -> new Line((Long) row[0], (String) row[1], (String) row[2], (String) row[3], (Long) row[4]))
                .toList();
    }
}
