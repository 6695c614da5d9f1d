package stet.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.specification.RequestSpecification;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What the newsroom's pages send, for tests without a browser. Its stories are their test's own. */
public final class Newsroom {
    private static final String TOKEN = "c3RldC10ZXN0LXRva2VuIQ";

    private Newsroom() {}

    /** A form with its token; redirects are not followed. */
    public static RequestSpecification form() {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .cookie("csrf-token", TOKEN)
                .formParam("csrf-token", TOKEN);
    }

    /** What a script sends. */
    public static RequestSpecification json() {
        return given().contentType("application/json")
                .cookie("csrf-token", TOKEN)
                .header("X-CSRF-TOKEN", TOKEN);
    }

    /** The number of a new, empty story. */
    public static long newStory() {
        String location = form().post("/newsroom/stories")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return Long.parseLong(location.replaceAll(".*/", ""));
    }

    /** A form of somebody who has the story's page before them. */
    public static RequestSpecification seen(long story) {
        Document page = Jsoup.parse(given().get("/newsroom/stories/" + story).asString());
        return form().formParam("seen", page.select("[data-draft-version]").attr("value"))
                .formParam("details", page.select("[data-details-version]").attr("value"));
    }

    /** Saves a story's text; blank words make an empty paragraph. */
    public static void write(long story, int version, String headline, String words) {
        String paragraph = words.isEmpty()
                ? "{\"type\":\"paragraph\"}"
                : "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":%s}]}".formatted(quoted(words));
        json().body(steps(version, document(headline, paragraph)))
                .post("/newsroom/stories/" + story + "/steps")
                .then()
                .statusCode(200);
    }

    /** A document of one block, as JSON; a headline that holds a JSON escape is taken as it stands. */
    public static String document(String headline, String block) {
        String text = headline.contains("\\u") ? "\"" + headline + "\"" : quoted(headline);
        return "{\"type\":\"doc\",\"content\":[{\"type\":\"headline\",\"content\":[{\"type\":\"text\",\"text\":%s}]},{\"type\":\"standfirst\"},%s]}"
                .formatted(text, block);
    }

    /** The request that saves a document. */
    public static String steps(int version, String document) {
        return "{\"version\":%d,\"client\":\"window\",\"steps\":[{\"stepType\":\"replace\",\"from\":0,\"to\":0}],\"document\":%s}"
                .formatted(version, document);
    }

    private static String quoted(String text) {
        return new JsonMapper().valueToTree(text).toString();
    }
}
