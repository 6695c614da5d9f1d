package stet.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.audience.Span;
import stet.curation.Rule;

/** What the rules of a page's lists bring, each rule asked once for all of them. */
final class Fillers {
    /** Enough that the newest of several sections are among them on a day when one section writes a lot. */
    private static final int FOR_VARIETY = 40;

    private static final Map<Rule, Span> SPANS =
            Map.of(Rule.MOST_READ_IN_A_DAY, Span.DAY, Rule.MOST_READ_IN_A_WEEK, Span.WEEK);

    /**
     * What a list may need.
     *
     * @param section whose stories the rule takes, with those below it; null unless it wants one, as {@code tag}
     * @param most however the page's lists share them out
     */
    record Wanted(Rule rule, Long section, Long tag, int most) {}

    private final SectionTree sections;
    private final List<Candidate> newest;
    private final Map<Long, List<Candidate>> bySection;
    private final Map<Long, List<Candidate>> byTag;
    private final Map<Span, List<Candidate>> mostRead;

    /** What several lists ask for is put together once. */
    private final Map<Long, List<Candidate>> ofSections = new HashMap<>();

    Fillers(Candidates candidates, SectionTree sections, Collection<Wanted> wanted) {
        this.sections = sections;
        int most = wanted.stream()
                .mapToInt(each -> switch (each.rule()) {
                    case NEWEST, MOST_READ_IN_A_DAY, MOST_READ_IN_A_WEEK -> each.most();
                    case NEWEST_OF_DIFFERENT_SECTIONS -> Math.max(each.most(), FOR_VARIETY);
                    case NEWEST_IN_SECTION, NEWEST_WITH_TAG, SAME_TAGS, NONE -> 0;
                })
                .max()
                .orElse(0);
        this.newest = most == 0 ? List.of() : candidates.newest(most);
        Map<Long, Integer> fromSections = new HashMap<>();
        Map<Long, Integer> fromTags = new HashMap<>();
        for (Wanted each : wanted) {
            if (each.rule() == Rule.NEWEST_IN_SECTION) {
                for (Long section : sections.get(each.section()).ids()) {
                    fromSections.merge(section, each.most(), Math::max);
                }
            } else if (each.rule() == Rule.NEWEST_WITH_TAG) {
                fromTags.merge(each.tag(), each.most(), Math::max);
            }
        }
        this.bySection = fromSections.isEmpty()
                ? Map.of()
                : candidates.ofSections(fromSections).stream().collect(Collectors.groupingBy(Candidate::section));
        this.byTag = fromTags.isEmpty() ? Map.of() : candidates.ofTags(fromTags);
        Set<Span> spans = wanted.stream()
                .filter(each -> each.rule().isByReaders())
                .map(each -> SPANS.get(each.rule()))
                .collect(Collectors.toSet());
        this.mostRead = spans.isEmpty() ? Map.of() : candidates.mostRead(spans);
    }

    /** The newest of the paper. */
    List<Candidate> newest() {
        return newest;
    }

    /**
     * What a rule brings, best first.
     *
     * @param section as it was wanted, or null; as {@code tag}
     * @param above what the page shows already
     */
    List<Candidate> of(Rule rule, Long section, Long tag, List<Candidate> above) {
        return switch (rule) {
            case NEWEST -> newest;
            case NEWEST_OF_DIFFERENT_SECTIONS -> Variety.of(newest, above, sections);
            case NEWEST_IN_SECTION -> ofSections.computeIfAbsent(section, this::ofSection);
            case NEWEST_WITH_TAG -> byTag.getOrDefault(tag, List.of());
            case MOST_READ_IN_A_DAY, MOST_READ_IN_A_WEEK -> mostRead(SPANS.get(rule));
            case SAME_TAGS -> throw new IllegalArgumentException("Only a story has tags to share");
            case NONE -> List.of();
        };
    }

    /** What was read, and behind it what was not, newest first; nothing where no views are counted. */
    private List<Candidate> mostRead(Span span) {
        List<Candidate> read = mostRead.getOrDefault(span, List.of());
        return read.isEmpty() ? read : joined(read, newest);
    }

    /** The newest of a section and those below it. */
    private List<Candidate> ofSection(long id) {
        return Stream.of(sections.get(id).ids())
                .flatMap(section -> bySection.getOrDefault(section, List.of()).stream())
                .sorted(Comparator.comparingInt(Candidate::rank))
                .toList();
    }

    static List<Candidate> joined(List<Candidate> first, List<Candidate> then) {
        List<Candidate> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
