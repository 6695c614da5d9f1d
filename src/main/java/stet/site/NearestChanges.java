package stet.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/** The last instant before another, and the first after it, at which readers got to see something else; each may be null. */
record NearestChanges(Instant previous, Instant next) {
    /**
     * A placement's own times count only while its launch is seen. That readers turn to something else is no change of
     * the newsroom's: the ranking does every few minutes, and whoever looks for what an editor did would be held up at
     * each of them.
     */
    private static final String OF_ALL_KINDS = """
            (select {best}(visible_from) from publication where visible_from {side} :at),
            (select {best}(visible_until) from publication where visible_until {side} :at),
            (select {best}(visible_from) from launch where visible_from {side} :at),
            (select {best}(visible_from) from front_launch where visible_from {side} :at),
            (select {best}(visible_from) from banner where visible_from {side} :at),
            (select {best}(visible_until) from banner where visible_until {side} :at),
            (select m.shown_from from placement m join launch l on l.id = m.launch_id
                where m.shown_from {side} :at and tstzrange(l.visible_from, l.visible_until) @> m.shown_from
                order by m.shown_from {order} limit 1),
            (select m.shown_until from placement m join launch l on l.id = m.launch_id
                where m.shown_until {side} :at and tstzrange(l.visible_from, l.visible_until) @> m.shown_until
                order by m.shown_until {order} limit 1)""";

    private static final String OF_READERS = """
            (select {best}(made_at) from ranking where span = 'DAY' and made_at {side} :at),
            (select {best}(made_at) from ranking where span = 'WEEK' and made_at {side} :at)""";

    private static final String OF_ONE_STORY = """
            (select {best}(visible_from) from publication where article_id = :story and visible_from {side} :at),
            (select {best}(visible_until) from publication where article_id = :story and visible_until {side} :at),
            (select {best}(at) from correction where article_id = :story and at {side} :at)""";

    /**
     * One step of each of {@code publication_coming}, {@code publication_until}, {@code launch_from}, {@code
     * front_launch_from}, {@code banner_from}, {@code banner_until}, {@code placement_shown_from} and {@code
     * placement_shown_until}, each way.
     */
    private static final Query OF_PAPER = bothWays(OF_ALL_KINDS);

    /** As well as those, one step of {@code ranking_pkey} for each span, each way. */
    private static final Query OF_PAPER_AND_READERS = bothWays(OF_ALL_KINDS + ",\n" + OF_READERS);

    /** Indexes {@code publication_article} and {@code correction_article}. */
    private static final Query OF_STORY = bothWays(OF_ONE_STORY);

    private static Query bothWays(String kinds) {
        return Query.of("select greatest(%s) as previous, least(%s) as next"
                .formatted(
                        kinds.replace("{best}", "max").replace("{side}", "<").replace("{order}", "desc"),
                        kinds.replace("{best}", "min").replace("{side}", ">").replace("{order}", "asc")));
    }

    /** Of anything in the paper: one statement. */
    static NearestChanges ofPaper(Rows rows, Instant at) {
        return rows.find(OF_PAPER, Map.of("at", at), NearestChanges::read).orElseThrow();
    }

    /** Of anything in the paper, and of what was read most: one statement. */
    static NearestChanges ofPaperAndReaders(Rows rows, Instant at) {
        return rows.find(OF_PAPER_AND_READERS, Map.of("at", at), NearestChanges::read)
                .orElseThrow();
    }

    /** Of what one story says: one statement. */
    static NearestChanges ofStory(Rows rows, long story, Instant at) {
        return rows.find(OF_STORY, Map.of("at", at, "story", story), NearestChanges::read)
                .orElseThrow();
    }

    private static NearestChanges read(ResultSet row) throws SQLException {
        return new NearestChanges(instant(row, "previous"), instant(row, "next"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }
}
