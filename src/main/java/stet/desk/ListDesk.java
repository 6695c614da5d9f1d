package stet.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import stet.curation.Change;
import stet.curation.CuratedList;
import stet.curation.Definition;
import stet.curation.Front;
import stet.curation.Launch;
import stet.curation.Layout;
import stet.curation.Lineup;
import stet.curation.LineupChange;
import stet.curation.Redefinition;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Presence;
import stet.site.Card;
import stet.site.LinedFronts;
import stet.site.LinedLists;
import stet.taxonomy.Tag;

/** Where a list is worked on: lays out its page, and says in words what was done. */
@ApplicationScoped
class ListDesk {
    private static final int LAUNCHES = 12;

    private final ChangeWords words;
    private final LinedLists lists;
    private final LinedFronts fronts;

    ListDesk(ChangeWords words, LinedLists lists, LinedFronts fronts) {
        this.words = words;
        this.lists = lists;
        this.fronts = fronts;
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

    /**
     * The page of a list as it is now. At most twelve statements, and eleven more for what rules bring, whatever stands in
     * it.
     *
     * @param filter what is sought to be placed
     */
    ListPage page(CuratedList list, Actor me, Instant now, StoryFilter filter, Trouble trouble, Kept kept) {
        // Before all else: whatever changes while the rest is read is then noticed.
        String mark = CuratedList.markOf(list.definition().key(), now);
        Lineup lineup = list.lineup();
        List<Long> removed = list.recentlyRemoved();
        Set<Long> named = new LinkedHashSet<>(lineup.hidden());
        lineup.spots().forEach(spot -> named.add(spot.article()));
        named.addAll(removed);
        Map<Long, StoryLine> stories = StoryLines.ofStories(named, me, now);
        List<Launch> launches = list.launches(LAUNCHES);
        ListPage.Topic topic = topic(list);
        LinedLists.Brought brought = brought(list, topic);
        boolean mayArrange = list.mayBeArrangedBy(me);
        return new ListPage(
                list.definition(),
                topic,
                brought.beside(),
                list.version(),
                list.hasChangesSince(launches.stream().findFirst().orElse(null)),
                mayArrange,
                list.mayBeLaunchedBy(me),
                list.mayBeDefinedBy(me) ? Redefinition.of(list) : null,
                places(list, topic, stories, brought.stories(), me),
                known(removed, stories),
                Launched.listOf(launches, now),
                mayArrange ? Sought.by(filter, me, now) : null,
                mark,
                Presence.meet("list:" + list.definition().key(), me, now),
                trouble,
                kept);
    }

    private static Places places(
            CuratedList list, ListPage.Topic topic, Map<Long, StoryLine> stories, List<Card> brought, Actor me) {
        Definition definition = list.definition();
        Layout layout = topic == null ? Layout.LIST : Layout.LEAD_AND_FOUR;
        String action = "/newsroom/lists/%s/changes".formatted(definition.key());
        return Places.of(
                definition.key(),
                list,
                definition.size(),
                definition.rule(),
                new Places.Setting(definition.name(), "", action, layout, List.of()),
                stories,
                brought,
                me);
    }

    /** What rules bring to it where readers meet it: on its topic's page, on its front, beside the newest story. */
    private LinedLists.Brought brought(CuratedList list, ListPage.Topic topic) {
        if (topic != null) {
            return new LinedLists.Brought(
                    null, lists.toTopic(topic.id(), topic.name(), list.definition(), list.lineup()));
        }
        if (list.frontId() == null) {
            return lists.besideTheNewest(list.definition(), list.lineup());
        }
        Front front = Front.findById(list.frontId());
        LinedUp linedUp = LinedUp.of(front.plan());
        return new LinedLists.Brought(
                null,
                fronts.brought(front.key(), front.plan().blocks(), linedUp.lineups())
                        .getOrDefault(list.definition().key(), List.of()));
    }

    private static ListPage.Topic topic(CuratedList list) {
        if (list.tagId() == null) {
            return null;
        }
        Tag tag = Tag.get(list.tagId());
        return new ListPage.Topic(tag.id, tag.name, tag.address());
    }

    private static List<StoryLine> known(Collection<Long> ids, Map<Long, StoryLine> stories) {
        return ids.stream().filter(stories::containsKey).map(stories::get).toList();
    }

    /** “Fog” has its place in the list. */
    String told(Change change, Actor by, Instant now) {
        return words.of(change, FrontDesk.title(change.article(), by, now), "the list");
    }

    /** Two who changed the same side of a story: what each wanted, to be decided by the one who came second. */
    Trouble trouble(CuratedList.Collision collision, String key, Placing mine, Actor by, Instant now) {
        LineupChange theirs = collision.theirs();
        String who = Person.namesOf(List.of(theirs.personId())).get(theirs.personId());
        return new Trouble(
                collision.getMessage(),
                told(mine.change(), by, now),
                "%s: %s".formatted(who, told(theirs.change(), by, now)),
                "/newsroom/lists/" + key + "/changes",
                mine.again());
    }
}
