package stet.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import stet.curation.Change;
import stet.curation.CuratedList;
import stet.curation.Launch;
import stet.curation.Lineup;
import stet.curation.LineupChange;
import stet.curation.Spot;
import stet.people.Actor;
import stet.people.Person;

/** Where a list is worked on: lays out its page, and says in words what was done. */
@ApplicationScoped
class ListDesk {
    private static final int LAUNCHES = 12;
    private static final int FOUND = 20;

    /** Every list, with what readers see of it now and next: two statements. */
    List<Lists.Line> lines(Instant now) {
        Map<Long, List<Launch>> launches = Launch.listFrom(now);
        return CuratedList.listByName().stream()
                .map(list -> line(list, launches.getOrDefault(list.id, List.of()), now))
                .toList();
    }

    /** @param launches the one of now and those to come, in their order */
    private static Lists.Line line(CuratedList list, List<Launch> launches, Instant now) {
        return new Lists.Line(
                list.definition().key(),
                list.definition().name(),
                list.definition().size(),
                list.definition().rule().label(),
                first(launches, launch -> !launch.visibleFrom().isAfter(now)),
                first(launches, launch -> launch.visibleFrom().isAfter(now)));
    }

    private static Instant first(List<Launch> launches, Predicate<Launch> wanted) {
        return launches.stream()
                .filter(wanted)
                .map(Launch::visibleFrom)
                .findFirst()
                .orElse(null);
    }

    /** The page of a list as it is now. Six statements, whatever stands in it. */
    ListPage page(CuratedList list, Actor me, Instant now, String query, ListPage.Trouble trouble) {
        Lineup lineup = list.lineup();
        List<Long> removed = list.recentlyRemoved();
        Set<Long> named = new LinkedHashSet<>(lineup.hidden());
        lineup.spots().forEach(spot -> named.add(spot.article()));
        named.addAll(removed);
        Map<Long, StoryLine> stories = StoryLines.ofStories(named, me, now);
        StoryFilter filter = new StoryFilter();
        filter.q = query;
        return new ListPage(
                list.definition(),
                list.version(),
                list.hasChangesNotLaunched(),
                list.mayBeArrangedBy(me),
                list.mayBeLaunchedBy(me),
                lines(lineup, stories),
                known(lineup.hidden(), stories),
                known(removed, stories),
                launches(list, now),
                query == null ? "" : query,
                StoryLines.list(filter, me, now, FOUND).lines().stream()
                        .filter(story -> lineup.find(story.id()).isEmpty())
                        .toList(),
                trouble);
    }

    private static List<ListPage.Line> lines(Lineup lineup, Map<Long, StoryLine> stories) {
        List<Spot> spots = lineup.spots();
        List<ListPage.Line> lines = new ArrayList<>();
        for (int place = 0; place < spots.size(); place++) {
            boolean last = place == spots.size() - 1;
            lines.add(new ListPage.Line(
                    spots.get(place),
                    stories.get(spots.get(place).article()),
                    place == 0 ? null : spots.get(place - 1).article(),
                    place + 2 < spots.size() ? spots.get(place + 2).article() : null,
                    place == 0,
                    last));
        }
        return lines;
    }

    private static List<StoryLine> known(Collection<Long> ids, Map<Long, StoryLine> stories) {
        return ids.stream().filter(stories::containsKey).map(stories::get).toList();
    }

    private static List<ListPage.Launched> launches(CuratedList list, Instant now) {
        List<Launch> launches = list.launches(LAUNCHES);
        Map<Long, String> names =
                Person.namesOf(launches.stream().map(Launch::launchedBy).toList());
        return launches.stream()
                .map(launch -> new ListPage.Launched(
                        launch.id,
                        names.get(launch.launchedBy()),
                        launch.visibleFrom(),
                        launch.visibleUntil(),
                        launch.placements().size(),
                        launch.visibleFrom().isAfter(now),
                        !launch.visibleFrom().isAfter(now)
                                && (launch.visibleUntil() == null
                                        || launch.visibleUntil().isAfter(now))))
                .toList();
    }

    /** “Fog” stands in the list now. */
    String told(Change change, Actor by, Instant now) {
        return sentence(change, title(change.article(), by, now), "");
    }

    /** What somebody else did first: who, what, to which story. */
    String whatTheyDid(CuratedList.Collision collision, Instant now) {
        LineupChange theirs = collision.theirs();
        String who = Person.namesOf(List.of(theirs.personId())).get(theirs.personId());
        return sentence(theirs.change(), "Story " + theirs.change().article(), " (" + who + ")");
    }

    private static String title(long article, Actor by, Instant now) {
        return Optional.ofNullable(
                        StoryLines.ofStories(List.of(article), by, now).get(article))
                .map(StoryLine::title)
                .orElse("Story " + article);
    }

    private static String sentence(Change change, String story, String who) {
        String done =
                switch (change.side()) {
                    case TIME -> "has its time in the list";
                    case WORDS -> "has words of its own in the list";
                    case PLACE -> placed(change);
                };
        return "“%s” %s%s.".formatted(story, done, who);
    }

    private static String placed(Change change) {
        if (change instanceof Change.Remove) {
            return "was taken out of the list";
        } else if (change instanceof Change.Hide) {
            return "is hidden from the list";
        } else if (change instanceof Change.Unhide) {
            return "may come into the list again";
        } else if (change instanceof Change.Pin pin) {
            return pin.position() == null ? "is no longer pinned" : "is pinned to position " + pin.position();
        }
        return "has its place in the list";
    }
}
