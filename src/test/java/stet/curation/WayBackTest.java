package stet.curation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.web.Invalid;

class WayBackTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void fromAnyLineUpItLeadsToAnyOther(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Lineup now = lineup(random);
            Lineup then = lineup(random);
            Lineup reached = now;
            for (Change change : WayBack.of(now, then)) {
                reached = change.to(reached);
            }
            assertEquals(then, reached, () -> "seed %d from %s".formatted(seed, now));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void fromAnyPlanItLeadsToAnyOther(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Plan now = plan(random);
            Plan then = plan(random);
            Plan reached = now;
            for (PlanChange change : WayBack.of(now, then)) {
                reached = change.to(reached);
            }
            assertEquals(then, reached, () -> "seed %d from %s".formatted(seed, now));
        }
    }

    @Test
    void whatIsAsItWasIsNotTouched() {
        Lineup now =
                new Change.Place(3, 1L).to(new Change.Place(2, null).to(new Change.Place(1, null).to(Lineup.EMPTY)));
        assertEquals(List.of(), WayBack.of(now, now));
        assertEquals(List.of(new Change.Remove(3)), WayBack.of(now, new Change.Remove(3).to(now)));
        assertEquals(List.of(new Change.Pin(2, 1)), WayBack.of(now, new Change.Pin(2, 1).to(now)));
        assertTrue(WayBack.of(Plan.EMPTY, Plan.EMPTY).isEmpty());
    }

    private static Lineup lineup(Random random) {
        Lineup lineup = Lineup.EMPTY;
        for (int change = random.nextInt(40); change > 0; change--) {
            try {
                lineup = LineupTest.anything(random).to(lineup);
            } catch (Invalid refused) {
                assertTrue(refused.getMessage().length() > 10);
            }
        }
        return lineup;
    }

    private static Plan plan(Random random) {
        Plan plan = Plan.EMPTY;
        for (int block = random.nextInt(12); block > 0; block--) {
            String before = "list-" + random.nextInt(12);
            plan = plan.inserting(block("list-" + random.nextInt(12), random), before);
        }
        return plan;
    }

    private static Block block(String list, Random random) {
        String title = random.nextBoolean() ? null : "Title " + random.nextInt(3);
        return new Block(list, title, Layout.STRIP_OF_FOUR, 1 + random.nextInt(4), Rule.NONE, null, null, false);
    }
}
