package stet.site;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import stet.curation.Unfolding;
import stet.outbox.Key;

/**
 * Stories in lists, as of one instant: every method is one statement.
 *
 * <p>Each walks an index from a place in it and filters by the time range, so that its cost depends on what it returns
 * and not on how much the archive holds.
 */
final class Cards {
    private static final String COLUMNS = """
            p.id, p.article_id, p.section_id, p.slug, p.kind, p.lang, p.headline, p.short_headline, p.standfirst,
            p.sponsor, p.first_published_at, {art},
            case when p.kind = 'OPINION' then array(
                select coalesce(a.name, b.guest) from publication_byline b left join author a on a.id = b.author_id
                where b.publication_id = p.id order by b.position) end as authors,
            case when p.kind = 'OPINION' then (
                select a.image_id from publication_byline b join author a on a.id = b.author_id
                where b.publication_id = p.id order by b.position limit 1) end as portrait""";

    /** A story that is published now has a first publication within this. */
    private static final Duration STILL_NEW = Duration.ofHours(1);

    private static final String VISIBLE =
            "p.visible_from <= :at and (p.visible_until is null or p.visible_until > :at)";

    /** Index {@code publication_newest}. */
    private static final Query NEWEST = query("""
            select {columns} from publication p
            where {visible} and (p.first_published_at, p.article_id) < (:before, :before_id)
            order by p.first_published_at desc, p.article_id desc limit :most""");

    /** Index {@code publication_newest}, over one day of it. */
    private static final Query OF_DAY = query("""
            select {columns} from publication p
            where {visible} and p.first_published_at >= :start
                and (p.first_published_at, p.article_id) < (:before, :before_id)
            order by p.first_published_at desc, p.article_id desc limit :most""");

    /** Index {@code publication_section}, walked once for each of the sections, and merged. */
    private static final Query IN_SECTIONS = query("""
            select p.* from unnest(:sections) as s (id) cross join lateral (
                select {columns} from publication p
                where p.section_id = s.id and {visible} and (p.first_published_at, p.article_id) < (:before, :before_id)
                order by p.first_published_at desc, p.article_id desc limit :most) p
            order by p.first_published_at desc, p.article_id desc limit :most""");

    /** Index {@code publication_tag_newest}. */
    private static final Query OF_TAG = query("""
            select {columns} from publication_tag t join publication p on p.id = t.publication_id
            where t.tag_id = :id and {visible} and (t.first_published_at, t.article_id) < (:before, :before_id)
            order by t.first_published_at desc, t.article_id desc limit :most""");

    /** Index {@code publication_byline_newest}. */
    private static final Query OF_AUTHOR = query("""
            select {columns} from publication_byline b join publication p on p.id = b.publication_id
            where b.author_id = :id and {visible} and (b.first_published_at, b.article_id) < (:before, :before_id)
            order by b.first_published_at desc, b.article_id desc limit :most""");

    /** Index {@code publication_article}, one step for each story. */
    private static final Query OF_STORIES = query("""
            select {columns} from publication p where p.article_id = any (:stories) and {visible}""");

    /** The days on both sides of one that have stories: index {@code publication_newest}, a step each way. */
    private static final Query NEIGHBOURS = query("""
            select
                (select p.first_published_at from publication p
                    where {visible} and p.first_published_at < :start
                    order by p.first_published_at desc, p.article_id desc limit 1) as previous,
                (select p.first_published_at from publication p
                    where {visible} and p.first_published_at >= :end and p.first_published_at <= :at
                    order by p.first_published_at, p.article_id limit 1) as next""");

    /** The nearest days with stories; each may be null. */
    record Neighbours(LocalDate previous, LocalDate next) {}

    private final Rows rows;
    private final SectionTree sections;
    private final Instant at;
    private final Dates dates;
    private final Links links;

    private static Query query(String text) {
        return Query.of(
                text.replace("{columns}", COLUMNS.replace("{art}", Art.COLUMNS)).replace("{visible}", VISIBLE));
    }

    Cards(Rows rows, SectionTree sections, Instant at, Dates dates, Links links) {
        this.rows = rows;
        this.sections = sections;
        this.at = at;
        this.dates = dates;
        this.links = links;
    }

    List<Card> newest(Cursor before, int most) {
        note(before, Key.NEWEST);
        return list(NEWEST, before, most, Map.of());
    }

    List<Card> ofDay(LocalDate day, Cursor before, int most) {
        Cursor evening = new Cursor(dates.start(day.plusDays(1)).minusNanos(1_000), Long.MAX_VALUE);
        Cursor start = before.at().isBefore(evening.at()) ? before : evening;
        note(start, Key.NEWEST);
        return list(OF_DAY, start, most, Map.of("start", dates.start(day)));
    }

    List<Card> inSections(Long[] ids, Cursor before, int most) {
        for (Long id : ids) {
            note(before, Key.newestInSection(id));
        }
        return list(IN_SECTIONS, before, most, Map.of("sections", ids));
    }

    List<Card> ofTag(long tag, Cursor before, int most) {
        note(before, Key.newestWithTag(tag));
        return list(OF_TAG, before, most, Map.of("id", tag));
    }

    List<Card> ofAuthor(long author, Cursor before, int most) {
        note(before, Key.newestBy(author));
        return list(OF_AUTHOR, before, most, Map.of("id", author));
    }

    /** Those of some stories that can be read, by the story's id. */
    Map<Long, Card> ofStories(Collection<Long> stories) {
        stories.forEach(story -> rows.note(Key.article(story)));
        Map<Long, Card> found = new HashMap<>();
        rows.list(OF_STORIES, Map.of("at", at, "stories", stories.toArray(Long[]::new)), this::read)
                .forEach(card -> found.put(card.article(), card));
        return found;
    }

    Neighbours neighbours(LocalDate day) {
        Map<String, Object> values = Map.of("at", at, "start", dates.start(day), "end", dates.start(day.plusDays(1)));
        Neighbours found = rows.find(NEIGHBOURS, values, row -> new Neighbours(day(row, "previous"), day(row, "next")))
                .orElseThrow();
        rows.note(found.next() == null ? Key.NEWEST : Key.OLDER);
        return found;
    }

    private LocalDate day(ResultSet row, String column) throws SQLException {
        OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : dates.on(found.toInstant());
    }

    /** New stories come in at a list's beginning; into what lies behind it only old ones that come back. */
    private void note(Cursor before, String newest) {
        rows.note(before.at().isAfter(at.minus(STILL_NEW)) ? newest : Key.OLDER);
    }

    private List<Card> list(Query query, Cursor before, int most, Map<String, ?> more) {
        Cursor start = before.notAfter(at);
        Map<String, Object> values = new HashMap<>(more);
        values.put("at", at);
        values.put("before", start.at());
        values.put("before_id", start.id());
        values.put("most", most);
        return rows.list(query, values, this::read);
    }

    private Card read(ResultSet row) throws SQLException {
        long article = row.getLong("article_id");
        rows.note(Key.article(article));
        SectionTree.Node section = sections.get(row.getLong("section_id"));
        String title = row.getString("headline");
        Instant first =
                row.getObject("first_published_at", OffsetDateTime.class).toInstant();
        Kind kind = Kind.valueOf(row.getString("kind"));
        Array authors = row.getArray("authors");
        if (authors != null) {
            rows.note(Key.AUTHORS);
        }
        return new Card(
                article,
                label(section),
                section.top().id(),
                kind,
                row.getString("lang"),
                links.to(Links.story(section, row.getString("slug"), article)),
                title,
                Objects.requireNonNullElse(row.getString("short_headline"), title),
                row.getString("standfirst"),
                false,
                null,
                null,
                Unfolding.told(null, kind.isLive()),
                authors == null ? List.of() : List.of((String[]) authors.getArray()),
                row.getString("sponsor"),
                first,
                dates.brief(first, at),
                Art.read(row, row.getObject("portrait", Long.class)),
                Pictures.NONE);
    }

    private SectionLink label(SectionTree.Node section) {
        return new SectionLink(section.id(), section.name(), section.lang(), links.to("/" + section.path()), false);
    }
}
