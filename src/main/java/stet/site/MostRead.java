package stet.site;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import stet.audience.Span;

/** What was read most, by the ranking that the fronts' blocks go by. Three statements with the sections'. */
final class MostRead {
    private static final int SHOWN = 20;

    private final Context context;

    MostRead(Context context) {
        this.context = context;
    }

    MostReadPage page() {
        Map<Span, List<Candidate>> ranked = ranked();
        Set<Long> stories = stories(ranked);
        Map<Long, Card> cards = stories.isEmpty() ? Map.of() : context.cards().ofStories(stories);
        return new MostReadPage(
                context.framing().of(context.sections(), null, null, null, "/most-read", ""),
                Candidate.cards(ranked.get(Span.DAY), cards),
                Candidate.cards(ranked.get(Span.WEEK), cards));
    }

    /** The stories that it shows, each once, without asking for their words. */
    Set<Long> stories() {
        return stories(ranked());
    }

    private static Set<Long> stories(Map<Span, List<Candidate>> ranked) {
        return ranked.values().stream()
                .flatMap(List::stream)
                .map(Candidate::article)
                .collect(Collectors.toSet());
    }

    private Map<Span, List<Candidate>> ranked() {
        Set<Span> spans = EnumSet.allOf(Span.class);
        Map<Span, List<Candidate>> found = new Candidates(context.rows(), context.at()).mostRead(spans);
        return spans.stream()
                .collect(Collectors.toMap(span -> span, span -> found.getOrDefault(span, List.of()).stream()
                        .limit(SHOWN)
                        .toList()));
    }
}
