package stet.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import stet.curation.CuratedList;
import stet.curation.Definition;
import stet.curation.Placement;
import stet.people.Actor;

/** What the demo's editors chose by hand. */
final class DemoLists {
    private DemoLists() {}

    /** Launches “Recommended” with these stories, in this order. */
    static void recommend(List<Long> stories, Actor by, Instant from) {
        List<Placement> placements = new ArrayList<>();
        for (long story : stories) {
            placements.add(Placement.of(placements.size() + 1, story));
        }
        CuratedList.findByKey(Definition.RECOMMENDED.key())
                .orElseGet(() -> CuratedList.define(Definition.RECOMMENDED, null))
                .launch(by, from, from, placements);
    }
}
