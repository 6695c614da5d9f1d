package stet.curation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.media.Framing;
import stet.web.Invalid;

class LineupTest {
    private static final Instant SIX = Instant.parse("2026-11-24T06:00:00Z");

    @Test
    void storiesStandWhereTheyArePut() {
        assertEquals(List.of(3L, 1L, 2L), stories(lineup(place(1), place(2), new Change.Place(3, 1L))));
        assertEquals(
                List.of(2L, 1L),
                stories(lineup(place(1), place(2), new Change.Place(2, 1L))),
                "one that is there moves");
        assertEquals(
                List.of(1L, 2L), stories(lineup(place(1), new Change.Place(2, 99L))), "before one that has gone: last");
        assertEquals(List.of(2L), stories(lineup(place(1), place(2), new Change.Remove(1))));
    }

    @Test
    void aPinnedStoryIsLaunchedAtItsPinAndTheOthersAroundIt() {
        Lineup lineup = lineup(place(1), place(2), place(3), new Change.Pin(3, 1));
        assertEquals(
                List.of("1:3!", "2:1", "3:2"),
                lineup.placements().stream()
                        .map(each -> "%d:%d%s".formatted(each.position(), each.articleId(), each.isPinned() ? "!" : ""))
                        .toList());
    }

    @Test
    void aHiddenStoryIsNeitherPlacedNorForgotten() {
        Lineup hidden = lineup(place(1), new Change.Hide(1));
        assertEquals(List.of(), stories(hidden));
        assertEquals(Set.of(1L), hidden.hidden());
        assertEquals(Set.of(), new Change.Place(1, null).to(hidden).hidden(), "placing it takes it out of hiding");
        assertEquals(Set.of(), new Change.Unhide(1).to(hidden).hidden());
    }

    @Test
    void whatCannotBeDoneIsRefused() {
        Lineup two = lineup(place(1), place(2), new Change.Pin(1, 4));
        assertThrows(Invalid.class, () -> new Change.Pin(2, 4).to(two), "a taken pin");
        assertThrows(Invalid.class, () -> new Change.Pin(2, 0).to(two));
        assertThrows(Invalid.class, () -> new Change.Pin(9, 1).to(two), "a story that is not there");
        assertThrows(Invalid.class, () -> new Change.Show(1, SIX, SIX).to(two), "no time at all");
        assertThrows(Invalid.class, () -> say(1, "x".repeat(201)).to(two));
        assertThrows(Invalid.class, () -> say(1, "a\u0000b").to(two));
        assertThrows(
                Invalid.class,
                () -> new Change.Say(1, null, null, null, OwnPicture.of(0L, null), null).to(two),
                "no picture");
        Lineup full = Lineup.EMPTY;
        for (long story = 1; story <= Lineup.MOST; story++) {
            full = place(story).to(full);
        }
        Lineup all = full;
        assertThrows(Invalid.class, () -> place(Lineup.MOST + 1).to(all));
        assertEquals(Lineup.MOST, new Change.Place(1, null).to(all).spots().size(), "moving one is no more");
    }

    @Test
    void twoPeopleCollideOnlyOverTheSameSideOfTheSameStory() {
        Change words = say(1, "Ours");
        assertFalse(words.collidesWith(place(1)), "place and words");
        assertFalse(words.collidesWith(say(2, "Theirs")), "another story");
        assertFalse(words.collidesWith(say(1, "Ours")), "the same wish");
        assertTrue(words.collidesWith(say(1, "Theirs")));
        assertTrue(
                words.collidesWith(new Change.Say(1, "Ours", null, null, null, Unfolding.LIVE)), "said to be live too");
        assertTrue(words.collidesWith(new Change.Remove(1)), "words for what has gone");
        assertTrue(new Change.Remove(1).collidesWith(words), "removing what was just written");
        assertTrue(place(1).collidesWith(new Change.Pin(1, 2)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsDoneEachStoryStandsOnceAndEachPositionIsTakenOnce(long seed) {
        Random random = new Random(seed);
        Lineup lineup = Lineup.EMPTY;
        for (int round = 0; round < 5_000; round++) {
            Change change = anything(random);
            try {
                Lineup before = lineup;
                lineup = change.to(lineup);
                assertEquals(lineup, LineupJson.lineup(LineupJson.write(lineup)), "as the database keeps it");
                assertEquals(change, LineupJson.change(LineupJson.write(change)));
                for (Spot spot : before.spots()) {
                    boolean asItWas = spot.article() == change.article()
                            || lineup.find(spot.article()).filter(spot::equals).isPresent();
                    assertTrue(asItWas, () -> "seed %d: %s changed %s too".formatted(seed, change, spot));
                }
            } catch (Invalid refused) {
                assertTrue(refused.getMessage().length() > 10);
            }
            List<Placement> placements = lineup.placements();
            Set<Integer> positions = new HashSet<>();
            Set<Long> stories = new HashSet<>();
            placements.forEach(each -> {
                assertTrue(positions.add(each.position()), () -> "seed %d: a position twice".formatted(seed));
                assertTrue(stories.add(each.articleId()), () -> "seed %d: a story twice".formatted(seed));
            });
            assertTrue(stories.stream().noneMatch(lineup.hidden()::contains), "placed and hidden at once");
        }
    }

    static Change anything(Random random) {
        long story = 1 + random.nextInt(12);
        return switch (random.nextInt(7)) {
            case 0 -> new Change.Place(story, random.nextBoolean() ? null : 1L + random.nextInt(12));
            case 1 -> new Change.Remove(story);
            case 2 -> new Change.Pin(story, random.nextBoolean() ? null : random.nextInt(9));
            case 3 -> new Change.Show(story, SIX.plusSeconds(random.nextInt(9)), SIX.plusSeconds(random.nextInt(9)));
            case 4 ->
                new Change.Say(
                        story,
                        "Words " + random.nextInt(9),
                        null,
                        " ",
                        picture(random),
                        random.nextBoolean() ? null : Unfolding.values()[random.nextInt(3)]);
            case 5 -> new Change.Hide(story);
            default -> new Change.Unhide(story);
        };
    }

    private static OwnPicture picture(Random random) {
        Framing part = random.nextBoolean() ? null : new Framing(random.nextInt(9) / 10.0, 0.12345, 0.1, 0.5);
        return random.nextBoolean() ? null : OwnPicture.of((long) random.nextInt(9), part);
    }

    @Test
    void aPictureIsKeptWithItsPartAndReadAsItWasKeptBeforePartsWere() {
        OwnPicture half = OwnPicture.of(7L, new Framing(0.25, 0, 0.5, 0.33333));
        Change said = new Change.Say(1, null, null, null, half, null);
        assertEquals(said, LineupJson.change(LineupJson.write(said)));
        assertEquals(
                OwnPicture.of(7L, null),
                ((Change.Say) LineupJson.change("{\"do\": \"say\", \"article\": 1, \"image\": 7}")).image());
        for (String part : List.of("0,0,1", "0,0,2,1", "a,b,c,d")) {
            assertThrows(
                    Invalid.class,
                    () -> LineupJson.change("{\"do\": \"say\", \"article\": 1, \"image\": {\"image\": 7, \"part\": \""
                            + part + "\"}}"));
        }
    }

    @Test
    void whatWasKeptBeforePicturesAndMarksIsStillRead() {
        Lineup old = LineupJson.lineup("""
                {"spots": [{"article": 1, "pin": null, "from": null, "until": null, "headline": "Fog",
                            "standfirst": null, "kicker": null}], "hidden": []}""");
        assertEquals(List.of(Spot.of(1).saying("Fog", null, null)), old.spots());
        assertEquals(say(1, "Fog"), LineupJson.change("""
                {"do": "say", "article": 1, "headline": "Fog", "standfirst": null, "kicker": null}"""));
    }

    private static Change say(long story, String headline) {
        return new Change.Say(story, headline, null, null, null, null);
    }

    private static Change place(long story) {
        return new Change.Place(story, null);
    }

    private static Lineup lineup(Change... changes) {
        Lineup lineup = Lineup.EMPTY;
        for (Change change : changes) {
            lineup = change.to(lineup);
        }
        return lineup;
    }

    private static List<Long> stories(Lineup lineup) {
        return lineup.spots().stream().map(Spot::article).toList();
    }
}
