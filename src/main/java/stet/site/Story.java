package stet.site;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import stet.outbox.Key;

/**
 * What the database knows of one story for readers at one instant: the last publication that had begun by then.
 *
 * @param shortHeadline null, as {@code dateline}, {@code searchTitle}, {@code searchDescription}, {@code sponsor} and
 *     {@code endedNote} may be
 * @param lead the picture that leads it, or null
 * @param ended whether that publication is over, and the story gone
 */
record Story(
        long id,
        long publication,
        boolean ended,
        String endedNote,
        Instant firstPublished,
        Instant updated,
        long section,
        String slug,
        Kind kind,
        String lang,
        String headline,
        String standfirst,
        String dateline,
        String searchTitle,
        String searchDescription,
        String sponsor,
        Lead lead,
        int words,
        String html,
        List<Writer> writers,
        List<Tag> tags,
        List<Note> corrections) {

    /** When its page last said something new: an update, or a correction. */
    Instant modified() {
        return corrections.stream().map(Note::at).reduce(updated, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** {@code slug} is null for a guest, {@code role} and {@code portrait} for somebody without one. */
    record Writer(String name, String slug, String role, Long portrait) {}

    /** What it says of the picture that leads it; {@code caption} and {@code credit} may be null. */
    record Lead(Art art, String alt, String caption, String credit) {}

    record Tag(String slug, String name) {}

    record Note(Instant at, String text) {}

    /** A story that is killed: it has no publications any more, at whatever instant. */
    static final class Killed extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Index {@code publication_article}, one step; the rest by their keys. One row whether or not there is a publication,
     * none if neither that nor a kill.
     */
    private static final Query BY_ID = Query.of("""
            select k.article_id is not null as killed, p.id, p.visible_from, p.ended_note, p.first_published_at,
                p.section_id, p.slug, p.kind, p.lang, p.headline, p.standfirst, p.dateline, p.search_title,
                p.search_description, p.sponsor, p.word_count, p.html, p.lead_alt, p.lead_caption, p.lead_credit, {art},
                coalesce(p.visible_until <= :at, false) as ended,
                array(select array[coalesce(a.name, b.guest), a.slug, coalesce(b.role, a.role), a.image_id::text,
                        a.id::text]
                    from publication_byline b left join author a on a.id = b.author_id
                    where b.publication_id = p.id order by b.position) as writers,
                array(select array[t.slug, t.name, t.id::text]
                    from publication_tag pt join tag t on t.id = pt.tag_id
                    where pt.publication_id = p.id order by pt.position) as tags,
                array(select array[to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), c.text]
                    from correction c where c.article_id = :id and c.at <= :at order by c.at, c.id) as corrections
            from (select) as one
            left join kill k on k.article_id = :id
            left join lateral (
                select id, visible_from, visible_until, ended_note, first_published_at, section_id, slug, kind, lang,
                    headline, standfirst, dateline, search_title, search_description, sponsor, word_count, html,
                    lead_image, lead_alt, lead_caption, lead_credit, lead_crop
                from publication
                where article_id = :id and visible_from <= :at
                order by visible_from desc limit 1) p on true
            where k.article_id is not null or p.id is not null""".replace("{art}", Art.COLUMNS));

    /**
     * One statement.
     *
     * @return empty when no publication of it had begun
     * @throws Killed when it was taken down for good
     */
    static Optional<Story> find(Rows rows, long id, Instant at) throws Killed {
        rows.note(Key.article(id));
        List<Optional<Story>> found = rows.list(
                BY_ID,
                Map.of("id", id, "at", at),
                row -> row.getBoolean("killed") ? Optional.empty() : Optional.of(read(rows, row, id)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(found.get(0).orElseThrow(Killed::new));
    }

    private static Story read(Rows rows, ResultSet row, long id) throws SQLException {
        tuples(row, "writers")
                .map(each -> each[4])
                .filter(Objects::nonNull)
                .forEach(author -> rows.note(Key.author(Long.parseLong(author))));
        tuples(row, "tags").forEach(each -> rows.note(Key.tag(Long.parseLong(each[2]))));
        return new Story(
                id,
                row.getLong("id"),
                row.getBoolean("ended"),
                row.getString("ended_note"),
                instant(row, "first_published_at"),
                instant(row, "visible_from"),
                row.getLong("section_id"),
                row.getString("slug"),
                Kind.valueOf(row.getString("kind")),
                row.getString("lang"),
                row.getString("headline"),
                row.getString("standfirst"),
                row.getString("dateline"),
                row.getString("search_title"),
                row.getString("search_description"),
                row.getString("sponsor"),
                lead(row),
                row.getInt("word_count"),
                row.getString("html"),
                tuples(row, "writers")
                        .map(each ->
                                new Writer(each[0], each[1], each[2], each[3] == null ? null : Long.valueOf(each[3])))
                        .toList(),
                tuples(row, "tags").map(each -> new Tag(each[0], each[1])).toList(),
                tuples(row, "corrections")
                        .map(each -> new Note(Instant.parse(each[0]), each[1]))
                        .toList());
    }

    private static Lead lead(ResultSet row) throws SQLException {
        Art art = Art.read(row, null);
        return art.lead() == null
                ? null
                : new Lead(art, row.getString("lead_alt"), row.getString("lead_caption"), row.getString("lead_credit"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** An array of arrays of text; PostgreSQL gives a flat one when it is empty. */
    private static Stream<String[]> tuples(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array.getArray() instanceof String[][] tuples ? Arrays.stream(tuples) : Stream.empty();
    }
}
