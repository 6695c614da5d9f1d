package stet.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.curation.Front;
import stet.curation.UsualFront;

/** The fronts of the paper and of its sections. */
final class Fronts {
    private static final int IN_A_RIVER = 20;

    private final Context context;

    Fronts(Context context) {
        this.context = context;
    }

    /** At most eight statements with the sections', however many blocks there are: seven where nobody chose a topic. */
    HomePage home() {
        List<FrontBlock> blocks = new FrontBlocks(context)
                .of(Front.HOME, UsualFront.home(ids(context.sections().tops())));
        return new HomePage(
                context.framing().of(context.sections(), null, null, null, "/", ""),
                FrontRow.of(with(pictures(blocks, List.of()), blocks)));
    }

    /**
     * Its blocks, and below them all its stories that no block shows. One statement more than the home's for those, and
     * no blocks on the pages of older ones. Empty when the cursor leads to where nothing is.
     */
    Optional<Page> section(SectionTree.Node section, Cursor before) {
        String path = "/" + section.path();
        boolean first = context.isFirst(before);
        List<FrontBlock> bare = first
                ? new FrontBlocks(context)
                        .of(Front.key(section.id()), UsualFront.section(section.id(), ids(section.children())))
                : List.of();
        Set<Long> above = bare.stream()
                .flatMap(block -> block.stories().stream())
                .map(Card::article)
                .collect(Collectors.toSet());
        Context.River found = context.river(
                path, before, IN_A_RIVER, (from, most) -> context.cards().inSections(section.ids(), from, most));
        if (!first && found.stories().isEmpty()) {
            return Optional.empty();
        }
        List<Card> river = new ArrayList<>(found.stories());
        river.removeIf(card -> above.contains(card.article()));
        Pictures pictures = pictures(bare, river);
        List<FrontBlock> blocks = with(pictures, bare);
        // A list at the end stands beside the river.
        boolean aside = !blocks.isEmpty()
                && !river.isEmpty()
                && blocks.get(blocks.size() - 1).isList();
        List<FrontBlock> across = aside ? blocks.subList(0, blocks.size() - 1) : blocks;
        Framing framing = context.framing();
        return Optional.of(new SectionPage(
                framing.of(
                        context.sections(),
                        section,
                        section.name(),
                        section.description(),
                        path,
                        context.query(before)),
                framing.link(section, true),
                section.parent() == null ? null : framing.link(section.parent(), false),
                section.description(),
                section.children().stream()
                        .map(child -> framing.link(child, false))
                        .toList(),
                FrontRow.of(across),
                aside ? blocks.get(blocks.size() - 1) : null,
                first,
                Card.with(pictures, river),
                found.older()));
    }

    /** Of the stories that stand with a picture: one statement for all of them. */
    private Pictures pictures(List<FrontBlock> blocks, List<Card> river) {
        Stream<Card> above =
                blocks.stream().filter(block -> block.setting() != null).flatMap(block -> block.stories().stream());
        return context.pictures(Stream.concat(above, river.stream()).flatMap(Card::images));
    }

    private static List<FrontBlock> with(Pictures pictures, List<FrontBlock> blocks) {
        return blocks.stream().map(block -> block.with(pictures)).toList();
    }

    private static List<Long> ids(List<SectionTree.Node> sections) {
        return sections.stream().map(SectionTree.Node::id).toList();
    }
}
