package stet.site;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.article.Article;
import stet.curation.Change;
import stet.curation.CuratedList;
import stet.document.Block;
import stet.people.Actor;
import stet.people.Role;
import stet.testing.Deeds;
import stet.testing.RealParts;

/** Killed stories that stood beside another one, or among the most read: the chief learns of these and of no others. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class KilledBesideTest {
    private static final Instant FIRST = Instant.parse("2037-03-01T06:00:00Z");
    private static final List<String> LISTS =
            List.of(".rail .ladder", ".recommended", ".related", ".more-from", ".teasers", ".body .related-story");

    @Inject
    Rows rows;

    /** Each test has a month of its own: what one has killed stood there, too. */
    private static int tests;

    private final Instant now = FIRST.plus(Duration.ofDays(30L * tests++));
    private final Instant then = now.plusSeconds(3_600);
    private final List<Long> stories = new ArrayList<>();
    private Actor chief;
    private String author;
    private long main;
    private String page;
    private boolean killed;
    private long launch;
    private Document before;

    /** One story that is only in each of the lists, the newest five, and some that stand nowhere. */
    @BeforeEach
    void publishAPaper() {
        chief = Deeds.person("beside-chief", Role.CHIEF);
        author = Deeds.anAuthor();
        publish("Nowhere to be seen", "opinion", "film");
        publish("In the lead of its section", "opinion", "film");
        publish("More from the section", "city", "film");
        publish("On the same topic", "science", "sailing");
        long placed = publish("Placed by hand", "science", "film");
        long named = publish("Named in the text", "science", "film");
        launch = QuarkusTransaction.requiringNew().call(() -> {
            CuratedList list = CuratedList.get("recommended");
            list.change(chief, now, list.version(), new Change.Place(placed, null));
            Panache.flush();
            list.change(chief, now, list.version(), new Change.Pin(placed, 1));
            Panache.flush();
            return list.launch(chief, now, now, list.version()).id;
        });
        for (int i = 1; i <= 5; i++) {
            publish("The newest, " + i, "science", "film");
        }
        main = Deeds.story(chief, "What stands beside it", "city", "sailing", author, now);
        QuarkusTransaction.requiringNew().run(() -> {
            Article article = Article.lock(main);
            article.write(
                    Deeds.document("What stands beside it", new Block.RelatedStory(named, "Named")), 1, chief, now);
            article.approve(chief, article.seen(), "Nobody else is here.", now);
        });
        Deeds.publish(chief, main, now.plusSeconds(1_800));
        page = "/city/what-stands-beside-it-" + main;
        before = at(page);
    }

    @AfterEach
    void clearUp() {
        if (!killed) {
            killThem();
        }
        Deeds.kill(chief, main, then.plusSeconds(7_200));
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList list = CuratedList.get("recommended");
            list.callOff(chief, now.minusSeconds(1), launch);
            Panache.flush();
            list.change(chief, now, list.version(), new Change.Remove(stories.get(4)));
        });
    }

    @Test
    @TestSecurity(user = "beside-chief", roles = "chief")
    void theChiefIsToldOfAllThatStoodBesideAStoryAndOfNoOther() {
        for (String list : LISTS) {
            assertFalse(own(before.select(list + " a").eachAttr("href")).isEmpty(), list);
        }
        Set<Long> stood = own(before.select("main a").eachAttr("href"));
        assertEquals(stories.size() - 1, stood.size(), "all but one");
        assertTrue(before.select(".machine-note").isEmpty(), before.select(".machine-note")::text);
        killThem();

        long asked = rows.statements();
        Document after = at(page);
        assertTrue(rows.statements() - asked <= 19, () -> "costs " + (rows.statements() - asked));
        assertEquals(stood, own(after.select(".machine-note a").eachAttr("href")));
        assertTrue(after.select(".machine-note").text().startsWith("10 stories that stood here then have been killed"));
        assertEquals(Set.of(), own(after.select("main a").eachAttr("href")));
        assertEquals(
                Set.of(), own(at(page, then.plusSeconds(7_201)).select("a").eachAttr("href")), "nor do they any more");
    }

    @Test
    @TestSecurity(user = "beside-editor", roles = "editor")
    void anEditorIsNot() {
        killThem();
        assertEquals(Set.of(), own(at(page).select("a").eachAttr("href")));
    }

    @Test
    @TestSecurity(user = "beside-chief", roles = "chief")
    void theChiefIsToldOfThoseAmongTheMostRead() {
        sql("insert into ranking values ('WEEK', '%s', array[%d])".formatted(now, stories.get(0)));
        try {
            assertEquals(
                    Set.of(stories.get(0)),
                    own(at("/most-read").select("main a").eachAttr("href")));
            killThem();
            Document after = at("/most-read");
            assertEquals(
                    Set.of(stories.get(0)), own(after.select(".machine-note a").eachAttr("href")));
            assertEquals(Set.of(), own(after.select("main a").eachAttr("href")));
        } finally {
            sql("delete from ranking where made_at = '%s'".formatted(now));
        }
    }

    private void killThem() {
        stories.forEach(story -> Deeds.kill(chief, story, then.plusSeconds(3_600)));
        killed = true;
    }

    private long publish(String headline, String section, String tag) {
        Instant at = now.plusSeconds(60L * stories.size());
        long story = Deeds.story(chief, headline, section, tag, author, now);
        Deeds.publish(chief, story, at);
        stories.add(story);
        return story;
    }

    /** Those of some addresses that lead to stories of this test. */
    private Set<Long> own(List<String> addresses) {
        return addresses.stream()
                .filter(address -> address.matches(".*[-/]\\d+"))
                .map(address -> Long.valueOf(address.replaceAll(".*[-/]", "")))
                .filter(stories::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void sql(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> Panache.getEntityManager().createNativeQuery(sql).executeUpdate());
    }

    private Document at(String path) {
        return at(path, then);
    }

    private Document at(String path, Instant instant) {
        return Jsoup.parse(given().get("/newsroom/at/" + instant + path)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
