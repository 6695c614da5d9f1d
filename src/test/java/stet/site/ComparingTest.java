package stet.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.curation.Banner;
import stet.people.Actor;
import stet.people.Role;
import stet.testing.Deeds;
import stet.testing.MovableClock;
import stet.testing.RealParts;

/** Two instants of a page: what is told of them, and how they are chosen. Years ahead of the demo paper. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "comparing-editor", roles = "editor")
class ComparingTest {
    private static final Instant NOW = Instant.parse("2035-03-01T06:00:00Z");
    private static final String BOTH = "one=2035-03-01T06:30:00Z&other=2035-03-01T07:30:00Z";

    @Inject
    MovableClock clock;

    private Actor chief;
    private long came;
    private long updated;
    private long left;

    @BeforeEach
    void publishSome() {
        chief = Deeds.person("comparing-chief", Role.CHIEF);
        updated = story("The first words");
        left = story("A notice for an hour");
        came = story("The news of seven");
        Deeds.publish(chief, updated, NOW);
        Deeds.publish(chief, left, NOW.plusSeconds(60));
        Deeds.endAt(chief, left, NOW.plusSeconds(3_600), NOW.plusSeconds(61));
        Deeds.schedule(chief, came, NOW.plusSeconds(3_600), NOW);
        Deeds.rewrite(chief, updated, "The second words", NOW.plusSeconds(120));
        Deeds.schedule(chief, updated, NOW.plusSeconds(3_600), NOW.plusSeconds(120));
    }

    @AfterEach
    void clearUp() {
        List.of(came, updated, left).forEach(story -> Deeds.kill(chief, story, NOW.plusSeconds(9_000)));
    }

    private long story(String headline) {
        String author = Deeds.anAuthor();
        return Deeds.story(chief, headline, "city", "ferries", author, NOW);
    }

    @Test
    void theFrontSaysWhoCameLeftAndChanged() {
        Document page = page("path=/&" + BOTH);
        List<String> told = page.select("table.differences tbody tr").eachText();
        assertTrue(told.contains("Came The news of seven to place 1"), told::toString);
        assertTrue(told.contains("Left A notice for an hour it stood at place 1"), told::toString);
        assertTrue(told.contains("New headline The second words it was “The first words”"), told::toString);
        assertEquals(
                List.of("/newsroom/at/2035-03-01T06:30:00Z/", "/newsroom/at/2035-03-01T07:30:00Z/"),
                page.select("iframe").eachAttr("src"));
        page.select("iframe").forEach(frame -> assertFalse(frame.attr("title").isBlank()));
    }

    @Test
    void aStoryIsComparedByItsWordsAndWhereNothingIsThatIsTold() {
        List<String> told = page("path=/story-" + updated + "&" + BOTH)
                .select("table.differences tbody tr")
                .eachText();
        assertTrue(told.contains("New headline The second words it was “The first words”"), told::toString);
        assertTrue(told.contains("New text The second words see it below"), told::toString);
        String text = page("path=/story-" + came + "&" + BOTH)
                .select("table.differences")
                .text();
        assertTrue(text.contains("First there is nothing at this address, then a page."), text);
        assertTrue(page("path=/story-" + left + "&" + BOTH).text().contains("then a story that is gone"));
    }

    @Test
    void theEarlierInstantComesFirstAndOneInstantHasNoDifference() {
        Document page = page("path=/&other=2035-03-01T06:30:00Z&one=2035-03-01T07:30:00Z");
        assertEquals("2035-03-01T06:30:00Z", page.select("#one-when time").attr("datetime"));
        assertTrue(page("path=/&one=2035-03-01T06:30:00Z&other=2035-03-01T06:30:00Z")
                .text()
                .contains("Both are the same instant"));
        assertTrue(page("path=/corrections&" + BOTH).text().contains("Nothing: the same stories"));
    }

    @Test
    void withoutInstantsItComparesNowWithADayBefore() {
        Document page = page("path=/");
        Instant one = Instant.parse(page.select("#one-when time").attr("datetime"));
        Instant other = Instant.parse(page.select("#other-when time").attr("datetime"));
        assertEquals(Duration.ofHours(24), Duration.between(one, other));
        assertFalse(other.isAfter(clock.instant()));
        Instant coming = clock.instant().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Document ahead = page("other=" + coming);
        assertTrue(
                Instant.parse(ahead.select("#one-when time").attr("datetime"))
                        .isBefore(clock.instant().plusSeconds(1)),
                "what is to come is compared with now");
    }

    @Test
    void eitherInstantIsChangedByItsForm() {
        Response answer = given().redirects()
                .follow(false)
                .get("/newsroom/compare?path=/city&" + BOTH + "&side=other&at=2035-03-01T10:00");
        assertEquals(303, answer.statusCode());
        assertTrue(
                answer.header("Location")
                        .endsWith("/newsroom/compare?path=%2Fcity&one=2035-03-01T06:30:00Z&other=2035-03-01T08:00:00Z"),
                answer.header("Location"));
        Document twice = refused("path=/city&" + BOTH + "&side=one&at=2035-10-28T03:30");
        assertEquals(2, twice.select("section:has(#one-at) input[name=offset]").size());
        assertEquals(
                0, twice.select("section:has(#other-at) input[name=offset]").size());
        assertEquals("2035-10-28T03:30", twice.select("#one-at").attr("value"));
        Document skipped = refused("path=/city&" + BOTH + "&side=other&at=2035-03-25T03:30");
        assertTrue(skipped.select("#error-other").text().contains("does not exist in Athens"));
    }

    @Test
    void whatCannotBeComparedIsToldAndKept() {
        Document page = refused("path=https://evil.example/&" + BOTH);
        assertEquals("https://evil.example/", page.select("#path").attr("value"));
        assertTrue(page.select("iframe").isEmpty());
        given().get("/newsroom/compare?one=soon")
                .then()
                .statusCode(400)
                .body(containsString("is not an instant between 1900 and 2200"));
    }

    @Test
    void breakingNewsIsADifferenceOfEveryPage() {
        long line = QuarkusTransaction.requiringNew().call(() -> Banner.place(
                        chief, NOW, NOW.plusSeconds(3_600), NOW.plusSeconds(7_200), "Seven!", came, List.of())
                .id);
        try {
            for (String path : List.of("/", "/city", "/story-" + updated, "/corrections", "/most-read")) {
                assertEquals(
                        "Breaking — “Seven!” stands over every page",
                        page("path=" + path + "&" + BOTH)
                                .select("table.differences tbody tr")
                                .first()
                                .text(),
                        path);
            }
        } finally {
            QuarkusTransaction.requiringNew().run(() -> Banner.deleteById(line));
        }
    }

    private static Document page(String query) {
        return Jsoup.parse(given().get("/newsroom/compare?" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static Document refused(String query) {
        return Jsoup.parse(given().get("/newsroom/compare?" + query)
                .then()
                .statusCode(422)
                .extract()
                .asString());
    }
}
