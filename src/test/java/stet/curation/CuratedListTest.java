package stet.curation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.article.Article;
import stet.media.FilelessPictures;
import stet.media.Framing;
import stet.media.Image;
import stet.media.ImageUse;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Refused;
import stet.people.Role;
import stet.taxonomy.Section;
import stet.testing.Deeds;
import stet.testing.RealParts;
import stet.web.Conflict;
import stet.web.Invalid;

/** The verbs of a list, in the real database. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CuratedListTest {
    private static final Instant NOW = Instant.parse("2031-03-01T06:00:00Z");

    private final String key = "list-" + UUID.randomUUID();
    private Actor editor;
    private Actor other;
    private List<Long> stories;

    @BeforeEach
    void defineAList() {
        editor = person("list-editor", Role.EDITOR, Set.of());
        other = person("list-other", Role.EDITOR, Set.of());
        QuarkusTransaction.requiringNew()
                .run(() -> CuratedList.define(new Definition(key, "A list", 4, Rule.NONE), null));
        stories = QuarkusTransaction.requiringNew().call(() -> Article.<Article>listAll().stream()
                .map(article -> article.id)
                .sorted()
                .limit(12)
                .toList());
    }

    @Test
    void aLaunchIsSeenFromItsInstantOnAndTheOneBeforeItUntilThen() {
        change(editor, 0, place(0));
        launch(NOW);
        change(editor, 1, place(1));
        launch(NOW.plusSeconds(3600));
        assertEquals(List.of(), seenAt(NOW.minusSeconds(1)));
        assertEquals(List.of(stories.get(0)), seenAt(NOW));
        assertEquals(List.of(stories.get(0)), seenAt(NOW.plusSeconds(3599)));
        assertEquals(stories.subList(0, 2), seenAt(NOW.plusSeconds(3600)));
    }

    @Test
    void aLaunchBetweenTwoOthersEndsWhereTheNextBegins() {
        change(editor, 0, place(0));
        launch(NOW.plusSeconds(100));
        change(editor, 1, place(1));
        launch(NOW);
        assertEquals(stories.subList(0, 2), seenAt(NOW.plusSeconds(99)));
        assertEquals(stories.subList(0, 1), seenAt(NOW.plusSeconds(100)));
        assertThrows(Conflict.class, () -> launch(NOW.plusSeconds(100)), "that instant is taken");
        assertThrows(Invalid.class, () -> launch(NOW.minusSeconds(1)), "not into the past");
    }

    @Test
    void aLaunchThatIsCalledOffLeavesWhatWasThere() {
        change(editor, 0, place(0));
        launch(NOW);
        change(editor, 1, place(1));
        long coming = launch(NOW.plusSeconds(60));
        assertThrows(Conflict.class, () -> in(list -> list.callOff(editor, NOW.plusSeconds(61), coming)));
        in(list -> list.callOff(editor, NOW, coming));
        assertEquals(stories.subList(0, 1), seenAt(NOW.plusSeconds(61)));
    }

    @Test
    void restoringBringsBackWhatReadersSawAsANewLaunch() {
        change(editor, 0, place(0));
        launch(NOW);
        change(editor, 1, new Change.Remove(stories.get(0)));
        launch(NOW.plusSeconds(10));
        assertEquals(List.of(), seenAt(NOW.plusSeconds(10)));
        Deeds.restore(editor, key, NOW.plusSeconds(20));
        assertEquals(List.of(), seenAt(NOW.plusSeconds(19)), "what was seen stays so");
        assertEquals(stories.subList(0, 1), seenAt(NOW.plusSeconds(20)));
        assertEquals(1, read().lineup().spots().size(), "and the line-up begins from there");
        assertThrows(
                CuratedList.Stale.class,
                () -> in(list -> list.launch(other, NOW.plusSeconds(30), NOW.plusSeconds(30), 2)),
                "whoever saw the one before it has not seen this");
    }

    @Test
    void ofTwoWhoRestoreALaunchTheSecondIsTold() {
        change(editor, 0, place(0));
        long good = launch(NOW);
        change(editor, 1, place(1));
        long bad = launch(NOW.plusSeconds(10));
        Instant late = NOW.plusSeconds(20);
        assertThrows(Conflict.class, () -> in(list -> list.restore(editor, late, bad, 2)), "readers see it");
        in(list -> list.restore(editor, late, good, 2));
        assertThrows(
                CuratedList.Stale.class, () -> in(list -> list.restore(other, late.plusSeconds(1), bad, 2)), "once");
        assertThrows(
                CuratedList.Stale.class,
                () -> in(list -> list.launch(other, late, late.plusSeconds(1), 2)),
                "nor that");
        assertEquals(stories.subList(0, 1), seenAt(late.plusSeconds(2)));
        assertEquals(List.of(stories.get(1)), read().recentlyRemoved());
        assertThrows(
                CuratedList.Collision.class,
                () -> change(other, 2, say(1, "Words for what was there")),
                "whoever saw it before is told");
        in(list -> list.restore(other, NOW.plusSeconds(30), bad, list.version()));
        assertEquals(stories.subList(0, 2), seenAt(NOW.plusSeconds(30)), "any that is over can be restored");
        assertEquals(stories.subList(0, 2), placed());
    }

    @Test
    void restoringKeepsWhatWasChangedAndNeverLaunched() {
        change(editor, 0, place(0));
        long good = launch(NOW);
        change(editor, 1, place(1));
        launch(NOW.plusSeconds(10));
        change(other, 2, say(1, "Not launched yet"));
        Instant late = NOW.plusSeconds(20);
        in(list -> assertFalse(list.restore(editor, late, good, 3)));
        assertEquals(stories.subList(0, 1), seenAt(late));
        assertEquals(
                "Not launched yet",
                read().lineup().find(stories.get(1)).orElseThrow().headline());
        assertTrue(pending());
        assertThrows(
                CuratedList.Stale.class, () -> in(list -> list.launch(other, late, late.plusSeconds(1), 3)), "unasked");
    }

    private List<Long> placed() {
        return read().lineup().spots().stream().map(Spot::article).toList();
    }

    @Test
    void whatIsLaunchedIsWhatWasSeen() {
        change(editor, 0, place(0));
        change(other, 1, place(1));
        assertThrows(CuratedList.Stale.class, () -> in(list -> list.launch(editor, NOW, NOW, 1)), "one change behind");
        assertEquals(List.of(), seenAt(NOW));
    }

    @Test
    void twoPeoplesChangesMeetUnlessTheyWantDifferentThings() {
        change(editor, 0, place(0));
        change(editor, 1, place(1));
        change(other, 1, say(0, "Theirs"));
        change(editor, 2, new Change.Pin(stories.get(0), 2));
        CuratedList.Collision collision =
                assertThrows(CuratedList.Collision.class, () -> change(editor, 2, say(0, "Ours")));
        assertEquals(say(0, "Theirs"), collision.theirs().change());
        CuratedList now = read();
        assertEquals("Theirs", now.lineup().find(stories.get(0)).orElseThrow().headline());
        assertEquals(2, now.lineup().find(stories.get(0)).orElseThrow().pin());
        assertEquals(4, now.version());
        assertEquals(2, now.changesSince(2).size(), "what somebody at version 2 missed");
    }

    @Test
    void whatWasTakenOutIsRememberedUntilItIsBack() {
        change(editor, 0, place(0));
        change(editor, 1, place(1));
        change(editor, 2, new Change.Remove(stories.get(0)));
        change(editor, 3, new Change.Remove(stories.get(1)));
        assertEquals(List.of(stories.get(1), stories.get(0)), read().recentlyRemoved());
        change(editor, 4, place(1));
        assertEquals(List.of(stories.get(0)), read().recentlyRemoved());
    }

    @Test
    void aPictureAndThatItGoesOnAreLaunchedRestoredAndTakenElsewhereWithTheirPlacement() {
        long picture = FilelessPictures.add("Of a placement", editor, NOW);
        OwnPicture half = OwnPicture.of(picture, new Framing(0.25, 0, 0.5, 0.6));
        String own = "Exclusive %s UPDATING".formatted(half);
        change(editor, 0, place(0));
        change(editor, 1, new Change.Say(stories.get(0), null, null, "Exclusive", half, Unfolding.UPDATING));
        launch(NOW);
        assertEquals(List.of(own), ownAt(NOW));
        change(editor, 2, new Change.Say(stories.get(0), null, null, "Exclusive", null, null));
        assertTrue(pending());
        launch(NOW.plusSeconds(10));
        assertEquals(List.of("Exclusive null null"), ownAt(NOW.plusSeconds(10)));
        Deeds.restore(editor, key, NOW.plusSeconds(20));
        assertEquals(List.of(own), ownAt(NOW.plusSeconds(20)));
        assertFalse(pending());
        String there = key + "-there";
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList other = CuratedList.define(new Definition(there, "Another", 4, Rule.NONE), null);
            CuratedList list = CuratedList.get(key);
            list.carry(editor, NOW, stories.get(0), list.version(), other, 0, null);
        });
        Spot carried = QuarkusTransaction.requiringNew()
                .call(() -> CuratedList.get(there).lineup().find(stories.get(0)))
                .orElseThrow();
        assertEquals(half, carried.image());
        assertEquals(
                1L,
                QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                        .createNativeQuery("select count(*) from image_cut where hash = :hash", Long.class)
                        .setParameter(
                                "hash",
                                Image.get(picture).file().cut(half.part()).hash())
                        .getSingleResult()),
                "there is a cut for it");
        assertEquals(Unfolding.UPDATING, carried.unfolding());
    }

    @Test
    void aPictureIsInUseAsLongAsALineUpOrALaunchHasIt() {
        long picture = FilelessPictures.add("In use", editor, NOW);
        change(editor, 0, place(0));
        change(editor, 1, say(picture));
        assertEquals(Set.of(ImageUse.Kind.LINEUP), usesOf(picture));
        launch(NOW.plusSeconds(60));
        assertEquals(Set.of(ImageUse.Kind.LINEUP, ImageUse.Kind.PLACEMENT), usesOf(picture));
        change(editor, 2, say(null));
        assertEquals(Set.of(ImageUse.Kind.PLACEMENT), usesOf(picture));
        long launch = QuarkusTransaction.requiringNew()
                .call(() -> CuratedList.get(key).launches(1).get(0).id);
        in(list -> list.callOff(editor, NOW, launch));
        assertEquals(Set.of(), usesOf(picture));
        Invalid refused = assertThrows(Invalid.class, () -> change(editor, 3, say(999_999_999L)));
        assertEquals("image", refused.errors().get(0).field());
        assertEquals(3, read().version());
    }

    private Change say(Long picture) {
        return new Change.Say(stories.get(0), null, null, null, OwnPicture.of(picture, null), null);
    }

    private static Set<ImageUse.Kind> usesOf(long picture) {
        return QuarkusTransaction.requiringNew().call(() -> ImageUse.of(picture).keySet());
    }

    private boolean pending() {
        return QuarkusTransaction.requiringNew().call(() -> CuratedList.get(key)
                .hasChangesSince(CuratedList.get(key).launches(1).get(0)));
    }

    private List<String> ownAt(Instant at) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Launch.listVisible(List.of(CuratedList.get(key).id), at).get(0).placements().stream()
                        .map(each -> "%s %s %s".formatted(each.kicker(), each.image(), each.unfolding()))
                        .toList());
    }

    @Test
    void arrangingAndLaunchingAreTwoRights() {
        long section = QuarkusTransaction.requiringNew()
                .call(() -> Section.listInOrder().get(0).id);
        Actor ofASection = person("list-section-editor", Role.EDITOR, Set.of(section));
        Actor journalist = person("list-journalist", Role.JOURNALIST, Set.of());
        change(ofASection, 0, place(0));
        assertThrows(Refused.class, () -> in(list -> list.launch(ofASection, NOW, NOW, 1)));
        assertThrows(Refused.class, () -> change(journalist, 1, place(1)));
    }

    /** Eight people at one list: what was accepted is there, in the log and in the line-up, and nothing else. */
    @Test
    void manyPeopleAtOnceLoseNothing() throws Exception {
        ExecutorService desks = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int desk = 0; desk < 8; desk++) {
                Actor person = desk % 2 == 0 ? editor : other;
                int own = desk;
                work.add(() -> {
                    int accepted = 0;
                    for (int round = 0; round < 40; round++) {
                        int seen = read().version();
                        try {
                            change(person, seen, round % 4 == 3 ? new Change.Remove(stories.get(own)) : place(own));
                            accepted++;
                        } catch (CuratedList.Collision tooLate) {
                            assertTrue(tooLate.theirs().version() > seen);
                        }
                    }
                    change(person, read().version(), place(own));
                    return accepted + 1;
                });
            }
            int accepted = 0;
            for (Future<Integer> done : desks.invokeAll(work)) {
                accepted += done.get();
            }
            CuratedList now = read();
            assertEquals(accepted, now.version());
            assertEquals(accepted, now.changesSince(0).size());
            Lineup replayed = Lineup.EMPTY;
            for (LineupChange change : now.changesSince(0)) {
                replayed = change.change().to(replayed);
            }
            assertEquals(replayed, now.lineup());
            assertEquals(8, now.lineup().spots().size());
        } finally {
            desks.shutdownNow();
        }
    }

    private Change say(int story, String headline) {
        return new Change.Say(stories.get(story), headline, null, null, null, null);
    }

    private Change place(int story) {
        return new Change.Place(stories.get(story), null);
    }

    private void change(Actor by, int seen, Change change) {
        in(list -> list.change(by, NOW, seen, change));
    }

    private long launch(Instant from) {
        return QuarkusTransaction.requiringNew().call(() -> {
            CuratedList list = CuratedList.get(key);
            return list.launch(editor, NOW, from, list.version()).id;
        });
    }

    private void in(Consumer<CuratedList> verb) {
        QuarkusTransaction.requiringNew().run(() -> verb.accept(CuratedList.get(key)));
    }

    private CuratedList read() {
        return QuarkusTransaction.requiringNew().call(() -> CuratedList.get(key));
    }

    private List<Long> seenAt(Instant at) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Launch.listVisible(List.of(CuratedList.get(key).id), at).stream()
                        .flatMap(launch -> launch.placements().stream())
                        .map(Placement::articleId)
                        .toList());
    }

    private static Actor person(String username, Role role, Set<Long> sections) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Person person = Person.signIn(username, username, username, null);
            Panache.flush();
            return new Actor(person.id, person.name, Set.of(role), sections);
        });
    }
}
