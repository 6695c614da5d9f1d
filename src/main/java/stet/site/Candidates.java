package stet.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stet.curation.Arrangement;
import stet.curation.Block;
import stet.curation.Definition;
import stet.curation.Layout;
import stet.curation.Placed;
import stet.curation.Rule;

/**
 * What may stand in the blocks of a front, as of one instant: every method is one statement, whatever the number of
 * blocks, and walks an index only as far as the front could show.
 */
final class Candidates {
    private static final String COLUMNS = "p.article_id, p.section_id, p.kind, p.first_published_at";

    private static final String VISIBLE =
            "p.visible_from <= :at and (p.visible_until is null or p.visible_until > :at)";

    /** What stands in the list {@code l}: as {@link Cards} reads it. */
    private static final String PLACED = """
            left join launch la
                on la.list_id = l.id and tstzrange(la.visible_from, la.visible_until) @> :at::timestamptz
            left join lateral (
                select m.position, m.pinned, m.headline, m.standfirst, m.kicker, {columns}
                from placement m join publication p on p.article_id = m.article_id
                where m.launch_id = la.id
                    and (m.shown_from is null or m.shown_from <= :at)
                    and (m.shown_until is null or m.shown_until > :at)
                    and {visible}) p on true""";

    private static final String HIDDEN =
            "array(select h.article_id from launch_hidden h where h.launch_id = la.id) as hidden";

    /**
     * The front's launch of an instant and the launches of its lists through their exclusion constraints' indexes, blocks
     * and placements through their keys, and each story's publication through {@code publication_article}. Where nothing
     * is launched, what stands in the lists that are asked for by their keys. One statement, so that a launch that comes
     * meanwhile is seen whole or not at all.
     */
    private static final Query LAID = query("""
            with launched as (
                select true as launched, b.position, b.list_id, b.title, b.layout, b.size, b.rule,
                    b.section_id as of_section, b.tag_id as of_tag, b.repeats
                from front f
                join front_launch fl
                    on fl.front_id = f.id and tstzrange(fl.visible_from, fl.visible_until) @> :at::timestamptz
                join front_block b on b.launch_id = fl.id
                where f.key = :front),
            blocks as (
                select * from launched
                union all
                select false, 0, l.id, null, null, null, null, null, null, null
                from curated_list l where l.key = any (:keys) and not exists (select 1 from launched))
            select b.launched, l.key, b.title, b.layout, b.size, b.rule, b.of_section, b.of_tag, b.repeats, {hidden}, p.*
            from blocks b
            join curated_list l on l.id = b.list_id
            {placed}
            order by b.position, l.id, p.position""");

    /** Index {@code publication_newest}. */
    private static final Query NEWEST = query("""
            select {columns} from publication p
            where {visible} and p.first_published_at <= :at
            order by p.first_published_at desc, p.article_id desc limit :most""");

    /** Index {@code publication_section}, walked once for each of the sections. */
    private static final Query OF_SECTIONS = query("""
            select p.* from unnest(:sections) as s (id) cross join lateral (
                select {columns} from publication p
                where p.section_id = s.id and {visible} and p.first_published_at <= :at
                order by p.first_published_at desc, p.article_id desc limit :most) p
            order by p.first_published_at desc, p.article_id desc""");

    /** Index {@code publication_tag_newest}, walked once for each of the tags. */
    private static final Query OF_TAGS = query("""
            select w.id as tag, p.* from unnest(:tags) as w (id) cross join lateral (
                select {columns} from publication_tag t join publication p on p.id = t.publication_id
                where t.tag_id = w.id and t.first_published_at <= :at and {visible}
                order by t.first_published_at desc, t.article_id desc limit :most) p
            order by p.first_published_at desc, p.article_id desc""");

    /** A block, and what editors placed in it that readers can see at the instant. */
    record Laid(Block block, Arrangement<Candidate> arrangement) {}

    private final Rows rows;
    private final Instant at;

    Candidates(Rows rows, Instant at) {
        this.rows = rows;
        this.at = at;
    }

    private static Query query(String text) {
        return Query.of(text.replace("{placed}", PLACED)
                .replace("{hidden}", HIDDEN)
                .replace("{columns}", COLUMNS)
                .replace("{visible}", VISIBLE));
    }

    /**
     * The blocks of a front, in order, with what stands in their lists; a list that nobody has made is empty.
     *
     * @param usual its blocks where nobody has launched any
     */
    List<Laid> laid(String front, List<Block> usual) {
        Map<String, Block> launched = new LinkedHashMap<>();
        Stories stories = new Stories();
        String[] keys = usual.stream().map(Block::list).toArray(String[]::new);
        rows.list(LAID, Map.of("at", at, "front", front, "keys", keys), row -> {
            if (row.getBoolean("launched")) {
                Block block = new Block(
                        row.getString("key"),
                        row.getString("title"),
                        Layout.valueOf(row.getString("layout")),
                        row.getInt("size"),
                        Rule.valueOf(row.getString("rule")),
                        row.getObject("of_section", Long.class),
                        row.getObject("of_tag", Long.class),
                        row.getBoolean("repeats"));
                launched.putIfAbsent(block.list(), block);
            }
            return stories.read(row);
        });
        return stories.laid(launched.isEmpty() ? usual : launched.values());
    }

    /** The newest of the paper, newest first. */
    List<Candidate> newest(int most) {
        return rows.list(NEWEST, Map.of("at", at, "most", most), Candidates::read);
    }

    /** The newest of each of some sections, without those of their sub-sections; all together newest first. */
    List<Candidate> ofSections(Collection<Long> sections, int most) {
        return rows.list(
                OF_SECTIONS,
                Map.of("at", at, "sections", sections.toArray(Long[]::new), "most", most),
                Candidates::read);
    }

    /** The newest of each of some tags, newest first, by tag. */
    Map<Long, List<Candidate>> ofTags(Collection<Long> tags, int most) {
        Map<Long, List<Candidate>> found = new HashMap<>();
        rows.list(
                OF_TAGS,
                Map.of("at", at, "tags", tags.toArray(Long[]::new), "most", most),
                row -> found.computeIfAbsent(row.getLong("tag"), tag -> new ArrayList<>())
                        .add(read(row)));
        return found;
    }

    private static Candidate read(ResultSet row) throws SQLException {
        return candidate(row, null, null, null);
    }

    private static Candidate candidate(ResultSet row, String headline, String standfirst, String kicker)
            throws SQLException {
        return new Candidate(
                row.getLong("article_id"),
                row.getLong("section_id"),
                Kind.valueOf(row.getString("kind")).isOpinion(),
                row.getObject("first_published_at", OffsetDateTime.class).toInstant(),
                headline,
                standfirst,
                kicker);
    }

    /** What the rows of a statement say of the lists' stories, by list. */
    private static final class Stories {
        private final Map<String, List<Placed<Candidate>>> placed = new HashMap<>();
        private final Map<String, Set<Long>> hidden = new HashMap<>();

        String read(ResultSet row) throws SQLException {
            String list = row.getString("key");
            hidden.put(list, Set.of((Long[]) row.getArray("hidden").getArray()));
            if (row.getObject("article_id") != null) {
                Candidate story =
                        candidate(row, row.getString("headline"), row.getString("standfirst"), row.getString("kicker"));
                placed.computeIfAbsent(list, key -> new ArrayList<>())
                        .add(new Placed<>(row.getInt("position"), row.getBoolean("pinned"), story));
            }
            return list;
        }

        List<Laid> laid(Collection<Block> blocks) {
            return blocks.stream()
                    .map(block -> {
                        Definition shown = block.definition();
                        return new Laid(
                                block,
                                new Arrangement<>(
                                        shown,
                                        placed.getOrDefault(block.list(), List.of()),
                                        hidden.getOrDefault(block.list(), Set.of())));
                    })
                    .toList();
        }
    }
}
