package stet.taxonomy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.testing.Newsroom.form;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.people.Actor;
import stet.people.Presence;
import stet.people.Role;
import stet.testing.Deeds;
import stet.testing.RealParts;

/** Sections that change places in the tree: by the buttons of its page, and by what dragging sends. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "boss", roles = "chief")
class SectionPlacesTest {
    @Inject
    Clock clock;

    private long garden;
    private long shed;
    private long roses;
    private long tools;

    @BeforeEach
    void plant() {
        garden = open("Place garden", null);
        shed = open("Place shed", null);
        roses = open("Place roses", garden);
        tools = open("Place tools", shed);
    }

    @AfterEach
    void clear() {
        QuarkusTransaction.requiringNew().run(() -> {
            Redirect.delete("path like '%place-%' or target like '%place-%'");
            Panache.getEntityManager()
                    .createNativeQuery("delete from section where name like 'Place %'")
                    .executeUpdate();
        });
    }

    private static long open(String name, Long parent) {
        var form = form().formParam("name", name);
        if (parent != null) {
            form.formParam("parent", parent);
        }
        form.post("/newsroom/sections").then().statusCode(303);
        return QuarkusTransaction.requiringNew()
                .call(() -> Section.<Section>find("name", name).firstResult().id);
    }

    private static Document page() {
        return Jsoup.parse(given().get("/newsroom/sections")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static String mark() {
        return page().select("#tree").attr("data-mark");
    }

    private static ValidatableResponse place(long section, String to) {
        return place(section, to, mark());
    }

    private static ValidatableResponse place(long section, String to, String seen) {
        return form().formParam("to", to)
                .formParam("seen", seen)
                .post("/newsroom/sections/" + section + "/place")
                .then();
    }

    private static String told(ValidatableResponse answer) {
        String cookie = answer.statusCode(303).extract().cookie("stet-flash");
        return URLDecoder.decode(cookie, StandardCharsets.UTF_8);
    }

    private static ValidatableResponse press(String button) {
        var found = page().select("#" + button);
        assertEquals(1, found.size(), button);
        assertTrue(!found.hasAttr("disabled"), button);
        return place(Long.parseLong(button.replaceAll("\\D", "")), found.val());
    }

    private static void leadsOn(String from, String to) {
        given().redirects().follow(false).get(from).then().statusCode(301).header("Location", endsWith(to));
    }

    private static List<String> below(long section) {
        return page().select("[data-section=%d] > ul > li > .section-head bdi".formatted(section))
                .eachText();
    }

    @Test
    void amongItsSiblingsASectionKeepsItsAddress() {
        open("Place lilies", garden);
        open("Place herbs", garden);
        assertEquals(List.of("Place roses", "Place lilies", "Place herbs"), below(garden));
        assertEquals("“Place roses” is number 2 of 3 in “Place garden”.", told(press("down-" + roses)));
        assertEquals(List.of("Place lilies", "Place roses", "Place herbs"), below(garden));
        assertEquals("“Place roses” is number 3 of 3 in “Place garden”.", told(press("down-" + roses)));
        assertTrue(page().select("#down-" + roses).hasAttr("disabled"), "it is the last");
        assertEquals("“Place roses” is number 2 of 3 in “Place garden”.", told(press("up-" + roses)));
        assertEquals(List.of("Place lilies", "Place roses", "Place herbs"), below(garden));
        // Dragged before itself, and before what stands elsewhere by now.
        place(roses, garden + ":" + roses).statusCode(303);
        assertEquals(List.of("Place lilies", "Place roses", "Place herbs"), below(garden));
        place(roses, garden + ":" + tools).statusCode(303);
        assertEquals(List.of("Place lilies", "Place herbs", "Place roses"), below(garden));
        QuarkusTransaction.requiringNew()
                .run(() -> assertEquals(0, Redirect.count("path like '%place-%'"), "no address has changed"));
    }

    @Test
    void intoAnotherItTakesAllThatStandsInItAndTheirAddressesLeadOn() {
        assertEquals(
                "Move Place shed into Place garden, to /place-garden/place-shed",
                page().select("#in-" + shed).attr("aria-label"),
                "what it will be is said before");
        assertEquals(
                "“Place shed” is number 2 of 2 in “Place garden”: /place-shed leads to /place-garden/place-shed.",
                told(press("in-" + shed)));
        leadsOn("/place-shed", "/place-garden/place-shed");
        leadsOn("/place-shed/place-tools", "/place-garden/place-shed/place-tools");
        given().get("/place-garden/place-shed/place-tools").then().statusCode(200);

        // Moved back, it takes its own old address again, and what it had meanwhile leads there.
        assertTrue(told(press("out-" + shed)).endsWith(": /place-garden/place-shed leads to /place-shed."));
        given().get("/place-shed/place-tools").then().statusCode(200);
        leadsOn("/place-garden/place-shed/place-tools", "/place-shed/place-tools");
        assertEquals(
                List.of("Place garden", "Place shed"),
                page().select("#tree > li > .section-head bdi").eachText().stream()
                        .filter(name -> name.startsWith("Place"))
                        .toList(),
                "behind the section in which it stood");

        // Between two of another section's, as by dragging.
        open("Place lilies", garden);
        place(tools, garden + ":" + roses).statusCode(303);
        assertEquals(List.of("Place tools", "Place roses", "Place lilies"), below(garden));
        leadsOn("/place-shed/place-tools", "/place-garden/place-tools");
    }

    @Test
    void whatCannotBeIsRefusedOnTheTreeAndChangesNothing() {
        place(garden, roses + ":").statusCode(422).body(containsString("cannot stand inside itself"));
        place(garden, garden + ":").statusCode(422).body(containsString("cannot stand inside itself"));
        place(tools, "999999:").statusCode(404);
        form().formParam("name", "Place latest")
                .formParam("slug", "latest")
                .formParam("parent", garden)
                .post("/newsroom/sections")
                .then()
                .statusCode(303);
        long latest = QuarkusTransaction.requiringNew()
                .call(() -> Section.<Section>find("name", "Place latest").firstResult().id);
        place(latest, ":").statusCode(422).body(containsString("the site’s own"));
        form().formParam("name", "Place other roses")
                .formParam("slug", "place-roses")
                .formParam("parent", shed)
                .post("/newsroom/sections")
                .then()
                .statusCode(303);
        place(roses, shed + ":").statusCode(422).body(containsString("already a section at “place-roses”"));
        assertEquals(List.of("Place roses", "Place latest"), below(garden));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1", ":x", "-1:", "1:2:3", "99999999999999999999:", "<b>:"})
    void whereNobodyCanGoIsSaid(String to) {
        place(roses, to).statusCode(422).body(containsString("Where the section shall go is missing"));
    }

    @Test
    void whoHasAnOldTreeBeforeThemIsToldAndLosesNothing() {
        String seen = mark();
        told(press("in-" + shed));
        assertNotEquals(seen, mark());
        Document answer = Jsoup.parse(place(roses, shed + ":", seen)
                .statusCode(409)
                .body(containsString("Somebody else has changed the tree since you saw it"))
                .extract()
                .asString());
        assertEquals(List.of("Place roses", "Place shed"), below(garden), "nothing was changed");
        assertEquals(
                "Move “Place roses” to “Place shed” all the same",
                answer.select("#again").text());
        place(
                        roses,
                        answer.select("#trouble [name=to]").val(),
                        answer.select("#trouble [name=seen]").val())
                .statusCode(303);
        assertEquals(List.of("Place tools", "Place roses"), below(shed));
        // What was to be moved, or where, may be gone.
        String old = mark();
        told(place(tools, ":"));
        QuarkusTransaction.requiringNew().run(() -> Section.deleteById(tools));
        assertTrue(Jsoup.parse(
                        place(tools, shed + ":", old).statusCode(409).extract().asString())
                .select("#again")
                .isEmpty());
        assertTrue(Jsoup.parse(
                        place(roses, tools + ":", old).statusCode(409).extract().asString())
                .select("#again")
                .isEmpty());
        // Another name is no other tree.
        String same = mark();
        form().formParam("name", "Place of roses")
                .formParam("version", 0)
                .post("/newsroom/sections/" + roses)
                .then()
                .statusCode(303);
        assertEquals(same, mark());
    }

    /** Of two who move at once within one tree, one is told. */
    @Test
    void openPagesLearnOfChangesAndOfEachOther() {
        String shown = page().select("#main").attr("data-mark");
        assertEquals(shown, given().get("/newsroom/sections/now").<String>path("mark"));
        form().formParam("name", "Place for roses")
                .post("/newsroom/sections/" + roses)
                .then()
                .statusCode(303);
        String renamed = given().get("/newsroom/sections/now").path("mark");
        assertNotEquals(shown, renamed, "another name");
        assertEquals(renamed, page().select("#main").attr("data-mark"));

        QuarkusTransaction.requiringNew().run(() -> {
            Actor other = Deeds.person("Sits beside", Role.ADMIN);
            Presence.meet("sections", other, clock.instant());
        });
        assertEquals(
                List.of("Sits beside"), given().get("/newsroom/sections/now").path("people"));
        assertEquals("Also here: Sits beside", page().select("#also-here").text());
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("delete from presence where place = 'sections'")
                .executeUpdate());
    }

    @Test
    void twoWhoMoveAtOnceAreBothAnswered() throws Exception {
        String seen = mark();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (String to : List.of(garden + ":", garden + ":" + roses)) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return place(tools, to, seen).extract().statusCode();
                }));
            }
            start.countDown();
            List<Integer> found = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                found.add(answer.get(60, TimeUnit.SECONDS));
            }
            assertTrue(found.containsAll(List.of(303, 409)), found.toString());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void everyChangeOfTheTreeIsAnnounced() {
        assertEquals(List.of("open section: sections section:" + tools), lastAnnounced(1));
        told(press("in-" + shed));
        form().formParam("name", "Place hut").formParam("version", 0).post("/newsroom/sections/" + shed);
        form().formParam("slug", "place-hut")
                .formParam("parent", "")
                .formParam("seen", mark())
                .post("/newsroom/sections/" + shed + "/address");
        form().formParam("into", garden)
                .formParam("confirm", "Place hut")
                .formParam("seen", mark())
                .post("/newsroom/sections/" + shed + "/merger")
                .then()
                .statusCode(303);
        form().formParam("confirm", "Place tools")
                .formParam("seen", mark())
                .post("/newsroom/sections/" + tools + "/removal");
        assertEquals(
                List.of(
                        "move section: sections section:%d section:%d".formatted(shed, tools),
                        "rename section: sections section:" + shed,
                        "readdress section: sections section:%d section:%d".formatted(shed, tools),
                        "merge section: section:%d section:%d section:%d sections".formatted(shed, tools, garden),
                        "delete section: section:%d sections".formatted(tools)),
                lastAnnounced(5));
    }

    private static List<String> lastAnnounced(int count) {
        @SuppressWarnings("unchecked")
        List<String> rows = QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                .createNativeQuery("""
                        select topic || ': ' || array_to_string(keys, ' ') from (
                            select * from outbox where topic like '%section' order by id desc limit :count) last
                        order by id""", String.class)
                .setParameter("count", count)
                .getResultList());
        return rows;
    }
}
