package stet.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import stet.curation.Rule;

/** A list drawn up the long way round: place by place, asking each time who is entitled to it. */
final class ListModel {
    private final RandomPaper paper;
    private final int minute;

    ListModel(RandomPaper paper, int minute) {
        this.paper = paper;
        this.minute = minute;
    }

    /**
     * What a list shows.
     *
     * @param fillers what its rule brings, the best first; a story may be among them again and again
     * @param page the story on whose page it stands, or 0
     */
    List<Long> shown(String key, int size, Rule rule, Collection<Long> fillers, long page) {
        TreeMap<Integer, Long> fixed = new TreeMap<>();
        TreeMap<Integer, Long> loose = new TreeMap<>();
        for (RandomPaper.Spot spot : standing(key, page)) {
            boolean keeps = spot.pinned() && spot.position() <= size;
            (keeps ? fixed : loose).put(spot.position(), spot.story());
        }
        Set<Long> waiting = new LinkedHashSet<>(loose.values());
        if (rule != Rule.NONE) {
            Set<Long> hidden = hidden(key);
            fillers.stream()
                    .filter(story -> story != page && !hidden.contains(story))
                    .forEach(waiting::add);
        }
        waiting.removeAll(fixed.values());
        List<Long> shown = new ArrayList<>();
        for (int place = 1; place <= size; place++) {
            if (fixed.containsKey(place)) {
                shown.add(fixed.get(place));
            } else if (!waiting.isEmpty()) {
                long next = waiting.iterator().next();
                waiting.remove(next);
                shown.add(next);
            }
        }
        return shown;
    }

    /** The placed stories that can be seen in it. */
    List<Long> placed(String key, long page) {
        return standing(key, page).stream().map(RandomPaper.Spot::story).toList();
    }

    Set<Long> hidden(String key) {
        return paper.list(key) == null ? Set.of() : paper.list(key).at(minute).hidden();
    }

    private List<RandomPaper.Spot> standing(String key, long page) {
        return paper.list(key) == null
                ? List.of()
                : paper.list(key).at(minute).spots().stream()
                        .filter(spot -> spot.story() != page
                                && spot.shown().holds(minute)
                                && paper.story(spot.story()).isLive(minute))
                        .toList();
    }
}
