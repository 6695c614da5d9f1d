package stet.site;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What the pages of one edition are made from.
 *
 * @param draft a front that stands as it is lined up, or null
 */
record Context(
        Rows rows,
        SectionTree sections,
        Instant at,
        Dates dates,
        Links links,
        Framing framing,
        Cards cards,
        FrontDraft draft,
        Seal seal) {
    /** The same, read in another way. */
    Context reading(Rows other) {
        return new Context(other, sections, at, dates, links, framing, cards, draft, seal);
    }

    /** Pictures by their numbers in the library: one statement, or none where none is wanted. */
    Pictures pictures(Stream<Long> images) {
        return Pictures.read(rows, at, images.toList());
    }

    /** Stories with their pictures: one statement. */
    List<Card> illustrated(List<Card> stories) {
        return Card.with(pictures(stories.stream().flatMap(Card::images)), stories);
    }

    /** So many stories, and the address of those behind them; {@code older} is null when there are none. */
    record River(List<Card> stories, String older) {}

    /**
     * One stretch of a list.
     *
     * @param walk the list from a cursor on, at most so many
     */
    River river(String path, Cursor before, int size, BiFunction<Cursor, Integer, List<Card>> walk) {
        List<Card> found = walk.apply(before, size + 1);
        if (found.size() <= size) {
            return new River(found, null);
        }
        List<Card> shown = found.subList(0, size);
        return new River(shown, older(path, shown.get(size - 1).cursor()));
    }

    String older(String path, Cursor last) {
        return links.to(path) + "?before=" + seal.write(last);
    }

    Cursor start() {
        return Cursor.from(at);
    }

    boolean isFirst(Cursor before) {
        return before.equals(start());
    }

    /** The query of a stretch's own address: none for the first. */
    String query(Cursor before) {
        return isFirst(before) ? "" : "?before=" + seal.write(before);
    }
}
