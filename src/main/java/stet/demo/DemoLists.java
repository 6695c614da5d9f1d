package stet.demo;

import java.time.Instant;
import java.util.List;
import stet.curation.Change;
import stet.curation.CuratedList;
import stet.curation.Definition;
import stet.curation.Lineup;
import stet.people.Actor;

/** What the demo's editors chose by hand. */
final class DemoLists {
    private DemoLists() {}

    /** Launches “Recommended” with these stories, in this order. */
    static void recommend(List<Long> stories, Actor by, Instant from) {
        Lineup lineup = Lineup.EMPTY;
        for (long story : stories) {
            lineup = new Change.Place(story, null).to(lineup);
        }
        CuratedList.get(Definition.RECOMMENDED.key()).launchAs(by, from, from, lineup);
    }
}
