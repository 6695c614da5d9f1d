package stet.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import stet.curation.Block;
import stet.curation.Plan;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;

/** What blocks, and the sections and topics of their rules, are called. */
final class FrontNames {
    private final Map<String, Block> blocks;
    private final Map<Long, Section> sections;
    private final Map<Long, String> tags;

    FrontNames(Plan plan, List<Section> all) {
        blocks = plan.blocks().stream().collect(Collectors.toMap(Block::list, Function.identity()));
        sections = all.stream().collect(Collectors.toMap(section -> section.id, Function.identity()));
        List<Long> wanted =
                plan.blocks().stream().map(Block::tag).filter(Objects::nonNull).toList();
        tags = wanted.isEmpty()
                ? Map.of()
                : Tag.<Tag>list("id in ?1", wanted).stream().collect(Collectors.toMap(tag -> tag.id, tag -> tag.name));
    }

    String title(String list) {
        Block block = blocks.get(list);
        if (block == null) {
            return list;
        }
        if (block.title() != null) {
            return block.title();
        }
        String where = sectionName(block);
        return where.isEmpty()
                ? block.layout().label()
                : "%s: %s".formatted(block.layout().label(), where);
    }

    String filler(Block block) {
        String where = sectionName(block).isEmpty() ? tag(block) : sectionName(block);
        return where.isEmpty()
                ? block.rule().label()
                : "%s (%s)".formatted(block.rule().label(), where);
    }

    String path(Block block) {
        return block.section() == null || !sections.containsKey(block.section())
                ? ""
                : sections.get(block.section()).path();
    }

    private String sectionName(Block block) {
        return block.section() == null || !sections.containsKey(block.section())
                ? ""
                : sections.get(block.section()).name;
    }

    String tag(Block block) {
        return block.tag() == null ? "" : tags.getOrDefault(block.tag(), "");
    }
}
