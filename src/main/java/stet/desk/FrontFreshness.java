package stet.desk;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import stet.curation.Definition;
import stet.curation.Front;
import stet.curation.Rule;
import stet.taxonomy.Section;

/**
 * Since when readers have seen the same of the paper's fronts: two statements for all of them.
 *
 * <p>A front changes by a launch, by a placed story that comes, is updated or goes, and by a new story where a rule
 * fills open places. Latest, which every front may show, makes none of them fresh.
 */
final class FrontFreshness {
    /**
     * The blocks that readers see, each with its own last change. Index {@code front_launch_until}, then keys, the index
     * of the lists' exclusion constraint, {@code publication_article} and {@code publication_tag_newest}.
     */
    private static final String BLOCKS = """
            select f.key, fl.visible_from as launched, la.visible_from as lined_up, b.rule, b.section_id,
                coalesce(placed.many, 0) < b.size as open, placed.changed,
                (select max(t.first_published_at) from publication_tag t
                 where t.tag_id = b.tag_id and t.first_published_at <= :now) as tagged
            from front_launch fl
            join front f on f.id = fl.front_id
            join front_block b on b.launch_id = fl.id
            join curated_list l on l.id = b.list_id and l.key <> :latest
            left join launch la on la.list_id = l.id and la.visible_from <= :now
                and tstzrange(la.visible_from, la.visible_until) @> cast(:now as timestamptz)
            left join lateral (
                select count(*) as many, max(greatest(
                    case when m.shown_from <= :now then m.shown_from end,
                    case when m.shown_until <= :now then m.shown_until end,
                    (select max(p.visible_from) from publication p
                     where p.article_id = m.article_id and p.visible_from <= :now),
                    (select max(p.visible_until) from publication p
                     where p.article_id = m.article_id and p.visible_until <= :now))) as changed
                from placement m where m.launch_id = la.id) placed on true
            where fl.visible_from <= :now and (fl.visible_until is null or fl.visible_until > :now)""";

    /** Index {@code publication_section}, one step for each section, those included that were merged. */
    private static final String NEWEST = """
            select coalesce(m.became, s.id) as id, max(n.newest) as newest
            from section s left join merged m on m.kind = 'SECTION' and m.was = s.id
            cross join lateral (
                select max(p.first_published_at) as newest from publication p
                where p.section_id = s.id and p.first_published_at <= :now) n
            group by 1""";

    private final Map<Long, Instant> newest = new HashMap<>();
    private final Map<String, Instant> arranged = new HashMap<>();

    private FrontFreshness() {}

    /** @param sections all of the paper's */
    static FrontFreshness at(Instant now, Collection<Section> sections) {
        FrontFreshness freshness = new FrontFreshness();
        Map<Long, Instant> own = new HashMap<>();
        sections(now).forEach(row -> own.put(row.get("id", Long.class), row.get("newest", Instant.class)));
        // What is new in a section is new in those that it stands in, and in the paper.
        for (Section section : sections) {
            Instant at = own.get(section.id);
            for (Section within = section; within != null; within = within.parent) {
                freshness.newest.merge(within.id, Objects.requireNonNullElse(at, Instant.MIN), FrontFreshness::later);
            }
            freshness.newest.merge(null, Objects.requireNonNullElse(at, Instant.MIN), FrontFreshness::later);
        }
        blocks(now)
                .forEach(row -> freshness.arranged.merge(
                        row.get("key", String.class), freshness.changeOf(row), FrontFreshness::later));
        return freshness;
    }

    /** When what readers see of a front changed last; null when it never did. */
    Instant changed(Long section) {
        String key = section == null ? Front.HOME : Front.key(section);
        Instant changed = arranged.containsKey(key) ? arranged.get(key) : newest.get(section);
        return Instant.MIN.equals(changed) ? null : changed;
    }

    private Instant changeOf(Tuple block) {
        return Stream.of(
                        block.get("launched", Instant.class),
                        block.get("lined_up", Instant.class),
                        block.get("changed", Instant.class),
                        block.get("open", Boolean.class) ? filled(block) : null)
                .filter(Objects::nonNull)
                .reduce(Instant.MIN, FrontFreshness::later);
    }

    private Instant filled(Tuple block) {
        return switch (Rule.valueOf(block.get("rule", String.class))) {
            // What is read most changes as people read, whatever the newsroom does.
            case NONE, MOST_READ_IN_A_DAY, MOST_READ_IN_A_WEEK, SAME_TAGS -> null;
            case NEWEST, NEWEST_OF_DIFFERENT_SECTIONS -> newest.get(null);
            case NEWEST_IN_SECTION -> newest.get(block.get("section_id", Long.class));
            case NEWEST_WITH_TAG -> block.get("tagged", Instant.class);
        };
    }

    private static List<Tuple> blocks(Instant now) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = Panache.getEntityManager()
                .createNativeQuery(BLOCKS, Tuple.class)
                .setParameter("now", now)
                .setParameter("latest", Definition.LATEST.key())
                .getResultList();
        return rows;
    }

    private static List<Tuple> sections(Instant now) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = Panache.getEntityManager()
                .createNativeQuery(NEWEST, Tuple.class)
                .setParameter("now", now)
                .getResultList();
        return rows;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
