package stet.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.curation.Block;
import stet.curation.FrontArrangement;
import stet.curation.Rule;

/** Fills the blocks of a front: one statement for what was placed, one for each kind of rule, and one for the cards. */
final class FrontBlocks {
    /** Enough that the newest of several sections are among them on a day when one section writes a lot. */
    private static final int FOR_VARIETY = 40;

    private final Context context;
    private final Candidates candidates;

    FrontBlocks(Context context) {
        this.context = context;
        this.candidates = new Candidates(context.rows(), context.at());
    }

    /**
     * What a front shows; blocks that have no story are left out.
     *
     * @param front its key
     * @param usual its blocks where nobody has launched any
     */
    List<FrontBlock> of(String front, List<Block> usual) {
        return shown(candidates.laid(front, usual));
    }

    private List<FrontBlock> shown(List<Candidates.Laid> blocks) {
        Fillers fillers = new Fillers(blocks);
        List<List<Candidate>> chosen = FrontArrangement.filled(
                blocks.stream()
                        .map(laid -> new FrontArrangement.Open<>(
                                laid.arrangement(),
                                (List<Candidate> above) -> fillers.of(laid.block(), above),
                                laid.block().repeats()))
                        .toList(),
                Candidate::article);
        Set<Long> articles =
                chosen.stream().flatMap(List::stream).map(Candidate::article).collect(Collectors.toSet());
        Map<Long, Card> cards = articles.isEmpty() ? Map.of() : context.cards().ofStories(articles);
        List<FrontBlock> shown = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            List<Card> stories = chosen.get(i).stream()
                    .filter(story -> cards.containsKey(story.article()))
                    .map(story -> cards.get(story.article()).with(story.headline(), story.standfirst(), story.kicker()))
                    .toList();
            if (!stories.isEmpty()) {
                shown.add(block(i + 1, blocks.get(i).block(), stories));
            }
        }
        return shown;
    }

    private FrontBlock block(int position, Block block, List<Card> stories) {
        SectionTree.Node section =
                block.section() == null ? null : context.sections().get(block.section());
        return new FrontBlock(
                position,
                block.title(),
                block.layout(),
                section == null ? null : context.framing().link(section, false),
                null,
                stories);
    }

    /** What the rules of a front's blocks bring, each rule asked once for all of its blocks. */
    private final class Fillers {
        private final List<Candidate> newest;
        private final Map<Long, List<Candidate>> bySection;
        private final Map<Long, List<Candidate>> byTag;

        Fillers(List<Candidates.Laid> blocks) {
            // However the blocks share them out, no rule is asked for more than the front could show or must leave out.
            int left = blocks.stream()
                    .mapToInt(laid -> laid.arrangement().placed().size()
                            + laid.arrangement().hidden().size())
                    .sum();
            int most =
                    left + blocks.stream().mapToInt(laid -> laid.block().size()).sum();
            boolean varied = has(blocks, Rule.NEWEST_OF_DIFFERENT_SECTIONS);
            newest = varied || has(blocks, Rule.NEWEST)
                    ? candidates.newest(varied ? Math.max(most, FOR_VARIETY) : most)
                    : List.of();
            bySection = ofSections(blocks, left);
            Set<Long> tags = blocks.stream()
                    .map(Candidates.Laid::block)
                    .filter(block -> block.rule() == Rule.NEWEST_WITH_TAG)
                    .map(Block::tag)
                    .collect(Collectors.toSet());
            byTag = tags.isEmpty() ? Map.of() : candidates.ofTags(tags, most);
        }

        private static boolean has(List<Candidates.Laid> blocks, Rule rule) {
            return blocks.stream().anyMatch(laid -> laid.block().rule() == rule);
        }

        /** Blocks of other sections take nothing from one of this section. */
        private Map<Long, List<Candidate>> ofSections(List<Candidates.Laid> blocks, int left) {
            Map<Long, Integer> wantedByTop = new HashMap<>();
            int wantedByOthers = 0;
            List<SectionTree.Node> roots = new ArrayList<>();
            for (Candidates.Laid laid : blocks) {
                Block block = laid.block();
                if (block.rule() == Rule.NEWEST_IN_SECTION) {
                    SectionTree.Node root = context.sections().get(block.section());
                    roots.add(root);
                    wantedByTop.merge(root.top().id(), block.size(), Integer::sum);
                } else {
                    wantedByOthers += block.size();
                }
            }
            if (roots.isEmpty()) {
                return Map.of();
            }
            int most = left
                    + wantedByOthers
                    + wantedByTop.values().stream()
                            .mapToInt(Integer::intValue)
                            .max()
                            .orElse(0);
            Set<Long> all = roots.stream()
                    .flatMap(SectionTree.Node::subtree)
                    .map(SectionTree.Node::id)
                    .collect(Collectors.toSet());
            return candidates.ofSections(all, most).stream().collect(Collectors.groupingBy(Candidate::section));
        }

        List<Candidate> of(Block block, List<Candidate> above) {
            return switch (block.rule()) {
                case NEWEST -> newest;
                case NEWEST_OF_DIFFERENT_SECTIONS -> Variety.of(newest, above, context.sections());
                case NEWEST_IN_SECTION ->
                    newestFirst(context.sections().get(block.section()).subtree());
                case NEWEST_WITH_TAG -> byTag.getOrDefault(block.tag(), List.of());
                case NONE -> List.of();
            };
        }

        private List<Candidate> newestFirst(Stream<SectionTree.Node> sections) {
            return sections.map(section -> bySection.getOrDefault(section.id(), List.of()))
                    .flatMap(Collection::stream)
                    .sorted(Comparator.comparing(Candidate::firstPublished)
                            .thenComparing(Candidate::article)
                            .reversed())
                    .toList();
        }
    }
}
