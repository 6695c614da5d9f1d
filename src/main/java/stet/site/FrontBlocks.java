package stet.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import stet.curation.Block;
import stet.curation.FrontArrangement;
import stet.curation.Rule;

/** Fills the blocks of a front: one statement for what was placed, one for each kind of rule, and one for the cards. */
final class FrontBlocks {
    private final Context context;

    FrontBlocks(Context context) {
        this.context = context;
    }

    /**
     * What a front shows; blocks that have no story are left out.
     *
     * @param front its key
     * @param usual its blocks where nobody has launched any
     */
    List<FrontBlock> of(String front, List<Block> usual) {
        return shown(laid(front, usual));
    }

    /** The stories that it shows, each once: as {@link #of}, without asking for their words. */
    Set<Long> stories(String front, List<Block> usual) {
        return chosen(laid(front, usual)).stream()
                .flatMap(List::stream)
                .map(Candidate::article)
                .collect(Collectors.toSet());
    }

    /** What rules bring to each of its blocks, by the block's list: as {@link #of}, without what was placed. */
    Map<String, List<Card>> brought(String front) {
        List<PlacedStories.Laid> blocks = laid(front, List.of());
        List<List<Candidate>> chosen = chosen(blocks);
        Map<String, List<Candidate>> brought = new LinkedHashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            Set<Long> placed = blocks.get(i).arrangement().placed().stream()
                    .map(each -> each.story().article())
                    .collect(Collectors.toSet());
            brought.put(
                    blocks.get(i).block().list(),
                    chosen.get(i).stream()
                            .filter(story -> !placed.contains(story.article()))
                            .toList());
        }
        Map<Long, Card> cards = cards(brought.values());
        Map<String, List<Card>> found = new LinkedHashMap<>();
        brought.forEach((list, stories) -> found.put(list, Candidate.cards(stories, cards)));
        return found;
    }

    private List<PlacedStories.Laid> laid(String front, List<Block> usual) {
        FrontDraft draft = context.draft();
        if (draft != null && draft.front().equals(front)) {
            return PlacedStories.lined(context.rows(), context.at(), draft);
        }
        return PlacedStories.read(context.rows(), context.at(), Map.of(front, usual), false, List.of())
                .front(front);
    }

    private List<List<Candidate>> chosen(List<PlacedStories.Laid> blocks) {
        Fillers fillers = new Fillers(new Candidates(context.rows(), context.at()), context.sections(), wanted(blocks));
        return FrontArrangement.filled(
                blocks.stream()
                        .map(laid -> new FrontArrangement.Open<>(
                                laid.arrangement(),
                                (List<Candidate> above) -> of(laid.block(), fillers, above),
                                laid.block().repeats()))
                        .toList(),
                Candidate::article);
    }

    private List<FrontBlock> shown(List<PlacedStories.Laid> blocks) {
        List<List<Candidate>> chosen = chosen(blocks);
        Map<Long, Card> cards = cards(chosen);
        List<FrontBlock> shown = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            List<Card> stories = Candidate.cards(chosen.get(i), cards);
            if (!stories.isEmpty()) {
                shown.add(block(i + 1, blocks.get(i), stories));
            }
        }
        return shown;
    }

    private Map<Long, Card> cards(Collection<List<Candidate>> chosen) {
        Set<Long> articles =
                chosen.stream().flatMap(List::stream).map(Candidate::article).collect(Collectors.toSet());
        return articles.isEmpty() ? Map.of() : context.cards().ofStories(articles);
    }

    private static List<Candidate> of(Block block, Fillers fillers, List<Candidate> above) {
        return fillers.of(block.rule(), block.section(), block.tag(), above);
    }

    private FrontBlock block(int position, PlacedStories.Laid laid, List<Card> stories) {
        Block block = laid.block();
        SectionTree.Node section =
                block.section() == null ? null : context.sections().get(block.section());
        PlacedStories.Topic topic = laid.topic();
        return new FrontBlock(
                position,
                block.title(),
                block.layout(),
                section == null ? null : context.framing().link(section, false),
                topic == null
                        ? null
                        : new StoryPage.Link(topic.name(), context.links().to("/tag/" + topic.slug())),
                block.rule().isByReaders(),
                stories);
    }

    /** However the blocks share them out, no rule is asked for more than could be shown before its block is full. */
    private List<Fillers.Wanted> wanted(List<PlacedStories.Laid> blocks) {
        List<Fillers.Wanted> wanted = new ArrayList<>();
        for (PlacedStories.Laid laid : blocks) {
            int most = laid.arrangement().hidden().size();
            boolean below = false;
            for (PlacedStories.Laid other : blocks) {
                most += takenFrom(laid, other, below);
                below |= laid == other;
            }
            wanted.add(new Fillers.Wanted(
                    laid.block().rule(), laid.block().section(), laid.block().tag(), most));
        }
        return wanted;
    }

    /**
     * How many of the stories that a block's rule brings may stand in another, or in itself: as many as that shows. One
     * that may repeat shares with none. Only what was placed is to be minded of what stands below, which is filled later,
     * and of a block of another section.
     */
    private int takenFrom(PlacedStories.Laid laid, PlacedStories.Laid other, boolean below) {
        Block block = laid.block();
        Block its = other.block();
        if (laid != other && (block.repeats() || its.repeats())) {
            return 0;
        }
        boolean apart = block.rule() == Rule.NEWEST_IN_SECTION
                && its.rule() == Rule.NEWEST_IN_SECTION
                && top(block) != top(its);
        return below || apart
                ? Math.min(its.size(), other.arrangement().placed().size())
                : its.size();
    }

    private long top(Block block) {
        return context.sections().get(block.section()).top().id();
    }
}
