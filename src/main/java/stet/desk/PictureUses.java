package stet.desk;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import stet.people.Actor;

/**
 * Where a picture is used: five statements, whatever it is used for. Each begins at {@code image_use_pkey}.
 *
 * @param total of all uses, {@link #MOST_COUNTED} standing for that many or more
 * @param stories those that show it, or did, the newest first
 */
public record PictureUses(long total, List<OfStory> stories, List<OfAuthor> authors, List<OfList> lists) {
    /** Of each kind; who wants more looks for them by the story. */
    private static final int MOST = 50;

    private static final int MOST_NAMED = 5;

    /** Beyond this nobody counts. */
    static final int MOST_COUNTED = 1_000;

    private static final String COUNT = """
            select count(*) from (select 1 from image_use where image_id = :image limit :most) counted""";

    private static final String STORIES = """
            select s.article_id, bool_or(s.draft) as draft, coalesce(bool_or(s.live), false) as live,
                coalesce(bool_or(s.coming), false) as coming, coalesce(bool_or(s.past), false) as past
            from (
                (select user_id as article_id, true as draft, false as live, false as coming, false as past
                from image_use where image_id = :image and kind = 'STORY' order by user_id desc limit :most)
                union all
                (select p.article_id, false, p.visible_from <= :now and (p.visible_until is null or p.visible_until > :now),
                    p.visible_from > :now, p.visible_until <= :now
                from image_use u join publication p on p.id = u.user_id
                where u.image_id = :image and u.kind = 'PUBLICATION' order by u.user_id desc limit :most)) s
            group by s.article_id order by s.article_id desc""";

    private static final String AUTHORS = """
            select a.id, a.name from image_use u join author a on a.id = u.user_id
            where u.image_id = :image and u.kind = 'AUTHOR' order by a.name, a.id limit :most""";

    private static final String LISTS = """
            select c.key, c.name, f.key as front, bool_or(s.lineup) as lineup, coalesce(bool_or(s.live), false) as live,
                coalesce(bool_or(s.coming), false) as coming, coalesce(bool_or(s.past), false) as past
            from (
                (select user_id as list_id, true as lineup, false as live, false as coming, false as past
                from image_use where image_id = :image and kind = 'LINEUP' order by user_id desc limit :most)
                union all
                (select l.list_id, false, l.visible_from <= :now and (l.visible_until is null or l.visible_until > :now),
                    l.visible_from > :now, l.visible_until <= :now
                from image_use u join launch l on l.id = u.user_id
                where u.image_id = :image and u.kind = 'PLACEMENT' order by u.user_id desc limit :most)) s
            join curated_list c on c.id = s.list_id left join front f on f.id = c.front_id
            group by c.key, c.name, f.key order by c.name, c.key""";

    /** @param where which versions of it show the picture, in words */
    public record OfStory(StoryLine story, List<String> where) {}

    public record OfAuthor(long id, String name) {}

    /**
     * @param front the key of the front on which the list stands, or null
     * @param where which arrangements of it show the picture, in words
     */
    public record OfList(String key, String name, String front, List<String> where) {
        /** Where it is arranged. */
        public String address() {
            return front == null ? "/newsroom/lists/" + key : "/newsroom/fronts/" + front;
        }
    }

    static PictureUses of(long picture, Actor by, Instant now) {
        long total = rows(query(COUNT, picture, MOST_COUNTED)).get(0).get("count", Long.class);
        if (total == 0) {
            return new PictureUses(0, List.of(), List.of(), List.of());
        }
        List<OfAuthor> authors = rows(query(AUTHORS, picture, MOST)).stream()
                .map(row -> new OfAuthor(row.get("id", Long.class), row.get("name", String.class)))
                .toList();
        List<OfList> lists = rows(query(LISTS, picture, MOST).setParameter("now", now)).stream()
                .map(row -> new OfList(
                        row.get("key", String.class),
                        row.get("name", String.class),
                        row.get("front", String.class),
                        where(row, "lineup", "in the line-up", "readers see it", "to be launched", "in past launches")))
                .toList();
        return new PictureUses(total, stories(picture, by, now), authors, lists);
    }

    private static List<OfStory> stories(long picture, Actor by, Instant now) {
        Map<Long, List<String>> where = new LinkedHashMap<>();
        rows(query(STORIES, picture, MOST).setParameter("now", now))
                .forEach(row -> where.put(
                        row.get("article_id", Long.class),
                        where(row, "draft", "in the working copy", "readers see it", "scheduled", "in past versions")));
        Map<Long, StoryLine> lines = StoryLines.ofStories(where.keySet(), by, now);
        return where.entrySet().stream()
                .filter(use -> lines.containsKey(use.getKey()))
                .map(use -> new OfStory(lines.get(use.getKey()), use.getValue()))
                .toList();
    }

    private static List<String> where(
            Tuple row, String column, String working, String live, String coming, String past) {
        List<String> where = new ArrayList<>();
        if (row.get(column, Boolean.class)) {
            where.add(working);
        }
        if (row.get("live", Boolean.class)) {
            where.add(live);
        }
        if (row.get("coming", Boolean.class)) {
            where.add(coming);
        }
        if (row.get("past", Boolean.class)) {
            where.add(past);
        }
        return List.copyOf(where);
    }

    /** Whether nothing shows it, or did. */
    public boolean isNone() {
        return total == 0;
    }

    /** Which stories say of it what it shows, to whoever has just altered it; empty where none does. */
    public String readAgain() {
        if (stories.isEmpty()) {
            return "";
        }
        String named = stories.stream()
                .limit(MOST_NAMED)
                .map(use -> "“%s”".formatted(use.story().title()))
                .collect(Collectors.joining(", "));
        int others = stories.size() - MOST_NAMED;
        return "Read its alt text again in %s%s."
                .formatted(named, others > 0 ? " and in %d more".formatted(others) : "");
    }

    /** How often it is used, for people. */
    public String told() {
        return total < MOST_COUNTED ? String.valueOf(total) : MOST_COUNTED + " or more";
    }

    private static Query query(String sql, long picture, int most) {
        return Panache.getEntityManager()
                .createNativeQuery(sql, Tuple.class)
                .setParameter("image", picture)
                .setParameter("most", most);
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> rows(Query query) {
        return query.getResultList();
    }
}
