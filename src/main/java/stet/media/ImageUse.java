package stet.media;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.web.Invalid;

/** Where images are used, kept by whoever uses them: the table {@code image_use}. */
public final class ImageUse {
    private ImageUse() {}

    /** What can use an image. */
    public enum Kind {
        STORY("a story", "stories"),
        PUBLICATION("a publication", "publications"),
        AUTHOR("an author", "authors"),
        PLACEMENT("a place in a list", "places in lists"),
        LINEUP("a line-up", "line-ups");

        private final String one;
        private final String many;

        Kind(String one, String many) {
            this.one = one;
            this.many = many;
        }

        String words(long count) {
            return count == 1 ? one : count + " " + many;
        }
    }

    /**
     * Says what somebody uses from now on; what they used before and is not named any more, they use no longer. Until
     * the transaction ends none of the images can be deleted.
     *
     * @throws Invalid when an image does not exist
     */
    public static void replace(Kind kind, long user, Collection<Long> images) {
        Set<Long> wanted = new TreeSet<>(images);
        Set<Long> missing = new TreeSet<>(wanted);
        missing.removeAll(hold(wanted));
        if (!missing.isEmpty()) {
            throw new Invalid(
                    "image",
                    "The library has no picture number %s: it may have been deleted. Choose another."
                            .formatted(
                                    missing.stream().map(String::valueOf).collect(Collectors.joining(" nor number "))));
        }
        update(
                        "delete from image_use where kind = :kind and user_id = :user and image_id <> all(cast(:images as bigint[]))")
                .setParameter("kind", kind.name())
                .setParameter("user", user)
                .setParameter("images", wanted.toArray(Long[]::new))
                .executeUpdate();
        update("""
                        insert into image_use (image_id, kind, user_id)
                        select unnest(cast(:images as bigint[])), :kind, :user on conflict do nothing""")
                .setParameter("kind", kind.name())
                .setParameter("user", user)
                .setParameter("images", wanted.toArray(Long[]::new))
                .executeUpdate();
    }

    /** They use none any more. Index {@code image_use_user}. */
    static void release(Kind kind, Collection<Long> users) {
        update("delete from image_use where kind = :kind and user_id = any(cast(:users as bigint[]))")
                .setParameter("kind", kind.name())
                .setParameter("users", users.toArray(Long[]::new))
                .executeUpdate();
    }

    /** Those of them that exist, none of which can be deleted before the transaction ends. */
    static Set<Long> hold(Collection<Long> images) {
        return images.isEmpty()
                ? Set.of()
                : Set.copyOf(rows(
                        "select id from image where id = any(cast(:images as bigint[])) order by id for key share",
                        Map.of("images", images.toArray(Long[]::new)),
                        Long.class));
    }

    /** Waits until nobody is changing them; until the transaction ends nobody else does. */
    static void await(Collection<Long> images) {
        rows(
                "select id from image where id = any(cast(:images as bigint[])) order by id for share",
                Map.of("images", images.toArray(Long[]::new)),
                Long.class);
    }

    /**
     * Waits until nobody is beginning to use it; until the transaction ends nobody else does. Hibernate's own lock lets
     * others refer to a row (PostgreSQL manual, 13.3.2).
     */
    static void awaitAll(long image) {
        rows("select id from image where id = :image for update", Map.of("image", image), Long.class);
    }

    /** Whether readers see an image, saw it or are to see it. Index {@code image_use_pkey}. */
    static boolean isPublic(long image) {
        return rows("""
                        select 1 from image_use
                        where image_id = :image and kind in ('PUBLICATION', 'PLACEMENT', 'AUTHOR') limit 1""", Map.of("image", image), Integer.class).stream()
                .findAny()
                .isPresent();
    }

    /** Who uses an image, by kind. Index {@code image_use_pkey}. */
    public static Map<Kind, List<Long>> of(long image) {
        return rows(
                        "select kind, user_id from image_use where image_id = :image order by kind, user_id",
                        Map.of("image", image),
                        Object[].class)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> Kind.valueOf((String) row[0]),
                        () -> new EnumMap<>(Kind.class),
                        Collectors.mapping(row -> (Long) row[1], Collectors.toList())));
    }

    /** Which images somebody uses. Index {@code image_use_user}. */
    public static List<Long> by(Kind kind, long user) {
        return rows(
                "select image_id from image_use where kind = :kind and user_id = :user order by image_id",
                Map.of("kind", kind.name(), "user", user),
                Long.class);
    }

    /** As people say it: “3 stories and an author”. */
    static String words(Map<Kind, List<Long>> uses) {
        List<String> all = uses.entrySet().stream()
                .map(use -> use.getKey().words(use.getValue().size()))
                .toList();
        int last = all.size() - 1;
        return last < 1
                ? String.join("", all)
                : Stream.of(String.join(", ", all.subList(0, last)), all.get(last))
                        .collect(Collectors.joining(" and "));
    }

    private static Query update(String sql) {
        return Panache.getEntityManager().createNativeQuery(sql);
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> rows(String sql, Map<String, Object> values, Class<T> rows) {
        Query query = Panache.getEntityManager().createNativeQuery(sql, rows);
        values.forEach(query::setParameter);
        return query.getResultList();
    }
}
