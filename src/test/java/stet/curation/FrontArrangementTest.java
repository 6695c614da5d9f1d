package stet.curation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontArrangementTest {
    @Test
    void aStoryThatARuleBringsStandsOnTheFrontOnce() {
        assertEquals(
                List.of(List.of(1, 2), List.of(3, 4)),
                filled(open(2, false, List.of(), 1, 2, 3, 4), open(2, false, List.of(), 1, 2, 3, 4)));
    }

    @Test
    void theFillerAboveGivesWayToWhatIsPlacedBelow() {
        assertEquals(
                List.of(List.of(2, 3), List.of(1, 4)),
                filled(open(2, false, List.of(), 1, 2, 3, 4), open(2, false, List.of(1), 1, 2, 3, 4)));
    }

    @Test
    void whatPeoplePlacedTwiceStandsTwice() {
        assertEquals(
                List.of(List.of(1), List.of(1)), filled(open(1, false, List.of(1), 2), open(1, false, List.of(1), 2)));
    }

    @Test
    void aBlockThatMayRepeatNeitherGivesWayNorTakes() {
        FrontArrangement.Open<Integer> apart = open(1, true, List.of(), 1, 2);
        FrontArrangement.Open<Integer> other = open(1, false, List.of(), 1, 2);
        assertEquals(
                List.of(List.of(1), List.of(1), List.of(2)),
                FrontArrangement.filled(List.of(other, apart, other), Function.identity()));
    }

    @Test
    void placedBeyondTheEndOfABlockIsFreeForOthers() {
        assertEquals(
                List.of(List.of(1), List.of(2)),
                filled(open(1, false, List.of(1, 2)), open(1, false, List.of(), 1, 2)));
    }

    /** What must be true of every front, however it is arranged. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyFrontKeepsTheRules(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<FrontArrangement.Open<Integer>> blocks = new ArrayList<>();
            int count = 1 + random.nextInt(6);
            for (int i = 0; i < count; i++) {
                blocks.add(open(
                        1 + random.nextInt(5),
                        random.nextInt(5) == 0,
                        some(random, random.nextInt(4)),
                        some(random, random.nextInt(20)).toArray(Integer[]::new)));
            }
            keepsTheRules(blocks, FrontArrangement.filled(blocks, Function.identity()));
        }
    }

    private static void keepsTheRules(List<FrontArrangement.Open<Integer>> blocks, List<List<Integer>> shown) {
        assertEquals(blocks.size(), shown.size());
        List<Set<Integer>> curated = blocks.stream()
                .map(block -> setOf(block.placed().placed().stream()
                        .map(Placed::story)
                        .limit(block.placed().definition().size())
                        .toList()))
                .toList();
        for (int i = 0; i < blocks.size(); i++) {
            List<Integer> stories = shown.get(i);
            FrontArrangement.Open<Integer> block = blocks.get(i);
            assertEquals(new HashSet<>(stories).size(), stories.size(), "no story twice in a block");
            assertTrue(stories.containsAll(curated.get(i)), "what was placed is there");
            Set<Integer> elsewhere = new HashSet<>();
            for (int j = 0; j < blocks.size(); j++) {
                if (j != i && !blocks.get(j).repeats()) {
                    elsewhere.addAll(j < i ? shown.get(j) : curated.get(j));
                }
            }
            Set<Integer> eligible = new LinkedHashSet<>(block.fillers().apply(List.of()));
            if (!block.repeats()) {
                eligible.removeAll(elsewhere);
                List<Integer> brought = new ArrayList<>(stories);
                brought.removeAll(curated.get(i));
                assertTrue(Collections.disjoint(brought, elsewhere), "the filler gives way");
            }
            eligible.removeAll(
                    block.placed().placed().stream().map(Placed::story).toList());
            int size = block.placed().definition().size();
            assertEquals(
                    Math.min(size, curated.get(i).size() + eligible.size()), stories.size(), "as many as there can be");
        }
    }

    private static List<Integer> some(Random random, int count) {
        List<Integer> all = new ArrayList<>(IntStream.rangeClosed(1, 20).boxed().toList());
        Collections.shuffle(all, random);
        return all.subList(0, count);
    }

    private static Set<Integer> setOf(List<Integer> stories) {
        return new LinkedHashSet<>(stories);
    }

    private static List<List<Integer>> filled(
            FrontArrangement.Open<Integer> above, FrontArrangement.Open<Integer> below) {
        return FrontArrangement.filled(List.of(above, below), Function.identity());
    }

    private static FrontArrangement.Open<Integer> open(
            int size, boolean repeats, List<Integer> placed, Integer... fillers) {
        List<Placed<Integer>> spots = new ArrayList<>();
        placed.forEach(story -> spots.add(new Placed<>(spots.size() + 1, false, story)));
        Definition definition = new Definition("block", "Block", size, Rule.NEWEST);
        return new FrontArrangement.Open<>(
                new Arrangement<>(definition, spots, Set.of()), above -> List.of(fillers), repeats);
    }
}
