package stet.site;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.outbox.Hearing;
import stet.people.Actor;
import stet.people.Role;
import stet.testing.Deeds;
import stet.testing.RealParts;

/** What the newsroom reads back of a story, from servers that are as they should be and from some that are not. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "wants-a-receipt", roles = "journalist")
class ReceiptTest {
    @Inject
    Clock clock;

    @Inject
    Hearing hearing;

    private Actor chief;
    private long story;

    @BeforeEach
    void publish() {
        await().until(hearing::isSure);
        chief = Deeds.person("gives-receipts", Role.CHIEF);
        story = Deeds.story(chief, "Received", "world/mediterranean", "ferries", Deeds.anAuthor(), clock.instant());
    }

    @AfterEach
    void leaveNothing() {
        node("delete from node where id like 'test%'");
        Deeds.kill(chief, story, clock.instant());
        assertEquals(
                List.of("The story", "Home", "Latest"),
                receipt().select("tbody th").eachText());
        assertFalse(receipt().select("tbody td:nth-child(2)").eachText().contains("Yes"));
        assertTrue(isAllCurrent(receipt()));
    }

    @Test
    void everyPageThatAStoryStandsOnIsReadBackFromTheRunningServer() {
        assertTrue(receipt().select(".empty").text().contains("never seen"));
        Deeds.publish(chief, story, clock.instant());
        for (int look = 0; look < 2; look++) {
            Document receipt = receipt();
            assertTrue(isAllCurrent(receipt), receipt::toString);
            List<String> pages = receipt.select("tbody th").eachText();
            assertEquals(List.of("The story", "Home", "World", "Mediterranean"), pages.subList(0, 4));
            assertEquals("Latest", pages.get(pages.size() - 1));
            assertEquals(
                    "Yes",
                    receipt.select("tbody tr").last().select("td").first().text());
        }
        Document page = Jsoup.parse(given().get("/newsroom/stories/" + story).asString());
        assertEquals(
                "/newsroom/stories/" + story + "/receipt",
                page.select("details.receipt").attr("data-href"));
    }

    @Test
    void aServerThatIsLateOrAwayIsShownAsThat() throws IOException {
        Deeds.publish(chief, story, clock.instant());
        HttpServer old = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        old.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"yesterday\"");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        old.start();
        try {
            node(
                    "insert into node values ('test-1', '0 late', 'http://127.0.0.1:%d', clock_timestamp() + interval '1 hour')"
                            .formatted(old.getAddress().getPort()));
            node(
                    "insert into node values ('test-2', '1 gone', 'http://127.0.0.1:9', clock_timestamp() + interval '1 hour')");
            Document receipt = receipt();
            List<String> names = receipt.select("thead th").eachText();
            assertEquals(List.of("0 late", "1 gone"), names.subList(2, 4));
            assertEquals(
                    List.of("Late", "Does not answer", "Current"),
                    receipt.select("tbody tr").first().select(".state").eachText());
            assertFalse(isAllCurrent(receipt));
        } finally {
            old.stop(0);
            node("delete from node where id like 'test%'");
        }
    }

    private Document receipt() {
        return Jsoup.parse(given().get("/newsroom/stories/" + story + "/receipt")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static boolean isAllCurrent(Document receipt) {
        return receipt.select(".checklist-ok").text().contains("what it should be");
    }

    private static void node(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> Panache.getEntityManager().createNativeQuery(sql).executeUpdate());
    }
}
