package stet.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stet.audience.Span;
import stet.outbox.Key;

/**
 * What the rules of lists bring, as of one instant: every method is one statement, whatever the number of lists, and
 * walks an index only as far as the page could show.
 */
final class Candidates {
    private static final String COLUMNS = "p.article_id, p.section_id, p.kind";

    private static final String VISIBLE =
            "p.visible_from <= :at and (p.visible_until is null or p.visible_until > :at)";

    /** Index {@code publication_newest}. */
    private static final Query NEWEST = query("""
            select {columns} from publication p
            where {visible} and p.first_published_at <= :at
            order by p.first_published_at desc, p.article_id desc limit :most""");

    /** Index {@code publication_section}, walked once for each of the sections. */
    private static final Query OF_SECTIONS = query("""
            select {columns} from unnest(:sections, :mosts) as s (id, most) cross join lateral (
                select {columns}, p.first_published_at from publication p
                where p.section_id = s.id and {visible} and p.first_published_at <= :at
                order by p.first_published_at desc, p.article_id desc limit s.most) p
            order by p.first_published_at desc, p.article_id desc""");

    /** Index {@code publication_tag_newest}, walked once for each of the tags. */
    private static final Query OF_TAGS = query("""
            select w.id as tag, {columns} from unnest(:tags, :mosts) as w (id, most) cross join lateral (
                select {columns}, p.first_published_at from publication_tag t join publication p on p.id = t.publication_id
                where t.tag_id = w.id and t.first_published_at <= :at and {visible}
                order by t.first_published_at desc, t.article_id desc limit w.most) p
            order by p.first_published_at desc, p.article_id desc""");

    /** Of each tag of a publication the newest, twelve at least, by index {@code publication_tag_newest}; of those the nearest. */
    private static final Query SAME_TAGS = query("""
            select {columns} from (
                select found.id, count(*) as shared
                from publication_tag mine cross join lateral (
                    select p.id from publication_tag t join publication p on p.id = t.publication_id
                    where t.tag_id = mine.tag_id and t.first_published_at <= :at and p.article_id <> :article
                        and {visible}
                    order by t.first_published_at desc, t.article_id desc limit greatest(:most, 12)) found
                where mine.publication_id = :publication
                group by found.id) near
            join publication p on p.id = near.id
            order by near.shared desc, p.first_published_at desc, p.article_id desc limit :most""");

    /** Index {@code publication_article}, one step for each story. */
    private static final Query OF_STORIES = query("""
            select {columns} from publication p where p.article_id = any (:stories) and {visible}""");

    /** The last ranking by index {@code ranking_pkey}, and of its stories those that can be read. */
    private static final Query MOST_READ = query("""
            select r.span, {columns} from unnest(:spans) as s (span) cross join lateral (
                select ranking.span, articles from ranking
                where ranking.span = s.span and made_at <= :at order by made_at desc limit 1) r
            cross join lateral unnest(r.articles) with ordinality as read (article_id, rank)
            join publication p on p.article_id = read.article_id and {visible}
            order by read.rank""");

    private final Rows rows;
    private final Instant at;

    Candidates(Rows rows, Instant at) {
        this.rows = rows;
        this.at = at;
    }

    /** With {@code {columns}} of a story as {@link #read} does, and whether it is {@code {visible}}. */
    static Query query(String text) {
        return Query.of(text.replace("{columns}", COLUMNS).replace("{visible}", VISIBLE));
    }

    /** The newest of the paper, newest first. */
    List<Candidate> newest(int most) {
        rows.note(Key.NEWEST);
        return rows.list(NEWEST, Map.of("at", at, "most", most), Candidates::read);
    }

    /**
     * The newest of each of some sections, without those of their sub-sections; all together newest first.
     *
     * @param mosts how many of each, by its id
     */
    List<Candidate> ofSections(Map<Long, Integer> mosts) {
        mosts.keySet().forEach(section -> rows.note(Key.newestInSection(section)));
        return rows.list(OF_SECTIONS, each("sections", mosts), Candidates::read);
    }

    /**
     * The newest of each of some tags, newest first, by tag.
     *
     * @param mosts how many of each, by its id
     */
    Map<Long, List<Candidate>> ofTags(Map<Long, Integer> mosts) {
        mosts.keySet().forEach(tag -> rows.note(Key.newestWithTag(tag)));
        return grouped(OF_TAGS, each("tags", mosts), row -> row.getLong("tag"));
    }

    /** Those of some stories that can be read, by the story's id. */
    Map<Long, Candidate> ofStories(Collection<Long> stories) {
        Map<Long, Candidate> found = new HashMap<>();
        rows.list(OF_STORIES, Map.of("at", at, "stories", stories.toArray(Long[]::new)), Candidates::read)
                .forEach(story -> found.put(story.article(), story));
        return found;
    }

    /** Stories that share the most tags with a publication; among equals, the newest. */
    List<Candidate> sameTags(long article, long publication, int most) {
        rows.note(Key.NEWEST);
        return rows.list(
                SAME_TAGS,
                Map.of("at", at, "article", article, "publication", publication, "most", most),
                Candidates::read);
    }

    /** What was read most in each of some spans, as it was last reckoned. */
    Map<Span, List<Candidate>> mostRead(Collection<Span> spans) {
        rows.note(Key.RANKING);
        // What was read most may be gone just now, and come back.
        rows.note(Key.NEWEST);
        String[] names = spans.stream().map(Span::name).toArray(String[]::new);
        return grouped(MOST_READ, Map.of("at", at, "spans", names), row -> Span.valueOf(row.getString("span")));
    }

    private Map<String, Object> each(String name, Map<Long, Integer> mosts) {
        List<Long> ids = List.copyOf(mosts.keySet());
        return Map.of(
                "at",
                at,
                name,
                ids.toArray(Long[]::new),
                "mosts",
                ids.stream().map(id -> (long) mosts.get(id)).toArray(Long[]::new));
    }

    private <K> Map<K, List<Candidate>> grouped(Query query, Map<String, ?> values, Rows.Reading<K> key) {
        Map<K, List<Candidate>> found = new HashMap<>();
        rows.list(query, values, row -> found.computeIfAbsent(key.of(row), each -> new ArrayList<>())
                .add(read(row)));
        return found;
    }

    /** A story as a rule brings it. */
    static Candidate read(ResultSet row) throws SQLException {
        return Candidate.of(
                row.getLong("article_id"),
                row.getLong("section_id"),
                Kind.valueOf(row.getString("kind")).isOpinion(),
                row.getRow());
    }
}
