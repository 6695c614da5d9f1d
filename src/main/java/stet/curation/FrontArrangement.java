package stet.curation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A front as it stands at one instant: its blocks filled one after the other, so that what a rule brings is on the front
 * once. What people placed stays wherever they placed it.
 */
public final class FrontArrangement {
    private FrontArrangement() {}

    /**
     * A block before its rule has filled it.
     *
     * @param placed what stands in it of stories that are live
     * @param fillers by its rule, best first, given what the blocks above it show
     * @param repeats whether it stands apart: it may show what others show, and they what it shows
     */
    public record Open<T>(Arrangement<T> placed, Function<List<T>, List<T>> fillers, boolean repeats) {}

    /**
     * What every block shows, in their order: a rule never brings a story that stands elsewhere on the front, unless its
     * block may repeat.
     *
     * @param identity what makes two of them the same story
     */
    public static <T> List<List<T>> filled(List<Open<T>> blocks, Function<T, ?> identity) {
        Set<Object> taken = new HashSet<>();
        for (Open<T> block : blocks) {
            if (!block.repeats()) {
                block.placed().filled(List.of(), identity, Set.of()).forEach(story -> taken.add(identity.apply(story)));
            }
        }
        List<T> above = new ArrayList<>();
        List<List<T>> shown = new ArrayList<>();
        for (Open<T> block : blocks) {
            List<T> fillers = block.fillers().apply(Collections.unmodifiableList(above)).stream()
                    .filter(story -> block.repeats() || !taken.contains(identity.apply(story)))
                    .toList();
            List<T> stories = block.placed().filled(fillers, identity, Set.of());
            if (!block.repeats()) {
                stories.forEach(story -> taken.add(identity.apply(story)));
                above.addAll(stories);
            }
            shown.add(stories);
        }
        return shown;
    }
}
