package stet.desk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import stet.curation.CuratedList;
import stet.curation.Layout;
import stet.curation.Rule;
import stet.curation.Spot;
import stet.curation.Unfolding;
import stet.people.Actor;
import stet.publishing.PublicState;
import stet.site.Card;

/**
 * The places of a list as its editors have them before them: what is placed, and what the rule brings to the rest.
 *
 * @param list its key
 * @param title what the newsroom calls it
 * @param prefix of what its elements are called by, before a story's number: one story may stand in two lists of a page
 * @param version of the line-up
 * @param action where its forms go
 * @param mayPlace whether this person may put stories into it
 * @param look the layout, as a CSS class
 * @param filled whether the rest is filled by a rule, so that open places are not left empty
 * @param cells its places from the first
 * @param waiting placed stories for which it has no place
 * @param meanwhile what the rule brings in place of stories that readers cannot see yet
 * @param hidden stories that the rule must not bring
 */
public record Places(
        String list,
        String title,
        String prefix,
        int version,
        String action,
        boolean mayPlace,
        String look,
        boolean filled,
        List<Cell> cells,
        List<SpotLine> waiting,
        List<Brought> meanwhile,
        List<StoryLine> hidden) {

    /**
     * Some places: one where a story is placed, or one to which the rule brings a story, or several in a row that stay
     * open.
     *
     * @param line the placed story, or null
     * @param brought what the rule brings, or null
     */
    public record Cell(int position, int places, SpotLine line, Brought brought) {
        public boolean isOpen() {
            return line == null && brought == null;
        }

        public int lastPosition() {
            return position + places - 1;
        }
    }

    /**
     * A story that a rule brings.
     *
     * @param title what readers read there
     * @param unfolding what they are told of its going on, or null
     * @param placed whether an editor has placed it there too, for another time
     */
    public record Brought(long story, String title, Unfolding unfolding, boolean placed) {}

    /**
     * Where a list stands on a page of the newsroom.
     *
     * @param title what the newsroom calls it there
     * @param prefix as {@link Places#prefix}
     * @param others the other lists of the page that a story can be moved to
     */
    record Setting(String title, String prefix, String action, Layout layout, List<SpotLine.Target> others) {}

    /**
     * Lays them out.
     *
     * @param key of the list, which nobody may have made yet: then {@code list} is null
     * @param size how many places it has there
     * @param rule what fills what is left open
     * @param stories all that are placed or hidden, by number
     * @param brought what the rule brings, best first
     */
    static Places of(
            String key,
            CuratedList list,
            int size,
            Rule rule,
            Setting setting,
            Map<Long, StoryLine> stories,
            List<Card> brought,
            Actor me) {
        Map<Integer, SpotLine> spots = list == null ? Map.of() : spots(list, setting, stories, me);
        Deque<Brought> left = new ArrayDeque<>(brought.stream()
                .map(card -> new Brought(
                        card.article(),
                        setting.layout().isLadder() ? card.headline() : card.title(),
                        card.unfolding(),
                        list != null && list.lineup().find(card.article()).isPresent()))
                .toList());
        List<Cell> cells = cells(size, spots, left);
        return new Places(
                key,
                setting.title(),
                setting.prefix(),
                list == null ? 0 : list.version(),
                setting.action(),
                list != null && list.mayBeArrangedBy(me),
                "mini-" + setting.layout().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                rule != Rule.NONE,
                cells,
                spots.entrySet().stream()
                        .filter(spot -> spot.getKey() > size)
                        .map(Map.Entry::getValue)
                        .toList(),
                List.copyOf(left),
                list == null
                        ? List.of()
                        : list.lineup().hidden().stream()
                                .filter(stories::containsKey)
                                .map(stories::get)
                                .toList());
    }

    /** @param left what the rule brings, taken from as places are filled */
    private static List<Cell> cells(int size, Map<Integer, SpotLine> spots, Deque<Brought> left) {
        List<Cell> cells = new ArrayList<>();
        for (int position = 1; position <= size; position++) {
            SpotLine spot = spots.get(position);
            Brought story = spot == null ? left.poll() : null;
            Cell last = cells.isEmpty() ? null : cells.get(cells.size() - 1);
            if (spot == null && story == null && last != null && last.isOpen()) {
                cells.set(cells.size() - 1, new Cell(last.position(), last.places() + 1, null, null));
            } else {
                cells.add(new Cell(position, 1, spot, story));
            }
        }
        return cells;
    }

    /** By position. A pinned one stays where it is, and the others move among themselves. */
    private static Map<Integer, SpotLine> spots(
            CuratedList list, Setting setting, Map<Long, StoryLine> stories, Actor me) {
        List<Long> moving = list.lineup().spots().stream()
                .filter(spot -> !spot.isPinned())
                .map(Spot::article)
                .toList();
        Map<Integer, SpotLine> lines = new LinkedHashMap<>();
        list.lineup().byPosition().forEach((position, spot) -> {
            int at = moving.indexOf(spot.article());
            StoryLine story = stories.get(spot.article());
            lines.put(
                    position,
                    new SpotLine(
                            setting.prefix() + spot.article(),
                            setting.action(),
                            list.definition().key(),
                            list.version(),
                            list.mayBeArrangedBy(me),
                            // The words of a killed story are nobody's, those about it neither.
                            story.published() == PublicState.KILLED ? spot.wordless() : spot,
                            story,
                            at > 0 ? moving.get(at - 1) : null,
                            at >= 0 && at + 2 < moving.size() ? moving.get(at + 2) : null,
                            at <= 0,
                            at < 0 || at == moving.size() - 1,
                            setting.others()));
        });
        return lines;
    }
}
