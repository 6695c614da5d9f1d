package stet.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import stet.curation.Block;
import stet.curation.CuratedList;
import stet.curation.Front;
import stet.curation.FrontWarnings;
import stet.curation.Layout;
import stet.curation.Lineup;
import stet.curation.Plan;
import stet.curation.Rule;
import stet.curation.Spot;
import stet.curation.UsualFront;
import stet.people.Actor;
import stet.publishing.PublicState;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;
import stet.web.Missing;

/** Where a front is worked on: lays out its page. */
@ApplicationScoped
class FrontDesk {
    private static final int LAUNCHES = 12;
    private static final int FOUND = 20;

    private static final List<StoryFilter.State> SOUGHT = List.of(
            StoryFilter.State.LIVE,
            StoryFilter.State.SCHEDULED,
            StoryFilter.State.APPROVED,
            StoryFilter.State.REVIEW,
            StoryFilter.State.DRAFT);

    private final FrontsConfig config;
    private final WarningWords words;

    FrontDesk(FrontsConfig config, WarningWords words) {
        this.config = config;
        this.words = words;
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
        Map<String, CuratedList> lists = lists(begun.values().stream()
                .flatMap(front -> front.plan().blocks().stream())
                .toList());
        Map<Long, FrontWarnings.Story> stories = facts(StoryLines.ofStories(placed(lists.values()), me, now));
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
                    warnings(section, plan, lists, stories, freshness, now).size()));
        }
        return all;
    }

    /**
     * The page of a front as it is now, whether or not somebody has begun to arrange it. At most nineteen statements,
     * however many blocks there are.
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
        Plan plan = front.map(Front::plan).orElseGet(() -> new Plan(usual(section, sections)));
        Map<String, CuratedList> lists = front.isPresent() ? lists(plan.blocks()) : Map.of();
        Map<Long, StoryLine> stories = StoryLines.ofStories(placed(lists.values()), me, now);
        Optional<Front.Standing> standing = front.map(Front::standing);
        boolean mayArrange = Front.mayBeArrangedBy(me, id);
        Names names = new Names(plan, sections);
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
                lines("/newsroom/fronts/" + key + "/placements", plan, lists, stories, names, me, kept),
                fields("add", "new", null, names, kept),
                front.map(begun -> Launched.listOf(begun.launches(LAUNCHES), now))
                        .orElse(List.of()),
                List.of(Layout.values()),
                Rule.ofFronts(),
                sections.stream()
                        .map(each -> new FrontPage.Place(each.path(), each.fullName()))
                        .toList(),
                front.isPresent() && mayArrange ? search(filter, me, now) : null,
                words.of(
                        warnings(section, plan, lists, facts(stories), FrontFreshness.at(now, sections), now),
                        names::title,
                        stories),
                Presence.meet("front:" + key, me, now),
                trouble,
                kept);
    }

    private static FrontPage.Search search(StoryFilter filter, Actor me, Instant now) {
        return new FrontPage.Search(
                filter.getQ(), filter.getState(), SOUGHT, StoryLines.placeable(filter, me, now, FOUND));
    }

    private List<FrontWarnings.Warning> warnings(
            Section section,
            Plan plan,
            Map<String, CuratedList> lists,
            Map<Long, FrontWarnings.Story> stories,
            FrontFreshness freshness,
            Instant now) {
        return FrontWarnings.of(
                freshness.changed(section == null ? null : section.id),
                config.dullAfter(),
                plan.blocks().stream()
                        .map(block -> new FrontWarnings.Arranged(block, lineup(lists.get(block.list()))))
                        .toList(),
                stories,
                now);
    }

    private static Lineup lineup(CuratedList list) {
        return list == null ? Lineup.EMPTY : list.lineup();
    }

    private static Map<String, CuratedList> lists(Collection<Block> blocks) {
        return CuratedList.listByKeys(
                        blocks.stream().map(Block::list).distinct().toList())
                .stream()
                .collect(Collectors.toMap(list -> list.definition().key(), Function.identity()));
    }

    private static Set<Long> placed(Collection<CuratedList> lists) {
        Set<Long> placed = new LinkedHashSet<>();
        lists.forEach(list -> list.lineup().spots().forEach(spot -> placed.add(spot.article())));
        return placed;
    }

    private static Map<Long, FrontWarnings.Story> facts(Map<Long, StoryLine> stories) {
        Map<Long, FrontWarnings.Story> facts = new HashMap<>();
        stories.forEach((id, story) -> facts.put(
                id,
                new FrontWarnings.Story(
                        story.shown(),
                        story.shownShort(),
                        story.published().isLive(),
                        story.published() == PublicState.SCHEDULED ? story.when() : null,
                        story.ends(),
                        switch (story.published()) {
                            case WITHDRAWN, ENDED, KILLED -> true;
                            case UNPUBLISHED, SCHEDULED, LIVE, LIVE_WITH_UPDATE -> false;
                        },
                        story.goesOn(),
                        story.since())));
        return facts;
    }

    /** What blocks, and the sections and topics of their rules, are called. */
    private static final class Names {
        private final Map<String, Block> blocks;
        private final Map<Long, Section> sections;
        private final Map<Long, String> tags;

        Names(Plan plan, List<Section> all) {
            blocks = plan.blocks().stream().collect(Collectors.toMap(Block::list, Function.identity()));
            sections = all.stream().collect(Collectors.toMap(section -> section.id, Function.identity()));
            List<Long> wanted = plan.blocks().stream()
                    .map(Block::tag)
                    .filter(Objects::nonNull)
                    .toList();
            tags = wanted.isEmpty()
                    ? Map.of()
                    : Tag.<Tag>list("id in ?1", wanted).stream()
                            .collect(Collectors.toMap(tag -> tag.id, tag -> tag.name));
        }

        String title(String list) {
            Block block = blocks.get(list);
            if (block == null) {
                return list;
            }
            if (block.title() != null) {
                return block.title();
            }
            String where = sectionName(block);
            return where.isEmpty()
                    ? block.layout().label()
                    : "%s: %s".formatted(block.layout().label(), where);
        }

        String filler(Block block) {
            String where = sectionName(block).isEmpty() ? tag(block) : sectionName(block);
            return where.isEmpty()
                    ? block.rule().label()
                    : "%s (%s)".formatted(block.rule().label(), where);
        }

        String path(Block block) {
            return block.section() == null || !sections.containsKey(block.section())
                    ? ""
                    : sections.get(block.section()).path();
        }

        private String sectionName(Block block) {
            return block.section() == null || !sections.containsKey(block.section())
                    ? ""
                    : sections.get(block.section()).name;
        }

        String tag(Block block) {
            return block.tag() == null ? "" : tags.getOrDefault(block.tag(), "");
        }
    }

    private static FrontPage.BlockFields fields(String form, String id, Block block, Names names, Kept kept) {
        return new FrontPage.BlockFields(
                form,
                id,
                kept.value(form, "title", block == null ? null : block.title()),
                kept.value(form, "layout", block == null ? null : block.layout().name()),
                kept.value(form, "size", block == null ? null : block.size()),
                kept.value(form, "rule", block == null ? null : block.rule().name()),
                kept.value(form, "section", block == null ? null : names.path(block)),
                kept.value(form, "tag", block == null ? null : names.tag(block)),
                kept.ticked(form, "repeats", block != null && block.repeats()));
    }

    private static List<FrontPage.Line> lines(
            String action,
            Plan plan,
            Map<String, CuratedList> lists,
            Map<Long, StoryLine> stories,
            Names names,
            Actor me,
            Kept kept) {
        List<Block> blocks = plan.blocks();
        List<SpotLine.Target> targets = blocks.stream()
                .map(block -> lists.get(block.list()))
                .filter(list -> list != null && list.mayBeArrangedBy(me))
                .map(list -> new SpotLine.Target(
                        list.definition().key(),
                        list.version(),
                        names.title(list.definition().key())))
                .toList();
        List<FrontPage.Line> lines = new ArrayList<>();
        for (int place = 0; place < blocks.size(); place++) {
            Block block = blocks.get(place);
            CuratedList list = lists.get(block.list());
            List<FrontPage.Cell> cells = new ArrayList<>();
            List<SpotLine> waiting = new ArrayList<>();
            spots(action, list, stories, targets, me).forEach((position, line) -> {
                if (position > block.size()) {
                    waiting.add(line);
                    return;
                }
                open(cells, position);
                cells.add(new FrontPage.Cell(position, 1, line));
            });
            open(cells, block.size() + 1);
            lines.add(new FrontPage.Line(
                    block,
                    names.title(block.list()),
                    names.filler(block),
                    place == 0 ? null : blocks.get(place - 1).list(),
                    place + 2 < blocks.size() ? blocks.get(place + 2).list() : null,
                    place == 0,
                    place == blocks.size() - 1,
                    list == null ? 0 : list.version(),
                    list != null && list.mayBeArrangedBy(me),
                    cells,
                    waiting,
                    fields("edit-" + block.list(), block.list(), block, names, kept)));
        }
        return lines;
    }

    /** The open places between the last cell and a position. */
    private static void open(List<FrontPage.Cell> cells, int position) {
        int next = cells.isEmpty() ? 1 : cells.get(cells.size() - 1).lastPosition() + 1;
        if (next < position) {
            cells.add(new FrontPage.Cell(next, position - next, null));
        }
    }

    /** By position. A pinned one stays where it is, and the others move among themselves. */
    private static Map<Integer, SpotLine> spots(
            String action, CuratedList list, Map<Long, StoryLine> stories, List<SpotLine.Target> targets, Actor me) {
        Map<Integer, SpotLine> lines = new LinkedHashMap<>();
        if (list == null) {
            return lines;
        }
        String key = list.definition().key();
        List<SpotLine.Target> others =
                targets.stream().filter(target -> !target.key().equals(key)).toList();
        List<Long> moving = list.lineup().spots().stream()
                .filter(spot -> !spot.isPinned())
                .map(Spot::article)
                .toList();
        list.lineup().byPosition().forEach((position, spot) -> {
            int at = moving.indexOf(spot.article());
            lines.put(
                    position,
                    new SpotLine(
                            key + "-" + spot.article(),
                            action,
                            key,
                            list.version(),
                            list.mayBeArrangedBy(me),
                            spot,
                            stories.get(spot.article()),
                            at > 0 ? moving.get(at - 1) : null,
                            at >= 0 && at + 2 < moving.size() ? moving.get(at + 2) : null,
                            at <= 0,
                            at < 0 || at == moving.size() - 1,
                            others));
        });
        return lines;
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
        return new Names(front.plan(), Section.listInOrder()).title(list);
    }
}
