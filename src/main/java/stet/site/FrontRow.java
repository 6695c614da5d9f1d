package stet.site;

import java.util.ArrayList;
import java.util.List;
import stet.curation.Layout;

/** A block across a front, or two side by side. {@code beside} may be null. */
public record FrontRow(FrontBlock block, FrontBlock beside) {
    /** In order; a list, or the most read, that follows a four stands beside it. */
    static List<FrontRow> of(List<FrontBlock> blocks) {
        List<FrontRow> rows = new ArrayList<>();
        for (FrontBlock block : blocks) {
            FrontRow last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
            boolean narrow = block.isList() || block.isMostRead();
            if (narrow && last != null && last.beside == null && last.block.layout() == Layout.FOUR) {
                rows.set(rows.size() - 1, new FrontRow(last.block, block));
            } else {
                rows.add(new FrontRow(block, null));
            }
        }
        return rows;
    }

    public List<FrontBlock> blocks() {
        return beside == null ? List.of(block) : List.of(block, beside);
    }
}
