package stet.site;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import stet.curation.Arrangement;
import stet.curation.Definition;
import stet.curation.Layout;
import stet.curation.Rule;
import stet.curation.TopicList;

/** What editors chose of a topic, above its stories: two statements for which those are, and one for the cards. */
final class TopicChoice {
    private final Context context;
    private final List<Candidate> chosen;

    TopicChoice(Context context, long tag, String name) {
        this(context, tag, name, placed -> placed);
    }

    /** @param lining gives what is placed otherwise than it was launched */
    TopicChoice(Context context, long tag, String name, UnaryOperator<PlacedStories> lining) {
        this.context = context;
        Definition usual = TopicList.usual(tag, name);
        Arrangement<Candidate> list = lining.apply(
                        PlacedStories.read(context.rows(), context.at(), Map.of(), false, List.of(usual)))
                .list(usual);
        int most =
                list.definition().size() + list.placed().size() + list.hidden().size();
        Rule rule = list.definition().rule();
        Fillers fillers = new Fillers(
                new Candidates(context.rows(), context.at()),
                context.sections(),
                List.of(new Fillers.Wanted(rule, null, tag, most)));
        this.chosen = list.filled(fillers.of(rule, null, tag, List.of()), Candidate::article, Set.of());
    }

    List<Candidate> chosen() {
        return chosen;
    }

    /** Those that can be read. */
    List<Card> cards() {
        return chosen.isEmpty()
                ? List.of()
                : Candidate.cards(chosen, context.cards().ofStories(stories()));
    }

    /** Their numbers, without asking for their words. */
    Set<Long> stories() {
        return chosen.stream().map(Candidate::article).collect(Collectors.toSet());
    }

    /** As a front would show them: one leads. Null where there is none. */
    static FrontBlock block(List<Card> stories) {
        return stories.isEmpty() ? null : new FrontBlock(1, null, Layout.LEAD_AND_FOUR, null, null, false, stories);
    }
}
