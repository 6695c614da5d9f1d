package stet.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import stet.curation.Definition;
import stet.curation.Lineup;
import stet.curation.Spot;

/** Lists as they are lined up, filled through the very code that readers meet: for those who arrange them. */
@ApplicationScoped
public class LinedLists {
    private final SiteView site;

    LinedLists(SiteView site) {
        this.site = site;
    }

    /**
     * What rules would bring to a list if it were launched now.
     *
     * @param beside the story beside which it was asked for; null where there is none
     * @param stories best first
     */
    public record Brought(Neighbour beside, List<Card> stories) {
        static final Brought NOTHING = new Brought(null, List.of());
    }

    /** A story, with its public address. */
    public record Neighbour(String title, String address) {}

    /** To a topic's own list: at most five statements. */
    public List<Card> toTopic(long tag, String name, Definition list, Lineup lineup) {
        Context context = site.now().context();
        TopicChoice choice = new TopicChoice(context, tag, name, lining(context, list, lineup));
        return cards(context, choice.chosen(), lineup);
    }

    /** To a list that stands beside every story, as it is beside the newest: at most eleven statements. */
    public Brought besideTheNewest(Definition list, Lineup lineup) {
        Context context = site.now().context();
        Optional<Story> story = newest(context);
        if (story.isEmpty()) {
            return Brought.NOTHING;
        }
        Beside beside = Beside.of(context, story.get(), lining(context, list, lineup));
        String address = Links.story(
                context.sections().get(story.get().section()),
                story.get().slug(),
                story.get().id());
        return new Brought(
                new Neighbour(story.get().headline(), address), cards(context, beside.list(list.key()), lineup));
    }

    private static Optional<Story> newest(Context context) {
        return new Candidates(context.rows(), context.at())
                .newest(1).stream().findFirst().flatMap(newest -> {
                    try {
                        return Story.find(context.rows(), newest.article(), context.at());
                    } catch (Story.Killed e) {
                        return Optional.empty();
                    }
                });
    }

    private static UnaryOperator<PlacedStories> lining(Context context, Definition list, Lineup lineup) {
        Set<Long> named = lineup.spots().stream().map(Spot::article).collect(Collectors.toSet());
        Map<Long, Candidate> stories =
                named.isEmpty() ? Map.of() : new Candidates(context.rows(), context.at()).ofStories(named);
        return placed -> placed.lining(list, lineup, stories, context.at());
    }

    /** Those that nobody placed, or that are placed for another time. */
    private static List<Card> cards(Context context, List<Candidate> shown, Lineup lineup) {
        List<Candidate> brought = shown.stream()
                .filter(story -> lineup.find(story.article())
                        .filter(spot -> spot.isShownAt(context.at()))
                        .isEmpty())
                .toList();
        Set<Long> stories = brought.stream().map(Candidate::article).collect(Collectors.toSet());
        return stories.isEmpty()
                ? List.of()
                : Candidate.cards(brought, context.cards().ofStories(stories));
    }
}
