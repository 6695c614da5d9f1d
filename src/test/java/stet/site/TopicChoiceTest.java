package stet.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.testing.Newsroom.form;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import stet.curation.Change;
import stet.curation.CuratedList;
import stet.curation.Definition;
import stet.curation.TopicList;
import stet.people.Actor;
import stet.people.Role;
import stet.publishing.Publication;
import stet.taxonomy.Tag;
import stet.testing.ArrangedFronts;
import stet.testing.Deeds;
import stet.testing.RealParts;

/** A topic's page with a list of its own: years after the demo paper's last story, through the time machine's door. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "choosing-editor", roles = "editor")
class TopicChoiceTest {
    private static final Instant NOW = Instant.parse("2038-03-01T06:00:00Z");
    private static final Instant LAUNCHED = NOW.plusSeconds(3_600);

    /** As many as a page of the river, and some. */
    private static final int STORIES = 23;

    @Inject
    Rows rows;

    @Inject
    SiteView site;

    private static Actor editor;
    private static Actor chief;
    private static long tag;
    private static List<Long> stories;

    /** A story that does not have the topic. */
    private static long other;

    @BeforeAll
    static void fillATopic() {
        editor = Deeds.person("choosing-editor", Role.EDITOR);
        chief = Deeds.person("choosing-chief", Role.CHIEF);
        tag = tag("Choice seaweed");
        tag("Choice other");
        stories = IntStream.range(0, STORIES)
                .mapToObj(i -> story("Seaweed %02d".formatted(i), "choice-seaweed", NOW.plusSeconds(i)))
                .toList();
        other = story("No weed", "choice-other", NOW);
    }

    private static long tag(String name) {
        return QuarkusTransaction.requiringNew().call(() -> Tag.named(name, editor, NOW).id);
    }

    private static long story(String headline, String slug, Instant at) {
        long story = Deeds.story(chief, headline, "science", slug, Deeds.anAuthor(), at);
        Deeds.publish(chief, story, at);
        return story;
    }

    /** Other tests look at the same years. */
    @AfterAll
    static void takeThemAway() {
        stories.forEach(TopicChoiceTest::forget);
        forget(other);
    }

    private static void forget(long story) {
        Deeds.kill(chief, story, LAUNCHED.plusSeconds(900));
        forgetThatItWasKilled(story);
    }

    private static void forgetThatItWasKilled(long story) {
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("delete from killed_publication where article_id = ?1")
                .setParameter(1, story)
                .executeUpdate());
    }

    @AfterEach
    void forgetItsList() {
        ArrangedFronts.giveBackTopics();
    }

    private void choose(long... chosen) {
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList list = TopicList.begin(editor, NOW, Tag.get(tag));
            for (long story : chosen) {
                list.change(editor, NOW, list.version(), new Change.Place(story, null));
            }
        });
    }

    private void launch() {
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList list = TopicList.findOf(tag).orElseThrow();
            list.launch(editor, NOW, LAUNCHED, list.version());
        });
    }

    private static Document at(Instant instant, String query) {
        return Jsoup.parse(given().get("/newsroom/at/" + instant + "/tag/choice-seaweed" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static List<Long> chosen(Document page) {
        return numbers(page, ".front article.card a");
    }

    private static List<Long> river(Document page) {
        return numbers(page, ".river article.card a");
    }

    private static List<Long> numbers(Document page, String links) {
        return page.select(links).eachAttr("href").stream()
                .map(href -> Long.valueOf(href.replaceAll(".*-", "")))
                .toList();
    }

    /** The last {@code count} of the topic's stories, newest first, those up to {@code from} left out. */
    private List<Long> newest(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> stories.get(STORIES - 1 - i))
                .toList();
    }

    @Test
    void untilItsListIsLaunchedThePageIsAsItWas() {
        Document before = at(LAUNCHED, "");
        assertEquals(newest(0, 20), river(before));
        choose(stories.get(1));
        Document lined = at(LAUNCHED, "");
        assertEquals(before.select("main").outerHtml(), lined.select("main").outerHtml());
        launch();
        Document justBefore = at(LAUNCHED.minusSeconds(1), "");
        assertEquals(List.of(), chosen(justBefore));
        assertEquals(newest(0, 20), river(justBefore));
        assertFalse(chosen(at(LAUNCHED, "")).isEmpty());
    }

    @Test
    void whatEditorsChoseStandsAboveAndIsNotRepeatedOnThePage() {
        long old = stories.get(0);
        long third = stories.get(STORIES - 3);
        choose(other, third, old);
        launch();
        Document page = at(LAUNCHED, "");
        assertEquals(List.of(other, third, old), chosen(page), "those of other topics too");
        List<Long> expected = new ArrayList<>(newest(0, 20));
        expected.remove(third);
        assertEquals(expected, river(page));
        assertEquals("More on this", page.select("#more").text());
        Document older =
                at(LAUNCHED, "?" + page.select("a[rel=next]").attr("href").replaceAll(".*\\?", ""));
        assertEquals(List.of(), chosen(older));
        assertEquals(newest(20, 3), river(older), "it goes on where it would without the list");
    }

    @Test
    void openPlacesAreFilledWithTheNewestOrWithNothing() {
        long old = stories.get(0);
        choose(old);
        launch();
        assertEquals(List.of(old, newest(0, 1).get(0), newest(1, 1).get(0)), chosen(at(LAUNCHED, "")));
        define("2", "NONE", 303);
        assertEquals(List.of(old), chosen(at(LAUNCHED, "")));
        assertEquals(newest(0, 20), river(at(LAUNCHED, "")));
        define("5", "NEWEST_WITH_TAG", 303);
        assertEquals(5, chosen(at(LAUNCHED, "")).size());
        define("6", "NONE", 422);
        define("0", "NONE", 422);
        define("two", "NONE", 422);
        define("2", "NEWEST", 422);
        assertEquals(5, chosen(at(LAUNCHED, "")).size());
    }

    private void define(String size, String rule, int status) {
        Definition seen = QuarkusTransaction.requiringNew()
                .call(() -> CuratedList.get(TopicList.key(tag)).definition());
        form().formParam("seenSize", seen.size())
                .formParam("seenRule", seen.rule())
                .formParam("size", size)
                .formParam("rule", rule)
                .post("/newsroom/lists/" + TopicList.key(tag) + "/definition")
                .then()
                .statusCode(status);
    }

    /** As many as a list beside a story may have, where that many share the one topic of the story. */
    @Test
    void thereAreAsManyOfTheSameTopicAsAreAskedFor() {
        long story = stories.get(0);
        long publication = QuarkusTransaction.requiringNew()
                .call(() -> Publication.findVisible(story, LAUNCHED).orElseThrow().id);
        assertEquals(
                20,
                new Candidates(rows, LAUNCHED).sameTags(story, publication, 20).size());
    }

    @Test
    void itCostsTheSameHoweverMuchStandsInIt() {
        assertEquals(3, cost());
        choose(stories.get(0));
        launch();
        assertEquals(6, cost());
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList list = TopicList.findOf(tag).orElseThrow();
            stories.forEach(story -> list.change(editor, NOW, list.version(), new Change.Place(story, null)));
            list.launch(editor, NOW, LAUNCHED.plusSeconds(1), list.version());
        });
        assertEquals(6, cost());
    }

    private long cost() {
        long before = rows.statements();
        Answer answer = site.at(LAUNCHED.plusSeconds(2)).answer(Address.of("/tag/choice-seaweed"), null);
        assertTrue(answer instanceof Answer.Shown);
        Rendered.of(((Answer.Shown) answer).page(), Locale.UK);
        return rows.statements() - before;
    }

    @Test
    void aTopicThatNobodySawIsNotShownForItsList() {
        long unseen = tag("Choice unseen");
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList list = TopicList.begin(editor, NOW, Tag.get(unseen));
            list.change(editor, NOW, 0, new Change.Place(other, null));
            list.launch(editor, NOW, LAUNCHED, list.version());
        });
        given().get("/newsroom/at/" + LAUNCHED + "/tag/choice-unseen").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "choosing-chief", roles = "chief")
    void theChiefIsToldOfAKilledStoryThatWasChosen() {
        long killed = story("Wrong weed", "choice-other", NOW);
        choose(killed);
        launch();
        Deeds.kill(chief, killed, LAUNCHED.plusSeconds(60));
        Document page = at(LAUNCHED.plusSeconds(1), "");
        assertFalse(chosen(page).contains(killed));
        assertTrue(page.select(".machine-note a").eachAttr("href").contains("/newsroom/stories/" + killed));
        forgetThatItWasKilled(killed);
    }

    @Test
    void everyEditorMayLaunchItAndNobodyElse() {
        given().get("/newsroom/topics/" + tag).then().statusCode(200).body(containsString("Begin a list"));
        form().post("/newsroom/topics/" + tag + "/list").then().statusCode(303);
        form().post("/newsroom/topics/" + tag + "/list").then().statusCode(303);
        String list = "/newsroom/lists/" + TopicList.key(tag);
        given().get("/newsroom/topics/" + tag).then().body(containsString(list));
        given().get(list).then().statusCode(200).body(containsString("/newsroom/topics/" + tag));
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList own = TopicList.findOf(tag).orElseThrow();
            assertNull(own.sectionId());
            assertTrue(own.mayBeLaunchedBy(new Actor(editor.id(), "One", editor.roles(), Set.of(1L))));
            assertFalse(own.mayBeLaunchedBy(Deeds.person("choosing-writer", Role.JOURNALIST)));
        });
    }

    @Test
    @TestSecurity(user = "choosing-writer", roles = "journalist")
    void aJournalistBeginsNone() {
        form().post("/newsroom/topics/" + tag + "/list").then().statusCode(403);
        QuarkusTransaction.requiringNew()
                .run(() -> assertTrue(TopicList.findOf(tag).isEmpty()));
    }
}
