package stet.taxonomy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.testing.Newsroom.form;
import static stet.testing.Newsroom.newStory;
import static stet.testing.Newsroom.seen;
import static stet.testing.Newsroom.write;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Role;
import stet.testing.RealParts;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "eve", roles = "editor")
class TopicsTest {
    /** The stories that a test shows to readers. */
    private final List<Long> published = new ArrayList<>();

    @AfterEach
    void withdrawWhatReadersSee() {
        published.forEach(
                story -> form().formParam("note", "A test").post("/newsroom/stories/" + story + "/withdrawal"));
    }

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    private static Tag tag(String name) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Tag.named(name, new Actor(person(), "Eve", Set.of(Role.EDITOR), Set.of()), NOW));
    }

    private static long person() {
        return Person.signIn("eve", "eve", "eve", null).id;
    }

    /** A story of somebody's with these tags. */
    private static long story(String tags) {
        long story = newStory();
        write(story, 0, "A story about " + tags, "Words.");
        details(story, tags, 0).statusCode(303);
        return story;
    }

    private static ValidatableResponse details(long story, String tags, int version) {
        return form().formParam("version", version)
                .formParam("lang", "en")
                .formParam("section", "science")
                .formParam("bylines", "A guest")
                .formParam("tags", tags)
                .post("/newsroom/stories/" + story + "/details")
                .then();
    }

    private void publish(long story) {
        published.add(story);
        seen(story)
                .formParam("override", "A test")
                .post("/newsroom/stories/" + story + "/publication")
                .then()
                .statusCode(303);
    }

    private static String tagsOf(long story) {
        return Jsoup.parse(given().get("/newsroom/stories/" + story).asString())
                .select("[name=tags]")
                .val();
    }

    private static ValidatableResponse save(Tag tag, String name, String slug, String description) {
        int version = QuarkusTransaction.requiringNew().call(() -> Tag.get(tag.id).version);
        return form().formParam("name", name)
                .formParam("slug", slug)
                .formParam("description", description)
                .formParam("version", version)
                .post("/newsroom/topics/" + tag.id)
                .then();
    }

    private static ValidatableResponse merge(Tag from, String into) {
        return form().formParam("into", into)
                .post("/newsroom/topics/" + from.id + "/merger")
                .then();
    }

    private static ValidatableResponse reader(String path) {
        return given().redirects().follow(false).get(path).then();
    }

    @Test
    @TestSecurity(user = "boss", roles = "chief")
    void aTopicIsRenamedAndItsOldAddressAndNameStillLeadToIt() {
        Tag tag = tag("Tidal Mills");
        long story = story("Tidal Mills");
        publish(story);
        save(tag, "Mills of the tide", "", "Wheels that the <b>sea</b> turns.").statusCode(303);
        reader("/tag/mills-of-the-tide")
                .statusCode(200)
                .body(containsString("Mills of the tide"))
                .body(containsString("&lt;b&gt;sea&lt;/b&gt;"));
        reader("/tag/tidal-mills").statusCode(301).header("Location", endsWith("/tag/mills-of-the-tide"));
        // Somebody had the details open while it was renamed: their old word still means it.
        details(story, "Tidal Mills", 1).statusCode(303);
        assertEquals("Mills of the tide", tagsOf(story));
        given().queryParam("q", "tidal").get("/newsroom/tags").then().body("slug", hasItem("mills-of-the-tide"));
        given().queryParam("tag", "tidal-mills")
                .get("/newsroom/stories")
                .then()
                .body(containsString("A story about Tidal Mills"));
        // The name may differ from the address: the word in a form is found all the same.
        save(tag, "Sea wheels", "mills-of-the-tide", "").statusCode(303);
        details(story, "Sea wheels", 1).statusCode(303);
        assertEquals("Sea wheels", tagsOf(story));
        // And back.
        save(tag, "Tidal Mills", "tidal-mills", "").statusCode(303);
        reader("/tag/tidal-mills").statusCode(200);
        reader("/tag/mills-of-the-tide").statusCode(301).header("Location", endsWith("/tag/tidal-mills"));
    }

    /** The demo's “Start-ups” is at /tag/startups. */
    @Test
    void aNameThatIsWrittenOtherwiseThanItsAddressIsNotMadeTwice() {
        long story = story("Start-ups");
        assertEquals("Start-ups", tagsOf(story));
        QuarkusTransaction.requiringNew().run(() -> assertEquals(1, Tag.count("lower(name) = 'start-ups'")));
        save(tag("Not a start-up"), "START-UPS", "anything", "").statusCode(422).body(containsString("/tag/startups"));
    }

    @Test
    void aNameWithoutALatinLetterIsFoundByItself() {
        Tag tag = tag("Lighthouse keepers");
        save(tag, "حراس المنارة", "lighthouse-keepers", "").statusCode(303);
        long story = story("حراس المنارة");
        assertEquals("حراس المنارة", tagsOf(story));
        save(tag("Other keepers"), "حراس المنارة", "other-keepers", "")
                .statusCode(422)
                .body(containsString("merge them"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | x | The name is missing.",
                "مدينة | '' | No address can be made",
                "Second Of Two | '' | merge them",
                "Anything | second-of-two | merge them",
                "Also Second | '' | merge them",
                "<script>alert(1)</script> | second-of-two | merge them",
            })
    void whatIsAnothersIsRefusedWithWhatWasTyped(String name, String slug, String why) {
        Tag first = tag("First Of Two");
        Tag second = tag("Second Of Two");
        form().formParam("synonym", "Also Second").post("/newsroom/topics/" + second.id + "/synonyms");
        save(first, name, slug, "<i>typed</i>")
                .statusCode(422)
                .body(containsString(why))
                .body(containsString("&lt;i&gt;typed&lt;/i&gt;"))
                .body(not(containsString("<script>alert")));
        assertEquals("First Of Two", tag("First Of Two").name);
    }

    @Test
    void anAddressOfBeforeIsNotGivenToAnotherTopic() {
        Tag tag = tag("Sunken Village");
        save(tag, "Drowned Village", "", "").statusCode(303);
        form().formParam("synonym", "sunken-village").post("/newsroom/topics/" + tag.id + "/synonyms/removal");
        save(tag("Some Village"), "Sunken Village", "", "")
                .statusCode(422)
                .body(containsString("leads readers on to /tag/drowned-village"));
        details(newStory(), "Sunken Village", 0)
                .statusCode(422)
                .body(containsString("leads readers on to /tag/drowned-village"));
    }

    @Test
    void whoComesSecondIsToldAndLosesNothing() {
        Tag tag = tag("Contested");
        save(tag, "Contested", "contested", "The first word").statusCode(303);
        form().formParam("name", "Contested too")
                .formParam("slug", "contested")
                .formParam("description", "The second word")
                .formParam("version", 0)
                .post("/newsroom/topics/" + tag.id)
                .then()
                .statusCode(409)
                .body(containsString("The second word"));
    }

    @Test
    @TestSecurity(user = "boss", roles = "chief")
    void whatHadOneTopicHasTheOtherOnceAtItsPlace() {
        Tag gone = tag("Omnibuses");
        Tag stays = tag("Motor coaches");
        long both = story("First thing, Omnibuses, Second thing, Motor coaches, Third thing");
        long one = story("First thing, Omnibuses");
        publish(both);
        publish(one);
        form().formParam("synonym", "Charabancs")
                .post("/newsroom/topics/" + gone.id + "/synonyms")
                .then()
                .statusCode(303);
        merge(gone, "Motor coaches").statusCode(303).header("Location", endsWith("/newsroom/topics/" + stays.id));
        assertEquals("First thing, Motor coaches, Second thing, Third thing", tagsOf(both));
        assertEquals("First thing, Motor coaches", tagsOf(one));
        String page = reader("/tag/motor-coaches").statusCode(200).extract().asString();
        assertTrue(page.contains("-" + both + "\"") && page.contains("-" + one + "\""));
        reader("/tag/omnibuses").statusCode(301).header("Location", endsWith("/tag/motor-coaches"));
        assertEquals(stays.id, tag("omnibuses").id);
        assertEquals(stays.id, tag("Charabancs").id);
        given().get("/newsroom/topics/" + gone.id).then().statusCode(404);
        // What was approved before the merge is published with the topic that stands, and history can be read.
        given().get("/newsroom/stories/" + both + "/revisions/1")
                .then()
                .statusCode(200)
                .body(containsString("First thing, Motor coaches, Second thing, Third thing"));
        // A public life goes on: verbs read the lists of topics back, which have no gaps.
        form().formParam("note", "Over")
                .post("/newsroom/stories/" + both + "/withdrawal")
                .then()
                .statusCode(303);
    }

    @Test
    @TestSecurity(user = "boss", roles = "chief")
    void anApprovalFromBeforeAMergeIsPublishedWithWhatStands() {
        Tag gone = tag("Skiffs");
        tag("Rowing boats");
        long story = story("Skiffs");
        seen(story)
                .formParam("override", "A test")
                .post("/newsroom/stories/" + story + "/approval")
                .then()
                .statusCode(303);
        merge(gone, "rowing-boats").statusCode(303);
        published.add(story);
        form().post("/newsroom/stories/" + story + "/publication").then().statusCode(303);
        assertTrue(
                reader("/tag/rowing-boats").statusCode(200).extract().asString().contains("-" + story + "\""));
    }

    @Test
    void aTopicIsNotMergedIntoItselfOrNothing() {
        Tag tag = tag("Lonely");
        merge(tag, "lonely").statusCode(422).body(containsString("the topic itself"));
        merge(tag, "<b>nobody</b>")
                .statusCode(422)
                .body(containsString("There is no topic “&lt;b&gt;nobody&lt;/b&gt;”"));
    }

    /** Writers file stories under it while it is merged: each ends with the other topic, or with neither. */
    @Test
    @TestSecurity(user = "boss", roles = "chief")
    void whoTagsDuringAMergeLosesNothing() throws Exception {
        int writers = 6;
        Tag gone = tag("Busy one");
        Tag stays = tag("Busy two");
        List<Long> stories =
                IntStream.range(0, writers).mapToObj(i -> story("Aside")).toList();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(writers + 1);
        try {
            List<Future<Integer>> saved = stories.stream()
                    .map(story -> threads.submit(() -> {
                        start.await();
                        return details(story, "Aside, Busy one", 1).extract().statusCode();
                    }))
                    .toList();
            Future<Integer> merged = threads.submit(() -> {
                start.await();
                int status = 409;
                for (int attempt = 0; attempt < 50 && status == 409; attempt++) {
                    status = merge(gone, "Busy two").extract().statusCode();
                }
                return status;
            });
            start.countDown();
            assertEquals(303, merged.get(60, TimeUnit.SECONDS));
            for (Future<Integer> each : saved) {
                assertEquals(303, each.get(60, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
        for (long story : stories) {
            assertEquals("Aside, Busy two", tagsOf(story));
        }
        QuarkusTransaction.requiringNew()
                .run(() -> assertEquals(writers, Tag.get(stays.id).use().stories()));
    }

    /** What is published while its topic is merged stands under the topic that remains, and under it alone. */
    @Test
    @TestSecurity(user = "boss", roles = "chief")
    void whoPublishesDuringAMergeLosesNothing() throws Exception {
        int editors = 5;
        Tag gone = tag("Flying one");
        tag("Flying two");
        List<Long> stories = IntStream.range(0, editors)
                .mapToObj(i -> story("Flying one, Aside"))
                .toList();
        for (long story : stories) {
            seen(story)
                    .formParam("override", "A test")
                    .post("/newsroom/stories/" + story + "/approval")
                    .then()
                    .statusCode(303);
        }
        published.addAll(stories);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(editors + 1);
        try {
            List<Future<Integer>> answers = stories.stream()
                    .map(story -> threads.submit(() -> {
                        start.await();
                        return form().post("/newsroom/stories/" + story + "/publication")
                                .statusCode();
                    }))
                    .toList();
            Future<Integer> merged = threads.submit(() -> {
                start.await();
                int status = 409;
                for (int attempt = 0; attempt < 50 && status == 409; attempt++) {
                    status = merge(gone, "Flying two").extract().statusCode();
                }
                return status;
            });
            start.countDown();
            assertEquals(303, merged.get(60, TimeUnit.SECONDS));
            for (Future<Integer> each : answers) {
                assertEquals(303, each.get(60, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
        String page = reader("/tag/flying-two").statusCode(200).extract().asString();
        for (long story : stories) {
            assertTrue(page.contains("-" + story + "\""), "story " + story);
            assertEquals("Flying two, Aside", tagsOf(story));
        }
    }

    @Test
    @TestSecurity(user = "boss", roles = "chief")
    void onlyWhatNoReaderSawIsDeletedAfterItsNameIsTyped() {
        Tag tag = tag("Passing fancy");
        long story = story("One, Passing fancy, Two");
        String remove = "/newsroom/topics/" + tag.id + "/removal";
        given().get("/newsroom/topics/" + tag.id).then().body(containsString("/newsroom/stories/" + story));
        form().formParam("confirm", "Passing fancy")
                .formParam("stories", 0)
                .post(remove)
                .then()
                .statusCode(409)
                .body(containsString("Look again"));
        form().formParam("confirm", "passing")
                .formParam("stories", 1)
                .post(remove)
                .then()
                .statusCode(422)
                .body(containsString("value=\"passing\""));
        form().formParam("confirm", "Passing fancy")
                .formParam("stories", 1)
                .post(remove)
                .then()
                .statusCode(303);
        assertEquals("One, Two", tagsOf(story));
        reader("/tag/passing-fancy").statusCode(301).header("Location", endsWith("/"));
        details(story, "One", 1).statusCode(409);

        Tag seen = tag("Seen by readers");
        long told = story("Seen by readers");
        publish(told);
        form().formParam("confirm", "Seen by readers")
                .formParam("stories", 1)
                .post("/newsroom/topics/" + seen.id + "/removal")
                .then()
                .statusCode(409)
                .body(containsString("Readers have it"));
    }

    @Test
    void whatIsDeletedLeadsWhereItsFormAsksAndLeavesItsAddressesToNothingElse() {
        Tag heir = tag("Harbour lights");
        Tag tag = tag("Pier lamps");
        save(tag, "Quay lamps", "", "").statusCode(303);
        remove(tag, "Quay lamps", "/nowhere").statusCode(422).body(containsString("Nothing stands at “/nowhere”"));
        remove(tag, "Quay lamps", "/tag/pier-lamps").statusCode(422).body(containsString("cannot lead to itself"));
        remove(tag, "Quay lamps", "<b>").statusCode(422).body(containsString("value=\"&lt;b&gt;\""));
        remove(tag, "Quay lamps", "/tag/harbour-lights").statusCode(303);
        for (String old : List.of("/tag/pier-lamps", "/tag/quay-lamps")) {
            reader(old).statusCode(301).header("Location", endsWith("/tag/harbour-lights"));
        }
        // They are nobody's, of what they lead to neither.
        details(newStory(), "Pier lamps", 0)
                .statusCode(422)
                .body(containsString("leads readers on to /tag/harbour-lights"));
        save(heir, "Quay lamps", "", "")
                .statusCode(422)
                .body(containsString("leads readers on to /tag/harbour-lights"));
        // They lead where that goes.
        save(heir, "Lights of the harbour", "", "").statusCode(303);
        reader("/tag/quay-lamps").statusCode(301).header("Location", endsWith("/tag/lights-of-the-harbour"));
        remove(heir, "Lights of the harbour", "/science").statusCode(303);
        for (String old : List.of("/tag/pier-lamps", "/tag/harbour-lights", "/tag/lights-of-the-harbour")) {
            reader(old).statusCode(301).header("Location", endsWith("/science"));
        }
        QuarkusTransaction.requiringNew().run(() -> Redirect.delete("ended"));
    }

    private static ValidatableResponse remove(Tag tag, String confirm, String to) {
        return form().formParam("confirm", confirm)
                .formParam("stories", 0)
                .formParam("to", to)
                .post("/newsroom/topics/" + tag.id + "/removal")
                .then();
    }

    @Test
    void anEditorDeletes() {
        Tag tag = tag("For editors");
        given().get("/newsroom/topics/" + tag.id).then().statusCode(200).body(containsString("Type its name"));
        form().formParam("confirm", "For editors")
                .post("/newsroom/topics/" + tag.id + "/removal")
                .then()
                .statusCode(303);
    }

    @Test
    @TestSecurity(user = "root", roles = "admin")
    void anAdminLooksAndChangesNothing() {
        Tag tag = tag("For admins");
        given().get("/newsroom/topics/" + tag.id)
                .then()
                .statusCode(200)
                .body(not(containsString("/newsroom/topics/" + tag.id + "/")));
        save(tag, "Other", "", "").statusCode(403).body(containsString("rename topics"));
        merge(tag, "First Of Two").statusCode(403);
        form().formParam("confirm", "For admins")
                .post("/newsroom/topics/" + tag.id + "/removal")
                .then()
                .statusCode(403)
                .body(containsString("delete topics"));
    }

    @Test
    @TestSecurity(user = "jo", roles = "journalist")
    void aJournalistDoesNotEnter() {
        given().get("/newsroom/topics").then().statusCode(403);
        given().get("/newsroom").then().body(not(containsString("/newsroom/topics")));
        Tag tag = tag("Not for journalists");
        given().get("/newsroom/topics/" + tag.id).then().statusCode(403);
        save(tag, "Mine", "", "").statusCode(403);
        form().formParam("synonym", "Mine")
                .post("/newsroom/topics/" + tag.id + "/synonyms")
                .then()
                .statusCode(403);
    }

    @Test
    void theListIsPagedWithoutGapsAndSearchedBySynonymsToo() {
        IntStream.range(0, 60).forEach(i -> tag("Paged topic %02d".formatted(i)));
        form().formParam("synonym", "Zebra Crossing")
                .post("/newsroom/topics/" + tag("Paged topic 07").id + "/synonyms")
                .then()
                .statusCode(303);
        var first = Jsoup.parse(
                given().queryParam("q", "paged topic").get("/newsroom/topics").asString());
        var second = Jsoup.parse(given().urlEncodingEnabled(false)
                .get(first.select("[rel=next]").attr("href"))
                .asString());
        assertEquals(50, first.select("[data-row]").size());
        assertEquals(10, second.select("[data-row]").size());
        assertEquals("Paged topic 50", second.select("[data-row] a").first().text());
        given().queryParam("q", "zebra")
                .get("/newsroom/topics")
                .then()
                .body(containsString("Paged topic 07"))
                .body(not(containsString("Paged topic 08")));
        given().queryParam("q", "%").get("/newsroom/topics").then().body(containsString("No topic is called that"));
        given().queryParam("q", "zebra").get("/newsroom/tags").then().body("name", equalTo(List.of("Paged topic 07")));
    }
}
