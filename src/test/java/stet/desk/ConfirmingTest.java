package stet.desk;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.testing.Newsroom.form;
import static stet.testing.Newsroom.seen;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.outbox.Hearing;
import stet.people.Actor;
import stet.people.Role;
import stet.testing.Deeds;
import stet.testing.RealParts;

/** When whoever changed something is answered, and what they are told of nodes that have not heard of it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "waits-for-nodes", roles = "chief")
class ConfirmingTest {
    @Inject
    Clock clock;

    @Inject
    Hearing hearing;

    private Actor chief;
    private long story;

    @BeforeEach
    void aStoryThatIsApproved() {
        await().until(hearing::isSure);
        chief = Deeds.person("waits-too", Role.CHIEF);
        story = Deeds.story(chief, "Confirmed", "city", "ferries", Deeds.anAuthor(), clock.instant());
    }

    @Test
    void whoPublishesIsAnsweredOnceReadersSeeIt() {
        String address = "/city/confirmed-" + story;
        RestAssured.get(address).then().statusCode(404);
        Response answer = publish();
        assertFalse(told(answer).contains("Not confirmed"));
        assertTrue(answer.header("Server-Timing").matches("nodes;dur=\\d+\\.\\d"), answer.header("Server-Timing"));
        RestAssured.get(address).then().statusCode(200);
        form().formParam("note", "It was not confirmed.")
                .post("/newsroom/stories/" + story + "/withdrawal")
                .then()
                .statusCode(303);
        RestAssured.get(address).then().statusCode(410);
        Deeds.kill(chief, story, clock.instant());
    }

    @Test
    void aServerThatDoesNotConfirmIsNamed() {
        QuarkusTransaction.requiringNew()
                .run(() -> assertEquals(
                        1,
                        Panache.getEntityManager()
                                .createNativeQuery(
                                        "insert into node values ('dead', 'the dead one', 'http://127.0.0.1:9', clock_timestamp())")
                                .executeUpdate()));
        String told = told(publish());
        assertTrue(told.startsWith("Published: ") && told.contains("Not confirmed by the dead one: "), told);
        Deeds.kill(chief, story, clock.instant());
    }

    /** What the next page will say. */
    private static String told(Response answer) {
        answer.then().statusCode(303);
        return URLDecoder.decode(answer.cookie("stet-flash"), StandardCharsets.UTF_8);
    }

    private Response publish() {
        return seen(story).post("/newsroom/stories/" + story + "/publication");
    }
}
