package stet.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import stet.curation.Block;
import stet.curation.CuratedList;
import stet.curation.Front;
import stet.curation.FrontLaunch;
import stet.curation.Layout;
import stet.curation.Plan;
import stet.curation.Removed;
import stet.curation.Rule;
import stet.curation.UsualFront;
import stet.people.Actor;
import stet.people.Presence;
import stet.site.LinedFronts;
import stet.taxonomy.Section;
import stet.web.Missing;

/** Where a front is worked on: lays out its page. */
@ApplicationScoped
class FrontDesk {
    private static final int LAUNCHES = 12;

    private final FrontWatch watch;
    private final WarningWords words;
    private final LinedFronts lined;

    FrontDesk(FrontWatch watch, WarningWords words, LinedFronts lined) {
        this.watch = watch;
        this.words = words;
        this.lined = lined;
    }

    /** The section of a front's key; null for the whole paper's. Fails with {@link Missing} when there is none. */
    Section section(String key) {
        return section(key, Section.listInOrder());
    }

    private static Section section(String key, List<Section> sections) {
        if (Front.HOME.equals(key)) {
            return null;
        }
        return sections.stream()
                .filter(section -> Front.key(section.id).equals(key))
                .findFirst()
                .orElseThrow(() -> new Missing("There is no front “%s”.".formatted(key)));
    }

    /** What a front shows of itself. */
    List<Block> usual(Section section) {
        return usual(section, Section.listInOrder());
    }

    private static List<Block> usual(Section section, List<Section> sections) {
        List<Long> below = sections.stream()
                .filter(each -> section == null
                        ? each.parent == null
                        : each.parent != null && each.parent.id.equals(section.id))
                .map(each -> each.id)
                .toList();
        return section == null ? UsualFront.home(below) : UsualFront.section(section.id, below);
    }

    /** Every front: the paper's, then its sections' in their order. Seven statements, however many there are. */
    List<FrontPage.Summary> summaries(Actor me, Instant now) {
        List<Section> sections = Section.listInOrder();
        Map<String, Instant> since = Front.visibleSince(now);
        Map<String, Front> begun =
                Front.<Front>listAll().stream().collect(Collectors.toMap(Front::key, Function.identity()));
        Map<String, CuratedList> lists = LinedUp.lists(begun.values().stream()
                .flatMap(front -> front.plan().blocks().stream())
                .toList());
        Map<Long, StoryLine> stories = StoryLines.ofStories(LinedUp.placed(lists.values()), me, now);
        FrontFreshness freshness = FrontFreshness.at(now, sections);
        List<FrontPage.Summary> all = new ArrayList<>();
        for (int i = -1; i < sections.size(); i++) {
            Section section = i < 0 ? null : sections.get(i);
            String key = section == null ? Front.HOME : Front.key(section.id);
            Plan plan = begun.containsKey(key) ? begun.get(key).plan() : Plan.EMPTY;
            all.add(new FrontPage.Summary(
                    key,
                    section == null ? "Home" : section.name,
                    section == null ? 0 : section.depth(),
                    begun.containsKey(key),
                    since.get(key),
                    watch.warnings(section, new LinedUp(plan, lists), stories, freshness, now)
                            .size()));
        }
        return all;
    }

    /**
     * The page of a front as it is now, whether or not somebody has begun to arrange it. At most seventeen statements, and
     * eight more for what rules bring, however many blocks there are.
     *
     * @param filter what is sought to be placed
     * @param trouble why something was not done, or null
     */
    FrontPage page(String key, Actor me, Instant now, StoryFilter filter, Trouble trouble, Kept kept) {
        // Before all else: whatever changes while the rest is read is then noticed.
        String mark = Front.markOf(key, now);
        List<Section> sections = Section.listInOrder();
        Section section = section(key, sections);
        Long id = section == null ? null : section.id;
        Optional<Front> front = Front.findOf(id);
        LinedUp linedUp = front.map(begun -> LinedUp.of(begun.plan()))
                .orElseGet(() -> new LinedUp(new Plan(usual(section, sections)), Map.of()));
        List<Removed> removed = Removed.lastOf(linedUp.lists().values());
        Map<Long, StoryLine> stories = StoryLines.ofStories(named(linedUp, removed), me, now);
        List<FrontLaunch> launches =
                front.map(begun -> begun.launches(LAUNCHES)).orElse(List.of());
        Optional<Front.Standing> standing = front.map(begun -> begun.standingSince(launches));
        boolean mayArrange = Front.mayBeArrangedBy(me, id);
        FrontNames names = new FrontNames(linedUp.plan(), sections);
        FrontLines lines = new FrontLines(
                "/newsroom/fronts/" + key + "/placements",
                linedUp,
                stories,
                lined.brought(key, linedUp.plan().blocks(), linedUp.lineups()),
                names,
                me,
                kept);
        return new FrontPage(
                key,
                section == null ? "Home" : section.name,
                section == null ? "/" : section.address(),
                front.isPresent(),
                front.map(Front::version).orElse(0),
                standing.map(Front.Standing::stamp).orElse(0),
                mark,
                standing.map(Front.Standing::pending).orElse(false),
                mayArrange,
                Front.mayBeLaunchedBy(me, id),
                lines.all(),
                lines.added(),
                Launched.listOf(launches, now),
                List.of(Layout.values()),
                Rule.ofFronts(),
                sections.stream()
                        .map(each -> new FrontPage.Place(each.path(), each.fullName()))
                        .toList(),
                front.isPresent() && mayArrange ? Sought.by(filter, me, now) : null,
                gone(removed, stories, names, me),
                words.of(
                        watch.warnings(section, linedUp, stories, FrontFreshness.at(now, sections), now),
                        names::title,
                        stories),
                Presence.meet("front:" + key, me, now),
                trouble,
                kept);
    }

    /** All stories of which something is said. */
    private static Set<Long> named(LinedUp front, List<Removed> removed) {
        Set<Long> named = LinedUp.placed(front.lists().values());
        front.lists().values().forEach(list -> named.addAll(list.lineup().hidden()));
        removed.forEach(each -> named.add(each.article()));
        return named;
    }

    /** Those that this person can put back. */
    private static List<FrontPage.Gone> gone(
            List<Removed> removed, Map<Long, StoryLine> stories, FrontNames names, Actor me) {
        return removed.stream()
                .filter(each -> each.list().mayBeArrangedBy(me) && stories.containsKey(each.article()))
                .map(each -> {
                    String list = each.list().definition().key();
                    return new FrontPage.Gone(
                            stories.get(each.article()), list, each.list().version(), names.title(list), each.at());
                })
                .toList();
    }

    /** “Fog” is at place 2 of “Lead” now. */
    String told(Placing placing, Actor by, Instant now, Front front, ChangeWords said) {
        long article = placing.change().article();
        String story = title(article, by, now);
        String block = "“%s”".formatted(title(front, placing.target()));
        return CuratedList.get(placing.target()).lineup().byPosition().entrySet().stream()
                .filter(entry -> entry.getValue().article() == article && placing.isMove())
                .findFirst()
                .map(entry -> "“%s” is at place %d of %s now.".formatted(story, entry.getKey(), block))
                .orElseGet(() -> said.of(placing.change(), story, block));
    }

    /** What a story is called in messages. */
    static String title(long article, Actor by, Instant now) {
        return Optional.ofNullable(
                        StoryLines.ofStories(List.of(article), by, now).get(article))
                .map(StoryLine::title)
                .orElse("Story " + article);
    }

    /** What a block is called in messages. */
    String title(Front front, String list) {
        return new FrontNames(front.plan(), Section.listInOrder()).title(list);
    }
}
