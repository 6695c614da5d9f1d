package stet.desk;

import jakarta.persistence.Tuple;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import stet.curation.Rule;
import stet.taxonomy.Section;

/** What changes of lists and fronts, for {@link Changes}; each names the page on which readers meet it. */
final class ListChanges {
    /**
     * Where readers meet a list {@code c}: its front, its topic, or, where it stands beside every story, the newest one
     * {@code {at}}, by {@code publication_newest}.
     */
    private static final String SEEN_AT = """
            left join front f on f.id = c.front_id left join tag t on t.id = c.tag_id
            left join lateral (
                select p.article_id from publication p
                where c.front_id is null and c.tag_id is null
                    and p.first_published_at <= {at} and p.visible_from <= {at}
                    and (p.visible_until is null or p.visible_until > {at})
                order by p.first_published_at desc, p.article_id desc limit 1) newest on true
            """;

    /** But those that come with their front. */
    static final String LAUNCHES = """
            select c.key, c.name, l.visible_from as at, w.name as who, f.key as front, f.section_id as front_section,
                t.slug as topic, newest.article_id as newest,
                (select count(*) from placement m where m.launch_id = l.id) as placed
            from launch l join curated_list c on c.id = l.list_id join person w on w.id = l.launched_by
            """ + SEEN_AT.replace("{at}", "l.visible_from") + """
            where l.visible_from >= :from and l.visible_from < :until
                and not exists (select 1 from front_launch x
                    where x.visible_from = l.visible_from and x.front_id = c.front_id)
            order by l.visible_from, l.id""";

    /** Of fronts, with all their lists. */
    static final String FRONT_LAUNCHES = """
            select f.key, f.section_id as front_section, l.visible_from as at, w.name as who,
                (select count(*) from front_block b where b.launch_id = l.id) as blocks
            from front_launch l join front f on f.id = l.front_id join person w on w.id = l.launched_by
            where l.visible_from >= :from and l.visible_from < :until
            order by l.visible_from, l.id""";

    /** Only while their launch is seen: each launch has its own copy of all. The words of a killed story are nobody's. */
    static final String PLACEMENTS = """
            select m.at, m.begins, m.article_id, case when a.killed_at is null then coalesce(m.headline, a.headline) end
                as headline, c.key, c.name, w.name as who, f.section_id as front_section, t.slug as topic,
                newest.article_id as newest
            from (
                (select p.shown_from as at, true as begins, p.launch_id, p.article_id, p.headline
                from placement p join launch l on l.id = p.launch_id
                    and l.visible_from < p.shown_from and (l.visible_until is null or l.visible_until > p.shown_from)
                where p.shown_from >= :from and p.shown_from < :until order by p.shown_from limit :most)
                union all
                (select p.shown_until, false, p.launch_id, p.article_id, p.headline
                from placement p join launch l on l.id = p.launch_id
                    and l.visible_from < p.shown_until and (l.visible_until is null or l.visible_until > p.shown_until)
                where p.shown_until >= :from and p.shown_until < :until order by p.shown_until limit :most)) m
            join launch l on l.id = m.launch_id
            join curated_list c on c.id = l.list_id join person w on w.id = l.launched_by
            join article a on a.id = m.article_id
            """ + SEEN_AT.replace("{at}", "m.at") + """
            order by m.at, m.article_id""";

    /** What a list became then: what it was until its next change, or what it is. */
    static final String REDEFINITIONS = """
            select c.key, c.name, d.ended_at as at, coalesce(till.size, c.size) as size,
                coalesce(till.rule, c.rule) as rule, f.section_id as front_section, t.slug as topic,
                newest.article_id as newest
            from former_definition d join curated_list c on c.id = d.list_id
            left join lateral (
                select x.size, x.rule from former_definition x
                where x.list_id = d.list_id and x.ended_at > d.ended_at order by x.ended_at limit 1) till on true
            """ + SEEN_AT.replace("{at}", "d.ended_at") + """
            where d.ended_at >= :from and d.ended_at < :until
            order by d.ended_at, d.list_id""";

    private final Map<Long, Section> sections =
            Section.listInOrder().stream().collect(Collectors.toMap(section -> section.id, Function.identity()));

    AheadPage.Change launch(Tuple row) {
        long placed = row.get("placed", Long.class);
        return new AheadPage.Change(
                Changes.at(row),
                "List launch",
                "state-scheduled",
                row.get("name", String.class),
                "/newsroom/lists/" + row.get("key", String.class),
                "%s placed%s, by %s"
                        .formatted(
                                placed == 1 ? "1 story" : placed + " stories",
                                row.get("front", String.class) == null ? "" : " on the front " + frontName(row),
                                row.get("who", String.class)),
                listPath(row));
    }

    AheadPage.Change front(Tuple row) {
        long blocks = row.get("blocks", Long.class);
        return new AheadPage.Change(
                Changes.at(row),
                "Front launch",
                "state-scheduled",
                frontName(row),
                "/newsroom/fronts/" + row.get("key", String.class),
                "%s with their lists, by %s"
                        .formatted(blocks == 1 ? "1 block" : blocks + " blocks", row.get("who", String.class)),
                frontPath(row));
    }

    AheadPage.Change placement(Tuple row) {
        boolean begins = row.get("begins", Boolean.class);
        return new AheadPage.Change(
                Changes.at(row),
                begins ? "Placed" : "Taken off",
                "state-review",
                Objects.requireNonNullElse(row.get("headline", String.class), "A story that was killed"),
                "/newsroom/lists/" + row.get("key", String.class),
                "%s “%s”, by %s"
                        .formatted(
                                begins ? "into" : "from", row.get("name", String.class), row.get("who", String.class)),
                listPath(row));
    }

    AheadPage.Change redefinition(Tuple row) {
        int size = row.get("size", Integer.class);
        return new AheadPage.Change(
                Changes.at(row),
                "Another list",
                "state-review",
                row.get("name", String.class),
                "/newsroom/lists/" + row.get("key", String.class),
                "%s from then on, filled with %s"
                        .formatted(
                                size == 1 ? "1 place" : size + " places",
                                Rule.valueOf(row.get("rule", String.class)).label()),
                listPath(row));
    }

    private Section frontSection(Tuple row) {
        Long section = row.get("front_section", Long.class);
        return section == null ? null : sections.get(section);
    }

    private String frontName(Tuple row) {
        Section section = frontSection(row);
        return section == null ? "Home" : section.fullName();
    }

    /** Of the front that a row names; the paper's where it names none. */
    String frontPath(Tuple row) {
        Section section = frontSection(row);
        return section == null ? "/" : section.address();
    }

    /** Where readers meet a list. */
    private String listPath(Tuple row) {
        Long newest = row.get("newest", Long.class);
        String topic = row.get("topic", String.class);
        return topic != null ? "/tag/" + topic : newest != null ? "/story-" + newest : frontPath(row);
    }
}
