package stet.curation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * A list as it stands at one instant: what people placed in it, of which only stories that are live then may be given
 * here, and how what they left open is filled.
 *
 * @param placed in any order
 * @param hidden identities of stories that the rule must not bring in
 */
public record Arrangement<T>(Definition definition, List<Placed<T>> placed, Set<?> hidden) {
    public Arrangement {
        placed = List.copyOf(placed);
        hidden = Set.copyOf(hidden);
    }

    /**
     * What the list shows: pinned stories at their positions, the other placed ones in their order in the first free
     * places, fillers in theirs in what is left. No story twice, and a placed one is never the one to give way. Where
     * too few stories are live to fill every place, the list closes up.
     *
     * @param fillers by the list's rule, best first; more than needed do no harm
     * @param identity what makes two of them the same story
     * @param without the identities of stories that must not be shown: that of the page itself
     */
    public List<T> filled(List<T> fillers, Function<T, ?> identity, Set<?> without) {
        Set<Object> taken = new HashSet<>(without);
        List<T> places = new ArrayList<>();
        for (int i = 0; i < definition.size(); i++) {
            places.add(null);
        }
        List<T> unpinned = new ArrayList<>();
        placed.stream().sorted(Comparator.comparingInt(Placed::position)).forEach(each -> {
            if (!taken.add(identity.apply(each.story()))) {
                return;
            }
            if (each.pinned() && each.position() <= places.size()) {
                places.set(each.position() - 1, each.story());
            } else {
                unpinned.add(each.story());
            }
        });
        if (definition.rule() != Rule.NONE) {
            fillers.stream()
                    .filter(story -> !hidden.contains(identity.apply(story)) && taken.add(identity.apply(story)))
                    .limit(places.size())
                    .forEach(unpinned::add);
        }
        int place = 0;
        for (T story : unpinned) {
            while (place < places.size() && places.get(place) != null) {
                place++;
            }
            if (place == places.size()) {
                break;
            }
            places.set(place, story);
        }
        return places.stream().filter(Objects::nonNull).toList();
    }
}
