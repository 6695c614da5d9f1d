package stet.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.article.Article;
import stet.testing.Newsroom;
import stet.testing.RealParts;

/** The list of all stories: what its filters find, and that paging neither loses nor repeats one. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "reader-of-lists", roles = "journalist")
class StoriesTest {
    @Test
    void pagingMeetsEveryStoryOnce() {
        List<String> met = new ArrayList<>();
        String next = "/newsroom/stories";
        while (!next.isEmpty()) {
            Document page = page(next);
            met.addAll(stories(page));
            next = page.select("a[rel=next]").attr("href");
        }
        assertEquals(met.size(), new HashSet<>(met).size(), "one of them twice");
        long all = QuarkusTransaction.requiringNew().call(() -> Article.count());
        assertEquals(all, met.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=live", "section=world", "author=cigdem-isik", "tag=ferries", "q=opera"})
    void aFilterIsTrueOfWhatItFindsAndFindsSomething(String filter) {
        List<String> found = stories(page("/newsroom/stories?" + filter));
        assertFalse(found.isEmpty());
        long all = QuarkusTransaction.requiringNew().call(() -> Article.count());
        assertTrue(found.size() < all, "it leaves something out");
    }

    @Test
    void wordsAreFoundInTheTextInAnyOrderAndBegun() {
        assertFalse(stories(page("/newsroom/stories?q=whales")).isEmpty(), "a word");
        assertEquals(
                stories(page("/newsroom/stories?q=merra+cable")),
                stories(page("/newsroom/stories?q=cable+mer")),
                "in any order, the last perhaps only begun");
        assertEquals(List.of(), stories(page("/newsroom/stories?q=xyzzyq")));
    }

    @Test
    void theWordsOfAHeadlineAreFoundBeforeThereIsAnyText() {
        long story = Newsroom.newStory();
        Newsroom.write(story, 0, "Quokkas counted twice", "");
        assertEquals(List.of("/newsroom/stories/" + story), stories(page("/newsroom/stories?q=twice+quokka")));
    }

    @Test
    void aTagIsFoundByItsNameToo() {
        assertEquals(
                stories(page("/newsroom/stories?tag=press-freedom")),
                stories(page("/newsroom/stories?tag=Press+freedom")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"before=rubbish", "before=%2B300000-01-01T00:00:00Z_1", "state=asleep"})
    void whatCannotBeMeantIsSaid(String query) {
        given().urlEncodingEnabled(false)
                .get("/newsroom/stories?" + query)
                .then()
                .statusCode(422)
                .body(containsString("role=\"alert\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%25", "q=_", "q='", "q=%5C", "q=%26%20%7C%20!%20%28", "q=:*"})
    void signsOfTheDatabaseAreOnlySigns(String query) {
        given().urlEncodingEnabled(false)
                .get("/newsroom/stories?" + query)
                .then()
                .statusCode(200);
    }

    private static Document page(String address) {
        return Jsoup.parse(given().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static List<String> stories(Document page) {
        return page.select(".stories .headline a").eachAttr("href");
    }
}
