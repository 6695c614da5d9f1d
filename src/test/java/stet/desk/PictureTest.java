package stet.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
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
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import stet.media.Cut;
import stet.media.FilelessPictures;
import stet.media.Image;
import stet.media.ImageUse;
import stet.media.Ratio;
import stet.people.Actor;
import stet.people.Role;
import stet.testing.Deeds;
import stet.testing.MovableClock;
import stet.testing.RealParts;
import stet.web.NewsroomTime;

/** One picture over HTTP: described, cropped, used, deleted, by those who may. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "picture desk", roles = "editor")
class PictureTest {
    @Inject
    MovableClock clock;

    @Inject
    NewsroomTime time;

    @Inject
    SessionFactory sessions;

    private Actor me() {
        return FilelessPictures.person("picture desk", Role.EDITOR);
    }

    private long picture(String name) {
        return FilelessPictures.add(name, me(), clock.instant());
    }

    // ---- words

    private static List<String> deeds(long picture) {
        return Jsoup.parse(given().get(address(picture)).asString()).select("[aria-labelledby=deeds] li").stream()
                .map(deed -> deed.selectFirst("strong").text() + ": "
                        + String.join(", ", deed.select(".detail").eachText()))
                .toList();
    }

    @Test
    void whatIsSaidOfAPictureIsKeptAndToldInItsHistory() {
        long picture = picture("Ferry");
        words(picture, 0)
                .formParam("alt", "A ferry at the quay")
                .formParam("caption", "The\r\n440 ferry.")
                .formParam("keywords", "ferries, harbour , ferries,")
                .formParam("usageNote", "Only with the name of the ship")
                .formParam("expires", "2031-06-01T12:00")
                .post(address(picture))
                .then()
                .statusCode(303);
        Image image = FilelessPictures.get(picture);
        assertEquals("A ferry at the quay", image.alt());
        assertEquals("The\n440 ferry.", image.caption());
        assertEquals(List.of("ferries", "harbour"), image.keywords());
        assertEquals(Instant.parse("2031-06-01T09:00:00Z"), image.expiresAt());
        assertEquals(
                List.of(
                        "expire picture: end of the right: nothing → " + time.formatExactly(image.expiresAt()),
                        "describe picture: alt text: nothing → A ferry at the quay,"
                                + " caption: nothing → The 440 ferry., keywords: nothing → ferries, harbour,"
                                + " note: nothing → Only with the name of the ship",
                        "upload picture: "),
                deeds(picture));
        FilelessPictures.replace(picture, 1_200, 900, me(), clock.instant());
        words(picture, 1)
                .formParam("alt", "A ferry at the quay")
                .formParam("caption", "The\r\n440 ferry.")
                .formParam("keywords", "ferries, harbour")
                .formParam("usageNote", "")
                .formParam("expires", "")
                .post(address(picture))
                .then()
                .statusCode(303);
        assertNull(FilelessPictures.get(picture).expiresAt());
        assertEquals(
                List.of(
                        "expire picture: end of the right: " + time.formatExactly(image.expiresAt()) + " → nothing",
                        "describe picture: note: Only with the name of the ship → nothing",
                        "replace picture: file: JPEG, 4000 × 3000 → JPEG, 1200 × 900"),
                deeds(picture).subList(0, 3));
    }

    @Test
    void twoPeopleWhoDescribeAPictureSeeBothAndTheSecondDecides() {
        long picture = picture("Contested");
        words(picture, 0)
                .formParam("alt", "Theirs")
                .post(address(picture))
                .then()
                .statusCode(303);
        Document again = Jsoup.parse(words(picture, 0)
                .formParam("alt", "Mine")
                .formParam("credit", "")
                .post(address(picture))
                .then()
                .statusCode(409)
                .extract()
                .asString());
        assertEquals("Mine", again.select("#alt-words").text());
        assertTrue(again.select("#alt-words")
                .parents()
                .first()
                .nextElementSibling()
                .text()
                .contains("Theirs"));
        assertTrue(again.select("#trouble").text().contains("described the picture since"));
        assertEquals("1", again.select("#words [name=version]").val());
        assertEquals("Theirs", FilelessPictures.get(picture).alt());
        words(picture, 1).formParam("alt", "Mine").post(address(picture)).then().statusCode(303);
        assertEquals("Mine", FilelessPictures.get(picture).alt());
    }

    @Test
    void everyWrongFieldIsNamedAtOnceAndNothingTypedIsLost() {
        long picture = picture("Wrong");
        Document again = Jsoup.parse(form().formParam("version", 0)
                .formParam("name", "")
                .formParam("alt", "x".repeat(501))
                .formParam("credit", "NUL \u0000 here")
                .formParam("caption", "Worth keeping")
                .post(address(picture))
                .then()
                .statusCode(422)
                .extract()
                .asString());
        for (String field : List.of("name", "alt", "credit")) {
            assertFalse(again.select("#error-" + field + "-words").text().isEmpty(), field);
        }
        assertEquals("Worth keeping", again.select("#caption-words").text());
        assertEquals("Wrong", FilelessPictures.get(picture).name());
    }

    @Test
    void aTimeThatTheClocksSkipIsRefusedAndOneThatComesTwiceIsAskedAbout() {
        long picture = picture("Clocks");
        words(picture, 0)
                .formParam("expires", "2027-03-28T03:30")
                .post(address(picture))
                .then()
                .statusCode(422)
                .body(containsString("03:30 does not exist in Athens"))
                .body(containsString("2027-03-28T03:30"));
        words(picture, 0)
                .formParam("expires", "2027-10-31T03:30")
                .post(address(picture))
                .then()
                .statusCode(422)
                .body(containsString("comes twice"))
                .body(containsString("value=\"+02:00\""));
        words(picture, 0)
                .formParam("expires", "2027-10-31T03:30")
                .formParam("offset", "+02:00")
                .post(address(picture))
                .then()
                .statusCode(303);
        assertEquals(
                Instant.parse("2027-10-31T01:30:00Z"),
                FilelessPictures.get(picture).expiresAt());
    }

    // ---- focal point and crops

    @Test
    void theFocalPointMovesWhatFollowsItAndLeavesWhatWasDrawn() {
        long picture = picture("Framed");
        framing(picture)
                .formParam("x", "25.0")
                .formParam("y", "100")
                .formParam("left-1:1", "100")
                .formParam("top-1:1", "200")
                .formParam("width-1:1", "1000")
                .post(address(picture) + "/framing")
                .then()
                .statusCode(303);
        assertEquals(0.25, FilelessPictures.get(picture).focalX());
        Cut square = FilelessPictures.cut(picture, Ratio.SQUARE);
        assertEquals(List.of(100, 200, 1000, 1000), sides(square));
        assertEquals(List.of(0, 750, 4000, 2250), sides(FilelessPictures.cut(picture, Ratio.WIDE)));
        assertTrue(FilelessPictures.isByHand(picture, Ratio.SQUARE));

        Document page = Jsoup.parse(given().get(address(picture)).asString());
        assertEquals("100", page.select("[name='left-1:1']").val());
        assertEquals("", page.select("[name='left-16:9']").val(), "what follows has no numbers of its own");
        assertEquals("25.0", page.select("[name=x]").val());

        // Sent as it stands, nothing changes; emptied, it follows again.
        resend(page, picture).then().statusCode(303);
        assertEquals(square, FilelessPictures.cut(picture, Ratio.SQUARE));
        assertEquals(1, deeds(picture, "crop picture"));
        page.select("[data-part]:not([name=x], [name=y])").val("");
        resend(page, picture).then().statusCode(303);
        assertFalse(FilelessPictures.isByHand(picture, Ratio.SQUARE));
        assertEquals(List.of(0, 0, 3000, 3000), sides(FilelessPictures.cut(picture, Ratio.SQUARE)));
    }

    @Test
    void aCropThatCannotBeIsRefusedAtItsFieldAndNothingDrawnIsLost() {
        long picture = picture("Too far");
        for (Map<String, String> wrong : List.of(
                Map.of("left-16:9", "3900", "top-16:9", "0", "width-16:9", "200"),
                Map.of("left-16:9", "0", "top-16:9", "0", "width-16:9", "0"),
                Map.of("left-16:9", "-1", "top-16:9", "0", "width-16:9", "200"),
                Map.of("left-16:9", "0.5", "top-16:9", "0", "width-16:9", "200"),
                Map.of("left-16:9", "1", "top-16:9", "", "width-16:9", ""),
                Map.of("x", "101"),
                Map.of("y", "NaN"))) {
            Document again = Jsoup.parse(framing(picture)
                    .formParams(Map.of("left-1:1", "7", "top-1:1", "8", "width-1:1", "900"))
                    .formParam("x", wrong.getOrDefault("x", "50"))
                    .formParam("y", wrong.getOrDefault("y", "50"))
                    .formParams(wrong.containsKey("width-16:9") ? wrong : Map.of())
                    .post(address(picture) + "/framing")
                    .then()
                    .statusCode(422)
                    .extract()
                    .asString());
            assertFalse(again.select("#framing ~ form .error").text().isEmpty(), wrong.toString());
            assertEquals("900", again.select("[name='width-1:1']").val(), wrong.toString());
        }
        assertFalse(FilelessPictures.isByHand(picture, Ratio.SQUARE), "all of it or nothing");
    }

    @Test
    void whoeverCropsWhatSomebodyElseHasCroppedOrReplacedIsTold() {
        long picture = picture("Two desks");
        RequestSpecification mine = framing(picture).formParam("x", "10").formParam("y", "10");
        framing(picture)
                .formParam("x", "90")
                .formParam("y", "90")
                .post(address(picture) + "/framing")
                .then()
                .statusCode(303);
        Document again = Jsoup.parse(mine.post(address(picture) + "/framing")
                .then()
                .statusCode(409)
                .extract()
                .asString());
        assertEquals("10", again.select("[name=x]").val());
        assertEquals(0.9, FilelessPictures.get(picture).focalX());
        resend(again, picture).then().statusCode(303);
        assertEquals(0.1, FilelessPictures.get(picture).focalX());

        RequestSpecification drawn = framing(picture).formParam("x", "20").formParam("y", "10");
        FilelessPictures.replace(picture, 1_000, 1_000, me(), clock.instant());
        ValidatableResponse told = drawn.post(address(picture) + "/framing").then();
        told.statusCode(409).body(containsString("replaced the picture’s file"));
        assertEquals(
                "10.0",
                Jsoup.parse(told.extract().asString()).select("[name=x]").val());
    }

    // ---- uses

    @Test
    void aPictureTellsWhereItIsUsedAndStaysAsLongAsItIs() {
        Actor chief = Deeds.person("picture chief", Role.CHIEF);
        Instant now = clock.instant();
        long picture = picture("Everywhere");
        long story = Deeds.story(chief, "A story with a picture", "city", "ferries", Deeds.anAuthor(), now);
        Deeds.publish(chief, story, now);
        long publication = number("select max(id) from publication where article_id = " + story);
        long author = number("select min(id) from author");
        long list = number("select id from curated_list where key = 'recommended'");
        try {
            FilelessPictures.use(ImageUse.Kind.STORY, story, picture);
            FilelessPictures.use(ImageUse.Kind.PUBLICATION, publication, picture);
            FilelessPictures.use(ImageUse.Kind.AUTHOR, author, picture);
            FilelessPictures.use(ImageUse.Kind.LINEUP, list, picture);
            Document page = Jsoup.parse(given().get(address(picture)).asString());
            String used = page.select("section[aria-labelledby=used]").html();
            for (String link : List.of(
                    "/newsroom/stories/" + story, "/newsroom/bylines/" + author, "/newsroom/lists/recommended")) {
                assertTrue(used.contains("href=\"" + link + "\""), link);
            }
            assertTrue(used.contains("in the working copy, readers see it"), used);
            assertTrue(used.contains("in the line-up"), used);
            assertEquals(
                    "Read its alt text again in “A story with a picture”.",
                    page.select("#replacing").attr("data-read-again"));
            assertTrue(page.select("form[action$=/removal]").isEmpty(), "what is used is not offered for deletion");
            form().formParam("confirm", "Everywhere")
                    .post(address(picture) + "/removal")
                    .then()
                    .statusCode(409)
                    .body(containsString("it is used by a story, a publication, an author and a line-up"));
        } finally {
            FilelessPictures.use(ImageUse.Kind.STORY, story);
            FilelessPictures.use(ImageUse.Kind.PUBLICATION, publication);
            FilelessPictures.use(ImageUse.Kind.AUTHOR, author);
            FilelessPictures.use(ImageUse.Kind.LINEUP, list);
            Deeds.kill(chief, story, clock.instant());
        }
        form().formParam("confirm", "Nowhere")
                .post(address(picture) + "/removal")
                .then()
                .statusCode(422)
                .body(containsString("Type the picture’s name"))
                .body(containsString("value=\"Nowhere\""));
        form().formParam("confirm", "Everywhere")
                .post(address(picture) + "/removal")
                .then()
                .statusCode(303);
        given().get(address(picture)).then().statusCode(404).body(containsString("may have been deleted"));
    }

    @Test
    void thePageCostsTheSameHoweverMuchThePictureIsUsed() {
        long picture = picture("Cheap");
        FilelessPictures.use(ImageUse.Kind.STORY, 1, picture);
        long one = cost(picture);
        for (long story = 2; story < 30; story++) {
            FilelessPictures.use(ImageUse.Kind.STORY, story, picture);
        }
        assertEquals(one, cost(picture));
        assertTrue(one <= 20, "the page costs " + one);
        for (long story = 1; story < 30; story++) {
            FilelessPictures.use(ImageUse.Kind.STORY, story);
        }
    }

    // ---- rights

    @Test
    @TestSecurity(user = "young journalist", roles = "journalist")
    void aJournalistLooksAfterTheirOwnPicturesAndUsesAll() {
        Actor young = FilelessPictures.person("young journalist", Role.JOURNALIST);
        long own = FilelessPictures.add("My own", young, clock.instant());
        long other = FilelessPictures.add("Somebody’s", me(), clock.instant());
        words(own, 0).formParam("name", "My own").post(address(own)).then().statusCode(303);
        given().get(address(other))
                .then()
                .statusCode(200)
                .body(not(containsString("name=\"alt\"")))
                .body(containsString("Download the original"));
        words(other, 0)
                .formParam("alt", "What I typed")
                .post(address(other))
                .then()
                .statusCode(403)
                .body(containsString("describe a picture that somebody else uploaded"))
                .body(containsString("What I typed"));
        framing(other)
                .formParam("x", "1")
                .formParam("y", "1")
                .post(address(other) + "/framing")
                .then()
                .statusCode(403);
        FilelessPictures.use(ImageUse.Kind.PUBLICATION, 900_005, own);
        try {
            given().get(address(own))
                    .then()
                    .body(not(containsString("Save focal point")))
                    .body(not(containsString("Replace the file")))
                    .body(containsString("editors crop it"))
                    .body(containsString("editors replace its file"))
                    .body(containsString("name=\"alt\""));
            framing(own)
                    .formParam("x", "1")
                    .formParam("y", "1")
                    .post(address(own) + "/framing")
                    .then()
                    .statusCode(403)
                    .body(containsString("crop a picture that readers see, which is for editors"));
        } finally {
            FilelessPictures.use(ImageUse.Kind.PUBLICATION, 900_005);
        }
        form().formParam("confirm", "Somebody’s")
                .post(address(other) + "/removal")
                .then()
                .statusCode(403)
                .body(containsString("delete a picture that somebody else uploaded"));
        form().formParam("confirm", "My own")
                .post(address(own) + "/removal")
                .then()
                .statusCode(303);
    }

    private static RequestSpecification words(long picture, int version) {
        return form().formParam("version", version)
                .formParam("name", FilelessPictures.get(picture).name());
    }

    /** A form of somebody who has the picture's page before them now. */
    private static RequestSpecification framing(long picture) {
        return form().formParam("seen", QuarkusTransaction.requiringNew().call(() -> {
            Image image = Image.get(picture);
            return FramingForm.seen(image, image.file(), image.crops());
        }));
    }

    private static Response resend(Document page, long picture) {
        RequestSpecification again = form();
        page.select("form[action$=/framing] input[name]:not([name=csrf-token])")
                .forEach(field -> again.formParam(field.attr("name"), field.val()));
        return again.post(address(picture) + "/framing");
    }

    private static String address(long picture) {
        return "/newsroom/pictures/" + picture;
    }

    private static List<Integer> sides(Cut cut) {
        return List.of(cut.x(), cut.y(), cut.width(), cut.height());
    }

    private static long deeds(long picture, String verb) {
        return number("select count(*) from audit_event where detail ->> 'image' = '%d' and verb = '%s'"
                .formatted(picture, verb));
    }

    private static long number(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> (Long)
                Panache.getEntityManager().createNativeQuery(sql, Long.class).getSingleResult());
    }

    private long cost(long picture) {
        given().get(address(picture)).then().statusCode(200);
        long before = sessions.getStatistics().getPrepareStatementCount();
        given().get(address(picture)).then().statusCode(200);
        return sessions.getStatistics().getPrepareStatementCount() - before;
    }
}
