package stet.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import stet.curation.Arrangement;
import stet.curation.Block;
import stet.curation.Definition;
import stet.curation.Front;
import stet.curation.Rule;
import stet.curation.UsualFront;

/**
 * What stands beside and below a story, which is never the story itself. Latest and Recommended are topped up until they
 * are full; the others show what they are named after, or less.
 *
 * @param moreFrom of the story's section what is not shown in the lists before
 * @param leads of the other top sections
 */
record Beside(
        List<Candidate> latest,
        List<Candidate> related,
        List<Candidate> recommended,
        List<Candidate> moreFrom,
        List<Lead> leads) {
    private static final List<Definition> LISTS =
            List.of(Definition.LATEST, Definition.RELATED, Definition.RECOMMENDED, Definition.MORE_FROM);

    /** A section, and what leads its front; its newest where nothing there can be read. */
    record Lead(SectionTree.Node section, Candidate story) {}

    /** Six statements at most: what is placed, the newest, the sections', a topic's, the most read, and the same tags'. */
    static Beside of(Context context, Story story) {
        return of(context, story, placed -> placed);
    }

    /** @param lining gives what is placed otherwise than it was launched */
    static Beside of(Context context, Story story, UnaryOperator<PlacedStories> lining) {
        SectionTree.Node own = context.sections().get(story.section()).top();
        List<SectionTree.Node> others =
                context.sections().tops().stream().filter(top -> top != own).toList();
        Map<String, List<Block>> fronts = new LinkedHashMap<>();
        others.forEach(top -> fronts.put(Front.key(top.id()), List.of(UsualFront.lead(top.id()))));
        PlacedStories placed = PlacedStories.read(context.rows(), context.at(), fronts, true, LISTS);
        return new Filling(story, others, lining.apply(placed), context).filled();
    }

    /** What stands in a list; nothing in one that does not stand beside stories. */
    List<Candidate> list(String key) {
        return Map.of(
                        Definition.LATEST.key(), latest,
                        Definition.RELATED.key(), related,
                        Definition.RECOMMENDED.key(), recommended,
                        Definition.MORE_FROM.key(), moreFrom)
                .getOrDefault(key, List.of());
    }

    /** All of them. */
    Set<Long> stories() {
        Set<Long> all = new HashSet<>();
        Stream.of(latest, related, recommended, moreFrom)
                .flatMap(List::stream)
                .forEach(each -> all.add(each.article()));
        leads.forEach(lead -> all.add(lead.story().article()));
        return all;
    }

    private static final class Filling {
        private final Story story;
        private final List<SectionTree.Node> others;
        private final PlacedStories placed;
        private final Fillers fillers;
        private final List<Candidate> sameTags;

        Filling(Story story, List<SectionTree.Node> others, PlacedStories placed, Context context) {
            this.story = story;
            this.others = others;
            this.placed = placed;
            List<Arrangement<Candidate>> lists =
                    LISTS.stream().map(placed::list).toList();
            // So many that each can be filled although all the others, and this story, are among them.
            int most = 1
                    + lists.stream()
                            .mapToInt(list -> list.definition().size()
                                    + list.placed().size()
                                    + list.hidden().size())
                            .sum();
            Candidates candidates = new Candidates(context.rows(), context.at());
            this.fillers = new Fillers(candidates, context.sections(), wanted(lists, most));
            this.sameTags = lists.stream().anyMatch(list -> list.definition().rule() == Rule.SAME_TAGS)
                    ? candidates.sameTags(story.id(), story.publication(), most)
                    : List.of();
        }

        private List<Fillers.Wanted> wanted(List<Arrangement<Candidate>> lists, int most) {
            List<Fillers.Wanted> wanted = new ArrayList<>();
            lists.forEach(
                    list -> wanted.add(new Fillers.Wanted(list.definition().rule(), story.section(), null, most)));
            wanted.add(new Fillers.Wanted(Rule.NEWEST, null, null, most));
            wanted.add(new Fillers.Wanted(Rule.NEWEST_IN_SECTION, story.section(), null, most));
            others.stream()
                    .map(this::lead)
                    .map(lead -> new Fillers.Wanted(
                            lead.block().rule(),
                            lead.block().section(),
                            lead.block().tag(),
                            lead.placedOrHidden() + 2))
                    .forEach(wanted::add);
            others.forEach(top -> wanted.add(new Fillers.Wanted(Rule.NEWEST_IN_SECTION, top.id(), null, 2)));
            return wanted;
        }

        private PlacedStories.Laid lead(SectionTree.Node top) {
            return placed.front(Front.key(top.id())).get(0);
        }

        Beside filled() {
            Arrangement<Candidate> recommendedList = placed.list(Definition.RECOMMENDED);
            Arrangement<Candidate> moreFromList = placed.list(Definition.MORE_FROM);
            List<Candidate> latest = filled(placed.list(Definition.LATEST), fillers.newest());
            List<Candidate> related = filled(placed.list(Definition.RELATED), List.of());
            Set<Long> shown = new HashSet<>();
            Stream.of(latest, related).flatMap(List::stream).forEach(each -> shown.add(each.article()));
            List<Candidate> next = Fillers.joined(
                    brought(recommendedList),
                    Fillers.joined(
                            fillers.of(Rule.NEWEST_IN_SECTION, story.section(), null, List.of()), fillers.newest()));
            List<Candidate> recommended =
                    recommendedList.filled(lastThose(shown, next), Candidate::article, Set.of(story.id()));
            recommended.forEach(each -> shown.add(each.article()));
            List<Candidate> others = brought(moreFromList).stream()
                    .filter(each -> !shown.contains(each.article()))
                    .toList();
            return new Beside(
                    latest,
                    related,
                    recommended,
                    moreFromList.filled(others, Candidate::article, Set.of(story.id())),
                    leads());
        }

        /** @param more what comes after that which the list's rule brings */
        private List<Candidate> filled(Arrangement<Candidate> list, List<Candidate> more) {
            return list.filled(Fillers.joined(brought(list), more), Candidate::article, Set.of(story.id()));
        }

        private List<Candidate> brought(Arrangement<Candidate> list) {
            Rule rule = list.definition().rule();
            return rule == Rule.SAME_TAGS ? sameTags : fillers.of(rule, story.section(), null, List.of());
        }

        private List<Lead> leads() {
            List<Lead> leads = new ArrayList<>();
            for (SectionTree.Node top : others) {
                PlacedStories.Laid laid = lead(top);
                List<Candidate> brought = fillers.of(
                        laid.block().rule(),
                        laid.block().section(),
                        laid.block().tag(),
                        List.of());
                List<Candidate> newest = fillers.of(Rule.NEWEST_IN_SECTION, top.id(), null, List.of());
                Stream.concat(
                                laid.arrangement().filled(brought, Candidate::article, Set.of(story.id())).stream(),
                                newest.stream().filter(each -> each.article() != story.id()))
                        .findFirst()
                        .ifPresent(first -> leads.add(new Lead(top, first)));
            }
            return leads;
        }

        /** What the page shows elsewhere comes last: only if nothing else is left. */
        private static List<Candidate> lastThose(Set<Long> elsewhere, List<Candidate> fillers) {
            List<Candidate> fresh = new ArrayList<>(fillers);
            fresh.removeIf(each -> elsewhere.contains(each.article()));
            return Fillers.joined(fresh, fillers);
        }
    }
}
