package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.curation.OwnPicture;
import stet.curation.Unfolding;

class ComparisonTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void aStoryThatCameMakesNoOtherMove() {
        assertEquals(List.of("Came 9 to place 1"), told(cards(1, 2, 3), cards(9, 1, 2, 3)));
    }

    @Test
    void whoeverLeftIsToldWithWhereItStood() {
        assertEquals(List.of("Left 2 it stood at place 2"), told(cards(1, 2, 3), cards(1, 3)));
    }

    @Test
    void onlyWhatMovedIsSaidToHaveMoved() {
        assertEquals(List.of("Moved up 4 from place 4 to place 1"), told(cards(1, 2, 3, 4), cards(4, 1, 2, 3)));
        assertEquals(List.of("Moved down 1 from place 1 to place 4"), told(cards(1, 2, 3, 4), cards(2, 3, 4, 1)));
    }

    @Test
    void newWordsAreToldWithTheOldOnes() {
        List<Card> before = cards(1);
        Card after = before.get(0).placed(own("Another headline", "Exclusive", null, null));
        assertEquals(
                List.of("New headline 1 it was “Headline 1”", "New label 1 it had none"), told(before, List.of(after)));
    }

    @Test
    void aMarkAndAPictureAreTold() {
        List<Card> before = cards(1);
        List<Card> marked = List.of(before.get(0).placed(own(null, null, 7L, Unfolding.UPDATING)));
        assertEquals(List.of("New mark 1 Updating; it had none", "New picture 1 see it below"), told(before, marked));
        assertEquals(List.of("New mark 1 none; it was “Updating”", "New picture 1 see it below"), told(marked, before));
    }

    @Test
    void nothingIsToldOfWhatIsTheSame() {
        assertEquals(List.of(), told(cards(1, 2, 3), cards(1, 2, 3)));
        assertEquals(List.of(), told(List.of(), List.of()));
    }

    @Test
    void breakingNewsIsToldWithWhatStoodBefore() {
        Frame.Breaking bridge = new Frame.Breaking("The bridge is open", null);
        Frame.Breaking ferry = new Frame.Breaking("The ferry is back", "/city/ferry-7");
        assertEquals(List.of("“The bridge is open” stands over every page"), told(null, bridge));
        assertEquals(List.of("“The bridge is open” is down"), told(bridge, null));
        assertEquals(List.of("“The ferry is back”; it was “The bridge is open”"), told(bridge, ferry));
        Frame.Breaking unread = new Frame.Breaking(ferry.words(), null);
        assertEquals(List.of("“The ferry is back” leads to /city/ferry-7"), told(unread, ferry));
        assertEquals(List.of("“The ferry is back” leads to no story"), told(ferry, unread));
        assertEquals(List.of(), told(ferry, ferry));
        assertEquals(List.of(), told(null, (Frame.Breaking) null));
    }

    private static List<String> told(Frame.Breaking was, Frame.Breaking is) {
        return Comparison.ofLines(was, is).stream()
                .map(Comparison.Difference::how)
                .toList();
    }

    @Test
    void whatWasReadMostIsToldOfEachSpanAndWordsOnce() {
        List<Card> before = cards(1, 2, 3);
        List<Card> after = List.of(before.get(1).placed(own("Another headline", null, null, null)), before.get(0));
        assertEquals(
                List.of(
                        "New headline 2 it was “Headline 2”",
                        "Moved down 1 from place 1 to place 2 in 24 hours",
                        "Left 3 it stood at place 3 in 24 hours",
                        "Moved down 1 from place 1 to place 2 in 7 days",
                        "Left 3 it stood at place 3 in 7 days"),
                Comparison.of(ranked(before), ranked(after)).stream()
                        .map(each -> "%s %d %s".formatted(each.what(), each.story(), each.how()))
                        .toList());
    }

    private static Page ranked(List<Card> cards) {
        return new MostReadPage(
                new Frame("", null, "en", "brick", null, List.of(), "", null, null, Links.NOW, null), cards, cards);
    }

    /** Doing to the first list what the words say gives the second. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21})
    void theWordsExplainTheWholeChange(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Card> one = some(random);
            List<Card> other = some(random);
            List<Comparison.Difference> told = Comparison.ofCards(one, other);
            List<Long> kept = new ArrayList<>(Card.ids(one));
            told.stream().filter(each -> !each.what().startsWith("New")).forEach(each -> kept.remove(each.story()));
            List<Long> expected = new ArrayList<>(Card.ids(other));
            told.stream()
                    .filter(each ->
                            each.what().startsWith("Came") || each.what().startsWith("Moved"))
                    .forEach(each -> expected.remove(each.story()));
            // Those of which nothing is said kept their order, and moves to the same place are no moves to a reader.
            List<Long> unsaid = new ArrayList<>(expected);
            unsaid.retainAll(kept);
            assertEquals(expected.size(), unsaid.size(), "seed " + seed + ", round " + round);
            for (Comparison.Difference each : told) {
                if (each.what().equals("Came") || each.what().startsWith("Moved")) {
                    String place = each.how().replaceAll(".* ", "");
                    assertEquals(
                            each.story(), other.get(Integer.parseInt(place) - 1).article());
                }
            }
            assertTrue(told.stream()
                            .map(each -> each.what() + each.story())
                            .distinct()
                            .count()
                    == told.size());
        }
    }

    private static Candidate own(String headline, String kicker, Long image, Unfolding unfolding) {
        return Candidate.of(1, 1, false, 1).with(headline, null, kicker, OwnPicture.of(image, null), unfolding);
    }

    private static List<Card> some(Random random) {
        List<Integer> numbers = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
        Collections.shuffle(numbers, random);
        return cards(numbers.subList(0, random.nextInt(9)).stream()
                .mapToInt(Integer::intValue)
                .toArray());
    }

    private static List<String> told(List<Card> one, List<Card> other) {
        return Comparison.ofCards(one, other).stream()
                .map(each -> "%s %d %s".formatted(each.what(), each.story(), each.how()))
                .toList();
    }

    private static List<Card> cards(int... stories) {
        return Arrays.stream(stories)
                .mapToObj(story -> new Card(
                        story,
                        null,
                        1,
                        Kind.NEWS,
                        "en",
                        "/city/story-" + story,
                        "Headline " + story,
                        "Headline " + story,
                        "",
                        false,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        NOON,
                        new When(NOON.toString(), "12:00"),
                        new Art(null, null, null),
                        Pictures.NONE))
                .toList();
    }
}
