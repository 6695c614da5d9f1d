package stet.taxonomy;

import java.util.Collection;
import java.util.List;

/** Topics that a story's own words name. */
public final class Suggestions {
    private static final int MOST = 8;

    /** Beyond this nobody looks: a tsvector holds a megabyte at most (PostgreSQL manual, 12.11). */
    private static final int LONGEST_TEXT = 100_000;

    /**
     * From each word of the text to the few names of which it is the longest, by {@code tag_longest_word} and {@code
     * tag_synonym_longest_word}; of those the ones that stand in it as a whole. How often each is used by {@code
     * article_tag_tag}.
     */
    private static final String NAMED = """
            with story as materialized (select to_tsvector('stet', cast(:text as text)) as words),
            word as materialized (select unnest(tsvector_to_array(words)) as word from story),
            named as (
                select t.id from story, word join tag t on t.longest_word = word.word
                where story.words @@ t.phrase
                union
                select s.tag_id from story, word join tag_synonym s on s.longest_word = word.word
                where story.words @@ s.phrase)
            select t.slug, t.name from named join tag t on t.id = named.id
            where t.id <> all(cast(:without as bigint[]))
            order by (select count(*) from (
                select 1 from article_tag a where a.tag_id = t.id limit %d) counted) desc, t.name, t.id""".formatted(Kept.MOST);

    private Suggestions() {}

    /**
     * Those whose name, or another name, stands in a text as words, the most used first: eight at most. One statement,
     * however many topics there are.
     *
     * @param without the topics that the story has
     */
    public static List<Completions.Choice> of(String text, Collection<Tag> without) {
        List<Object[]> rows = Kept.query(NAMED, Object[].class)
                .setParameter("text", text.substring(0, Math.min(text.length(), LONGEST_TEXT)))
                .setParameter("without", without.stream().map(tag -> tag.id).toArray(Long[]::new))
                .setMaxResults(MOST)
                .getResultList();
        return rows.stream()
                .map(row -> new Completions.Choice((String) row[0], (String) row[1]))
                .toList();
    }
}
