package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.curation.Definition;
import stet.curation.Rule;
import stet.testing.RealParts;

/**
 * Two thousand random lists of {@link RandomPaper}s, asked at random instants, against a model that knows nothing of
 * queries. All of it is taken back.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ListRulesTest {
    private static final int LISTS = 100;
    private static final int INSTANTS = 60;

    @Inject
    Rows rows;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyListKeepsTheRulesAtEveryInstant(long seed) {
        QuarkusTransaction.begin();
        try {
            Random random = new Random(seed);
            RandomPaper paper = new RandomPaper(random);
            List<Definition> lists = new ArrayList<>();
            for (int i = 0; i < LISTS; i++) {
                Rule rule = random.nextInt(5) == 0 ? Rule.NONE : Rule.NEWEST;
                RandomPaper.Listed list = paper.add("rules-" + i, 1 + random.nextInt(8), rule);
                // Whoever asks for it may know it as it was: what counts is how it is now.
                lists.add(new Definition(list.key(), list.key(), 1, Rule.NONE));
            }
            paper.write();
            for (int i = 0; i < INSTANTS; i++) {
                int minute = paper.minute();
                List<Long> live =
                        paper.live(minute).stream().map(RandomPaper.Told::id).toList();
                long page = live.isEmpty() ? 0 : live.get(random.nextInt(live.size()));
                String where = "seed %d, minute %d, page %d".formatted(seed, minute, page);
                look(paper, lists, minute, live, page, where);
            }
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void look(RandomPaper paper, List<Definition> lists, int minute, List<Long> live, long page, String where) {
        ListModel model = new ListModel(paper, minute);
        Instant at = RandomPaper.instant(minute);
        PlacedStories placed = PlacedStories.read(rows, at, Map.of(), false, lists);
        List<Candidate> newest = new Candidates(rows, at).newest(100);
        for (Definition asked : lists) {
            RandomPaper.Listed list = paper.list(asked.key());
            List<Long> found = placed.list(asked).filled(newest, Candidate::article, Set.of(page)).stream()
                    .map(Candidate::article)
                    .toList();
            String which = where + ", " + list.key();
            assertEquals(model.shown(list.key(), list.size(), list.rule(), live, page), found, which);
            keepsTheRules(list, model, live, page, found, which);
        }
    }

    /** What must be true whatever the model draws up. */
    private static void keepsTheRules(
            RandomPaper.Listed list, ListModel model, List<Long> live, long page, List<Long> found, String which) {
        assertEquals(Set.copyOf(found).size(), found.size(), () -> "twice: " + which);
        assertTrue(!found.contains(page), () -> "itself: " + which);
        assertTrue(live.containsAll(found), () -> "not live: " + which);
        List<Long> curated = model.placed(list.key(), page);
        if (curated.size() <= list.size()) {
            assertTrue(found.containsAll(curated), () -> "a placed one is dropped: " + which);
        }
        Set<Long> hidden = model.hidden(list.key());
        long may = live.stream()
                .filter(story -> story != page)
                .filter(story -> curated.contains(story) || list.rule() == Rule.NEWEST && !hidden.contains(story))
                .count();
        assertEquals(Math.min(list.size(), may), found.size(), () -> "size: " + which);
    }
}
