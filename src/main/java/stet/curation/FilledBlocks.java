package stet.curation;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import stet.outbox.Key;
import stet.people.Actor;
import stet.taxonomy.Kept;
import stet.taxonomy.Mentions.Mention;
import stet.taxonomy.Section;

/**
 * The blocks of fronts that a section, or a topic, fills: as they are lined up, and in all launches. Indexes {@code
 * front_block_section} and {@code front_block_tag}.
 *
 * @param column where a launched block has its number
 * @param named its number in a block that is lined up, or null
 * @param naming a block that is filled from another one of that number
 */
record FilledBlocks(Kept kind, String column, Function<Block, Long> named, BiFunction<Block, Long, Block> naming) {
    static FilledBlocks by(Kept kind) {
        return switch (kind) {
            case SECTION -> new FilledBlocks(kind, "section_id", Block::section, Block::filledFrom);
            case TAG -> new FilledBlocks(kind, "tag_id", Block::tag, Block::filledWith);
            case AUTHOR -> throw new IllegalArgumentException("No block is filled by author");
        };
    }

    private record Place(String front, String list) {}

    /** A block in words; {@code section} is that of its front, or null. */
    private static final class Line {
        private final Long section;
        private final String block;
        private final List<String> when = new ArrayList<>();

        Line(Long section, String block) {
            this.section = section;
            this.block = block;
        }
    }

    /** Three statements; a section's own front is left out. */
    List<Mention> mentions(long id, Instant now) {
        Map<Place, Line> lines = new LinkedHashMap<>();
        for (Front front : Front.<Front>list("order by id")) {
            front.plan().blocks().stream()
                    .filter(block -> Objects.equals(named.apply(block), id))
                    .forEach(block -> lines.computeIfAbsent(
                                    new Place(front.key(), block.list()),
                                    place -> new Line(
                                            front.sectionId(),
                                            block.definition().name()))
                            .when
                            .add("as it is lined up"));
        }
        launched(id, now).forEach(row -> {
            Line line = lines.computeIfAbsent(
                    new Place(row.get("front", String.class), row.get("list", String.class)),
                    place -> new Line(row.get("front_section", Long.class), row.get("name", String.class)));
            if (row.get("seen", Boolean.class)) {
                line.when.add("as readers see it");
            }
            launches(row.get("coming", Long.class), "to come").ifPresent(line.when::add);
            launches(row.get("past", Long.class), "of before").ifPresent(line.when::add);
        });
        lines.keySet().removeIf(place -> kind == Kept.SECTION && place.front().equals(Front.key(id)));
        Map<Long, Section> sections =
                Section.listInOrder().stream().collect(Collectors.toMap(section -> section.id, Function.identity()));
        List<Mention> mentions = new ArrayList<>();
        lines.forEach((place, line) -> mentions.add(new Mention(
                "%s: the block “%s”, %s"
                        .formatted(
                                line.section == null
                                        ? "Home"
                                        : sections.get(line.section).fullName(),
                                line.block,
                                String.join(", ", line.when)),
                "/newsroom/fronts/" + place.front())));
        return mentions;
    }

    private static Optional<String> launches(long count, String which) {
        return count == 0
                ? Optional.empty()
                : Optional.of("in %d %s %s".formatted(count, count == 1 ? "launch" : "launches", which));
    }

    private List<Tuple> launched(long id, Instant now) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = Panache.getEntityManager()
                .createNativeQuery("""
                        select f.key as front, f.section_id as front_section, c.key as list, c.name,
                            bool_or(l.visible_from <= :now and (l.visible_until is null or l.visible_until > :now)) as seen,
                            count(*) filter (where l.visible_from > :now) as coming,
                            count(*) filter (where l.visible_until <= :now) as past
                        from front_block b
                        join front_launch l on l.id = b.launch_id
                        join front f on f.id = l.front_id and f.ended_at is null
                        join curated_list c on c.id = b.list_id
                        where b.%s = :id group by f.id, c.id order by f.id, c.id""".formatted(column), Tuple.class)
                .setParameter("id", id)
                .setParameter("now", now)
                .getResultList();
        return rows;
    }

    /** @return the fronts that changed, as announcements call them */
    Set<String> replace(long from, long into, String name, Actor by, Instant now) {
        Set<String> changed = change(from, block -> naming.apply(block, into), by, now);
        if (kind == Kept.TAG) {
            past("%s = :into", from, name).setParameter("into", into).executeUpdate();
        }
        return changed;
    }

    /**
     * Nothing fills them any more: they show what editors placed, under the name that they had.
     *
     * @return the fronts that changed, as announcements call them
     */
    Set<String> forget(long id, String name, Actor by, Instant now) {
        Set<String> changed = change(id, block -> block.unfilled(name), by, now);
        if (kind == Kept.TAG) {
            past("rule = 'NONE', %s = null", id, name).executeUpdate();
        }
        return changed;
    }

    /** Changes the blocks that are lined up, and those that readers see from now on. */
    private Set<String> change(long id, UnaryOperator<Block> change, Actor by, Instant now) {
        UnaryOperator<Block> changing = block -> Objects.equals(named.apply(block), id) ? change.apply(block) : block;
        Set<String> changed = new LinkedHashSet<>();
        for (FrontLaunch launch : FrontLaunch.listFilledFrom(now, column.replace("_id", ""), id)) {
            launch.become(changing, by, now);
            changed.add(launch.front().key());
        }
        for (Front front : Front.<Front>list("order by id")) {
            if (front.follow(changing)) {
                changed.add(front.key());
            }
        }
        Panache.getEntityManager().flush();
        return changed.stream().map(Key::front).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Sections are kept when they end, topics are not: their blocks of before keep the name that readers saw. */
    private Query past(String becoming, long id, String name) {
        return Panache.getEntityManager()
                .createNativeQuery("update front_block set title = coalesce(title, :name), %s where %s = :id"
                        .formatted(becoming.formatted(column), column))
                .setParameter("name", name)
                .setParameter("id", id);
    }
}
