package stet.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stet.curation.Block;
import stet.curation.CuratedList;
import stet.curation.Spot;
import stet.people.Actor;

/** Lays out the blocks of a front, each with what stands in its places. */
final class FrontLines {
    private final String action;
    private final LinedUp front;
    private final Map<Long, StoryLine> stories;
    private final FrontNames names;
    private final Actor me;
    private final Kept kept;
    private final List<SpotLine.Target> targets;

    /** @param action where the forms of placed stories go */
    FrontLines(String action, LinedUp front, Map<Long, StoryLine> stories, FrontNames names, Actor me, Kept kept) {
        this.action = action;
        this.front = front;
        this.stories = stories;
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
            List<FrontPage.Cell> cells = new ArrayList<>();
            List<SpotLine> waiting = new ArrayList<>();
            spots(list).forEach((position, line) -> {
                if (position > block.size()) {
                    waiting.add(line);
                    return;
                }
                open(cells, position);
                cells.add(new FrontPage.Cell(position, 1, line));
            });
            open(cells, block.size() + 1);
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
                    cells,
                    waiting,
                    fields("edit-" + block.list(), block.list(), block)));
        }
        return lines;
    }

    /** The open places between the last cell and a position. */
    private static void open(List<FrontPage.Cell> cells, int position) {
        int next = cells.isEmpty() ? 1 : cells.get(cells.size() - 1).lastPosition() + 1;
        if (next < position) {
            cells.add(new FrontPage.Cell(next, position - next, null));
        }
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
