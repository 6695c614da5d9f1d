package stet.curation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import stet.curation.FrontWarnings.Arranged;
import stet.curation.FrontWarnings.Kind;
import stet.curation.FrontWarnings.Story;
import stet.curation.FrontWarnings.Warning;

class FrontWarningsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration SIX_HOURS = Duration.ofHours(6);
    private static final Story LIVE = story("Fog", "Fog", true, null, null, false);

    @Test
    void aFrontIsDullOnceReadersHaveSeenTheSameForSoLong() {
        assertEquals(List.of(), of(NOW.minus(SIX_HOURS).plusSeconds(1)));
        Instant since = NOW.minus(SIX_HOURS);
        assertEquals(List.of(new Warning(Kind.DULL, null, null, since, 0, 0, null)), of(since));
    }

    @Test
    void ofAFrontThatNeverChangedNothingIsKnown() {
        assertEquals(List.of(), of((Instant) null));
    }

    @Test
    void aHeadlineIsMeasuredWhereItStands() {
        assertEquals(List.of(), headline(Layout.LEAD, "x".repeat(110)));
        assertEquals(List.of("LONG_HEADLINE 111/110"), headline(Layout.LEAD, "x".repeat(111)));
        assertEquals(List.of(), headline(Layout.STRIP_OF_FOUR, "x".repeat(80)));
        assertEquals(List.of("LONG_HEADLINE 81/80"), headline(Layout.STRIP_OF_FOUR, "x".repeat(81)));
        assertEquals(List.of(), headline(Layout.LIST, "x".repeat(70)));
        assertEquals(List.of("LONG_HEADLINE 71/70"), headline(Layout.MOST_READ, "x".repeat(71)));
        assertEquals(List.of(), headline(Layout.LIST, "𝔽".repeat(70)), "signs are counted, not their halves");
    }

    @Test
    void belowTheLeadAHeadlineHasLessRoom() {
        Story story = story("x".repeat(100), "x", true, null, null, false);
        assertEquals(
                List.of("LONG_HEADLINE 100/80"),
                told(List.of(block(Layout.LEAD_AND_TWO, Spot.of(1), Spot.of(2))), Map.of(1L, story, 2L, story)));
    }

    @Test
    void theHeadlineThatWillBeShownCounts() {
        Story story = story("x".repeat(100), "short", true, null, null, false);
        assertEquals(List.of(), told(List.of(block(Layout.LIST, Spot.of(1))), Map.of(1L, story)), "the short one");
        Spot reworded = Spot.of(1).saying("Fog", null, null);
        assertEquals(List.of(), told(List.of(block(Layout.FOUR, reworded)), Map.of(1L, story)), "the block's own");
        assertEquals(
                List.of("LONG_HEADLINE 90/70"),
                told(List.of(block(Layout.LIST, Spot.of(1).saying("y".repeat(90), null, null))), Map.of(1L, LIVE)));
    }

    @Test
    void whatLeavesWithinTwoHoursIsToldByWhicheverEndComesFirst() {
        Instant soon = NOW.plus(Duration.ofMinutes(90));
        Spot spot = Spot.of(1);
        assertEquals(List.of("EXPIRING " + soon), at(spot.during(null, soon), LIVE));
        assertEquals(List.of("EXPIRING " + soon), at(spot, ending(soon)));
        assertEquals(List.of("EXPIRING " + soon), at(spot.during(null, soon.plusSeconds(60)), ending(soon)));
        assertEquals(List.of("EXPIRING " + soon), at(spot.during(null, soon), ending(soon.plusSeconds(60))));
        assertEquals(List.of(), at(spot.during(null, NOW.plusSeconds(7_201)), LIVE));
        assertEquals(List.of("EXPIRING " + NOW.plusSeconds(7_200)), at(spot, ending(NOW.plusSeconds(7_200))));
    }

    @Test
    void whatReadersCannotSeeYetIsToldWithWhenTheyWill() {
        Instant six = NOW.plus(SIX_HOURS);
        Story coming = story("Fog", "Fog", false, six, null, false);
        assertEquals(List.of("NOT_YET null"), at(Spot.of(1), story("Fog", "Fog", false, null, null, false)));
        assertEquals(List.of("NOT_YET " + six), at(Spot.of(1), coming));
        assertEquals(List.of("NOT_YET " + six), at(Spot.of(1).during(six, null), LIVE));
        assertEquals(List.of("NOT_YET " + six), at(Spot.of(1).during(NOW.plusSeconds(60), null), coming));
        assertEquals(
                List.of("NOT_YET " + six.plusSeconds(60)), at(Spot.of(1).during(six.plusSeconds(60), null), coming));
        assertEquals(List.of(), at(Spot.of(1).during(NOW, null), LIVE));
    }

    @Test
    void whatReadersCannotSeeAnyMoreIsTold() {
        assertEquals(List.of("NO_MORE null"), at(Spot.of(1), story("Fog", "Fog", false, null, null, true)));
        assertEquals(List.of("NO_MORE " + NOW), at(Spot.of(1).during(null, NOW), LIVE));
    }

    @Test
    void aStoryInTwoBlocksIsToldAtTheSecond() {
        Arranged top = block("top", Layout.FOUR, Spot.of(1), Spot.of(2));
        Arranged strip = block("strip", Layout.FOUR, Spot.of(3), Spot.of(2));
        assertEquals(
                List.of(new Warning(Kind.TWICE, "strip", 2L, null, 0, 0, "top")),
                FrontWarnings.of(NOW, SIX_HOURS, List.of(top, strip), Map.of(1L, LIVE, 2L, LIVE, 3L, LIVE), NOW));
    }

    @Test
    void blocksAreToldFromTheTopAndStoriesInTheirPlaces() {
        Story draft = story("Fog", "Fog", false, null, null, false);
        Arranged top = block("top", Layout.FOUR, Spot.of(1), Spot.of(2).pinnedAt(1));
        Arranged strip = block("strip", Layout.FOUR, Spot.of(3));
        Function<Warning, Object> where = warning -> warning.list() + " " + warning.article();
        assertEquals(
                List.of("top 2", "top 1", "strip 3"),
                FrontWarnings.of(NOW, SIX_HOURS, List.of(top, strip), Map.of(1L, draft, 2L, draft, 3L, draft), NOW)
                        .stream()
                        .map(where)
                        .toList());
    }

    @Test
    void ofAStoryThatIsGoneNothingIsSaid() {
        assertEquals(List.of(), told(List.of(block(Layout.FOUR, Spot.of(1))), Map.of()));
    }

    @Test
    void aStoryThatIsSaidToGoOnAndBringsNothingNewIsDoubted() {
        Instant longAgo = NOW.minus(FrontWarnings.QUIET_AFTER);
        Story quiet = new Story("Fog", "Fog", true, null, null, false, false, longAgo);
        Story blog = new Story("Fog", "Fog", true, null, null, false, true, longAgo);
        Spot spot = Spot.of(1);
        assertEquals(List.of(), at(spot, quiet), "nobody says so");
        assertEquals(List.of("QUIET " + longAgo), at(spot.told(Unfolding.UPDATING), quiet));
        assertEquals(List.of("QUIET " + longAgo), at(spot, blog), "its kind says so");
        assertEquals(List.of(), at(spot.told(Unfolding.OVER), blog), "somebody said that it is over");
        Story fresh = new Story("Fog", "Fog", true, null, null, false, true, longAgo.plusSeconds(1));
        assertEquals(List.of(), at(spot, fresh));
        assertEquals(
                List.of("NOT_YET " + NOW.plusSeconds(9)),
                at(spot.told(Unfolding.LIVE).during(NOW.plusSeconds(9), null), quiet),
                "readers are told nothing yet");
    }

    private static Story story(
            String headline, String shortHeadline, boolean live, Instant coming, Instant ends, boolean over) {
        return new Story(headline, shortHeadline, live, coming, ends, over, false, null);
    }

    private static List<Warning> of(Instant changed) {
        return FrontWarnings.of(changed, SIX_HOURS, List.of(), Map.of(), NOW);
    }

    private static List<String> headline(Layout layout, String headline) {
        return told(List.of(block(layout, Spot.of(1))), Map.of(1L, story(headline, headline, true, null, null, false)));
    }

    private static List<String> at(Spot spot, Story story) {
        return told(List.of(block(Layout.FOUR, spot)), Map.of(1L, story));
    }

    private static Story ending(Instant end) {
        return story("Fog", "Fog", true, null, end, false);
    }

    private static List<String> told(List<Arranged> blocks, Map<Long, Story> stories) {
        return FrontWarnings.of(NOW, SIX_HOURS, blocks, stories, NOW).stream()
                .map(warning -> warning.kind()
                        + (warning.most() > 0
                                ? " %d/%d".formatted(warning.length(), warning.most())
                                : " " + warning.at()))
                .toList();
    }

    private static Arranged block(Layout layout, Spot... spots) {
        return block("block", layout, spots);
    }

    private static Arranged block(String list, Layout layout, Spot... spots) {
        Lineup lineup = new Lineup(List.of(spots), Set.of());
        return new Arranged(Block.of(list, null, layout, Rule.NEWEST, null), lineup);
    }
}
