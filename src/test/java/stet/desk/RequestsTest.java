package stet.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.testing.Newsroom.document;
import static stet.testing.Newsroom.form;
import static stet.testing.Newsroom.json;
import static stet.testing.Newsroom.newStory;
import static stet.testing.Newsroom.seen;
import static stet.testing.Newsroom.steps;
import static stet.testing.Newsroom.write;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.media.FilelessPictures;
import stet.people.Role;
import stet.testing.RealParts;

/** Requests that no page of ours would send, and what the server makes of them. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RequestsTest {
    @Test
    @TestSecurity(user = "crafty", roles = "journalist")
    void aJournalistCannotApproveOrPublishByACraftedRequest() {
        long story = newStory();
        write(story, 0, "Crafty", "Words.");
        form().post("/newsroom/stories/" + story + "/submission").then().statusCode(303);
        for (String verb : List.of("approval", "publication", "change-request")) {
            form().formParam("seen", 1)
                    .formParam("note", "What I typed")
                    .post("/newsroom/stories/{id}/{verb}", story, verb)
                    .then()
                    .statusCode(403)
                    .body(containsString("You do not have the right to"))
                    .body(containsString("What I typed"));
        }
        form().formParam("reason", "So that it is gone")
                .post("/newsroom/stories/" + story + "/kill")
                .then()
                .statusCode(403)
                .body(containsString("kill a story"));
        given().redirects()
                .follow(false)
                .get("/newsroom/at/2026-01-01T00:00:00Z/")
                .then()
                .statusCode(403);
    }

    @Test
    @TestSecurity(user = "stranger", roles = "visitor")
    void anAccountWithoutARoleOfTheNewsroomIsToldSo() {
        given().get("/newsroom").then().statusCode(403).body(containsString("holds none of its roles"));
    }

    @Test
    @TestSecurity(user = "technician", roles = "admin")
    void anAdminHasNoEditorialRights() {
        form().post("/newsroom/stories").then().statusCode(403).body(containsString("write stories"));
    }

    @Test
    @TestSecurity(user = "crafty", roles = "journalist")
    void aFormWithoutItsTokenChangesNothing() {
        given().contentType("application/x-www-form-urlencoded")
                .post("/newsroom/stories")
                .then()
                .statusCode(400);
        given().contentType("application/x-www-form-urlencoded")
                .cookie("csrf-token", "c3RldC10ZXN0LXRva2VuIQ")
                .formParam("csrf-token", "c29tZXRoaW5nLWVsc2UhIQ")
                .post("/newsroom/stories")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{}",
                "{\"version\":-1,\"client\":\"a\",\"steps\":[],\"document\":{}}",
                "{\"version\":0,\"client\":\"a b\",\"steps\":[{\"stepType\":\"replace\"}],\"document\":{}}",
                "{\"version\":0,\"client\":\"a\",\"steps\":[{\"stepType\":\"x\\u0000y\"}],\"document\":{}}",
                "{\"version\":0,\"client\":\"a\",\"steps\":[{\"stepType\":\"replace\"}],\"document\":{\"type\":\"doc\"}}",
                "{\"version\":99,\"client\":\"a\",\"steps\":[{\"stepType\":\"replace\"}],\"document\":{\"type\":\"doc\",\"content\":[{\"type\":\"headline\"},{\"type\":\"standfirst\"},{\"type\":\"paragraph\"}]}}"
            })
    @TestSecurity(user = "crafty", roles = "journalist")
    void stepsThatAreNoneAreRefusedWithAReason(String body) {
        long story = newStory();
        json().body(body)
                .post("/newsroom/stories/" + story + "/steps")
                .then()
                .statusCode(422)
                .body("message", not(equalTo("")));
        assertEquals(0, version(story));
    }

    @Test
    @TestSecurity(user = "crafty", roles = "journalist")
    void aDocumentThatCannotBeIsRefusedWithItsPath() throws IOException {
        long story = newStory();
        String paragraph =
                "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"marks\":[{\"type\":\"link\",\"attrs\":{\"href\":\"javascript:alert(1)\"}}],\"text\":\"x\"}]}";
        json().body(steps(0, document("Headline", paragraph)))
                .post("/newsroom/stories/" + story + "/steps")
                .then()
                .statusCode(422)
                .body("path", is("doc.content[2].content[0].marks[0].attrs.href"));
        json().body(steps(0, document("NUL \\u0000 here", "{\"type\":\"paragraph\"}")))
                .post("/newsroom/stories/" + story + "/steps")
                .then()
                .statusCode(422)
                .body("path", containsString("doc.content[0]"));
        json().body(steps(0, document("Deep", "{\"type\":\"blockquote\",\"content\":[".repeat(500) + "]}".repeat(500))))
                .post("/newsroom/stories/" + story + "/steps")
                .then()
                .statusCode(422);
        json().body(steps(0, document("x".repeat(1_100_000), "{\"type\":\"paragraph\"}")))
                .post("/newsroom/stories/" + story + "/steps")
                .then()
                .statusCode(422)
                .body("message", containsString("at most 1048576 bytes"));
        assertTrue(announceBodyOf(5_000_000, "/newsroom/stories/" + story + "/steps")
                .contains(" 413 "));
        assertEquals(0, version(story));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "7"                | image
            {"id": 7}          | image
            0                  | image
            7,"src":"//e.vil/" | src
            """)
    @TestSecurity(user = "crafty", roles = "journalist")
    void aPictureThatIsNoneOfTheLibrarysIsRefusedWithItsPath(String image, String attribute) {
        long story = newStory();
        String figure = """
                {"type":"figure","attrs":{"image":%s,"alt":"","decorative":false,"ratio":"original","crop":null},
                 "content":[{"type":"figure_caption"},{"type":"figure_credit"}]}""".formatted(image);
        json().body(steps(0, document("Headline", figure)))
                .post("/newsroom/stories/" + story + "/steps")
                .then()
                .statusCode(422)
                .body("path", is("doc.content[2].attrs." + attribute));
        assertEquals(0, version(story));
    }

    @Test
    @TestSecurity(user = "crafty", roles = "journalist")
    void whatIsSaidOfAPictureIsInertOnEveryPageThatShowsIt() {
        long story = newStory();
        long picture = picture("<img src=x onerror=alert(1)>");
        String hostile = "\\\"><script>alert(1)</script>";
        String figure = """
                {"type":"figure","attrs":{"image":%d,"alt":"%s","decorative":false,"ratio":"1:1","crop":null},
                 "content":[{"type":"figure_caption","content":[{"type":"text","text":"%s"}]},{"type":"figure_credit"}]}""".formatted(picture, hostile, hostile);
        json().body(steps(0, document("Headline", figure)))
                .post("/newsroom/stories/" + story + "/steps")
                .then()
                .statusCode(200);
        details(story, 0)
                .formParam("leadImage", picture)
                .formParam("leadAlt", hostile)
                .formParam("leadCaption", hostile)
                .post("/newsroom/stories/" + story + "/details")
                .then()
                .statusCode(200);
        form().post("/newsroom/stories/" + story + "/submission").then().statusCode(303);
        for (String page : List.of("", "/revisions/1")) {
            given().get("/newsroom/stories/" + story + page)
                    .then()
                    .statusCode(200)
                    .body(containsString("script&gt;"), not(containsString("<script>alert")))
                    .body(not(containsString("<img src=x")));
        }
    }

    @Test
    @TestSecurity(user = "crafty", roles = "journalist")
    void twoPeopleWhoChooseALeadPictureSeeBothAndAWrongOneIsNotLost() {
        long story = newStory();
        long one = picture("One");
        long other = picture("Other");
        details(story, 0)
                .formParam("leadImage", one)
                .formParam("leadDecorative", "true")
                .post("/newsroom/stories/" + story + "/details")
                .then()
                .statusCode(200);
        details(story, 0)
                .formParam("leadImage", other)
                .formParam("leadAlt", "A lighthouse")
                .post("/newsroom/stories/" + story + "/details")
                .then()
                .statusCode(409)
                .body("conflicts.field", equalTo(List.of("leadImage", "leadAlt", "leadDecorative")))
                .body("conflicts[0].yours", is(String.valueOf(other)))
                .body("conflicts[0].theirs", is(String.valueOf(one)))
                .body("conflicts[2].theirs", is("true"));
        form().formParam("version", 1)
                .formParam("lang", "en")
                .formParam("leadImage", 999_999_999)
                .formParam("leadCaption", "Worth keeping")
                .post("/newsroom/stories/" + story + "/details")
                .then()
                .statusCode(422)
                .body(containsString("no picture number 999999999"))
                .body(containsString("Worth keeping"));
    }

    @Test
    @TestSecurity(user = "crafty", roles = "journalist")
    void aWindowThatIsBehindGetsWhatItMissed() {
        long story = newStory();
        write(story, 0, "First", "Words.");
        json().body(steps(0, document("Second", "{\"type\":\"paragraph\"}")))
                .post("/newsroom/stories/" + story + "/steps")
                .then()
                .statusCode(409)
                .body("version", is(1))
                .body("steps.size()", is(1))
                .body("steps[0].stepType", is("replace"))
                .body("clients[0]", is("window"));
        given().header("Accept", "application/json")
                .get("/newsroom/stories/" + story + "/steps?since=1")
                .then()
                .body("version", is(1))
                .body("steps.size()", is(0));
    }

    @Test
    @TestSecurity(user = "crafty", roles = "journalist")
    void twoPeopleWhoChangeTheDetailsSeeBothValues() {
        long story = newStory();
        details(story, 0)
                .formParam("dateline", "Karsova")
                .post("/newsroom/stories/" + story + "/details")
                .then()
                .statusCode(200)
                .body("version", is(1));
        details(story, 0)
                .formParam("dateline", "Merra")
                .post("/newsroom/stories/" + story + "/details")
                .then()
                .statusCode(409)
                .body("version", is(1))
                .body("conflicts[0].field", is("dateline"))
                .body("conflicts[0].yours", is("Merra"))
                .body("conflicts[0].theirs", is("Karsova"));
        form().formParam("version", 0)
                .formParam("dateline", "Merra")
                .formParam("lang", "en")
                .post("/newsroom/stories/" + story + "/details")
                .then()
                .statusCode(409)
                .body(containsString("Merra"))
                .body(containsString("Karsova"));
    }

    @Test
    @TestSecurity(user = "crafty", roles = "journalist")
    void everyWrongDetailIsNamedAtOnceAndNothingTypedIsLost() {
        long story = newStory();
        details(story, 0)
                .formParam("slug", "Not A Slug")
                .formParam("dateline", "NUL \u0000 here")
                .formParam("section", "nowhere")
                .formParam("shared", "nobody-at-all")
                .post("/newsroom/stories/" + story + "/details")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("section", "slug", "dateline", "shared")));
        form().formParam("version", 0)
                .formParam("slug", "Not A Slug")
                .formParam("notes", "Worth keeping")
                .formParam("lang", "en")
                .post("/newsroom/stories/" + story + "/details")
                .then()
                .statusCode(422)
                .body(containsString("not-a-slug, perhaps?"))
                .body(containsString("Worth keeping"));
    }

    @Test
    @TestSecurity(user = "careful", roles = "chief")
    void aTimeThatTheClocksSkipIsRefusedAndOneThatComesTwiceIsAskedAbout() {
        long story = newStory();
        write(story, 0, "Clocks", "Words.");
        details(story, 0)
                .formParam("section", "city")
                .formParam("bylines", "A Guest")
                .post("/newsroom/stories/" + story + "/details")
                .then()
                .statusCode(200);
        form().formParam("at", "2027-03-28T03:30")
                .formParam("override", "A test")
                .post("/newsroom/stories/" + story + "/schedule")
                .then()
                .statusCode(422)
                .body(containsString("03:30 does not exist in Athens"))
                .body(containsString("2027-03-28T03:30"));
        form().formParam("at", "2027-10-31T03:30")
                .formParam("override", "A test")
                .post("/newsroom/stories/" + story + "/schedule")
                .then()
                .statusCode(422)
                .body(containsString("comes twice"))
                .body(containsString("value=\"+03:00\""))
                .body(containsString("value=\"+02:00\""));
        seen(story)
                .formParam("at", "2027-10-31T03:30")
                .formParam("offset", "+02:00")
                .formParam("override", "A test")
                .post("/newsroom/stories/" + story + "/schedule")
                .then()
                .statusCode(303);
        given().get("/newsroom/stories/" + story).then().body(containsString("2027-10-31T01:30:00Z"));
    }

    @Test
    @TestSecurity(user = "careful", roles = "editor")
    void everythingThatIsMissingIsSaidAtOnce() {
        long story = newStory();
        write(story, 0, "Bare", "");
        form().post("/newsroom/stories/" + story + "/publication")
                .then()
                .statusCode(409)
                .body(containsString("not approved"));
        given().get("/newsroom/stories/999999999")
                .then()
                .statusCode(404)
                .body(containsString("There is no story number 999999999"));
    }

    private static long picture(String name) {
        return FilelessPictures.add(
                name, FilelessPictures.person("librarian", Role.EDITOR), Instant.parse("2026-11-25T12:00:00Z"));
    }

    /** The first line of the answer to a body that is only announced: the server need not read it to refuse it. */
    private static String announceBodyOf(int bytes, String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream()
                    .write(
                            "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                                    .formatted(path, bytes)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    private static RequestSpecification details(long story, int version) {
        return form().header("Accept", "application/json")
                .formParam("version", version)
                .formParam("lang", "en");
    }

    private static int version(long story) {
        return given().header("Accept", "application/json")
                .get("/newsroom/stories/" + story + "/steps?since=0")
                .then()
                .extract()
                .path("version");
    }
}
