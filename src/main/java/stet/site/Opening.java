package stet.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import stet.outbox.Key;

/**
 * What every page begins with: the paper's sections, and the line of breaking news that stands over it at its instant.
 *
 * @param banner null when none stands
 */
record Opening(SectionTree sections, Banner banner) {
    /**
     * The whole table of sections, which are a few dozen, those that ended among them; the banner by its constraint's
     * index, and its story, while that can be read, by {@code publication_article}. A killed story takes the line that
     * led to it along, by {@code kill_pkey}. One row at least, whether or not there is a section.
     */
    private static final Query ALL = Query.of("""
            select s.id, s.parent_id, s.slug, s.name, s.description, s.lang, s.heir_id, s.ended_at <= :at as ended,
                b.words, b.article_id as about, p.article_id, p.section_id, p.slug as story_slug
            from (select) one
            left join section s on true
            left join banner b on tstzrange(b.visible_from, b.visible_until) @> :at::timestamptz
                and not exists (select 1 from kill k where k.article_id = b.article_id)
            left join publication p on p.article_id = b.article_id
                and p.visible_from <= :at and (p.visible_until is null or p.visible_until > :at)
            order by s.position, s.id""");

    /**
     * Breaking news.
     *
     * @param path of the story that it leads to, or null
     */
    record Banner(String words, String path) {}

    /** What of the banner is the same in every row. */
    private record Line(String words, Long about, Long article, long section, String slug) {}

    /** One statement. */
    static Opening read(Rows rows, Instant at) {
        rows.note(Key.SECTIONS);
        rows.note(Key.BANNER);
        List<SectionTree.Row> sections = new ArrayList<>();
        List<Line> lines = rows.list(ALL, Map.of("at", at), row -> {
            if (row.getObject("id") != null) {
                sections.add(new SectionTree.Row(
                        row.getLong("id"),
                        row.getObject("parent_id", Long.class),
                        row.getString("slug"),
                        row.getString("name"),
                        row.getString("description"),
                        row.getString("lang"),
                        row.getBoolean("ended"),
                        row.getObject("heir_id", Long.class)));
            }
            return new Line(
                    row.getString("words"),
                    row.getObject("about", Long.class),
                    row.getObject("article_id", Long.class),
                    row.getLong("section_id"),
                    row.getString("story_slug"));
        });
        SectionTree tree = new SectionTree(sections);
        Line line = lines.get(0);
        if (line.words() == null) {
            return new Opening(tree, null);
        }
        // Its story may come or go, and takes the line along when it is killed.
        if (line.about() != null) {
            rows.note(Key.article(line.about()));
        }
        String path =
                line.article() == null ? null : Links.story(tree.get(line.section()), line.slug(), line.article());
        return new Opening(tree, new Banner(line.words(), path));
    }
}
