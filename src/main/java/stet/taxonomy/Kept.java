package stet.taxonomy;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import stet.people.Actor;
import stet.people.Refused;
import stet.people.Role;
import stet.web.Conflict;

/**
 * What stories are filed under by number: how such a thing is held while a story takes it, and how one is merged into
 * another without losing a story that takes it at the same time.
 *
 * <p>A verb on a story holds the story's row, then the things that it names ({@link #hold}). A merge waits for the
 * stories' rows first, then for the thing's ({@link #seize}): in the same order, so they cannot block each other.
 */
public enum Kept {
    TAG("tag", "tag_id", "article_tag", "publication_tag"),
    AUTHOR("author", "author_id", "article_byline", "publication_byline"),
    SECTION("section", "section_id", "article", "publication");

    private final String table;
    private final String column;
    private final String stories;
    private final String publications;

    Kept(String table, String column, String stories, String publications) {
        this.table = table;
        this.column = column;
        this.stories = stories;
        this.publications = publications;
    }

    /** @throws Refused unless an editor, or a chief */
    static void mayBeChangedBy(Actor by, String right) {
        by.mustBe(Role.EDITOR, right);
    }

    static boolean mayLook(Actor by) {
        return by.is(Role.EDITOR) || by.is(Role.ADMIN);
    }

    /** What became of those that were merged; those that were not are not in it. Index {@code merged_pkey}. */
    public Map<Long, Long> merged(Collection<Long> ids) {
        Map<Long, Long> became = new HashMap<>();
        if (!ids.isEmpty()) {
            List<Object[]> rows = query(
                            "select was, became from merged where kind = :kind and was = any(cast(:ids as bigint[]))",
                            Object[].class)
                    .setParameter("kind", name())
                    .setParameter("ids", array(ids))
                    .getResultList();
            rows.forEach(row -> became.put((Long) row[0], (Long) row[1]));
        }
        return became;
    }

    /**
     * What the numbers of a revision stand for today, none of which can be merged or deleted before the transaction
     * ends. What was deleted is missing.
     */
    public Map<Long, Long> hold(Collection<Long> ids) {
        Map<Long, Long> standing = new HashMap<>();
        Set<Long> wanted = new TreeSet<>(ids);
        while (!wanted.isEmpty()) {
            Set<Long> held = lockShared(wanted);
            held.forEach(id -> standing.put(id, id));
            wanted.removeAll(held);
            // Merged before, or while we waited for the lock.
            Map<Long, Long> became = merged(wanted);
            Set<Long> heirs = lockShared(became.values());
            became.forEach((was, heir) -> {
                if (heirs.contains(heir)) {
                    standing.put(was, heir);
                    wanted.remove(was);
                }
            });
            wanted.retainAll(became.keySet());
        }
        return standing;
    }

    /** What the addresses of topics, or of authors, begin with. */
    String root() {
        return "/" + table + "/";
    }

    /** The topic, or author, at an address. Index on {@code slug}. */
    Optional<Long> at(String address) {
        return query("select id from %s where slug = :slug".formatted(table), Long.class)
                .setParameter("slug", address.substring(root().length()))
                .getResultStream()
                .findFirst();
    }

    /** The address of a topic, or of an author. */
    String address(long id) {
        return root()
                + query("select slug from %s where id = :id".formatted(table), String.class)
                        .setParameter("id", id)
                        .getSingleResult();
    }

    /** Holds one, if it is still there. */
    boolean holds(long id) {
        return !lockShared(Set.of(id)).isEmpty();
    }

    private Set<Long> lockShared(Collection<Long> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(query(
                                "select id from %s where id = any(cast(:ids as bigint[])) %s order by id for key share"
                                        .formatted(table, standing()),
                                Long.class)
                        .setParameter("ids", array(ids))
                        .getResultList());
    }

    /**
     * Takes things for oneself, with every story and publication filed under the first: nobody files a story under them
     * until the transaction ends.
     *
     * @throws Conflict when one of them is not there any more, or somebody just now files a story under the first
     */
    void seize(long id, Long... others) {
        String users = """
                select a.id from article a where a.id in (%s) order by a.id for update""".formatted(users());
        query(users, Long.class).setParameter("id", id).getResultList();
        Set<Long> all = new TreeSet<>(List.of(others));
        all.add(id);
        // A plain lock of the row would let foreign keys refer to it (PostgreSQL manual, 13.3.2).
        int taken = query(
                        "select id from %s where id = any(cast(:ids as bigint[])) %s order by id for update"
                                .formatted(table, standing()),
                        Long.class)
                .setParameter("ids", array(all))
                .getResultList()
                .size();
        if (taken < all.size()) {
            throw new Conflict("Somebody has merged or deleted it meanwhile. Look at the list again.");
        }
        int stories = query("select count(*) from (%s) u".formatted(users()), Long.class)
                .setParameter("id", id)
                .getSingleResult()
                .intValue();
        int held = query(users + " skip locked", Long.class)
                .setParameter("id", id)
                .getResultList()
                .size();
        if (held < stories) {
            throw new Conflict("Somebody is filing a story under it just now. Nothing was changed: try again.");
        }
    }

    /** Sections that ended are kept. */
    private String standing() {
        return this == SECTION ? "and ended_at is null" : "";
    }

    /** It, and what was merged into it: what was published in a section stays in that. Index {@code merged_became}. */
    private static final String OF_SECTION =
            "section_id in (select :id union all select was from merged where kind = 'SECTION' and became = :id)";

    /** The stories that have it, or had it when they were published. By the indexes on {@code column}. */
    private String users() {
        return this == SECTION
                ? "select id from article where section_id = :id union select article_id from publication where "
                        + OF_SECTION
                : "select article_id from %s where %s = :id union select article_id from %s where %s = :id"
                        .formatted(stories, column, publications, column);
    }

    /**
     * Whatever is filed under one is filed under the other: once, at the earlier of its places where it was under both.
     * What was published in a section was seen there: it stays, and is the other's for whoever reads it from now on.
     */
    void replace(long from, long into) {
        if (this == SECTION) {
            change("update article set section_id = :into where section_id = :from", from, into);
        } else {
            replace(stories, "article_id", from, into);
            replace(publications, "publication_id", from, into);
        }
        change("update merged set became = :into where kind = '%s' and became = :from".formatted(name()), from, into);
        change("insert into merged (kind, was, became) values ('%s', :from, :into)".formatted(name()), from, into);
    }

    private void replace(String places, String key, long from, long into) {
        List<Long> both = query("""
                        select one.%2$s from %1$s one join %1$s other on other.%2$s = one.%2$s
                        where one.%3$s = :from and other.%3$s = :into group by one.%2$s""".formatted(places, key, column), Long.class)
                .setParameter("from", from)
                .setParameter("into", into)
                .getResultList();
        if (!both.isEmpty()) {
            if (this == AUTHOR) {
                joinRoles(places, key, from, into, both);
            }
            query("""
                            delete from %1$s later using %1$s earlier
                            where later.%2$s = any(cast(:both as bigint[])) and earlier.%2$s = later.%2$s
                                and earlier.position < later.position
                                and earlier.%3$s in (:from, :into) and later.%3$s in (:from, :into)""".formatted(places, key, column), null)
                    .setParameter("from", from)
                    .setParameter("into", into)
                    .setParameter("both", array(both))
                    .executeUpdate();
        }
        change("update %s set %s = :into where %s = :from".formatted(places, column, column), from, into);
        closeRanks(places, key, both);
    }

    /** Two lines of one person become one: with both roles, where they differ. */
    private void joinRoles(String places, String key, long from, long into, List<Long> both) {
        query("""
                        update %1$s line set role = every.roles
                        from (select %2$s, string_agg(distinct role, ', ') as roles from %1$s
                              where %2$s = any(cast(:both as bigint[])) and author_id in (:from, :into) group by %2$s) every
                        where line.%2$s = every.%2$s and line.author_id in (:from, :into)""".formatted(places, key), null)
                .setParameter("from", from)
                .setParameter("into", into)
                .setParameter("both", array(both))
                .executeUpdate();
    }

    /** Takes it from every story that has it; of what was published none may have it. */
    void strip(long id) {
        List<Long> had = query("select article_id from %s where %s = :id".formatted(stories, column), Long.class)
                .setParameter("id", id)
                .getResultList();
        query("delete from %s where %s = :id".formatted(stories, column), null)
                .setParameter("id", id)
                .executeUpdate();
        closeRanks(stories, "article_id", had);
        // Whoever has such a story's details open learns that they are not what they were.
        query("update article set version = version + 1 where id = any(cast(:had as bigint[]))", null)
                .setParameter("had", array(had))
                .executeUpdate();
    }

    /** Places are counted without gaps. By way of negative ones: the key is checked row by row. */
    private static void closeRanks(String places, String key, List<Long> owners) {
        if (owners.isEmpty()) {
            return;
        }
        query("""
                        update %1$s t set position = -1 - r.place
                        from (select %2$s, position, row_number() over (partition by %2$s order by position) - 1 as place
                              from %1$s where %2$s = any(cast(:owners as bigint[]))) r
                        where t.%2$s = r.%2$s and t.position = r.position""".formatted(places, key), null)
                .setParameter("owners", array(owners))
                .executeUpdate();
        query(
                        "update %1$s set position = -1 - position where %2$s = any(cast(:owners as bigint[]))"
                                .formatted(places, key),
                        null)
                .setParameter("owners", array(owners))
                .executeUpdate();
    }

    /** A story that is filed under it; the headline of a killed one is not told. */
    public record Story(long id, String headline) {}

    /**
     * Where something is used.
     *
     * @param stories how many stories have it as they are worked on, {@link #MOST} standing for that many or more
     * @param publications how many publications, past ones and those to come included, likewise
     * @param newest of those stories
     */
    public record Use(long stories, long publications, List<Story> newest) {
        public boolean isNone() {
            return stories == 0 && publications == 0;
        }

        /** A count, for people. */
        public String told(long count) {
            return count < MOST ? String.valueOf(count) : MOST + " or more";
        }
    }

    /** Beyond this nobody counts. */
    public static final int MOST = 1_000;

    private static final int SHOWN = 20;

    /**
     * Three statements, whatever the size of the archive. Indexes {@code article_tag_tag}, {@code article_byline_author},
     * {@code article_section}; {@code publication_tag_newest}, {@code publication_byline_newest}, {@code
     * publication_section}.
     */
    Use use(long id) {
        String newest = this == SECTION
                ? "select id from article where section_id = :id order by changed_at desc, id desc limit " + SHOWN
                : "select distinct article_id from %s where %s = :id order by article_id desc limit %d"
                        .formatted(stories, column, SHOWN);
        List<Object[]> rows = query("""
                        select a.id, case when a.killed_at is null then a.headline else '' end
                        from article a where a.id in (%s) order by a.id desc""".formatted(newest), Object[].class)
                .setParameter("id", id)
                .getResultList();
        return new Use(
                count(stories, id),
                count(publications, id),
                rows.stream()
                        .map(row -> new Story((Long) row[0], (String) row[1]))
                        .toList());
    }

    private long count(String places, long id) {
        return query(
                        "select count(*) from (select 1 from %s where %s limit %d) counted"
                                .formatted(places, this == SECTION ? OF_SECTION : column + " = :id", MOST),
                        Long.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    private static void change(String sql, long from, long into) {
        query(sql, null).setParameter("from", from).setParameter("into", into).executeUpdate();
    }

    private static Long[] array(Collection<Long> ids) {
        return ids.toArray(Long[]::new);
    }

    @SuppressWarnings("unchecked")
    /** A statement of our own; {@code type} is null for one that answers no rows. */
    static <T> TypedQuery<T> query(String sql, Class<T> type) {
        EntityManager manager = Panache.getEntityManager();
        return (TypedQuery<T>) (type == null ? manager.createNativeQuery(sql) : manager.createNativeQuery(sql, type));
    }
}
