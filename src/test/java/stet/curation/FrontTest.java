package stet.curation;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Refused;
import stet.people.Role;
import stet.taxonomy.Section;
import stet.testing.RealParts;
import stet.web.Conflict;
import stet.web.Invalid;

/** The verbs of a front, and what readers see of them: in the real database, years after the demo paper's last story. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "front-reader", roles = "editor")
class FrontTest {
    private static final Instant NOW = Instant.parse("2032-03-01T06:00:00Z");

    private Actor editor;
    private Actor other;
    private long section;
    private String lead;

    @BeforeEach
    void beginAFront() {
        editor = person("front-editor", Role.EDITOR);
        other = person("front-other", Role.EDITOR);
        section = QuarkusTransaction.requiringNew()
                .call(() -> Section.findByPath("sport").orElseThrow().id);
        lead = Front.key(section) + "-lead";
        QuarkusTransaction.requiringNew()
                .run(() -> Front.begin(editor, NOW, section, UsualFront.section(section, List.of())));
    }

    @AfterEach
    void leaveItToTheRules() {
        QuarkusTransaction.requiringNew().run(() -> {
            Front front = Front.findOf(section).orElseThrow();
            for (String sql : List.of(
                    "delete from front_launch where front_id = ?1",
                    "delete from front_change where front_id = ?1",
                    "delete from launch where list_id in (select id from curated_list where front_id = ?1)",
                    "delete from lineup_change where list_id in (select id from curated_list where front_id = ?1)",
                    "delete from curated_list where front_id = ?1",
                    "delete from front where id = ?1")) {
                Panache.getEntityManager()
                        .createNativeQuery(sql)
                        .setParameter(1, front.id)
                        .executeUpdate();
            }
        });
    }

    @Test
    void aFrontArrangesItselfUntilItsLaunchAndThenSwitchesAsAWhole() {
        Document before = pageAt(NOW);
        String oldest = last(stories(before));
        in(front -> front.change(editor, NOW, front.version(), titled("Match day")));
        place(oldest);
        assertEquals(stories(before), stories(pageAt(NOW)), "readers see nothing of a plan");
        launch(NOW.plusSeconds(60));
        assertEquals(stories(before), stories(pageAt(NOW.plusSeconds(60).minusNanos(1_000))), "just before");
        Document after = pageAt(NOW.plusSeconds(60));
        assertEquals("Match day", after.select(".front h2.heading").text());
        assertEquals(oldest, stories(after).get(0));
        assertNotEquals(stories(before), stories(after));
    }

    @Test
    void restoringBringsBackTheBlocksAndTheirListsTogether() {
        launch(NOW);
        Document first = pageAt(NOW);
        in(front -> front.change(editor, NOW, front.version(), titled("Match day")));
        place(last(stories(first)));
        launch(NOW.plusSeconds(60));
        Instant late = NOW.plusSeconds(120);
        int seen = of(Front::stamp);
        in(front -> assertTrue(front.restore(editor, late, first(front), seen)));
        assertThrows(
                CuratedList.Stale.class,
                () -> in(front -> front.restore(other, late, front.launches(2).get(1).id, seen)),
                "whoever pressed it too");
        assertEquals(
                "Match day",
                pageAt(NOW.plusSeconds(119)).select(".front h2.heading").text(),
                "the past stays");
        Document restored = pageAt(NOW.plusSeconds(120));
        assertEquals(stories(first), stories(restored));
        assertEquals(0, restored.select(".front h2.heading").size());
        assertEquals("", titleOf());
        boolean changed = of(FrontTest::isPending);
        assertFalse(changed);
    }

    private static boolean isPending(Front front) {
        return front.standingSince(front.launches(1)).pending();
    }

    private static long first(Front front) {
        List<FrontLaunch> launches = front.launches(9);
        return launches.get(launches.size() - 1).id;
    }

    @Test
    void restoringKeepsWhatWasChangedAndNeverLaunched() {
        launch(NOW);
        List<String> good = stories(pageAt(NOW));
        place(good.get(good.size() - 1));
        launch(NOW.plusSeconds(60));
        in(front -> front.change(other, NOW, front.version(), titled("Not launched yet")));
        Instant late = NOW.plusSeconds(120);
        in(front -> assertFalse(front.restore(editor, late, first(front), front.stamp())));
        assertEquals(good, stories(pageAt(late)));
        assertEquals("Not launched yet", titleOf());
        int placed = of(front -> CuratedList.get(lead).lineup().spots().size());
        assertEquals(1, placed);
        boolean pending = of(FrontTest::isPending);
        assertTrue(pending);
    }

    @Test
    void aLaunchThatIsCalledOffTakesItsListsWithIt() {
        launch(NOW);
        List<String> first = stories(pageAt(NOW));
        place(last(first));
        long coming = launch(NOW.plusSeconds(60));
        assertNotEquals(first, stories(pageAt(NOW.plusSeconds(61))));
        assertThrows(Conflict.class, () -> in(front -> front.callOff(editor, NOW.plusSeconds(60), coming)));
        in(front -> front.callOff(editor, NOW, coming));
        assertEquals(first, stories(pageAt(NOW.plusSeconds(61))));
    }

    @Test
    void aFrontThatIsPlannedIsWhatItWasWhenItWasPlannedWhateverAListOfItShowsUntilThen() {
        launch(NOW);
        List<String> approved = stories(pageAt(NOW));
        in(front -> front.change(editor, NOW, front.version(), titled("Match day")));
        long coming = launch(NOW.plusSeconds(60));
        place(last(approved));
        in(front -> {
            CuratedList list = CuratedList.get(lead);
            list.launch(other, NOW, NOW.plusSeconds(10), list.version());
        });
        assertNotEquals(approved, stories(pageAt(NOW.plusSeconds(59))));
        assertEquals(approved, stories(pageAt(NOW.plusSeconds(60))));
        Conflict refused = assertThrows(
                Conflict.class,
                () -> in(front -> {
                    CuratedList list = CuratedList.get(lead);
                    list.callOff(other, NOW, list.launches(1).get(0).id);
                }));
        assertTrue(refused.getMessage().contains("the front “Sport”"), refused::getMessage);
        in(front -> front.callOff(editor, NOW, coming));
        assertEquals(stories(pageAt(NOW.plusSeconds(59))), stories(pageAt(NOW.plusSeconds(60))));
    }

    @Test
    void whatDoesNotCollideIsMergedAndWhatDoesIsTold() {
        in(front -> front.change(editor, NOW, 0, titled("Match day")));
        in(front -> front.change(other, NOW, 0, new PlanChange.Move(lead, null)));
        assertEquals(
                lead,
                of(front -> last(front.plan().blocks().stream().map(Block::list).toList())));
        assertEquals(
                "Match day", of(front -> front.plan().find(lead).orElseThrow().title()));
        Front.Collision told = assertThrows(
                Front.Collision.class, () -> in(front -> front.change(other, NOW, 0, titled("Another title"))));
        assertEquals(editor.id(), told.theirs().personId());
        assertEquals(
                "Match day", of(front -> front.plan().find(lead).orElseThrow().title()));
    }

    @Test
    void nobodyLaunchesWhatTheyHaveNotSeenOrMayNot() {
        int seen = of(Front::stamp);
        in(front -> CuratedList.get(lead).change(other, NOW, 0, new Change.Place(anyStory(), null)));
        assertThrows(
                CuratedList.Stale.class, () -> in(front -> front.launch(editor, NOW, NOW, seen)), "a list changed");
        Actor writer = person("front-writer", Role.JOURNALIST);
        assertThrows(Refused.class, () -> in(front -> front.launch(writer, NOW, NOW, front.stamp())));
        assertThrows(Refused.class, () -> in(front -> front.change(writer, NOW, 0, titled("Mine"))));
        assertThrows(Invalid.class, () -> in(front -> front.launch(editor, NOW, NOW.minusSeconds(1), front.stamp())));
        launch(NOW);
        assertThrows(Conflict.class, () -> launch(NOW), "that instant is taken");
        boolean seenNow = of(front -> FrontLaunch.findVisible(front, NOW).isPresent());
        assertTrue(seenNow);
    }

    @Test
    void anotherBlockGetsAListOfItsOwnAndTakesNothingFromWhatIsAbove() {
        in(front -> front.change(
                editor,
                NOW,
                front.version(),
                new PlanChange.Add(
                        new Block(
                                front.freeListKey(),
                                "Elsewhere in the paper",
                                Layout.STRIP_OF_SIX,
                                6,
                                Rule.NEWEST_OF_DIFFERENT_SECTIONS,
                                null,
                                null,
                                false),
                        Definition.LATEST.key())));
        launch(NOW);
        Document page = pageAt(NOW);
        assertEquals("Elsewhere in the paper", page.select(".strip h2").text());
        assertEquals(6, page.select(".strip-of-six article.card").size());
        assertEquals(stories(page).stream().distinct().toList(), stories(page));
    }

    private static PlanChange titled(String title) {
        Section sport = Section.findByPath("sport").orElseThrow();
        String list = Front.key(sport.id) + "-lead";
        return new PlanChange.Edit(Block.of(list, title, Layout.LEAD_AND_TWO, Rule.NEWEST_IN_SECTION, sport.id));
    }

    private String titleOf() {
        return of(front ->
                Objects.requireNonNullElse(front.plan().find(lead).orElseThrow().title(), ""));
    }

    private void place(String address) {
        long story = Long.parseLong(address.replaceAll(".*-", ""));
        in(front -> {
            CuratedList list = CuratedList.get(lead);
            list.change(editor, NOW, list.version(), new Change.Place(story, null));
        });
    }

    private static long anyStory() {
        return Long.parseLong(last(stories(pageAt(NOW))).replaceAll(".*-", ""));
    }

    private long launch(Instant from) {
        return of(front -> front.launch(editor, NOW, from, front.stamp()).id);
    }

    private static Document pageAt(Instant instant) {
        return Jsoup.parse(given().get("/newsroom/at/" + instant + "/sport")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** By their addresses, which the time machine puts behind its own. */
    private static List<String> stories(Document page) {
        return page.select("main article.card a, main .ladder a").eachAttr("href").stream()
                .map(address -> address.replaceFirst("^/newsroom/at/[^/]+", ""))
                .toList();
    }

    private static String last(List<String> all) {
        return all.get(all.size() - 1);
    }

    private void in(Consumer<Front> verb) {
        of(front -> {
            verb.accept(front);
            return null;
        });
    }

    private <T> T of(Function<Front, T> question) {
        return QuarkusTransaction.requiringNew()
                .call(() -> question.apply(Front.findOf(section).orElseThrow()));
    }

    private static Actor person(String name, Role role) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Person person = Person.signIn(name, name, name, null);
            Panache.flush();
            return new Actor(person.id, person.name, Set.of(role), Set.of());
        });
    }
}
