package stet.curation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The blocks of a front as its editors have them now, from the top; readers see them once they are launched. */
public record Plan(List<Block> blocks) {
    public static final Plan EMPTY = new Plan(List.of());

    /** More than any front wants: each costs its readers a screen. */
    static final int MOST = 40;

    public Plan {
        blocks = List.copyOf(blocks);
    }

    public Optional<Block> find(String list) {
        return blocks.stream().filter(block -> block.list().equals(list)).findFirst();
    }

    /** With a block put before another one, or last when {@code before} is null or not there. */
    Plan inserting(Block block, String before) {
        List<Block> others = new ArrayList<>(without(block.list()).blocks());
        int at = others.size();
        for (int place = 0; place < others.size(); place++) {
            if (others.get(place).list().equals(before)) {
                at = place;
            }
        }
        others.add(at, block);
        return new Plan(others);
    }

    /** The same, with sections and topics as they are today: {@link Block#today}. */
    Plan today() {
        return new Plan(blocks.stream().map(Block::today).toList());
    }

    Plan without(String list) {
        return new Plan(
                blocks.stream().filter(block -> !block.list().equals(list)).toList());
    }

    Plan replacing(Block block) {
        return new Plan(blocks.stream()
                .map(other -> other.list().equals(block.list()) ? block : other)
                .toList());
    }
}
