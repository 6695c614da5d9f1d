package stet.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stet.curation.FrontWarnings;
import stet.publishing.PublicState;
import stet.taxonomy.Section;

/** Looks at fronts for what their editors should know before their readers do. */
@ApplicationScoped
class FrontWatch {
    private final FrontsConfig config;

    FrontWatch(FrontsConfig config) {
        this.config = config;
    }

    /**
     * What there is to look at on a front.
     *
     * @param section null for the whole paper's
     * @param stories those that are placed in it, by number
     */
    List<FrontWarnings.Warning> warnings(
            Section section, LinedUp front, Map<Long, StoryLine> stories, FrontFreshness freshness, Instant now) {
        Map<Long, FrontWarnings.Story> facts = new HashMap<>();
        stories.forEach((id, story) -> facts.put(id, facts(story)));
        return FrontWarnings.of(
                freshness.changed(section == null ? null : section.id),
                config.dullAfter(),
                front.plan().blocks().stream()
                        .map(block -> new FrontWarnings.Arranged(block, front.lineup(block.list())))
                        .toList(),
                facts,
                now);
    }

    private static FrontWarnings.Story facts(StoryLine story) {
        return new FrontWarnings.Story(
                story.shown(),
                story.shownShort(),
                story.published().isLive(),
                story.published() == PublicState.SCHEDULED ? story.when() : null,
                story.ends(),
                switch (story.published()) {
                    case WITHDRAWN, ENDED, KILLED -> true;
                    case UNPUBLISHED, SCHEDULED, LIVE, LIVE_WITH_UPDATE -> false;
                },
                story.goesOn(),
                story.since());
    }
}
