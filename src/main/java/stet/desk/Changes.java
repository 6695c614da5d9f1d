package stet.desk;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import stet.taxonomy.Section;

/**
 * What changes for readers in a span of time, as far as it is known: eight statements, whatever the span.
 *
 * <p>Native, as most of it is a matter of ranges. Each walks one index over the span: {@code publication_coming}, {@code
 * publication_until}, {@code launch_from}, {@code front_launch_from}, {@code placement_shown_from} with {@code
 * placement_shown_until}, {@code banner_from} with {@code banner_until}, {@code image_expiry}.
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
            from publication p join section s on s.id = p.section_id join person w on w.id = p.published_by
            where p.visible_from >= :from and p.visible_from < :until
            order by p.visible_from, p.id""";

    /** Ends that nothing of the same story follows at once. */
    private static final String ENDS = """
            select p.article_id, p.headline, p.visible_until as at, s.name as section, p.withdrawn
            from publication p join section s on s.id = p.section_id
            where p.visible_until >= :from and p.visible_until < :until
                and not exists (select 1 from publication o
                    where o.article_id = p.article_id and o.visible_from = p.visible_until)
            order by p.visible_until, p.id""";

    /** But those that come with their front. */
    private static final String LAUNCHES = """
            select c.key, c.name, l.visible_from as at, w.name as who, f.key as front, f.section_id as front_section,
                (select count(*) from placement m where m.launch_id = l.id) as placed
            from launch l join curated_list c on c.id = l.list_id join person w on w.id = l.launched_by
            left join front f on f.id = c.front_id
            where l.visible_from >= :from and l.visible_from < :until
                and not exists (select 1 from front_launch x
                    where x.visible_from = l.visible_from and x.front_id = c.front_id)
            order by l.visible_from, l.id""";

    private static final String FRONT_LAUNCHES = """
            select f.key, f.section_id as front_section, l.visible_from as at, w.name as who,
                (select count(*) from front_block b where b.launch_id = l.id) as blocks
            from front_launch l join front f on f.id = l.front_id join person w on w.id = l.launched_by
            where l.visible_from >= :from and l.visible_from < :until
            order by l.visible_from, l.id""";

    /** Only while their launch is seen. The words of a killed story are nobody's here. */
    private static final String PLACEMENTS = """
            select m.at, m.begins, m.article_id, case when a.killed_at is null then coalesce(m.headline, a.headline) end
                as headline, c.key, c.name, w.name as who, f.section_id as front_section
            from (
                (select shown_from as at, true as begins, launch_id, article_id, headline from placement
                where shown_from >= :from and shown_from < :until order by shown_from limit :most)
                union all
                (select shown_until, false, launch_id, article_id, headline from placement
                where shown_until >= :from and shown_until < :until order by shown_until limit :most)) m
            join launch l on l.id = m.launch_id
                and l.visible_from < m.at and (l.visible_until is null or l.visible_until > m.at)
            join curated_list c on c.id = l.list_id join person w on w.id = l.launched_by
            join article a on a.id = m.article_id
            left join front f on f.id = c.front_id
            order by m.at, m.article_id""";

    /** An end that another line follows at once goes without saying. */
    private static final String BANNERS = """
            select b.at, b.begins, b.words, w.name as who
            from (
                (select visible_from as at, true as begins, words, placed_by from banner
                where visible_from >= :from and visible_from < :until order by visible_from limit :most)
                union all
                (select e.visible_until, false, e.words, e.placed_by from banner e
                where e.visible_until >= :from and e.visible_until < :until
                    and not exists (select 1 from banner o where o.visible_from = e.visible_until)
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

    /** In order; {@code until} is earlier than what was asked for when there was too much. */
    record Found(List<AheadPage.Change> changes, Instant until) {}

    private final Instant from;
    private final Instant until;
    private final Map<Long, Section> sections;
    private Instant end;

    private Changes(Instant from, Instant until) {
        this.from = from;
        this.until = until;
        this.end = until;
        this.sections =
                Section.listInOrder().stream().collect(Collectors.toMap(section -> section.id, Function.identity()));
    }

    /** What happens from an instant on until just before another. */
    static Found between(Instant from, Instant until) {
        Changes changes = new Changes(from, until);
        List<AheadPage.Change> all = new ArrayList<>();
        all.addAll(changes.list(BANNERS, Changes::banner));
        all.addAll(changes.list(FRONT_LAUNCHES, changes::front));
        all.addAll(changes.list(LAUNCHES, changes::list));
        all.addAll(changes.list(BEGINNINGS, Changes::beginning));
        all.addAll(changes.list(ENDS, Changes::end));
        all.addAll(changes.list(PLACEMENTS, changes::placement));
        all.addAll(changes.list(RIGHTS, changes::right));
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

    private AheadPage.Change list(Tuple row) {
        long placed = row.get("placed", Long.class);
        return new AheadPage.Change(
                at(row),
                "List launch",
                "state-scheduled",
                row.get("name", String.class),
                "/newsroom/lists/" + row.get("key", String.class),
                "%s placed%s, by %s"
                        .formatted(
                                placed == 1 ? "1 story" : placed + " stories",
                                row.get("front", String.class) == null ? "" : " on the front " + frontName(row),
                                row.get("who", String.class)),
                frontPath(row));
    }

    private AheadPage.Change front(Tuple row) {
        long blocks = row.get("blocks", Long.class);
        return new AheadPage.Change(
                at(row),
                "Front launch",
                "state-scheduled",
                frontName(row),
                "/newsroom/fronts/" + row.get("key", String.class),
                "%s with their lists, by %s"
                        .formatted(blocks == 1 ? "1 block" : blocks + " blocks", row.get("who", String.class)),
                frontPath(row));
    }

    private AheadPage.Change placement(Tuple row) {
        boolean begins = row.get("begins", Boolean.class);
        return new AheadPage.Change(
                at(row),
                begins ? "Placed" : "Taken off",
                "state-review",
                Objects.requireNonNullElse(row.get("headline", String.class), "A story that was killed"),
                "/newsroom/lists/" + row.get("key", String.class),
                "%s “%s”, by %s"
                        .formatted(
                                begins ? "into" : "from", row.get("name", String.class), row.get("who", String.class)),
                frontPath(row));
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

    private AheadPage.Change right(Tuple row) {
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
                                ? frontPath(row)
                                : "/author/" + author);
    }

    private Section frontSection(Tuple row) {
        Long section = row.get("front_section", Long.class);
        return section == null ? null : sections.get(section);
    }

    private String frontName(Tuple row) {
        Section section = frontSection(row);
        return section == null ? "Home" : section.fullName();
    }

    private String frontPath(Tuple row) {
        Section section = frontSection(row);
        return section == null ? "/" : section.address();
    }

    private static Instant at(Tuple row) {
        return row.get("at", Instant.class);
    }
}
