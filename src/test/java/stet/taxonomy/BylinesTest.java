package stet.taxonomy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
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
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.media.FilelessPictures;
import stet.media.ImageUse;
import stet.people.Person;
import stet.people.Role;
import stet.testing.Deeds;
import stet.testing.RealParts;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "boss", roles = "chief")
class BylinesTest {
    /** The stories that a test shows to readers. */
    private final List<Long> published = new ArrayList<>();

    @AfterEach
    void withdrawWhatReadersSee() {
        published.forEach(
                story -> form().formParam("note", "A test").post("/newsroom/stories/" + story + "/withdrawal"));
    }

    /** An author of that name, added if there is none. */
    private static long author(String name) {
        form().formParam("name", name).post("/newsroom/bylines");
        return QuarkusTransaction.requiringNew()
                .call(() -> Author.findByName(name).orElseThrow().id);
    }

    private static ValidatableResponse save(long author, String field, String value) {
        Document page = Jsoup.parse(given().get("/newsroom/bylines/" + author).asString());
        var form = form();
        for (String each : List.of("name", "slug", "role", "biography", "lang", "links", "image", "version")) {
            form.formParam(
                    each,
                    each.equals(field)
                            ? value
                            : page.select("[name=" + each + "]").val());
        }
        return form.post("/newsroom/bylines/" + author).then();
    }

    @Test
    void aPortraitIsAPictureOfTheLibraryAndInUseAsLongAsTheAuthorIsThere() {
        long author = author("Rosalind Portrayed");
        long picture = FilelessPictures.add("Rosalind", FilelessPictures.person("boss", Role.CHIEF), Instant.EPOCH);
        save(author, "image", String.valueOf(picture)).statusCode(303);
        assertEquals(List.of(author), portraitsOf(picture));
        save(author, "role", "Foreign editor").statusCode(303);
        assertEquals(List.of(author), portraitsOf(picture), "it stays where nobody touches it");
        for (String wrong : List.of("999999999", "-1", "none", "99999999999999999999")) {
            save(author, "image", wrong).statusCode(422).body(containsString("value=\"" + wrong + "\""));
        }
        assertEquals(List.of(author), portraitsOf(picture));
        save(author, "image", "").statusCode(303);
        assertEquals(List.of(), portraitsOf(picture));
        save(author, "image", String.valueOf(picture)).statusCode(303);
        form().formParam("confirm", "Rosalind Portrayed")
                .post("/newsroom/bylines/" + author + "/removal")
                .then()
                .statusCode(303);
        assertEquals(List.of(), portraitsOf(picture));
    }

    private static List<Long> portraitsOf(long picture) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ImageUse.of(picture).getOrDefault(ImageUse.Kind.AUTHOR, List.of()));
    }

    private static long story(String bylines) {
        long story = newStory();
        write(story, 0, "A story by " + bylines.replaceAll("\\W+", " "), "Words.");
        details(story, bylines, 0).statusCode(303);
        return story;
    }

    private static ValidatableResponse details(long story, String bylines, int version) {
        return form().formParam("version", version)
                .formParam("lang", "en")
                .formParam("section", "science")
                .formParam("bylines", bylines)
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

    private static String bylinesOf(long story) {
        return Jsoup.parse(given().get("/newsroom/stories/" + story).asString())
                .select("[name=bylines]")
                .val();
    }

    private static ValidatableResponse merge(long from, String into) {
        return form().formParam("into", into)
                .post("/newsroom/bylines/" + from + "/merger")
                .then();
    }

    private static ValidatableResponse reader(String path) {
        return given().redirects().follow(false).get(path).then();
    }

    @Test
    void anAuthorsPageTellsWhoTheyAreAndWhereElseTheyAreFound() {
        long author = author("Nadia Kestrel");
        publish(story("Nadia Kestrel"));
        save(author, "role", "Night editor").statusCode(303);
        save(author, "lang", "tr").statusCode(303);
        save(author, "biography", "First <b>paragraph</b>.\n\nSecond.").statusCode(303);
        save(author, "links", "Home | https://example.org/a?b=1&c=\nMail | mailto:nadia@example.org")
                .statusCode(303);
        Document page = Jsoup.parse(
                reader("/author/nadia-kestrel").statusCode(200).extract().asString());
        assertEquals(
                List.of("First <b>paragraph</b>.", "Second."),
                page.select("p.page-about[lang=tr]").eachText());
        assertEquals("Night editor", page.select(".page-head .label[lang=tr]").text());
        assertEquals(
                List.of("https://example.org/a?b=1&c=", "mailto:nadia@example.org"),
                page.select(".page-head li a[rel~=noopener]").eachAttr("href"));
        assertEquals(
                "First <b>paragraph</b>. Second.",
                page.select("meta[name=description]").attr("content"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Home | javascript:alert(1)",
                "Home | http://example.org",
                "Home | https:example.org",
                "Home | https://user:word@example.org",
                "Home | https://example.org/\" onclick=\"alert(1)",
                "Home | https://",
                "Mail | mailto:a@b.c?bcc=everybody@example.org",
                "Mail | mailto:nobody",
                "no bar at all",
                " | https://example.org",
                "a|https://a.org\nb|https://a.org\nc|https://a.org\nd|https://a.org\ne|https://a.org\nf|https://a.org\ng|https://a.org",
            })
    void aLinkThatIsNoneIsRefusedWithWhatWasTyped(String links) {
        long author = author("Link Lister");
        String page = save(author, "links", links).statusCode(422).extract().asString();
        assertEquals(
                links.strip(), Jsoup.parse(page).select("[name=links]").val().strip());
        assertTrue(Jsoup.parse(page).select("[onclick]").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "name;'';The name is missing",
                "name;Second Namesake;merge them",
                "name;SECOND NAMESAKE;merge them",
                "name;Me | editor;what follows it is the role",
                "slug;second-namesake;merge them",
                "slug;…;No address can be made",
                "lang;Klingon;no language tag",
            })
    void whatCannotBeIsRefused(String field, String value, String why) {
        author("Second Namesake");
        save(author("First Namesake"), field, value).statusCode(422).body(containsString(why));
    }

    @Test
    void aNewNameAndAddressKeepWhatLedToTheOldOnes() {
        long author = author("Ada Before");
        long story = story("Ada Before");
        publish(story);
        save(author, "name", "Ada After").statusCode(303);
        save(author, "slug", "").statusCode(303);
        reader("/author/ada-after").statusCode(200).body(containsString("Ada After"));
        reader("/author/ada-before").statusCode(301).header("Location", endsWith("/author/ada-after"));
        // Whoever had the details open still means her, and not a guest of that name.
        details(story, "Ada Before", 1).statusCode(303);
        assertEquals("Ada After", bylinesOf(story));
        form().formParam("name", "Ada Before")
                .post("/newsroom/bylines")
                .then()
                .statusCode(422)
                .body(containsString("leads readers on to /author/ada-after"));
        form().formParam("name", "Ada")
                .formParam("biography", "Typed")
                .formParam("version", 0)
                .post("/newsroom/bylines/" + author)
                .then()
                .statusCode(409)
                .body(containsString(">Typed</textarea>"));
    }

    @Test
    void whatStoodUnderOneNameStandsUnderTheOtherOnce() {
        long gone = author("J. Double");
        long stays = author("Jane Double");
        long both = story("A guest\nJ. Double | words\nSomebody else\nJane Double | pictures\nLast guest");
        long one = story("J. Double");
        publish(both);
        publish(one);
        merge(gone, "jane-double").statusCode(303).header("Location", endsWith("/newsroom/bylines/" + stays));
        assertEquals("A guest\nJane Double | pictures, words\nSomebody else\nLast guest", bylinesOf(both));
        assertEquals("Jane Double", bylinesOf(one));
        Document page = Jsoup.parse(
                reader("/author/jane-double").statusCode(200).extract().asString());
        for (long story : List.of(both, one)) {
            assertEquals(1, page.select(".river a[href$=-" + story + "]").size());
        }
        reader("/author/j-double").statusCode(301).header("Location", endsWith("/author/jane-double"));
        given().get("/newsroom/stories/" + both + "/revisions/1")
                .then()
                .statusCode(200)
                .body(containsString("Jane Double"));
        form().formParam("note", "Over")
                .post("/newsroom/stories/" + both + "/withdrawal")
                .then()
                .statusCode(303);
        merge(stays, "Jane Double").statusCode(422).body(containsString("themselves"));
        merge(stays, "<b>").statusCode(422).body(containsString("“&lt;b&gt;”"));
    }

    @Test
    void whoSignsInStaysTheSamePerson() {
        long gone = author("Signed One");
        long stays = author("Signed Two");
        long third = author("Signed Three");
        QuarkusTransaction.requiringNew().run(() -> {
            Author.update("personId = ?1 where id = ?2", Person.signIn("s1", "s1", "S1", null).id, gone);
            Author.update("personId = ?1 where id = ?2", Person.signIn("s3", "s3", "S3", null).id, third);
        });
        merge(gone, "Signed Two").statusCode(303);
        merge(stays, "Signed Three").statusCode(409).body(containsString("two different people"));
        given().get("/newsroom/bylines/" + stays).then().statusCode(200);
    }

    @Test
    void whoPutsANameOverAStoryDuringAMergeLosesNothing() throws Exception {
        int writers = 5;
        long gone = author("Hasty Hand");
        author("Steady Hand");
        List<Long> stories =
                IntStream.range(0, writers).mapToObj(i -> story("A guest")).toList();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(writers + 1);
        try {
            List<Future<Integer>> saved = new ArrayList<>();
            for (long story : stories) {
                saved.add(threads.submit(() -> {
                    start.await();
                    return details(story, "A guest\nHasty Hand", 1).extract().statusCode();
                }));
            }
            Future<Integer> merged = threads.submit(() -> {
                start.await();
                int status = 409;
                for (int attempt = 0; attempt < 50 && status == 409; attempt++) {
                    status = merge(gone, "Steady Hand").extract().statusCode();
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
            assertEquals("A guest\nSteady Hand", bylinesOf(story));
        }
    }

    @Test
    void onlyWhoseNameStandsOverNothingIsDeleted() {
        long idle = author("Idle Hand");
        form().formParam("confirm", "idle")
                .post("/newsroom/bylines/" + idle + "/removal")
                .then()
                .statusCode(422);
        form().formParam("confirm", "Idle Hand")
                .post("/newsroom/bylines/" + idle + "/removal")
                .then()
                .statusCode(303);
        given().get("/newsroom/bylines/" + idle).then().statusCode(404);
        given().redirects()
                .follow(false)
                .get("/author/idle-hand")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/"));
        form().formParam("name", "Idle Hand")
                .post("/newsroom/bylines")
                .then()
                .statusCode(422)
                .body(containsString("leads readers on to the front page"));
        // Somebody else of that name has another address, and is not taken for the first.
        form().formParam("name", "Idle Hand")
                .formParam("slug", "idle-hand-the-younger")
                .post("/newsroom/bylines")
                .then()
                .statusCode(303);
        long younger = author("Idle Hand");
        form().formParam("confirm", "Idle Hand")
                .formParam("to", "/author/idle-hand-the-younger")
                .post("/newsroom/bylines/" + younger + "/removal")
                .then()
                .statusCode(422);
        form().formParam("confirm", "Idle Hand")
                .formParam("to", "/author/" + Deeds.anAuthor())
                .post("/newsroom/bylines/" + younger + "/removal")
                .then()
                .statusCode(303);
        given().redirects()
                .follow(false)
                .get("/author/idle-hand-the-younger")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/author/" + Deeds.anAuthor()));
        QuarkusTransaction.requiringNew()
                .run(() -> assertEquals(Optional.empty(), Author.named("Idle hand the younger")));
        long busy = author("Busy Hand");
        story("Busy Hand");
        form().formParam("confirm", "Busy Hand")
                .post("/newsroom/bylines/" + busy + "/removal")
                .then()
                .statusCode(409)
                .body(containsString("Stories carry that name"));
    }

    @Test
    @TestSecurity(user = "eve", roles = "editor")
    void anEditorChangesAndDeletes() {
        long author = author("Of Editors");
        save(author, "role", "Columnist").statusCode(303);
        given().get("/newsroom/bylines/" + author).then().body(containsString("Type the name"));
        form().formParam("confirm", "Of Editors")
                .post("/newsroom/bylines/" + author + "/removal")
                .then()
                .statusCode(303);
    }

    @Test
    @TestSecurity(user = "root", roles = "admin")
    void anAdminLooksAndChangesNothing() {
        long any = QuarkusTransaction.requiringNew()
                .call(() -> Author.listAllByName().get(0).id);
        given().get("/newsroom/bylines/" + any)
                .then()
                .statusCode(200)
                .body(not(containsString("/newsroom/bylines/" + any + "/")));
        form().formParam("confirm", "Me")
                .post("/newsroom/bylines/" + any + "/removal")
                .then()
                .statusCode(403)
                .body(containsString("delete authors"));
    }

    @Test
    @TestSecurity(user = "jo", roles = "journalist")
    void aJournalistDoesNotEnter() {
        long any = QuarkusTransaction.requiringNew()
                .call(() -> Author.listAllByName().get(0).id);
        given().get("/newsroom/bylines").then().statusCode(403);
        given().get("/newsroom/bylines/" + any).then().statusCode(403);
        form().formParam("name", "Me").post("/newsroom/bylines").then().statusCode(403);
        form().formParam("name", "Me").post("/newsroom/bylines/" + any).then().statusCode(403);
        String other = QuarkusTransaction.requiringNew()
                .call(() -> Author.listAllByName().get(1).name);
        merge(any, other).statusCode(403).body(containsString("merge authors"));
        form().formParam("confirm", "Me")
                .post("/newsroom/bylines/" + any + "/removal")
                .then()
                .statusCode(403);
    }

    @Test
    void theListIsSearchedByNameAlone() {
        author("Percent % Person");
        given().queryParam("q", "%")
                .get("/newsroom/bylines")
                .then()
                .body(containsString("Percent % Person"))
                .body(not(containsString("Idle Hand")));
        given().queryParam("q", "nobody at all")
                .get("/newsroom/bylines")
                .then()
                .body(containsString("No author is called that"));
    }
}
