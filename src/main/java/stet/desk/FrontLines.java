package stet.desk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stet.curation.Block;
import stet.curation.CuratedList;
import stet.curation.Spot;
import stet.people.Actor;
import stet.site.Card;

/** Lays out the blocks of a front, each with what stands in its places. */
final class FrontLines {
    private final String action;
    private final LinedUp front;
    private final Map<Long, StoryLine> stories;
    private final Map<String, List<Card>> brought;
    private final FrontNames names;
    private final Actor me;
    private final Kept kept;
    private final List<SpotLine.Target> targets;

    /**
     * @param action where the forms of placed stories go
     * @param stories all that are placed or hidden, by number
     * @param brought what rules bring, by the block's list
     */
    FrontLines(
            String action,
            LinedUp front,
            Map<Long, StoryLine> stories,
            Map<String, List<Card>> brought,
            FrontNames names,
            Actor me,
            Kept kept) {
        this.action = action;
        this.front = front;
        this.stories = stories;
        this.brought = brought;
        this.names = names;
        this.me = me;
        this.kept = kept;
        this.targets = front.plan().blocks().stream()
                .map(block -> front.lists().get(block.list()))
                .filter(list -> list != null && list.mayBeArrangedBy(me))
                .map(list -> new SpotLine.Target(
                        list.definition().key(),
                        list.version(),
                        names.title(list.definition().key())))
                .toList();
    }

    /** From the top. */
    List<FrontPage.Line> all() {
        List<Block> blocks = front.plan().blocks();
        List<FrontPage.Line> lines = new ArrayList<>();
        for (int place = 0; place < blocks.size(); place++) {
            Block block = blocks.get(place);
            CuratedList list = front.lists().get(block.list());
            Map<Integer, SpotLine> spots = spots(list);
            Deque<FrontPage.Brought> left = new ArrayDeque<>(brought(block));
            lines.add(new FrontPage.Line(
                    block,
                    names.title(block.list()),
                    names.filler(block),
                    place == 0 ? null : blocks.get(place - 1).list(),
                    place + 2 < blocks.size() ? blocks.get(place + 2).list() : null,
                    place == 0,
                    place == blocks.size() - 1,
                    list == null ? 0 : list.version(),
                    list != null && list.mayBeArrangedBy(me),
                    cells(block, spots, left),
                    spots.entrySet().stream()
                            .filter(spot -> spot.getKey() > block.size())
                            .map(Map.Entry::getValue)
                            .toList(),
                    List.copyOf(left),
                    hidden(block),
                    fields("edit-" + block.list(), block.list(), block)));
        }
        return lines;
    }

    /** @param left what the rule brings, taken from as places are filled */
    private static List<FrontPage.Cell> cells(
            Block block, Map<Integer, SpotLine> spots, Deque<FrontPage.Brought> left) {
        List<FrontPage.Cell> cells = new ArrayList<>();
        for (int position = 1; position <= block.size(); position++) {
            SpotLine spot = spots.get(position);
            FrontPage.Brought story = spot == null ? left.poll() : null;
            FrontPage.Cell last = cells.isEmpty() ? null : cells.get(cells.size() - 1);
            if (spot == null && story == null && last != null && last.isOpen()) {
                cells.set(cells.size() - 1, new FrontPage.Cell(last.position(), last.places() + 1, null, null));
            } else {
                cells.add(new FrontPage.Cell(position, 1, spot, story));
            }
        }
        return cells;
    }

    private List<FrontPage.Brought> brought(Block block) {
        return brought.getOrDefault(block.list(), List.of()).stream()
                .map(card -> new FrontPage.Brought(
                        card.article(),
                        block.layout().isLadder() ? card.headline() : card.title(),
                        card.unfolding(),
                        front.lineup(block.list()).find(card.article()).isPresent()))
                .toList();
    }

    private List<StoryLine> hidden(Block block) {
        return front.lineup(block.list()).hidden().stream()
                .filter(stories::containsKey)
                .map(stories::get)
                .toList();
    }

    /** By position. A pinned one stays where it is, and the others move among themselves. */
    private Map<Integer, SpotLine> spots(CuratedList list) {
        Map<Integer, SpotLine> lines = new LinkedHashMap<>();
        if (list == null) {
            return lines;
        }
        String key = list.definition().key();
        List<SpotLine.Target> others =
                targets.stream().filter(target -> !target.key().equals(key)).toList();
        List<Long> moving = list.lineup().spots().stream()
                .filter(spot -> !spot.isPinned())
                .map(Spot::article)
                .toList();
        list.lineup().byPosition().forEach((position, spot) -> {
            int at = moving.indexOf(spot.article());
            lines.put(
                    position,
                    new SpotLine(
                            key + "-" + spot.article(),
                            action,
                            key,
                            list.version(),
                            list.mayBeArrangedBy(me),
                            spot,
                            stories.get(spot.article()),
                            at > 0 ? moving.get(at - 1) : null,
                            at >= 0 && at + 2 < moving.size() ? moving.get(at + 2) : null,
                            at <= 0,
                            at < 0 || at == moving.size() - 1,
                            others));
        });
        return lines;
    }

    /** What the form of a block that is to be added shows. */
    FrontPage.BlockFields added() {
        return fields("add", "new", null);
    }

    private FrontPage.BlockFields fields(String form, String id, Block block) {
        return new FrontPage.BlockFields(
                form,
                id,
                kept.value(form, "title", block == null ? null : block.title()),
                kept.value(form, "layout", block == null ? null : block.layout().name()),
                kept.value(form, "size", block == null ? null : block.size()),
                kept.value(form, "rule", block == null ? null : block.rule().name()),
                kept.value(form, "section", block == null ? null : names.path(block)),
                kept.value(form, "tag", block == null ? null : names.tag(block)),
                kept.ticked(form, "repeats", block != null && block.repeats()));
    }
}
