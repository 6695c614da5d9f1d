package stet.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stet.testing.Newsroom;
import stet.testing.RealParts;

/** What a list is, is a chief's to change, for readers from that instant on. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "defines-lists", roles = "chief")
class ListDefinitionTest {
    private static final String LATEST = "/newsroom/lists/latest";

    @Inject
    Clock clock;

    @AfterEach
    void asItWas() {
        QuarkusTransaction.requiringNew().run(() -> {
            for (String sql : new String[] {
                "delete from former_definition",
                "update curated_list set name = 'Latest', size = 5, rule = 'NEWEST' where key = 'latest'"
            }) {
                Panache.getEntityManager().createNativeQuery(sql).executeUpdate();
            }
        });
    }

    @Test
    void anotherSizeIsSeenAtOnceAndPagesOfThePastKeepTheirs() {
        String story = Jsoup.parse(given().get("/latest").asString())
                .select("main article a, main .ladder a")
                .attr("href");
        Instant before = clock.instant();
        assertEquals(5, latest(story));
        define("Latest", "5", "NEWEST", "The latest", "3", "NEWEST_IN_SECTION").statusCode(303);
        assertEquals(3, latest(story));
        assertEquals(5, latest("/newsroom/at/" + before + story));
        assertTrue(given().get(LATEST)
                .asString()
                .contains("3 places; what is left open is filled with the newest of the section"));
        assertEquals(1L, QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                .createNativeQuery("""
                        select count(*) from audit_event where verb = 'redefine list' and at >= :before""", Long.class)
                .setParameter("before", before)
                .getSingleResult()));
    }

    @Test
    void whoeverSawAnotherDefinitionIsToldWhatItIsNow() {
        define("Latest", "5", "NEWEST", "Latest", "4", "NEWEST").statusCode(303);
        define("Latest", "5", "NEWEST", "Latest", "6", "NEWEST")
                .statusCode(409)
                .body(containsString("it is “Latest” now, with 4 places, filled with the newest"));
    }

    @Test
    void whatNoListCanBeIsSaidAtItsFieldAndKeepsWhatWasTyped() {
        for (String size : new String[] {"0", "21", "-1", "many", "", "99999999999"}) {
            Document page = Jsoup.parse(define("Latest", "5", "NEWEST", "Newest first", size, "NEWEST")
                    .statusCode(422)
                    .extract()
                    .asString());
            assertEquals(size, page.select("#size-definition[aria-invalid]").val());
            assertEquals("Newest first", page.select("#name-definition").val());
        }
        define("Latest", "5", "NEWEST", "\u0000", "5", "NEWEST").statusCode(422);
        define("Latest", "5", "NEWEST", "Latest", "5", "NEWEST_WITH_TAG").statusCode(422);
        define("Latest", "5", "NEWEST", "Latest", "5", "'; drop table launch").statusCode(422);
    }

    @Test
    @TestSecurity(user = "arranges-only", roles = "editor")
    void anEditorMayNot() {
        define("Latest", "5", "NEWEST", "Latest", "4", "NEWEST").statusCode(403);
        assertTrue(Jsoup.parse(given().get(LATEST).asString())
                .select("#definition")
                .isEmpty());
    }

    private static ValidatableResponse define(
            String seenName, String seenSize, String seenRule, String name, String size, String rule) {
        return Newsroom.form()
                .formParam("seenName", seenName)
                .formParam("seenSize", seenSize)
                .formParam("seenRule", seenRule)
                .formParam("name", name)
                .formParam("size", size)
                .formParam("rule", rule)
                .post(LATEST + "/definition")
                .then();
    }

    private static int latest(String page) {
        return Jsoup.parse(given().get(page).then().statusCode(200).extract().asString())
                .select("section[aria-labelledby=latest] li")
                .size();
    }
}
