package stet.desk;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import stet.curation.Block;
import stet.curation.CuratedList;
import stet.curation.Lineup;
import stet.curation.Plan;

/**
 * A front, or several, as lined up for the next launch.
 *
 * @param lists those of the blocks, by key; a front that arranges itself has none of its own
 */
record LinedUp(Plan plan, Map<String, CuratedList> lists) {
    /** One statement. */
    static LinedUp of(Plan plan) {
        return new LinedUp(plan, lists(plan.blocks()));
    }

    /** One statement for all of them, by their keys. */
    static Map<String, CuratedList> lists(Collection<Block> blocks) {
        List<String> keys = blocks.stream().map(Block::list).distinct().toList();
        return CuratedList.listByKeys(keys).stream()
                .collect(Collectors.toMap(list -> list.definition().key(), Function.identity()));
    }

    /** That of a block. */
    Lineup lineup(String list) {
        return lists.containsKey(list) ? lists.get(list).lineup() : Lineup.EMPTY;
    }

    /** Of all lists that it has, by key. */
    Map<String, Lineup> lineups() {
        return lists.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, list -> list.getValue()
                .lineup()));
    }

    /** The stories that are placed in some lists. */
    static Set<Long> placed(Collection<CuratedList> lists) {
        Set<Long> placed = new LinkedHashSet<>();
        lists.forEach(list -> list.lineup().spots().forEach(spot -> placed.add(spot.article())));
        return placed;
    }
}
