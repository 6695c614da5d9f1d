package stet.desk;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import stet.article.Kind;
import stet.article.WorkingState;
import stet.people.Actor;
import stet.people.Role;
import stet.publishing.PublicState;
import stet.taxonomy.Section;
import stet.web.Slug;

/**
 * Finds stories for the newsroom's lists: one query a list, whatever is asked for.
 *
 * <p>Native, as the public state of a story is a matter of ranges. Walks {@code article_changed}, {@code
 * article_state}, {@code article_section} or {@code article_owner} backwards, or finds by {@code draft_search}, {@code
 * article_tag_tag}, {@code article_byline_author}, {@code article_killed}, {@code publication_ended}; each line asks
 * {@code publication_article} for its times.
 */
final class StoryLines {
    private static final String SELECT = """
            select a.id, case when a.killed_at is null or :chief then a.headline else '' end as headline,
                   a.working_state, a.killed_at, a.changed_at, s.name as section, p.name as writer,
                   life.live, life.coming, life.coming_at, life.begun_at, life.ended_at, life.withdrawn,
                   life.ends_at, life.shown, life.shown_short, coalesce(life.kind, a.kind) as kind
            from article a
            join person p on p.id = a.created_by
            left join section s on s.id = a.section_id
            cross join lateral (
                select coalesce(bool_or(x.visible_from <= :now and (x.visible_until is null or x.visible_until > :now)), false) as live,
                       coalesce(bool_or(x.visible_from > :now), false) as coming,
                       min(x.visible_from) filter (where x.visible_from > :now) as coming_at,
                       max(x.visible_from) filter (where x.visible_from <= :now) as begun_at,
                       max(x.visible_until) filter (where x.visible_until <= :now) as ended_at,
                       case when not bool_or(x.visible_until is null)
                            then max(x.visible_until) filter (where x.visible_until > :now) end as ends_at,
                       (array_agg(x.headline order by x.visible_from)
                            filter (where x.visible_until is null or x.visible_until > :now))[1] as shown,
                       (array_agg(coalesce(x.short_headline, x.headline) order by x.visible_from)
                            filter (where x.visible_until is null or x.visible_until > :now))[1] as shown_short,
                       (array_agg(x.kind order by x.visible_from)
                            filter (where x.visible_until is null or x.visible_until > :now))[1] as kind,
                       coalesce(bool_or(x.withdrawn and x.visible_until <= :now), false) as withdrawn
                from publication x where x.article_id = a.id) life
            """;

    private StoryLines() {}

    /** A page of a list: its lines, and the cursor of the next page if there is one. */
    record Found(List<StoryLine> lines, Optional<Cursor> next) {}

    /** The stories that a filter asks for, last changed first. */
    static Found list(StoryFilter filter, Actor by, Instant now, int most) {
        return list("true", filter, by, now, most);
    }

    /** Those of them that can stand in a list: whatever was killed is passed over, and others come in its place. */
    static List<StoryLine> placeable(StoryFilter filter, Actor by, Instant now, int most) {
        return list("a.killed_at is null", filter, by, now, most).lines();
    }

    private static Found list(String condition, StoryFilter filter, Actor by, Instant now, int most) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>(List.of(condition));
        filter.wantedState().ifPresent(state -> {
            conditions.add(condition(state));
            if (state == StoryFilter.State.SCHEDULED) {
                SearchTerms.planForThese();
            }
        });
        filter.wantedSection().ifPresent(path -> {
            // By their numbers, as PostgreSQL knows of each whether it has many stories or few.
            List<Long> sections = Section.listInOrder().stream()
                    .filter(section ->
                            section.path().equals(path) || section.path().startsWith(path + "/"))
                    .map(section -> section.id)
                    .toList();
            conditions.add(sections.isEmpty() ? "false" : "a.section_id in (:sections)");
            if (!sections.isEmpty()) {
                values.put("sections", sections);
            }
        });
        filter.wantedTag().ifPresent(slug -> {
            conditions.add("""
                     a.id in (select t.article_id from article_tag t where t.tag_id in (
                        select id from tag where slug = :tag
                        union select tag_id from tag_synonym where slug = :tag))""");
            values.put("tag", Slug.of(slug));
        });
        filter.wantedAuthor().ifPresent(slug -> {
            conditions.add("""
                     a.id in (select b.article_id from article_byline b join author on author.id = b.author_id
                                  where author.slug = :author)""");
            values.put("author", slug);
        });
        filter.words().ifPresent(words -> {
            // A killed story is found by nobody who may not read it: its words would come out one search at a time.
            conditions.add("""
                     (a.killed_at is null or :chief) and a.id in (
                        select d.article_id from draft d where d.search @@ to_tsquery('stet', :terms))""");
            values.put("terms", SearchTerms.of(words));
            SearchTerms.planForThese();
        });
        if (filter.mine()) {
            conditions.add("""
                     a.id in (select o.id from article o where o.created_by = :me
                        union all select h.article_id from article_shared h where h.person_id = :me)""");
            values.put("me", by.id());
        }
        filter.cursor().ifPresent(cursor -> {
            conditions.add("(a.changed_at, a.id) < (:changed, :id)");
            values.put("changed", cursor.at());
            values.put("id", cursor.id());
        });
        List<StoryLine> lines = run(
                "where " + String.join(" and ", conditions), "a.changed_at desc, a.id desc", values, by, now, most + 1);
        if (lines.size() <= most) {
            return new Found(lines, Optional.empty());
        }
        StoryLine last = lines.get(most - 1);
        return new Found(lines.subList(0, most), Optional.of(new Cursor(last.changedAt(), last.id())));
    }

    /** What waits for a second pair of eyes, longest first. */
    static List<StoryLine> waiting(Actor by, Instant now, int most) {
        return run(
                "where a.working_state = 'IN_REVIEW' and a.killed_at is null",
                "a.submitted_at, a.id",
                Map.of(),
                by,
                now,
                most);
    }

    /** What readers will see next, soonest first. Index {@code publication_coming}. */
    static List<StoryLine> coming(Actor by, Instant now, int most) {
        return run("""
                where a.id in (select c.article_id from publication c
                               where c.visible_from > :now order by c.visible_from limit :most)""", "life.coming_at, a.id", Map.of("most", most), by, now, most);
    }

    /** What readers got last, newest first. Index {@code publication_coming}, backwards. */
    static List<StoryLine> published(Actor by, Instant now, int most) {
        return run("""
                where a.id in (select r.article_id from publication r
                               where r.visible_from <= :now order by r.visible_from desc limit 40)""", "life.begun_at desc, a.id desc", Map.of(), by, now, most);
    }

    /** Those of some stories, by id; their primary key. */
    static Map<Long, StoryLine> ofStories(Collection<Long> stories, Actor by, Instant now) {
        if (stories.isEmpty()) {
            return Map.of();
        }
        Map<Long, StoryLine> found = new LinkedHashMap<>();
        run("where a.id in (:stories)", "a.id", Map.of("stories", stories), by, now, stories.size())
                .forEach(line -> found.put(line.id(), line));
        return found;
    }

    private static String condition(StoryFilter.State state) {
        return switch (state) {
            case DRAFT -> "a.working_state = 'DRAFT' and a.killed_at is null";
            case REVIEW -> "a.working_state = 'IN_REVIEW' and a.killed_at is null";
            case APPROVED -> "a.working_state = 'APPROVED' and a.killed_at is null";
            case SCHEDULED -> "a.id in (select c.article_id from publication c where c.visible_from > :now)";
            case LIVE -> "life.live";
            case WITHDRAWN -> """
                    life.ended_at is not null and not life.live and not life.coming and a.killed_at is null
                    and a.id in (select e.article_id from publication e where e.withdrawn or e.planned_end is not null)""";
            case KILLED -> "a.killed_at is not null";
        };
    }

    private static List<StoryLine> run(
            String where, String order, Map<String, Object> values, Actor by, Instant now, int most) {
        Query query = Panache.getEntityManager()
                .createNativeQuery(SELECT + where + " order by " + order, Tuple.class)
                .setParameter("now", now)
                .setParameter("chief", by.is(Role.CHIEF))
                .setMaxResults(most);
        values.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.getResultList();
        return rows.stream().map(StoryLines::line).toList();
    }

    private static StoryLine line(Tuple row) {
        boolean live = row.get("live", Boolean.class);
        Instant coming = row.get("coming_at", Instant.class);
        Instant begun = row.get("begun_at", Instant.class);
        Instant ended = row.get("ended_at", Instant.class);
        PublicState state = state(row, live, coming, begun);
        String headline = row.get("headline", String.class);
        return new StoryLine(
                row.get("id", Long.class),
                headline,
                WorkingState.valueOf(row.get("working_state", String.class)),
                state,
                row.get("section", String.class),
                row.get("writer", String.class),
                row.get("changed_at", Instant.class),
                state.isScheduled() ? coming : live ? begun : ended,
                row.get("ends_at", Instant.class),
                Objects.requireNonNullElse(row.get("shown", String.class), headline),
                Objects.requireNonNullElse(row.get("shown_short", String.class), headline),
                Kind.LIVE.name().equals(row.get("kind", String.class)),
                live ? begun : null);
    }

    private static PublicState state(Tuple row, boolean live, Instant coming, Instant begun) {
        if (row.get("killed_at") != null) {
            return PublicState.KILLED;
        }
        if (live) {
            return coming == null ? PublicState.LIVE : PublicState.LIVE_WITH_UPDATE;
        }
        if (coming != null) {
            return PublicState.SCHEDULED;
        }
        if (begun == null) {
            return PublicState.UNPUBLISHED;
        }
        return row.get("withdrawn", Boolean.class) ? PublicState.WITHDRAWN : PublicState.ENDED;
    }
}
