package stet.curation;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A story that was taken out of a list, and may be wanted back. */
public record Removed(CuratedList list, long article, Instant at) {
    private static final int MOST = 20;

    /** Of each list more than are asked for: some may be back, or have been taken out again and again. */
    private static final int LOOKED_AT = 3 * MOST;

    /**
     * The stories that were taken out of some lists last and stand in none of them now; each once, the latest first. One
     * statement: index {@code lineup_change_removed}, walked once for each of the lists.
     */
    public static List<Removed> lastOf(Collection<CuratedList> lists) {
        if (lists.isEmpty()) {
            return List.of();
        }
        Map<Long, CuratedList> byId = lists.stream().collect(Collectors.toMap(list -> list.id, Function.identity()));
        @SuppressWarnings("unchecked")
        List<Tuple> rows = Panache.getEntityManager()
                .createNativeQuery("""
                        select r.list_id, r.article, r.at from curated_list l cross join lateral (
                            select c.list_id, cast(c.change ->> 'article' as bigint) as article, c.at, c.version
                            from lineup_change c
                            where c.list_id = l.id and c.change ->> 'do' = 'remove'
                            order by c.version desc limit :most) r
                        where l.id in (:lists)
                        order by r.at desc, r.version desc""", Tuple.class)
                .setParameter("lists", byId.keySet())
                .setParameter("most", LOOKED_AT)
                .getResultList();
        Map<Long, Removed> found = new LinkedHashMap<>();
        for (Tuple row : rows) {
            long article = row.get("article", Long.class);
            boolean back =
                    lists.stream().anyMatch(list -> list.lineup().find(article).isPresent());
            if (!back) {
                CuratedList list = byId.get(row.get("list_id", Long.class));
                found.putIfAbsent(article, new Removed(list, article, row.get("at", Instant.class)));
            }
        }
        return found.values().stream().limit(MOST).toList();
    }
}
