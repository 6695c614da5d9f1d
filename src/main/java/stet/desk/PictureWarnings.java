package stet.desk;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Pictures that readers see, or will, and whose rights end before long or have just ended. */
final class PictureWarnings {
    private static final Duration SINCE = Duration.ofDays(7);

    /**
     * One statement. Index {@code image_expiry}; for each of those pictures {@code image_use_pkey} and the primary keys
     * of what uses it.
     */
    private static final String SELECT = """
            select * from (
                select i.id, i.name, i.expires_at, i.expires_at <= :now as expired,
                    (select count(distinct p.article_id) from image_use u join publication p on p.id = u.user_id
                        where u.image_id = i.id and u.kind = 'PUBLICATION'
                            and (p.visible_until is null or p.visible_until > :now)) as stories,
                    (select count(distinct l.list_id) from image_use u join launch l on l.id = u.user_id
                        where u.image_id = i.id and u.kind = 'PLACEMENT'
                            and (l.visible_until is null or l.visible_until > :now)) as lists,
                    (select count(*) from image_use u where u.image_id = i.id and u.kind = 'AUTHOR') as authors
                from image i
                where i.expires_at > :since and i.expires_at <= :soon) seen
            where stories + lists + authors > 0
            order by expires_at, id limit :most""";

    private PictureWarnings() {}

    /** @param where what shows it, as in {@code 2 stories and a list} */
    public record Warning(long id, String name, Instant expiresAt, boolean expired, String where) {}

    /** The first that end, soonest first. */
    static List<Warning> list(Instant now, int most) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = Panache.getEntityManager()
                .createNativeQuery(SELECT, Tuple.class)
                .setParameter("now", now)
                .setParameter("since", now.minus(SINCE))
                .setParameter("soon", now.plus(PictureLines.AHEAD))
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(PictureWarnings::warning).toList();
    }

    private static Warning warning(Tuple row) {
        List<String> where = new ArrayList<>();
        add(where, row.get("stories", Long.class), "story", "stories");
        add(where, row.get("lists", Long.class), "list", "lists");
        add(where, row.get("authors", Long.class), "author", "authors");
        return new Warning(
                row.get("id", Long.class),
                row.get("name", String.class),
                row.get("expires_at", Instant.class),
                row.get("expired", Boolean.class),
                String.join(", ", where));
    }

    private static void add(List<String> where, long count, String one, String many) {
        if (count > 0) {
            where.add(count + " " + (count == 1 ? one : many));
        }
    }
}
