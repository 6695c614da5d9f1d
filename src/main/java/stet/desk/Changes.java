package stet.desk;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What changes for readers in a span of time, as far as it is known: ten statements, whatever the span.
 *
 * <p>Native, as most of it is a matter of ranges. Each walks one index over the span: {@code publication_coming}, {@code
 * publication_until}, {@code launch_from}, {@code front_launch_from}, {@code placement_shown_from} with {@code
 * placement_shown_until}, {@code banner_from} with {@code banner_until}, {@code image_expiry}, {@code
 * correction_newest}, {@code former_definition_ended}.
 */
final class Changes {
    /** Of each kind; a page that nobody reads to its end helps nobody. */
    static final int MOST = 200;

    /** A story's first appearance, its return, and the update that takes over; by {@code publication_article}. */
    private static final String BEGINNINGS = """
            select p.article_id, p.headline, p.visible_from as at, s.name as section, w.name as who,
                exists (select 1 from publication o
                    where o.article_id = p.article_id and o.visible_until = p.visible_from) as update,
                p.first_published_at < p.visible_from as again
            from publication p left join merged m on m.kind = 'SECTION' and m.was = p.section_id
            join section s on s.id = coalesce(m.became, p.section_id) join person w on w.id = p.published_by
            where p.visible_from >= :from and p.visible_from < :until
            order by p.visible_from, p.id""";

    /** Ends that nothing of the same story follows at once. */
    private static final String ENDS = """
            select p.article_id, p.headline, p.visible_until as at, s.name as section, p.withdrawn
            from publication p left join merged m on m.kind = 'SECTION' and m.was = p.section_id
            join section s on s.id = coalesce(m.became, p.section_id)
            where p.visible_until >= :from and p.visible_until < :until
                and not exists (select 1 from publication o
                    where o.article_id = p.article_id and o.visible_from = p.visible_until)
            order by p.visible_until, p.id""";

    /** An end that another line follows at once goes without saying; nobody reads what went with a killed story. */
    private static final String BANNERS = """
            select b.at, b.begins, b.words, w.name as who
            from (
                (select s.visible_from as at, true as begins, s.words, s.placed_by from banner s
                where s.visible_from >= :from and s.visible_from < :until
                    and not exists (select 1 from kill k where k.article_id = s.article_id)
                order by s.visible_from limit :most)
                union all
                (select e.visible_until, false, e.words, e.placed_by from banner e
                where e.visible_until >= :from and e.visible_until < :until
                    and not exists (select 1 from kill k where k.article_id = e.article_id)
                    and not exists (select 1 from banner o where o.visible_from = e.visible_until
                        and not exists (select 1 from kill k where k.article_id = o.article_id))
                order by e.visible_until limit :most)) b
            join person w on w.id = b.placed_by
            order by b.at""";

    /** Of pictures that readers see until then: the newest such story says where, or a front, or who is seen on it. */
    private static final String RIGHTS = """
            select * from (
                select i.id, i.name, i.expires_at as at,
                    (select p.article_id from image_use u join publication p on p.id = u.user_id
                        where u.image_id = i.id and u.kind = 'PUBLICATION' and p.visible_from < i.expires_at
                            and (p.visible_until is null or p.visible_until > i.expires_at)
                        order by p.id desc limit 1) as article_id,
                    (select l.id from image_use u join launch l on l.id = u.user_id
                        where u.image_id = i.id and u.kind = 'PLACEMENT' and l.visible_from < i.expires_at
                            and (l.visible_until is null or l.visible_until > i.expires_at)
                        order by l.id desc limit 1) as launch_id,
                    (select a.slug from image_use u join author a on a.id = u.user_id
                        where u.image_id = i.id and u.kind = 'AUTHOR' order by a.id limit 1) as author
                from image i
                where i.expires_at >= :from and i.expires_at < :until) i
            left join lateral (
                select f.section_id as front_section from launch l join curated_list c on c.id = l.list_id
                left join front f on f.id = c.front_id where l.id = i.launch_id) w on true
            where article_id is not null or launch_id is not null or author is not null
            order by at, id""";

    /** A story's words are those that readers got then; by {@code publication_article}. */
    private static final String CORRECTIONS = """
            select r.article_id, r.text, r.at, w.name as who, p.headline
            from correction r join person w on w.id = r.made_by cross join lateral (
                select headline from publication x where x.article_id = r.article_id and x.visible_from <= r.at
                order by x.visible_from desc limit 1) p
            where r.at >= :from and r.at < :until
            order by r.at, r.id""";

    /** In order; {@code until} is earlier than what was asked for when there was too much. */
    record Found(List<AheadPage.Change> changes, Instant until) {}

    private final Instant from;
    private final Instant until;
    private Instant end;

    private Changes(Instant from, Instant until) {
        this.from = from;
        this.until = until;
        this.end = until;
    }

    /** What happens from an instant on until just before another. */
    static Found between(Instant from, Instant until) {
        Changes changes = new Changes(from, until);
        ListChanges lists = new ListChanges();
        List<AheadPage.Change> all = new ArrayList<>();
        all.addAll(changes.list(BANNERS, Changes::banner));
        all.addAll(changes.list(ListChanges.FRONT_LAUNCHES, lists::front));
        all.addAll(changes.list(ListChanges.LAUNCHES, lists::launch));
        all.addAll(changes.list(BEGINNINGS, Changes::beginning));
        all.addAll(changes.list(ENDS, Changes::end));
        all.addAll(changes.list(ListChanges.PLACEMENTS, lists::placement));
        all.addAll(changes.list(ListChanges.REDEFINITIONS, lists::redefinition));
        all.addAll(changes.list(RIGHTS, row -> right(row, lists)));
        all.addAll(changes.list(CORRECTIONS, Changes::correction));
        // Where one kind was cut off, the others would look as if nothing of it happened later.
        all.removeIf(change -> !change.at().isBefore(changes.end));
        all.sort(Comparator.comparing(AheadPage.Change::at));
        return new Found(all, changes.end);
    }

    private List<AheadPage.Change> list(String sql, Function<Tuple, AheadPage.Change> reading) {
        var query = Panache.getEntityManager()
                .createNativeQuery(sql, Tuple.class)
                .setParameter("from", from)
                .setParameter("until", until)
                .setMaxResults(MOST + 1);
        if (sql.contains(":most")) {
            query.setParameter("most", MOST + 1);
        }
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.getResultList();
        if (rows.size() > MOST) {
            Instant last = at(rows.get(MOST));
            if (last.isBefore(end)) {
                end = last;
            }
        }
        return rows.stream().map(reading).toList();
    }

    private static AheadPage.Change beginning(Tuple row) {
        boolean update = row.get("update", Boolean.class);
        boolean again = row.get("again", Boolean.class);
        return story(
                row,
                update ? "Update" : again ? "Comes back" : "Goes live",
                update ? "state-approved" : "state-live",
                row.get("section", String.class) + ", by " + row.get("who", String.class));
    }

    private static AheadPage.Change end(Tuple row) {
        boolean withdrawn = row.get("withdrawn", Boolean.class);
        return story(row, withdrawn ? "Withdrawn" : "Ends", "state-withdrawn", row.get("section", String.class));
    }

    private static AheadPage.Change story(Tuple row, String what, String style, String about) {
        long story = row.get("article_id", Long.class);
        return new AheadPage.Change(
                at(row),
                what,
                style,
                row.get("headline", String.class),
                "/newsroom/stories/" + story,
                about,
                "/story-" + story);
    }

    private static AheadPage.Change banner(Tuple row) {
        boolean begins = row.get("begins", Boolean.class);
        return new AheadPage.Change(
                at(row),
                begins ? "Breaking" : "Breaking ends",
                begins ? "state-live" : "state-withdrawn",
                row.get("words", String.class),
                "/newsroom/banner",
                "%s every page, by %s".formatted(begins ? "over" : "from over", row.get("who", String.class)),
                "/");
    }

    private static AheadPage.Change right(Tuple row, ListChanges lists) {
        Long story = row.get("article_id", Long.class);
        String author = row.get("author", String.class);
        return new AheadPage.Change(
                at(row),
                "Right ends",
                "state-withdrawn",
                row.get("name", String.class),
                "/newsroom/pictures/" + row.get("id", Long.class),
                story == null ? "readers see it no more" : "a placeholder takes the picture’s place",
                story != null
                        ? "/story-" + story
                        : row.get("launch_id", Long.class) != null || author == null
                                ? lists.frontPath(row)
                                : "/author/" + author);
    }

    private static AheadPage.Change correction(Tuple row) {
        return story(
                row,
                "Corrected",
                "state-review",
                "“%s”, by %s".formatted(row.get("text", String.class), row.get("who", String.class)));
    }

    static Instant at(Tuple row) {
        return row.get("at", Instant.class);
    }
}
