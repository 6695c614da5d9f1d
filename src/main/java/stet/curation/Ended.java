package stet.curation;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import stet.media.Image;
import stet.media.ImageUse;
import stet.people.Actor;

/**
 * Lists and fronts that are no more. What readers saw of them is kept in the audit log: which stories and blocks, and
 * from when until when.
 */
final class Ended {
    private static final String INSTANT = "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    private static final String TIMES = "'from', %s, 'until', coalesce(%s, '')"
            .formatted(
                    INSTANT.formatted("l.visible_from"),
                    INSTANT.formatted("least(l.visible_until, cast(:now as timestamptz))"));

    /** By the index of the exclusion constraint and the primary key of {@code placement}. */
    private static final String LAUNCHES = """
            insert into audit_event (at, person_id, verb, detail)
            select cast(:now as timestamptz), cast(:by as bigint), 'end launch', jsonb_build_object('list', c.key, 'name', c.name, {times},
                'stories', coalesce((select string_agg(m.position || '. story ' || m.article_id, ', ' order by m.position)
                    from placement m where m.launch_id = l.id), ''))
            from launch l join curated_list c on c.id = l.list_id
            where l.list_id = any(cast(:ids as bigint[])) and l.visible_from <= :now
            order by l.visible_from, l.id""".replace("{times}", TIMES);

    private static final String FRONT_LAUNCHES = """
            insert into audit_event (at, person_id, verb, detail)
            select cast(:now as timestamptz), cast(:by as bigint), 'end front launch', jsonb_build_object('front', f.key, {times},
                'blocks', coalesce((select string_agg(b.position || '. ' || c.name || ' (' || c.key || ', ' || b.layout
                        || ', ' || b.size || ', ' || b.rule || ')', ', ' order by b.position)
                    from front_block b join curated_list c on c.id = b.list_id where b.launch_id = l.id), ''))
            from front_launch l join front f on f.id = l.front_id
            where l.front_id = any(cast(:ids as bigint[])) and l.visible_from <= :now
            order by l.visible_from, l.id""".replace("{times}", TIMES);

    private Ended() {}

    /** Their rows are locked. */
    static void lists(Collection<CuratedList> lists, Actor by, Instant now) {
        List<Long> ids = lists.stream().map(list -> list.id).toList();
        keep(LAUNCHES, ids, by, now);
        lists.forEach(Panache.getEntityManager()::detach);
        Image.release(ImageUse.Kind.LINEUP, ids);
        Image.release(ImageUse.Kind.PLACEMENT, Launch.idsOf(ids));
        delete("launch", "list_id", ids);
        delete("lineup_change", "list_id", ids);
        delete("curated_list", "id", ids);
    }

    /** Its row is locked, and those of its lists, which end with it. */
    static void front(Front front, Collection<CuratedList> lists, Actor by, Instant now) {
        List<Long> id = List.of(front.id);
        keep(FRONT_LAUNCHES, id, by, now);
        Panache.getEntityManager().detach(front);
        delete("front_launch", "front_id", id);
        delete("front_change", "front_id", id);
        lists(lists, by, now);
        delete("front", "id", id);
    }

    private static void keep(String sql, List<Long> ids, Actor by, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery(sql)
                .setParameter("now", now)
                .setParameter("by", by.id())
                .setParameter("ids", ids.toArray(Long[]::new))
                .executeUpdate();
    }

    private static void delete(String table, String column, List<Long> ids) {
        Panache.getEntityManager()
                .createNativeQuery("delete from %s where %s = any(cast(:ids as bigint[]))".formatted(table, column))
                .setParameter("ids", ids.toArray(Long[]::new))
                .executeUpdate();
    }
}
