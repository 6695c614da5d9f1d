package stet.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import stet.curation.Block;
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
            lines.add(new FrontPage.Line(
                    block,
                    names.title(block.list()),
                    names.filler(block),
                    place == 0 ? null : blocks.get(place - 1).list(),
                    place + 2 < blocks.size() ? blocks.get(place + 2).list() : null,
                    place == 0,
                    place == blocks.size() - 1,
                    places(block),
                    fields("edit-" + block.list(), block.list(), block)));
        }
        return lines;
    }

    private Places places(Block block) {
        String key = block.list();
        List<SpotLine.Target> others =
                targets.stream().filter(target -> !target.key().equals(key)).toList();
        return Places.of(
                key,
                front.lists().get(key),
                block.size(),
                block.rule(),
                new Places.Setting(names.title(key), key + "-", action, block.layout(), others),
                stories,
                brought.getOrDefault(key, List.of()),
                me);
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
