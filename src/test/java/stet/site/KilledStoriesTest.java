package stet.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.people.Actor;
import stet.people.Role;
import stet.testing.Deeds;
import stet.testing.RealParts;

/** A killed story in the past: hidden from everybody, but that the chief sees that something was there. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class KilledStoriesTest {
    private static final Instant NOW = Instant.parse("2036-03-01T06:00:00Z");
    private static final Instant THEN = NOW.plusSeconds(600);
    private static final String WORDS = "Libellous zebra";

    private long killed;
    private String author;

    @BeforeEach
    void killAStory() {
        Actor chief = Deeds.person("killing-chief", Role.CHIEF);
        author = Deeds.anAuthor();
        killed = Deeds.story(chief, WORDS, "city", "ferries", author, NOW);
        Deeds.publish(chief, killed, NOW);
        Deeds.rewrite(chief, killed, WORDS + " again", NOW.plusSeconds(60));
        Deeds.publish(chief, killed, NOW.plusSeconds(300));
        Deeds.rewrite(chief, killed, WORDS + " to come", NOW.plusSeconds(400));
        Deeds.schedule(chief, killed, NOW.plusSeconds(9_000), NOW.plusSeconds(500));
        Deeds.kill(chief, killed, NOW.plusSeconds(3_600));
    }

    @Test
    @TestSecurity(user = "killed-chief", roles = "chief")
    void theChiefIsToldAtItsAddress() {
        Document page = at(THEN, "/city/whatever-" + killed, 410);
        String note = page.select(".machine-note").text();
        assertTrue(
                note.contains("A story stood at this address then. It was first published on Sat 1 Mar 2036, 08:00"
                        + " Athens (06:00 UTC); what stood here was public from Sat 1 Mar 2036, 08:05 Athens (06:05 UTC)"
                        + " until Sat 1 Mar 2036, 09:00 Athens (07:00 UTC)."),
                note);
        assertTrue(note.contains("It was killed on Sat 1 Mar 2036, 09:00 Athens (07:00 UTC) by killing-chief:"), note);
        assertTrue(note.contains("The test is over."), note);
        assertEquals(
                "/newsroom/stories/" + killed, page.select(".machine-note a").attr("href"));
        assertFalse(page.outerHtml().contains(WORDS), "no words");
        for (Instant other : List.of(NOW.minusSeconds(60), NOW.plusSeconds(3_600), NOW.plusSeconds(9_001))) {
            assertTrue(
                    at(other, "/city/whatever-" + killed, 410)
                            .select(".machine-note")
                            .text()
                            .startsWith("As far as is known, no story was public at this address then."),
                    other::toString);
        }
    }

    @Test
    @TestSecurity(user = "killed-chief", roles = "chief")
    void theChiefIsToldOnEveryFrontAndListThatShowedIt() {
        for (String path : List.of(
                "/", "/city", "/sport", "/latest", "/tag/ferries", "/author/" + author, "/archive/2036/03/01")) {
            Element bar = at(THEN, path, 200).selectFirst(".machine");
            assertTrue(bar.select(".machine-note a").eachAttr("href").contains("/newsroom/stories/" + killed), path);
            assertTrue(bar.select(".machine-note").text().contains("killed since"), path);
            assertFalse(bar.text().contains(WORDS), path);
            for (Instant other : List.of(NOW.minusSeconds(1), NOW.plusSeconds(3_600))) {
                assertFalse(
                        at(other, path, 200)
                                .select(".machine-note a")
                                .eachAttr("href")
                                .contains("/newsroom/stories/" + killed),
                        path + " at " + other);
            }
        }
        for (String path : List.of("/corrections", "/tag/sailing", "/archive/2036/02/29")) {
            assertTrue(at(THEN, path, null).select(".machine-note").isEmpty(), path);
        }
    }

    @Test
    @TestSecurity(user = "killed-editor", roles = "editor")
    void anEditorSeesThePageThatSaysThatItIsGone() {
        for (String path : List.of("/city/whatever-" + killed, "/", "/city", "/latest")) {
            Document page = at(THEN, path, null);
            assertTrue(page.select(".machine-note").isEmpty(), path);
            assertFalse(page.outerHtml().contains(WORDS), path);
            assertFalse(page.outerHtml().contains("/newsroom/stories/" + killed), path);
        }
        given().get("/city/whatever-" + killed).then().statusCode(410).body(not(containsString("killed")));
    }

    @Test
    void whatIsKeptIsWhenAndWhereAndNoWord() {
        @SuppressWarnings("unchecked")
        List<String> kept = QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                .createNativeQuery(
                        "select cast(k as text) from killed_publication k where article_id = ?1", String.class)
                .setParameter(1, killed)
                .getResultList());
        assertEquals(2, kept.size(), "what readers saw, not what was to come: " + kept);
        assertTrue(kept.stream().noneMatch(row -> row.contains("zebra")));
    }

    private static Document at(Instant instant, String path, Integer status) {
        var answer = given().get("/newsroom/at/" + instant + path);
        if (status != null) {
            assertEquals(status, answer.statusCode(), path);
        }
        return Jsoup.parse(answer.asString());
    }
}
