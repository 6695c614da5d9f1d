package stet.desk;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stet.testing.Newsroom;
import stet.testing.RealParts;

/** What the newsroom learns about the readers of a story. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "asks-who-reads", roles = "chief")
class ReadersTest {
    @Inject
    Clock clock;

    @ConfigProperty(name = "stet.zone")
    ZoneId zone;

    private long story;

    @AfterEach
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("delete from view_hour where article_id = :story")
                .setParameter("story", story)
                .executeUpdate());
    }

    @Test
    void aStorySaysHowOftenItWasReadAndOnWhichDays() {
        story = liveStory();
        forget();
        Instant now = clock.instant();
        read(now, 7);
        read(now.minus(Duration.ofDays(3)), 1_200);
        Document page = page();
        assertEquals(
                List.of("7 views", "1,207 views"),
                page.select("section[aria-labelledby=readers] dd").eachText());
        List<String> days = page.select(".days tbody time").eachAttr("datetime");
        assertEquals(14, days.size());
        assertEquals("7 views", on(page, now));
        assertEquals("1,200 views", on(page, now.minus(Duration.ofDays(3))));
        assertEquals("1200", page.select(".days meter").first().attr("max"));
    }

    @Test
    void aLiveStoryThatNobodyReadSaysSo() {
        story = liveStory();
        forget();
        Document page = page();
        assertEquals(
                List.of("0 views", "0 views"),
                page.select("section[aria-labelledby=readers] dd").eachText());
        assertTrue(page.select(".days").isEmpty());
    }

    @Test
    void aStoryThatNobodyCouldReadSaysNothingOfReaders() {
        story = Newsroom.newStory();
        assertTrue(page().select("section[aria-labelledby=readers]").isEmpty());
    }

    private static long liveStory() {
        String path = Jsoup.parse(given().get("/").asString())
                .select("main article.card a")
                .last()
                .attr("href");
        return Long.parseLong(path.replaceAll(".*-", ""));
    }

    private Document page() {
        return Jsoup.parse(given().get("/newsroom/stories/" + story)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private String on(Document page, Instant instant) {
        return page.select(".days tr:has(time[datetime=%s]) td".formatted(LocalDate.ofInstant(instant, zone)))
                .first()
                .text();
    }

    private void read(Instant at, long views) {
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("insert into view_hour (article_id, hour, views) values (:story, :hour, :views)")
                .setParameter("story", story)
                .setParameter("hour", at.truncatedTo(ChronoUnit.HOURS))
                .setParameter("views", views)
                .executeUpdate());
    }
}
