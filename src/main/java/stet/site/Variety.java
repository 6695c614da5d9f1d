package stet.site;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The newest stories in such an order that no one section fills a front; opinion, which has its own place, comes last. */
final class Variety {
    private record Ranked(Candidate story, int before) {}

    private Variety() {}

    /**
     * Those of sections that were shown least come first, and among them the newest.
     *
     * @param newest newest first
     * @param above what the front shows already
     */
    static List<Candidate> of(List<Candidate> newest, List<Candidate> above, SectionTree sections) {
        Map<Long, Integer> shown = new HashMap<>();
        above.forEach(story -> shown.merge(top(story, sections), 1, Integer::sum));
        Set<Long> stories = above.stream().map(Candidate::article).collect(Collectors.toSet());
        return newest.stream()
                .filter(story -> !stories.contains(story.article()))
                .map(story -> new Ranked(story, shown.merge(top(story, sections), 1, Integer::sum) - 1))
                .sorted(Comparator.<Ranked, Boolean>comparing(
                                ranked -> ranked.story().opinion())
                        .thenComparing(Ranked::before))
                .map(Ranked::story)
                .toList();
    }

    private static long top(Candidate story, SectionTree sections) {
        return sections.get(story.section()).top().id();
    }
}
