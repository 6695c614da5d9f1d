package stet.taxonomy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.testing.Newsroom.form;
import static stet.testing.Newsroom.newStory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.outbox.Key;
import stet.outbox.Outbox;
import stet.site.Rows;
import stet.site.cache.PageCache;
import stet.testing.RealParts;
import stet.web.Invalid;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RedirectTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    @Inject
    Rows rows;

    @Inject
    PageCache cache;

    @AfterEach
    void forgetAll() {
        QuarkusTransaction.requiringNew().run(() -> {
            Redirect.delete("path like '/moved%' or path like '/tag/moved%' or target like '/moved%'");
            Outbox.announce("test", List.of(Key.REDIRECTS), NOW);
        });
    }

    private static void move(String from, String to) {
        QuarkusTransaction.requiringNew().run(() -> Redirect.move(from, to, NOW));
    }

    private static Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        QuarkusTransaction.requiringNew().run(() -> Redirect.<Redirect>list("path like '/moved%'")
                .forEach(each -> all.put(each.path, each.target)));
        return all;
    }

    @Test
    void whatLedToAnOldAddressLeadsToTheNewest() {
        move("/moved-a", "/moved-b");
        move("/moved-b", "/moved-c");
        assertEquals(Map.of("/moved-a", "/moved-c", "/moved-b", "/moved-c"), all());
        move("/moved-c", "/moved-a");
        assertEquals(Map.of("/moved-b", "/moved-a", "/moved-c", "/moved-a"), all());
        move("/moved-a", "/moved-a");
        assertEquals(2, all().size());
    }

    @Test
    void allBelowAnAddressMovesWithIt() {
        move("/moved-x", "/moved/a/b");
        QuarkusTransaction.requiringNew()
                .run(() -> Redirect.prefix("/moved", "/movedto", List.of("/moved", "/moved/a", "/moved/a/b"), NOW));
        assertEquals(
                Map.of(
                        "/moved", "/movedto",
                        "/moved/a", "/movedto/a",
                        "/moved/a/b", "/movedto/a/b",
                        "/moved-x", "/movedto/a/b"),
                all());
    }

    /** However often things move among few addresses: every old one leads, in one step, to where its thing is. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void thereAreNeverChainsOrLoops(long seed) {
        Random random = new Random(seed);
        String[] places = {"/moved-0", "/moved-1"};
        Map<String, Integer> owners = new TreeMap<>(Map.of(places[0], 0, places[1], 1));
        for (int step = 0; step < 60; step++) {
            int thing = random.nextInt(places.length);
            String wanted = "/moved-" + random.nextInt(8);
            String from = places[thing];
            boolean free = owners.getOrDefault(wanted, thing) == thing && !wanted.equals(from);
            if (!free) {
                continue;
            }
            QuarkusTransaction.requiringNew().run(() -> {
                Redirect.mustBeFree("slug", wanted, from);
                Redirect.move(from, wanted, NOW);
            });
            places[thing] = wanted;
            owners.put(wanted, thing);
            Map<String, String> expected = new TreeMap<>();
            owners.forEach((path, owner) -> {
                if (!path.equals(places[owner])) {
                    expected.put(path, places[owner]);
                }
            });
            assertEquals(expected, all(), "seed " + seed + ", step " + step);
        }
    }

    @Test
    void anAddressThatLeadsSomewhereIsNotGivenToSomethingElse() {
        move("/moved-a", "/moved-b");
        Invalid refusal = assertThrows(Invalid.class, () -> QuarkusTransaction.requiringNew()
                .run(() -> Redirect.mustBeFree("slug", "/moved-a", "/moved-z")));
        assertEquals("slug", refusal.errors().get(0).field());
        assertTrue(refusal.getMessage().contains("/moved-b"), refusal.getMessage());
        QuarkusTransaction.requiringNew().run(() -> Redirect.mustBeFree("slug", "/moved-a", "/moved-b"));
    }

    @Test
    @TestSecurity(user = "boss", roles = "chief")
    void noSectionAndNoTagIsOpenedAtAnAddressThatLeadsElsewhere() {
        move("/moved-elsewhere", "/world");
        form().formParam("name", "Moved Elsewhere")
                .post("/newsroom/sections")
                .then()
                .statusCode(422)
                .body(containsString("leads readers on to /world"))
                .body(containsString("value=\"Moved Elsewhere\""));
        move("/tag/moved-topic", "/tag/moved-on");
        long story = newStory();
        form().formParam("version", 0)
                .formParam("lang", "en")
                .formParam("tags", "Moved Topic")
                .post("/newsroom/stories/" + story + "/details")
                .then()
                .statusCode(422)
                .body(containsString("leads readers on to /tag/moved-on"));
        QuarkusTransaction.requiringNew().run(() -> assertEquals(0, Tag.count("slug", "moved-topic")));
    }

    @Test
    void readersOfAnOldAddressAreLedOnForGoodInOneStatementMore() {
        move("/moved-world", "/world");
        move("/tag/moved-ferries", "/tag/ferries");
        for (String old : List.of("/moved-world", "/MOVED-world/", "/moved-world?utm=1")) {
            given().redirects()
                    .follow(false)
                    .get(old)
                    .then()
                    .statusCode(301)
                    .header("Cache-Control", equalTo("public, max-age=0, must-revalidate"));
        }
        given().redirects().follow(false).get("/moved-world?utm=1").then().header("Location", endsWith("/world?utm=1"));
        given().redirects()
                .follow(false)
                .get("/tag/moved-ferries")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/tag/ferries"));
        given().get("/moved-world/nothing-here").then().statusCode(404);
    }

    /** A section's address may look like a story's: its redirect goes before the story of that number. */
    @Test
    void anOldSectionThatEndsInANumberIsNotTakenForAStory() {
        String story =
                Jsoup.parse(given().get("/").asString()).select(".front-lead a").attr("href");
        String number = story.replaceAll(".*-", "");
        move("/moved-" + number, "/world");
        given().redirects()
                .follow(false)
                .get("/moved-" + number)
                .then()
                .statusCode(301)
                .header("Location", endsWith("/world"));
        given().redirects().follow(false).get(story).then().statusCode(200);
    }

    @Test
    void aPageThatIsThereCostsNoStatementMoreAndOneThatIsNotNone() {
        cache.dropAll();
        given().get("/moved-nowhere").then().statusCode(404);
        long before = rows.statements();
        given().get("/tag/ferries").then().statusCode(200);
        long there = rows.statements() - before;
        assertEquals(4, there);
        before = rows.statements();
        given().get("/moved-elsewhere-or-nowhere").then().statusCode(404);
        assertEquals(0, rows.statements() - before, "it is known that nothing leads on from there");
    }

    @Test
    @TestSecurity(user = "eve", roles = "editor")
    void theTimeMachineFollowsAnOldAddressAtItsInstant() {
        move("/moved-world", "/world");
        given().redirects()
                .follow(false)
                .get("/newsroom/at/2026-11-01T00:00:00Z/moved-world")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/newsroom/at/2026-11-01T00:00:00Z/world"));
    }
}
