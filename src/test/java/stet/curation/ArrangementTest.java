package stet.curation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrangementTest {
    @Test
    void whatPeopleLeftOpenIsFilled() {
        assertEquals(List.of(7, 8, 1, 2), filled(4, List.of(placed(1, 7), placed(2, 8)), List.of(1, 2, 3)));
    }

    @Test
    void aPinnedStoryKeepsItsPlaceAndOthersCloseUp() {
        assertEquals(List.of(8, 1, 7, 2), filled(4, List.of(pinned(3, 7), placed(4, 8)), List.of(1, 2, 3)));
    }

    @Test
    void theFillerGivesWayToThePlaced() {
        assertEquals(List.of(1, 3, 2), filled(3, List.of(pinned(3, 2)), List.of(1, 2, 3)));
    }

    @Test
    void aPinBeyondTheEndWaitsForAPlace() {
        assertEquals(List.of(5, 6), filled(2, List.of(placed(1, 5), placed(2, 6), pinned(9, 7)), List.of()));
        assertEquals(List.of(5, 7), filled(2, List.of(placed(1, 5), pinned(9, 7)), List.of(1)));
    }

    @Test
    void aShortPaperHasAShortListWithoutHoles() {
        assertEquals(List.of(1, 7), filled(6, List.of(pinned(5, 7)), List.of(1)));
    }

    @Test
    void aListWithoutARuleIsAsLongAsWhatWasPlaced() {
        Arrangement<Integer> list =
                new Arrangement<>(new Definition("picks", "picks", 4, Rule.NONE), List.of(placed(2, 7)), Set.of());
        assertEquals(List.of(7), list.filled(List.of(1, 2), Function.identity(), Set.of()));
    }

    /** Against a list drawn up the long way round: place by place, asking each time who is entitled to it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isWhatASimpleModelSays(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int size = 1 + random.nextInt(8);
            List<Placed<Integer>> placed = randomlyPlaced(random);
            List<Integer> fillers =
                    random.ints(random.nextInt(20), 1, 25).boxed().toList();
            Set<Integer> without = random.nextBoolean() ? Set.of(1 + random.nextInt(24)) : Set.of();
            Rule rule = Rule.values()[random.nextInt(Rule.values().length)];
            List<Integer> found = new Arrangement<>(new Definition("list", "list", size, rule), placed, Set.of())
                    .filled(fillers, Function.identity(), without);
            assertEquals(
                    model(size, rule, placed, fillers, without),
                    found,
                    () -> "seed %d: %s in %d places, fillers %s, without %s"
                            .formatted(seed, placed, size, fillers, without));
        }
    }

    /** Each position and each story at most once, as the database has it; shuffled, for their order means nothing. */
    private static List<Placed<Integer>> randomlyPlaced(Random random) {
        List<Integer> stories = new ArrayList<>(IntStream.range(1, 25).boxed().toList());
        List<Integer> positions = new ArrayList<>(IntStream.range(1, 12).boxed().toList());
        Collections.shuffle(stories, random);
        Collections.shuffle(positions, random);
        return IntStream.range(0, random.nextInt(10))
                .mapToObj(i -> new Placed<>(positions.get(i), random.nextInt(3) == 0, stories.get(i)))
                .toList();
    }

    private static List<Integer> model(
            int size, Rule rule, List<Placed<Integer>> placed, List<Integer> fillers, Set<Integer> without) {
        TreeMap<Integer, Integer> fixed = new TreeMap<>();
        TreeMap<Integer, Integer> loose = new TreeMap<>();
        for (Placed<Integer> each : placed) {
            if (!without.contains(each.story())) {
                (each.pinned() && each.position() <= size ? fixed : loose).put(each.position(), each.story());
            }
        }
        Set<Integer> waiting = new LinkedHashSet<>(loose.values());
        if (rule != Rule.NONE) {
            waiting.addAll(fillers);
        }
        waiting.removeAll(fixed.values());
        waiting.removeAll(without);
        List<Integer> shown = new ArrayList<>();
        for (int place = 1; place <= size; place++) {
            if (fixed.containsKey(place)) {
                shown.add(fixed.get(place));
            } else if (!waiting.isEmpty()) {
                Integer next = waiting.iterator().next();
                waiting.remove(next);
                shown.add(next);
            }
        }
        return shown;
    }

    private static List<Integer> filled(int size, List<Placed<Integer>> placed, List<Integer> fillers) {
        return new Arrangement<>(new Definition("list", "list", size, Rule.NEWEST), placed, Set.of())
                .filled(fillers, Function.identity(), Set.of());
    }

    private static Placed<Integer> placed(int position, int story) {
        return new Placed<>(position, false, story);
    }

    private static Placed<Integer> pinned(int position, int story) {
        return new Placed<>(position, true, story);
    }
}
