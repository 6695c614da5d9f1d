package stet.taxonomy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.testing.Newsroom.form;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.testing.RealParts;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SectionsTest {
    @Test
    @TestSecurity(user = "boss", roles = "chief")
    void aSectionIsOpenedAndRenamed() {
        form().formParam("name", "Şehir & Çevre")
                .formParam("description", "Trees in the city.")
                .post("/newsroom/sections")
                .then()
                .statusCode(303);
        given().get("/sehir-cevre").then().statusCode(200).body(containsString("Şehir &amp; Çevre"));
        String page = given().get("/newsroom/sections").asString();
        String id = page.replaceAll("(?s).*id=\"name-(\\d+)\"[^>]*value=\"Şehir &amp; Çevre\".*", "$1");
        form().formParam("name", "Trees")
                .formParam("version", 0)
                .post("/newsroom/sections/" + id)
                .then()
                .statusCode(303);
        given().get("/sehir-cevre").then().statusCode(200).body(containsString("<h1 lang=\"en\">Trees</h1>"));
        // Somebody had the old name before them all the while.
        form().formParam("name", "Shrubs")
                .formParam("description", "Half a <i>thought</i>")
                .formParam("version", 0)
                .post("/newsroom/sections/" + id)
                .then()
                .statusCode(409)
                .body(containsString("It is called “Trees” now, without a description"))
                .body(containsString("value=\"Shrubs\""))
                .body(containsString("Half a &lt;i&gt;thought&lt;/i&gt;"))
                .body(containsString("name=\"version\" value=\"1\""));
        given().get("/sehir-cevre").then().body(containsString("<h1 lang=\"en\">Trees</h1>"));
        form().formParam("name", "Oaks")
                .formParam("parent", id)
                .post("/newsroom/sections")
                .then()
                .statusCode(303);
        given().get("/sehir-cevre/oaks").then().statusCode(200);
        form().formParam("name", "OAKS")
                .formParam("parent", id)
                .post("/newsroom/sections")
                .then()
                .statusCode(422)
                .body(containsString("already a section at “oaks”"))
                .body(containsString("value=\"OAKS\""));
        for (String name : List.of("Oaks", "Trees")) {
            long section = QuarkusTransaction.requiringNew()
                    .call(() -> Section.<Section>find("name", name).firstResult().id);
            form().formParam("confirm", name)
                    .formParam("seen", QuarkusTransaction.requiringNew().call(Section::treeMark))
                    .post("/newsroom/sections/" + section + "/removal")
                    .then()
                    .statusCode(303);
        }
        // Both lead home, the inner one by way of the outer in one step, and are nothing else's.
        for (String path : List.of("/sehir-cevre", "/sehir-cevre/oaks")) {
            String home = given().redirects().follow(false).get(path).header("Location");
            assertTrue(URI.create(home).getPath().equals("/"), home);
        }
        form().formParam("name", "Şehir & Çevre")
                .post("/newsroom/sections")
                .then()
                .statusCode(422)
                .body(containsString("leads readers on to the front page"));
        QuarkusTransaction.requiringNew().run(() -> Redirect.delete("path like '/sehir-cevre%'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | The name is missing.",
                "Newsroom | is the site’s own",
                "Archive | is the site’s own",
                "مدينة | No address can be made",
                "World | There is already a section",
            })
    @TestSecurity(user = "boss", roles = "chief")
    void aSectionThatCannotBeIsRefusedWithWhatWasTyped(String name, String why) {
        form().formParam("name", name)
                .formParam("description", "<b>typed</b>")
                .post("/newsroom/sections")
                .then()
                .statusCode(422)
                .body(containsString(why))
                .body(containsString("&lt;b&gt;typed&lt;/b&gt;"))
                .body(not(containsString("<b>typed")));
    }

    @Test
    @TestSecurity(user = "eager", roles = "editor")
    void anEditorDoesNotOpenSections() {
        given().get("/newsroom/sections").then().statusCode(403);
        form().formParam("name", "Mine")
                .post("/newsroom/sections")
                .then()
                .statusCode(403)
                .body(containsString("change the paper’s sections"))
                .body(containsString("Mine"));
    }
}
