package stet.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import stet.curation.Change;
import stet.curation.CuratedList;
import stet.curation.Launch;
import stet.curation.Lineup;
import stet.curation.LineupChange;
import stet.curation.Redefinition;
import stet.curation.Spot;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Presence;
import stet.taxonomy.Tag;

/** Where a list is worked on: lays out its page, and says in words what was done. */
@ApplicationScoped
class ListDesk {
    private static final int LAUNCHES = 12;
    private static final int FOUND = 20;

    private final ChangeWords words;

    ListDesk(ChangeWords words) {
        this.words = words;
    }

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

    /** The page of a list as it is now. At most ten statements, whatever stands in it. */
    ListPage page(CuratedList list, Actor me, Instant now, String query, Trouble trouble, Kept kept) {
        // Before all else: whatever changes while the rest is read is then noticed.
        String mark = CuratedList.markOf(list.definition().key(), now);
        Lineup lineup = list.lineup();
        List<Long> removed = list.recentlyRemoved();
        Set<Long> named = new LinkedHashSet<>(lineup.hidden());
        lineup.spots().forEach(spot -> named.add(spot.article()));
        named.addAll(removed);
        Map<Long, StoryLine> stories = StoryLines.ofStories(named, me, now);
        List<Launch> launches = list.launches(LAUNCHES);
        StoryFilter filter = new StoryFilter();
        filter.q = query;
        return new ListPage(
                list.definition(),
                topic(list),
                list.version(),
                list.hasChangesSince(launches.stream().findFirst().orElse(null)),
                list.mayBeArrangedBy(me),
                list.mayBeLaunchedBy(me),
                list.mayBeDefinedBy(me) ? Redefinition.of(list) : null,
                lines(list, stories, me),
                known(lineup.hidden(), stories),
                known(removed, stories),
                Launched.listOf(launches, now),
                query == null ? "" : query,
                StoryLines.placeable(filter, me, now, FOUND).stream()
                        .filter(story -> lineup.find(story.id()).isEmpty())
                        .toList(),
                mark,
                Presence.meet("list:" + list.definition().key(), me, now),
                trouble,
                kept);
    }

    private static ListPage.Topic topic(CuratedList list) {
        if (list.tagId() == null) {
            return null;
        }
        Tag tag = Tag.get(list.tagId());
        return new ListPage.Topic(tag.id, tag.name, tag.address());
    }

    private static List<SpotLine> lines(CuratedList list, Map<Long, StoryLine> stories, Actor me) {
        List<Spot> spots = list.lineup().spots();
        String key = list.definition().key();
        List<SpotLine> lines = new ArrayList<>();
        for (int place = 0; place < spots.size(); place++) {
            long article = spots.get(place).article();
            lines.add(new SpotLine(
                    String.valueOf(article),
                    "/newsroom/lists/" + key + "/changes",
                    key,
                    list.version(),
                    list.mayBeArrangedBy(me),
                    spots.get(place),
                    stories.get(article),
                    place == 0 ? null : spots.get(place - 1).article(),
                    place + 2 < spots.size() ? spots.get(place + 2).article() : null,
                    place == 0,
                    place == spots.size() - 1,
                    List.of()));
        }
        return lines;
    }

    private static List<StoryLine> known(Collection<Long> ids, Map<Long, StoryLine> stories) {
        return ids.stream().filter(stories::containsKey).map(stories::get).toList();
    }

    /** “Fog” has its place in the list. */
    String told(Change change, Actor by, Instant now) {
        return words.of(change, FrontDesk.title(change.article(), by, now), "the list");
    }

    /** Two who changed the same side of a story: what each wanted, to be decided by the one who came second. */
    Trouble trouble(
            CuratedList.Collision collision,
            String key,
            Change mine,
            List<Trouble.Field> again,
            Actor by,
            Instant now) {
        LineupChange theirs = collision.theirs();
        String who = Person.namesOf(List.of(theirs.personId())).get(theirs.personId());
        List<Trouble.Field> fresh = new ArrayList<>(again);
        fresh.add(
                new Trouble.Field("version", String.valueOf(CuratedList.get(key).version())));
        return new Trouble(
                collision.getMessage(),
                told(mine, by, now),
                "%s: %s".formatted(who, told(theirs.change(), by, now)),
                "/newsroom/lists/" + key + "/changes",
                fresh);
    }
}
