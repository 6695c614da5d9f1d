package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.audience.Span;
import stet.curation.Block;
import stet.curation.Definition;
import stet.curation.Front;
import stet.curation.Rule;
import stet.curation.UsualFront;
import stet.testing.RealParts;

/**
 * Whole pages of {@link RandomPaper}s, through everything that readers' requests go through, against a model that knows
 * nothing of queries nor of how many candidates are looked at: the home front with random blocks of every rule, and what
 * stands beside stories. All of it is taken back.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PageRulesTest {
    private static final int INSTANTS = 40;

    /** SQL statements that pages may cost, whatever the number of blocks and whatever stands in them. */
    private static final int FRONT_BUDGET = 8;

    private static final int STORY_BUDGET = 10;

    @Inject
    SiteView site;

    @Inject
    Rows rows;

    private RandomPaper paper;
    private int minute;
    private ListModel lists;
    private String where;

    /** The sections' parents, null of those at the top, in the sections' order. */
    private Map<Long, Long> parents;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyFrontAndEveryStorysListsKeepTheRulesAtEveryInstant(long seed) {
        QuarkusTransaction.begin();
        try {
            parents = parents();
            Random random = new Random(seed);
            paper = randomPaper(random);
            for (int i = 0; i < INSTANTS; i++) {
                minute = paper.minute();
                lists = new ListModel(paper, minute);
                where = "seed %d, minute %d".formatted(seed, minute);
                lookAtTheFront();
                List<RandomPaper.Told> live = paper.live(minute);
                if (!live.isEmpty()) {
                    lookBeside(live.get(random.nextInt(live.size())));
                }
            }
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private RandomPaper randomPaper(Random random) {
        RandomPaper made = new RandomPaper(random);
        for (Definition list :
                List.of(Definition.LATEST, Definition.RECOMMENDED, Definition.RELATED, Definition.MORE_FROM)) {
            made.add(list.key(), list.size(), list.rule());
        }
        made.addFront(Front.HOME);
        tops().stream().limit(4).forEach(top -> {
            made.addFront(Front.key(top));
            made.add(UsualFront.lead(top).list(), 3, Rule.NEWEST_IN_SECTION);
        });
        made.addRankings();
        made.write();
        return made;
    }

    // ---- the front

    private void lookAtTheFront() {
        Map<Integer, List<Long>> found = new HashMap<>();
        ((HomePage) page("/", FRONT_BUDGET))
                .rows().stream()
                        .flatMap(row -> row.blocks().stream())
                        .forEach(block -> found.put(block.position(), stories(block.stories())));
        List<Block> launched = paper.blocks(Front.HOME, minute);
        List<Block> blocks = launched == null ? UsualFront.home(tops()) : launched;
        Set<Long> placed = new HashSet<>();
        blocks.stream().filter(block -> !block.repeats()).forEach(block -> placed.addAll(shown(block, List.of())));
        List<Long> above = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            List<Long> fillers = new ArrayList<>(brought(block.rule(), block.section(), block.tag(), above));
            if (!block.repeats()) {
                fillers.removeAll(placed);
                fillers.removeAll(above);
            }
            List<Long> expected = shown(block, fillers);
            assertEquals(
                    expected,
                    found.getOrDefault(i + 1, List.of()),
                    "%s, block %d of %s: %s".formatted(where, i + 1, blocks.size(), block));
            if (!block.repeats()) {
                above.addAll(expected);
            }
        }
    }

    private List<Long> shown(Block block, List<Long> fillers) {
        return lists.shown(block.list(), block.size(), block.rule(), fillers, 0);
    }

    /** What a rule brings, the best first. */
    private List<Long> brought(Rule rule, Long section, Long tag, List<Long> above) {
        return switch (rule) {
            case NEWEST -> newest();
            case NEWEST_OF_DIFFERENT_SECTIONS -> varied(above);
            case NEWEST_IN_SECTION -> ofSection(section);
            case NEWEST_WITH_TAG ->
                ids(paper.live(minute).stream()
                        .filter(story -> story.tags().contains(tag))
                        .toList());
            case MOST_READ_IN_A_DAY -> mostRead(Span.DAY);
            case MOST_READ_IN_A_WEEK -> mostRead(Span.WEEK);
            case SAME_TAGS, NONE -> List.of();
        };
    }

    private List<Long> newest() {
        return ids(paper.live(minute));
    }

    private List<Long> ofSection(long section) {
        return ids(paper.live(minute).stream()
                .filter(story -> isWithin(story.section(), section))
                .toList());
    }

    private List<Long> mostRead(Span span) {
        List<Long> all = new ArrayList<>(paper.mostRead(span, minute));
        if (!all.isEmpty()) {
            all.addAll(newest());
        }
        return all;
    }

    /** Again and again the newest of those sections of which the fewest are shown or in the row already; opinion last. */
    private List<Long> varied(List<Long> above) {
        List<Long> inTheRow = new ArrayList<>();
        List<RandomPaper.Told> waiting = new ArrayList<>(paper.live(minute));
        waiting.removeIf(story -> above.contains(story.id()));
        Map<Long, Integer> before = new HashMap<>();
        Map<Long, Integer> seen = new HashMap<>();
        above.forEach(story -> seen.merge(top(paper.story(story).section()), 1, Integer::sum));
        waiting.forEach(story -> before.put(story.id(), seen.merge(top(story.section()), 1, Integer::sum) - 1));
        for (boolean opinion : List.of(false, true)) {
            for (int many = 0; many <= waiting.size() + above.size(); many++) {
                for (RandomPaper.Told story : waiting) {
                    if (story.opinion() == opinion && before.get(story.id()) == many) {
                        inTheRow.add(story.id());
                    }
                }
            }
        }
        return inTheRow;
    }

    // ---- beside a story

    private void lookBeside(RandomPaper.Told story) {
        StoryPage page = (StoryPage) page("/story-" + story.id(), STORY_BUDGET);
        String beside = where + ", story " + story.id();
        List<Long> latest = listed(Definition.LATEST, newest(), story);
        List<Long> related = listed(Definition.RELATED, sameTags(story), story);
        Set<Long> shown = new LinkedHashSet<>(latest);
        shown.addAll(related);
        List<Long> next = new ArrayList<>(mostRead(Span.DAY));
        next.addAll(ofSection(story.section()));
        next.addAll(newest());
        List<Long> fresh = new ArrayList<>(next);
        fresh.removeAll(shown);
        fresh.addAll(next);
        List<Long> recommended = listed(Definition.RECOMMENDED, fresh, story);
        shown.addAll(recommended);
        List<Long> others = new ArrayList<>(ofSection(story.section()));
        others.removeAll(shown);
        assertEquals(latest, stories(page.latest()), "Latest, " + beside);
        assertEquals(related, stories(page.related()), "Related, " + beside);
        assertEquals(recommended, stories(page.recommended()), "Recommended, " + beside);
        assertEquals(listed(Definition.MORE_FROM, others, story), stories(page.moreFrom()), "More from, " + beside);
        assertEquals(teasers(story), teasers(page), "Teasers, " + beside);
        isFull(Definition.LATEST, page.latest(), story, beside);
        isFull(Definition.RECOMMENDED, page.recommended(), story, beside);
    }

    /** Exactly its size whenever enough stories are live, none twice, and not the page's own. */
    private void isFull(Definition list, List<Card> cards, RandomPaper.Told page, String beside) {
        List<Long> found = stories(cards);
        Set<Long> may = new HashSet<>(newest());
        may.removeAll(lists.hidden(list.key()));
        may.addAll(lists.placed(list.key(), page.id()));
        may.remove(page.id());
        assertEquals(Math.min(list.size(), may.size()), Set.copyOf(found).size(), list.name() + ", " + beside);
        assertTrue(may.containsAll(found), list.name() + ", " + beside);
    }

    private List<Long> listed(Definition list, List<Long> fillers, RandomPaper.Told page) {
        return lists.shown(list.key(), list.size(), list.rule(), fillers, page.id());
    }

    /** Those that share the most topics, the newest first among equals. */
    private List<Long> sameTags(RandomPaper.Told page) {
        List<Long> near = new ArrayList<>();
        for (int shared = page.tags().size(); shared > 0; shared--) {
            for (RandomPaper.Told story : paper.live(minute)) {
                Set<Long> common = new HashSet<>(story.tags());
                common.retainAll(page.tags());
                if (story.id() != page.id() && common.size() == shared) {
                    near.add(story.id());
                }
            }
        }
        return near;
    }

    /** Of each other top section the first story of the block that leads its front, else its newest. */
    private Map<Long, Long> teasers(RandomPaper.Told page) {
        Map<Long, Long> leads = new LinkedHashMap<>();
        for (long top : tops()) {
            if (top != top(page.section())) {
                Block block = leading(top);
                List<Long> all = new ArrayList<>(lists.shown(
                        block.list(),
                        block.size(),
                        block.rule(),
                        brought(block.rule(), block.section(), block.tag(), List.of()),
                        page.id()));
                all.addAll(ofSection(top));
                all.stream().filter(story -> story != page.id()).findFirst().ifPresent(lead -> leads.put(top, lead));
            }
        }
        return leads;
    }

    /** What is of the whole paper leads no section. */
    private Block leading(long top) {
        List<Block> launched = paper.blocks(Front.key(top), minute);
        return (launched == null ? List.<Block>of() : launched)
                .stream()
                        .filter(block -> Set.of(Rule.NEWEST_IN_SECTION, Rule.NEWEST_WITH_TAG, Rule.NONE)
                                .contains(block.rule()))
                        .findFirst()
                        .orElse(UsualFront.lead(top));
    }

    private static Map<Long, Long> teasers(StoryPage page) {
        Map<Long, Long> leads = new LinkedHashMap<>();
        page.teasers()
                .forEach(
                        teaser -> leads.put(teaser.section().id(), teaser.lead().article()));
        return leads;
    }

    // ---- the paper

    /** What stands at an address, for so many statements at most. */
    private Page page(String path, int budget) {
        Instant at = RandomPaper.instant(minute);
        long before = rows.statements();
        Answer answer = site.at(at).answer(Address.of(path), null);
        long cost = rows.statements() - before;
        if (answer instanceof Answer.Moved moved) {
            return page(moved.path(), budget);
        }
        assertTrue(cost <= budget, () -> "%s, %s costs %d statements".formatted(where, path, cost));
        return ((Answer.Shown) answer).page();
    }

    private static List<Long> stories(List<Card> cards) {
        return cards.stream().map(Card::article).toList();
    }

    private static List<Long> ids(Collection<RandomPaper.Told> stories) {
        return stories.stream().map(RandomPaper.Told::id).toList();
    }

    private List<Long> tops() {
        return parents.keySet().stream()
                .filter(section -> parents.get(section) == null)
                .toList();
    }

    private long top(long section) {
        return parents.get(section) == null ? section : top(parents.get(section));
    }

    private boolean isWithin(Long section, long other) {
        return section != null && (section == other || isWithin(parents.get(section), other));
    }

    /** Those that have ended since stood in the years of random papers. */
    private static Map<Long, Long> parents() {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = Panache.getEntityManager()
                .createNativeQuery("select id, parent_id from section order by position, id", Object[].class)
                .getResultList();
        Map<Long, Long> parents = new LinkedHashMap<>();
        rows.forEach(row -> parents.put((Long) row[0], (Long) row[1]));
        return parents;
    }
}
