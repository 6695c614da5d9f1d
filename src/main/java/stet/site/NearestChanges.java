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
            (select b.visible_from from banner b
                where b.visible_from {side} :at and not exists (select 1 from kill k where k.article_id = b.article_id)
                order by b.visible_from {order} limit 1),
            (select b.visible_until from banner b
                where b.visible_until {side} :at and not exists (select 1 from kill k where k.article_id = b.article_id)
                order by b.visible_until {order} limit 1),
            (select {best}(at) from correction where at {side} :at),
            (select {best}(ended_at) from former_definition where ended_at {side} :at),
            (select m.shown_from from placement m join launch l on l.id = m.launch_id
                where m.shown_from {side} :at and tstzrange(l.visible_from, l.visible_until) @> m.shown_from
                order by m.shown_from {order} limit 1),
            (select m.shown_until from placement m join launch l on l.id = m.launch_id
                where m.shown_until {side} :at and tstzrange(l.visible_from, l.visible_until) @> m.shown_until
                order by m.shown_until {order} limit 1),
            (select i.expires_at from image i
                where i.expires_at {side} :at and {shown i.id i.expires_at} order by i.expires_at {order} limit 1),
            (select v.visible_until from image_version v
                where v.visible_until {side} :at and {shown v.image_id v.visible_until}
                order by v.visible_until {order} limit 1)""";

    /** That readers see a picture until an instant. A portrait is seen as long as its author has it. */
    private static final String SHOWN = """
            exists (select 1 from image_use u
                left join publication p on u.kind = 'PUBLICATION' and p.id = u.user_id
                left join launch l on u.kind = 'PLACEMENT' and l.id = u.user_id
                where u.image_id = $1 and (u.kind = 'AUTHOR'
                    or p.visible_from < $2 and (p.visible_until is null or p.visible_until > $2)
                    or l.visible_from < $2 and (l.visible_until is null or l.visible_until > $2)))""";

    private static final String OF_READERS = """
            (select {best}(made_at) from ranking where span = 'DAY' and made_at {side} :at),
            (select {best}(made_at) from ranking where span = 'WEEK' and made_at {side} :at)""";

    private static final String OF_ONE_STORY = """
            (select {best}(visible_from) from publication where article_id = :story and visible_from {side} :at),
            (select {best}(visible_until) from publication where article_id = :story and visible_until {side} :at),
            (select {best}(at) from correction where article_id = :story and at {side} :at),
            (select {best}(i.expires_at) from ({pictures}) s join image i on i.id = s.image_id
                where i.expires_at {side} :at and i.expires_at > s.visible_from
                    and (s.visible_until is null or s.visible_until > i.expires_at)),
            (select {best}(v.visible_until) from ({pictures}) s join image_version v on v.image_id = s.image_id
                where v.visible_until {side} :at and v.visible_until > s.visible_from
                    and (s.visible_until is null or s.visible_until > v.visible_until))""";

    /** In its text, over it, and of who wrote it; from when until when each was there. */
    private static final String PICTURES_OF_STORY = """
            select u.image_id, p.visible_from, p.visible_until
                from publication p join image_use u on u.kind = 'PUBLICATION' and u.user_id = p.id
                where p.article_id = :story
            union all
            select a.image_id, p.visible_from, p.visible_until
                from publication p join publication_byline b on b.publication_id = p.id join author a on a.id = b.author_id
                where p.article_id = :story and a.image_id is not null""";

    /**
     * One step of each of {@code publication_coming}, {@code publication_until}, {@code launch_from}, {@code
     * front_launch_from}, {@code banner_from}, {@code banner_until}, {@code correction_newest}, {@code
     * former_definition_ended}, {@code placement_shown_from}, {@code placement_shown_until}, {@code image_expiry} and
     * {@code image_version_replaced}, each way; of pictures as many steps as lead to one that readers see, which {@code
     * image_use_pkey} knows.
     */
    private static final Query OF_PAPER = bothWays(OF_ALL_KINDS);

    /** As well as those, one step of {@code ranking_pkey} for each span, each way. */
    private static final Query OF_PAPER_AND_READERS = bothWays(OF_ALL_KINDS + ",\n" + OF_READERS);

    /**
     * Indexes {@code publication_article}, {@code correction_article} and {@code image_use_user}; for each of its pictures
     * its key, and the index of {@code one_file_at_a_time}.
     */
    private static final Query OF_STORY = bothWays(OF_ONE_STORY);

    private static Query bothWays(String kinds) {
        String all = kinds.replace("{pictures}", PICTURES_OF_STORY).replaceAll("\\{shown (\\S+) (\\S+)\\}", SHOWN);
        return Query.of("select greatest(%s) as previous, least(%s) as next"
                .formatted(
                        all.replace("{best}", "max").replace("{side}", "<").replace("{order}", "desc"),
                        all.replace("{best}", "min").replace("{side}", ">").replace("{order}", "asc")));
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
