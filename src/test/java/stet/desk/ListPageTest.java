package stet.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.testing.Newsroom.form;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.SessionFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.curation.Change;
import stet.curation.CuratedList;
import stet.curation.OwnPicture;
import stet.people.Actor;
import stet.people.Role;
import stet.site.Rows;
import stet.taxonomy.Tag;
import stet.testing.Deeds;
import stet.testing.RealParts;

/** A list as its editors have it before them: what they placed and what its rule brings, as readers see it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "list-editor", roles = "editor")
class ListPageTest {
    private static final String LATEST = "/newsroom/lists/latest";

    @Inject
    Clock clock;

    @Inject
    Rows rows;

    @Inject
    SessionFactory sessions;

    @AfterEach
    void nothingIsPlaced() {
        QuarkusTransaction.requiringNew().run(() -> {
            for (String sql : List.of(
                    "update curated_list set lineup = '{\"spots\": [], \"hidden\": []}' where key = 'latest'",
                    "delete from lineup_change where list_id in (select id from curated_list where key = 'latest' or tag_id is not null)",
                    "delete from curated_list where tag_id is not null")) {
                Panache.getEntityManager().createNativeQuery(sql).executeUpdate();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "latest, section[aria-labelledby=latest] li a",
        "recommended, .recommended a",
        "related, .related article.card a",
        "more-from, .more-from article.card a"
    })
    void itShowsWhatReadersGetBesideTheNewestStory(String list, String there) {
        Document page = page("/newsroom/lists/" + list);
        Element beside = page.selectFirst("#spots > p a");
        Document readers = page(beside.attr("href"));
        assertEquals(readers.select("h1").text(), beside.text());
        List<String> shown = readers.select(there).eachAttr("href").stream()
                .map(href -> href.replaceAll(".*-", ""))
                .toList();
        assertFalse(shown.isEmpty());
        assertEquals(shown, page.select("#spots .mini > li[data-article]").eachAttr("data-article"));
    }

    @Test
    void whatItsRuleBroughtIsKeptOrHiddenWhereItStands() {
        List<String> before = brought();
        assertEquals(5, before.size());
        assertTrue(send("keep", before.get(1), 2).contains("is pinned to position 2 in the list"));
        assertEquals(
                before, page(LATEST).select("#spots .mini > li").eachAttr("data-article"), "all stand as they stood");
        assertEquals(List.of(before.get(1)), page(LATEST).select(".spot").eachAttr("data-article"));
        send("hide", before.get(0), null);
        List<String> after = page(LATEST).select("#spots .mini > li").eachAttr("data-article");
        assertEquals(List.of(before.get(2), before.get(1), before.get(3), before.get(4)), after.subList(0, 4));
        assertFalse(before.contains(after.get(4)), "another one moves in");
        send("unhide", before.get(0), null);
        send("remove", before.get(1), null);
        assertEquals(before, brought());
        sending("keep", before.get(0))
                .post(LATEST + "/changes")
                .then()
                .statusCode(422)
                .body(containsString("position"));
        form().formParam("do", "place")
                .formParam("article", before.get(0))
                .formParam("list", "recommended:0")
                .post(LATEST + "/changes")
                .then()
                .statusCode(422)
                .body(containsString("another list’s page"));
    }

    @Test
    void storiesAreSoughtByStateAsOnAFront() {
        Document page = page(LATEST + "?state=live&q=the");
        assertFalse(page.select("#found > li").isEmpty());
        assertEquals(
                List.of("Live"),
                page.select("#found .state").eachText().stream().distinct().toList());
        assertEquals("live", page.select("#state option[selected]").val());
        assertEquals(
                "latest:" + page.select("[data-list]").attr("data-version"),
                page.select("#add-to").val());
    }

    @Test
    void aTopicsListShowsTheNewestOfTheTopic() {
        long tag = QuarkusTransaction.requiringNew()
                .call(() -> Tag.findBySlug("ferries").orElseThrow().id);
        form().post("/newsroom/topics/" + tag + "/list").then().statusCode(303);
        List<String> newest = page("/tag/ferries").select("main article.card a").eachAttr("href").stream()
                .map(href -> href.replaceAll(".*-", ""))
                .limit(3)
                .toList();
        Document page = page("/newsroom/lists/topic-" + tag);
        assertEquals(newest, page.select("#spots .mini > li.brought").eachAttr("data-article"));
        assertEquals(0, page.select("#spots > p").size(), "it stands beside no story");
    }

    @Test
    void whatAnEditorWroteAndChoseForRecommendedStandsThere() {
        Actor chief = Deeds.person("list-chief", Role.CHIEF);
        Instant now = clock.instant();
        Instant then = now.plus(Duration.ofDays(3_000));
        long picture = QuarkusTransaction.requiringNew().call(() -> (Long) Panache.getEntityManager()
                .createNativeQuery("select max(lead_image) from publication", Long.class)
                .getSingleResult());
        Document readers = page(page(LATEST).selectFirst("#spots > p a").attr("href"));
        long story = Long.parseLong(
                readers.selectFirst(".more-from article.card a").attr("href").replaceAll(".*-", ""));
        String there = "/newsroom/at/" + then
                + page(LATEST).selectFirst("#spots > p a").attr("href");
        long launch = QuarkusTransaction.requiringNew().call(() -> {
            CuratedList list = CuratedList.get("recommended");
            list.change(chief, now, list.version(), new Change.Place(story, null));
            list.keep(chief, now, list.version(), story, 1);
            list.change(
                    chief,
                    now,
                    list.version(),
                    new Change.Say(story, null, "Written for this place", null, OwnPicture.of(picture, null), null));
            return list.launch(chief, now, then, list.version()).id;
        });
        try {
            Elements cards = page(there).select(".recommended article.card");
            assertEquals(
                    "Written for this place",
                    cards.get(0).select(".card-standfirst").text());
            assertEquals(1, cards.get(0).select("picture").size());
            assertEquals(0, cards.get(1).select(".card-standfirst, picture").size(), "others' have no room");
        } finally {
            QuarkusTransaction.requiringNew().run(() -> {
                CuratedList list = CuratedList.get("recommended");
                list.callOff(chief, now, launch);
                list.change(chief, now, list.version(), new Change.Remove(story));
            });
        }
    }

    @Test
    void ofAKilledStoryNoWordIsLeft() {
        Actor chief = Deeds.person("list-chief", Role.CHIEF);
        Instant now = clock.instant();
        long story = Deeds.story(chief, "Unlawful in a list", "city", "ferries", Deeds.anAuthor(), now);
        Deeds.publish(chief, story, now);
        send("place", String.valueOf(story), null);
        sending("say", String.valueOf(story))
                .formParam("headline", "Unlawful headline")
                .formParam("standfirst", "Unlawful standfirst")
                .formParam("kicker", "Unlawful kicker")
                .post(LATEST + "/changes")
                .then()
                .statusCode(303);
        assertTrue(page(LATEST).html().contains("Unlawful standfirst"));
        Deeds.kill(chief, story, clock.instant());
        Document after = page(LATEST);
        assertEquals(1, after.select("#spot-" + story).size());
        assertFalse(after.html().contains("Unlawful"), after::html);
    }

    @Test
    void itCostsTheSameWhateverStandsInIt() {
        List<String> live = brought();
        send("place", live.get(0), null);
        long few = cost();
        live.subList(0, 4).forEach(story -> send("place", story, null));
        assertEquals(few, cost());
        assertTrue(few <= 22, () -> "It costs " + few);
    }

    /** Once more, as what is asked for the first time is prepared. */
    private long cost() {
        page(LATEST);
        long before = sessions.getStatistics().getPrepareStatementCount() + rows.statements();
        page(LATEST);
        return sessions.getStatistics().getPrepareStatementCount() + rows.statements() - before;
    }

    private static List<String> brought() {
        return page(LATEST).select("#spots .mini > .brought").eachAttr("data-article");
    }

    /** Gives what is told. */
    private static String send(String what, String story, Integer position) {
        RequestSpecification form = sending(what, story);
        if (position != null) {
            form.formParam("position", position);
        }
        var answer = form.post(LATEST + "/changes");
        assertEquals(303, answer.statusCode(), answer::asString);
        return Jsoup.parse(given().cookies(answer.cookies()).get(LATEST).asString())
                .select(".flash-done")
                .text();
    }

    private static RequestSpecification sending(String what, String story) {
        return form().formParam("do", what)
                .formParam("version", page(LATEST).select("[data-list]").attr("data-version"))
                .formParam("article", story);
    }

    private static Document page(String address) {
        return Jsoup.parse(given().get(address).then().statusCode(200).extract().asString());
    }
}
