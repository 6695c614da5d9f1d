package stet.curation;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import stet.media.Image;
import stet.media.ImageUse;
import stet.people.Actor;

/**
 * Lists and fronts that are no more. Nobody arranges or launches them again and readers see nothing of them from then
 * on; their launches of before are kept, with the pictures of those, for readers of the past.
 */
final class Ended {
    private static final String INSTANT = "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    /** By the index of the exclusion constraint and the primary key of {@code placement}. */
    private static final String LAUNCHES = """
            insert into audit_event (at, person_id, verb, detail)
            select cast(:now as timestamptz), :by, 'end launch',
                jsonb_build_object('list', c.key, 'name', c.name, 'from', {from}, 'until', coalesce({until}, ''),
                'stories', coalesce((select string_agg(m.position || '. story ' || m.article_id, ', ' order by m.position)
                    from placement m where m.launch_id = l.id), ''))
            from launch l join curated_list c on c.id = l.list_id
            where l.list_id = any(cast(:ids as bigint[])) and l.visible_from < :now
            order by l.visible_from, l.id""".replace("{from}", INSTANT.formatted("l.visible_from"))
            .replace("{until}", INSTANT.formatted("l.visible_until"));

    private Ended() {}

    /** A topic's, whose page of before nobody finds: the audit log has what readers saw of it. Its row is locked. */
    static void list(CuratedList list, Actor by, Instant now) {
        query(LAUNCHES, List.of(list.id), now).setParameter("by", by.id()).executeUpdate();
        lists(List.of(list), now);
    }

    /** Their rows are locked. */
    private static void lists(Collection<CuratedList> lists, Instant now) {
        List<Long> ids = lists.stream().map(list -> list.id).toList();
        lists.forEach(Panache.getEntityManager()::detach);
        Image.release(ImageUse.Kind.LINEUP, ids);
        Image.release(ImageUse.Kind.PLACEMENT, Launch.idsToCome(ids, now));
        launches("launch", "list_id", ids, now);
        query("update curated_list set ended_at = :now, tag_id = null where id = any(cast(:ids as bigint[]))", ids, now)
                .executeUpdate();
    }

    /** Its row is locked, and those of its lists, which end with it. */
    static void front(Front front, Collection<CuratedList> lists, Instant now) {
        List<Long> id = List.of(front.id);
        Panache.getEntityManager().detach(front);
        launches("front_launch", "front_id", id, now);
        lists(lists, now);
        query("update front set ended_at = :now where id = any(cast(:ids as bigint[]))", id, now)
                .executeUpdate();
    }

    /** The one that readers see ends; those to come do not come. By the index of the exclusion constraint. */
    private static void launches(String table, String column, List<Long> ids, Instant now) {
        query(
                        "delete from %s where %s = any(cast(:ids as bigint[])) and visible_from >= :now"
                                .formatted(table, column),
                        ids,
                        now)
                .executeUpdate();
        query("""
                update %s set visible_until = :now
                where %s = any(cast(:ids as bigint[])) and (visible_until is null or visible_until > :now)""".formatted(table, column), ids, now).executeUpdate();
    }

    private static Query query(String sql, List<Long> ids, Instant now) {
        return Panache.getEntityManager()
                .createNativeQuery(sql)
                .setParameter("now", now)
                .setParameter("ids", ids.toArray(Long[]::new));
    }
}
