package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontTest {
    @Test
    void theNewestLeadsAndTheNextComeFromOtherSections() {
        Front front = Front.of(List.of(news(1, 10), news(2, 10), news(3, 20), news(4, 10), news(5, 30)));
        assertEquals(1, front.lead().article());
        assertEquals(List.of(3L, 5L), Front.ids(front.seconds()));
        assertEquals(List.of(2L, 4L), Front.ids(front.top()), "then whatever is newest");
    }

    @Test
    void opinionKeepsToItsOwnStrip() {
        Front front = Front.of(List.of(opinion(1, 10), news(2, 20)));
        assertEquals(2, front.lead().article());
        assertTrue(front.seconds().isEmpty());
    }

    @Test
    void opinionLeadsIfThereIsNothingElse() {
        assertEquals(1, Front.of(List.of(opinion(1, 10))).lead().article());
    }

    @Test
    void anEmptyPaperHasNoLead() {
        Front front = Front.of(List.of());
        assertNull(front.lead());
        assertTrue(front.shown().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noStoryStandsThereTwiceAndEveryPlaceIsTaken(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            List<Card> newest = new ArrayList<>();
            int size = random.nextInt(15);
            for (int i = 1; i <= size; i++) {
                newest.add(news(i, random.nextInt(5)));
            }
            Front front = Front.of(newest);
            List<Long> all = new ArrayList<>();
            if (front.lead() != null) {
                all.add(front.lead().article());
            }
            all.addAll(Front.ids(front.seconds()));
            all.addAll(Front.ids(front.top()));
            assertEquals(new HashSet<>(all).size(), all.size(), "seed " + seed);
            assertEquals(Math.min(size, 1 + Front.SECONDS + Front.TOP), all.size(), "seed " + seed);
            assertFalse(front.lead() == null && size > 0, "seed " + seed);
        }
    }

    private static Card news(long id, long section) {
        return card(id, section, Kind.NEWS);
    }

    private static Card opinion(long id, long section) {
        return card(id, section, Kind.OPINION);
    }

    private static Card card(long id, long section, Kind kind) {
        Instant at = Instant.EPOCH.minusSeconds(id);
        SectionLink label = new SectionLink(section, "Section", "en", "/section", false);
        return new Card(
                id,
                label,
                section,
                kind,
                "en",
                "/section/story-" + id,
                "Headline",
                "Headline",
                "",
                null,
                List.of(),
                null,
                at,
                new When(at.toString(), "now"));
    }
}
