package stet.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.testing.Newsroom.form;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.specification.RequestSpecification;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.curation.Front;
import stet.taxonomy.Section;
import stet.testing.ArrangedFronts;
import stet.testing.RealParts;

/** A front's page: what its forms do, and what they are told. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "front-page-editor", roles = "editor")
class FrontsTest {
    private String address;
    private long section;

    @BeforeEach
    void takeAFront() {
        section = QuarkusTransaction.requiringNew()
                .call(() -> Section.findByPath("culture").orElseThrow().id);
        address = "/newsroom/fronts/" + Front.key(section);
    }

    @AfterEach
    void leaveItToTheRules() {
        ArrangedFronts.giveBack(Front.key(section));
    }

    @Test
    void aFrontIsTakenOverChangedAndLaunched() {
        assertTrue(page().select("form[action$=launch]").isEmpty(), "nothing to launch yet");
        post("beginning", form(), 303);
        String lead = page().select("#plan input[name=list]").first().attr("value");
        post(
                "changes",
                change().formParam("do", "edit")
                        .formParam("list", lead)
                        .formParam("title", "On stage")
                        .formParam("layout", "LEAD_AND_FOUR")
                        .formParam("rule", "NEWEST_IN_SECTION")
                        .formParam("section", "culture"),
                303);
        post(
                "changes",
                change().formParam("do", "add")
                        .formParam("title", "From the sea")
                        .formParam("layout", "STRIP_OF_THREE")
                        .formParam("rule", "NEWEST_WITH_TAG")
                        .formParam("tag", "ferries"),
                303);
        given().get("/culture").then().body(not(containsString("On stage")));
        Document whole = Jsoup.parse(given().get(address + "/preview").asString());
        post(
                "launch",
                form().formParam("stamp", page().select("input[name=stamp]").attr("value")),
                303);
        Document culture = Jsoup.parse(given().get("/culture").asString());
        assertEquals(culture.select("main").outerHtml(), whole.select("main").outerHtml(), "as it was shown before");
        assertEquals("/tag/ferries", culture.select(".strip h2 a").attr("href"));
        assertEquals("On stage", culture.select(".front h2.heading").text());
        assertEquals(5, culture.select(".front article.card").size());
        assertEquals("From the sea", culture.select(".strip h2").text());
        assertEquals(3, culture.select(".strip article.card").size());
    }

    @Test
    void whatCannotBeIsRefusedWithAReason() {
        post("beginning", form(), 303);
        String lead = page().select("#plan input[name=list]").first().attr("value");
        refuse(change().formParam("do", "paint"), "There is no change “paint”");
        refuse(block("add", "").formParam("layout", "SPIRAL").formParam("rule", "NEWEST"), "“SPIRAL” is no layout");
        refuse(
                block("edit", lead)
                        .formParam("layout", "FOUR")
                        .formParam("rule", "NEWEST")
                        .formParam("size", "9"),
                "Four bears 1 to 4 stories, not “9”");
        refuse(
                block("add", "")
                        .formParam("layout", "FOUR")
                        .formParam("rule", "NEWEST_WITH_TAG")
                        .formParam("tag", "<b>"),
                "There is no topic “&lt;b&gt;”");
        refuse(
                block("add", "")
                        .formParam("layout", "FOUR")
                        .formParam("rule", "NEWEST_IN_SECTION")
                        .formParam("section", "nowhere"),
                "There is no section “nowhere”");
        refuse(
                block("add", "")
                        .formParam("layout", "FOUR")
                        .formParam("rule", "NEWEST")
                        .formParam("title", "NUL \u0000"),
                "cannot be kept");
        refuse(
                block("edit", "gone").formParam("layout", "FOUR").formParam("rule", "NEWEST"),
                "not on the front any more");
        form().formParam("stamp", 99)
                .post(address + "/launch")
                .then()
                .statusCode(409)
                .body(containsString("was changed"));
        given().get("/newsroom/fronts/section-99999").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "front-page-writer", roles = "journalist")
    void aJournalistLooksAndDoesNotTouch() {
        given().get("/newsroom/fronts").then().statusCode(200).body(containsString("by rule"));
        assertTrue(page().select("main form").isEmpty());
        post("beginning", form(), 403);
    }

    private Document page() {
        return Jsoup.parse(given().get(address).then().statusCode(200).extract().asString());
    }

    private RequestSpecification change() {
        return form().formParam("version", page().select("input[name=version]").attr("value"));
    }

    private RequestSpecification block(String change, String list) {
        return change().formParam("do", change).formParam("list", list);
    }

    private void post(String verb, RequestSpecification form, int status) {
        form.post(address + "/" + verb).then().statusCode(status);
    }

    private void refuse(RequestSpecification form, String why) {
        form.post(address + "/changes").then().statusCode(422).body(containsString(why));
    }
}
