package stet.site;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import stet.curation.Block;
import stet.curation.Lineup;
import stet.curation.Spot;

/**
 * A front as its editors have lined it up and readers do not see it yet.
 *
 * @param front its key
 * @param lineups by list, of those that are the front's own
 * @param topics of the blocks' rules, by tag
 */
record FrontDraft(
        String front, List<Block> blocks, Map<String, Lineup> lineups, Map<Long, PlacedStories.Topic> topics) {
    /** All that are placed in it. */
    Set<Long> stories() {
        return lineups.values().stream()
                .flatMap(lineup -> lineup.spots().stream())
                .map(Spot::article)
                .collect(Collectors.toSet());
    }
}
