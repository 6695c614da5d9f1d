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
import stet.curation.Rule;
import stet.curation.UsualFront;
import stet.people.Actor;
import stet.people.Person;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;
import stet.web.Missing;

/** Where a front is worked on: lays out its page. */
@ApplicationScoped
class FrontDesk {
    private static final int LAUNCHES = 12;

    /** The section of a front's key; null for the whole paper's. Fails with {@link Missing} when there is none. */
    Section section(String key) {
        if (Front.HOME.equals(key)) {
            return null;
        }
        return Section.listInOrder().stream()
                .filter(section -> Front.key(section.id).equals(key))
                .findFirst()
                .orElseThrow(() -> new Missing("There is no front “%s”.".formatted(key)));
    }

    /** What a front shows of itself. */
    List<Block> usual(Section section) {
        List<Long> below = Section.listInOrder().stream()
                .filter(each -> section == null
                        ? each.parent == null
                        : each.parent != null && each.parent.id.equals(section.id))
                .map(each -> each.id)
                .toList();
        return section == null ? UsualFront.home(below) : UsualFront.section(section.id, below);
    }

    /** Every front: the paper's, then its sections' in their order. Three statements. */
    List<FrontPage.Summary> summaries(Instant now) {
        Map<String, Instant> since = Front.visibleSince(now);
        Set<String> begun = Front.<Front>listAll().stream().map(Front::key).collect(Collectors.toSet());
        List<FrontPage.Summary> all = new ArrayList<>();
        all.add(new FrontPage.Summary(Front.HOME, "Home", 0, begun.contains(Front.HOME), since.get(Front.HOME)));
        for (Section section : Section.listInOrder()) {
            String key = Front.key(section.id);
            all.add(new FrontPage.Summary(key, section.name, section.depth(), begun.contains(key), since.get(key)));
        }
        return all;
    }

    /** The page of a front as it is now, whether or not somebody has begun to arrange it. */
    FrontPage page(String key, Actor me, Instant now, String trouble) {
        Section section = section(key);
        Long id = section == null ? null : section.id;
        Optional<Front> front = Front.findOf(id);
        List<Section> sections = Section.listInOrder();
        Plan plan = front.map(Front::plan).orElseGet(() -> new Plan(usual(section)));
        Map<String, CuratedList> lists =
                CuratedList.listByKeys(plan.blocks().stream().map(Block::list).toList()).stream()
                        .collect(Collectors.toMap(list -> list.definition().key(), Function.identity()));
        return new FrontPage(
                key,
                section == null ? "Home" : section.name,
                section == null ? "/" : section.address(),
                front.isPresent(),
                front.map(Front::version).orElse(0),
                front.map(Front::stamp).orElse(0),
                front.map(Front::hasChangesNotLaunched).orElse(false),
                Front.mayBeArrangedBy(me, id),
                Front.mayBeLaunchedBy(me, id),
                lines(plan, lists, sections),
                front.map(begun -> launches(begun, now)).orElse(List.of()),
                List.of(Layout.values()),
                Rule.ofFronts(),
                sections.stream()
                        .map(each -> new FrontPage.Place(each.path(), each.fullName()))
                        .toList(),
                trouble);
    }

    private static List<FrontPage.Line> lines(Plan plan, Map<String, CuratedList> lists, List<Section> sections) {
        Map<Long, String> paths = sections.stream().collect(Collectors.toMap(section -> section.id, Section::path));
        List<Block> blocks = plan.blocks();
        List<FrontPage.Line> lines = new ArrayList<>();
        for (int place = 0; place < blocks.size(); place++) {
            Block block = blocks.get(place);
            CuratedList list = lists.get(block.list());
            lines.add(new FrontPage.Line(
                    block,
                    list == null ? 0 : list.lineup().spots().size(),
                    block.section() == null ? "" : paths.getOrDefault(block.section(), ""),
                    block.tag() == null ? "" : Tag.get(block.tag()).name,
                    place == 0 ? null : blocks.get(place - 1).list(),
                    place + 2 < blocks.size() ? blocks.get(place + 2).list() : null,
                    place == 0,
                    place == blocks.size() - 1));
        }
        return lines;
    }

    private static List<ListPage.Launched> launches(Front front, Instant now) {
        List<FrontLaunch> launches = front.launches(LAUNCHES);
        Map<Long, String> names =
                Person.namesOf(launches.stream().map(FrontLaunch::launchedBy).toList());
        return launches.stream()
                .map(launch -> new ListPage.Launched(
                        launch.id,
                        names.get(launch.launchedBy()),
                        launch.visibleFrom(),
                        launch.visibleUntil(),
                        launch.plan().blocks().size(),
                        launch.visibleFrom().isAfter(now),
                        !launch.visibleFrom().isAfter(now)
                                && (launch.visibleUntil() == null
                                        || launch.visibleUntil().isAfter(now))))
                .toList();
    }
}
