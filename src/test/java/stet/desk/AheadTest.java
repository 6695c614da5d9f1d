package stet.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
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
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.curation.Banner;
import stet.curation.Change;
import stet.curation.CuratedList;
import stet.curation.Definition;
import stet.curation.Front;
import stet.curation.Rule;
import stet.curation.TopicList;
import stet.curation.UsualFront;
import stet.media.FilelessPictures;
import stet.media.ImageUse;
import stet.people.Actor;
import stet.people.Role;
import stet.publishing.Timeline;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;
import stet.testing.Deeds;
import stet.testing.RealParts;

/** What changes in the next hours: all of it, in order, and no more than a page holds. Years ahead of the demo paper. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "ahead-editor", roles = "editor")
class AheadTest {
    private static final Instant NOW = Instant.parse("2034-03-01T06:00:00Z");

    @Inject
    SessionFactory sessions;

    private Actor chief;
    private long section;
    private String list;
    private long story;
    private long other;

    @BeforeEach
    void planADay() {
        chief = Deeds.person("Ahead Chief", Role.CHIEF);
        list = "ahead-" + UUID.randomUUID();
        story = Deeds.story(chief, "A first and an update", "business", "ferries", Deeds.anAuthor(), NOW);
        other = Deeds.story(chief, "An hour long", "business", "ferries", Deeds.anAuthor(), NOW);
        Deeds.publish(chief, story, NOW);
        Deeds.rewrite(chief, story, "The update", NOW);
        Deeds.schedule(chief, story, at(2, 0), NOW);
        Deeds.schedule(chief, other, at(1, 30), NOW);
        Deeds.endAt(chief, other, at(3, 15), NOW);
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList made = CuratedList.define(new Definition(list, "Tonight", 4, Rule.NONE), null);
            made.change(chief, NOW, 0, new Change.Place(other, null));
            Panache.flush();
            made.change(chief, NOW, 1, new Change.Show(other, at(5, 0), at(6, 0)));
            Panache.flush();
            made.launch(chief, NOW, at(4, 0), 2);
            section = Section.findByPath("business").orElseThrow().id;
            Front front = Front.begin(chief, NOW, section, UsualFront.section(section, List.of()));
            Panache.flush();
            front.launch(chief, NOW, at(7, 0), front.stamp());
            Banner stuck = Banner.place(chief, NOW, at(8, 0), at(9, 30), "The lock is stuck", story, List.of());
            Panache.flush();
            Banner.place(chief, NOW, at(9, 0), at(9, 30), "The lock is free", story, List.of(stuck.id));
        });
    }

    @AfterEach
    void clearUp() {
        Deeds.kill(chief, story, NOW.plusSeconds(1));
        Deeds.kill(chief, other, NOW.plusSeconds(1));
        QuarkusTransaction.requiringNew().run(() -> {
            Banner.deleteAll();
            long front = Front.findOf(section).orElseThrow().id;
            for (String sql : List.of(
                    "delete from front_launch where front_id = ?1",
                    "delete from launch where list_id in (select id from curated_list where front_id = ?1)",
                    "delete from curated_list where front_id = ?1",
                    "delete from front where id = ?1")) {
                Panache.getEntityManager()
                        .createNativeQuery(sql)
                        .setParameter(1, front)
                        .executeUpdate();
            }
            for (String sql : List.of(
                    "delete from launch where list_id = (select id from curated_list where key = ?1)",
                    "delete from lineup_change where list_id = (select id from curated_list where key = ?1)",
                    "delete from curated_list where key = ?1")) {
                Panache.getEntityManager()
                        .createNativeQuery(sql)
                        .setParameter(1, list)
                        .executeUpdate();
            }
        });
    }

    @Test
    void everyKindOfChangeStandsInItsHour() {
        Document page = page("from=2034-03-01T06:00:00Z&hours=24");
        assertEquals(
                List.of(
                        "08:00 Goes live A first and an update",
                        "09:30 Goes live An hour long",
                        "10:00 Update The update",
                        "11:15 Ends An hour long",
                        "12:00 List launch Tonight",
                        "13:00 Placed An hour long",
                        "14:00 Taken off An hour long",
                        "15:00 Front launch Business",
                        "16:00 Breaking The lock is stuck",
                        "17:00 Breaking The lock is free",
                        "17:30 Breaking ends The lock is free"),
                page.select(".ahead li").stream().map(AheadTest::line).toList());
        assertEquals(10, page.select(".ahead section h2").size(), "hours");
        Element update = page.select(".ahead li").get(2);
        assertEquals("Business, by Ahead Chief", update.select(".about").text());
        assertEquals(
                "Wed 1 Mar 2034, 10:00 Athens (08:00 UTC)",
                update.select("> time").attr("title"));
        assertEquals("/newsroom/stories/" + story, update.select(".what a").attr("href"));
        assertEquals(
                List.of(
                        "/newsroom/at/2034-03-01T07:59:59.999999Z/story-" + story,
                        "/newsroom/at/2034-03-01T08:00:00Z/story-" + story),
                update.select(".views a").eachAttr("href"));
        Element front = page.select(".ahead li").get(7);
        assertTrue(front.select(".views a").attr("href").endsWith("/business"));
        Element line = page.select(".ahead li").get(8);
        assertEquals("over every page, by Ahead Chief", line.select(".about").text());
        assertEquals("/newsroom/banner", line.select(".what a").attr("href"));
        update.select(".views a")
                .forEach(link -> given().get(link.attr("href")).then().statusCode(200));
    }

    @Test
    void itBeginsAndEndsWhereItIsTold() {
        assertEquals(
                List.of(
                        "10:00 Update The update",
                        "11:15 Ends An hour long",
                        "12:00 List launch Tonight",
                        "13:00 Placed An hour long"),
                page("from=2034-03-01T08:00:00Z&hours=4").select(".ahead li").stream()
                        .map(AheadTest::line)
                        .toList());
        assertTrue(page("from=2035-03-01T08:00:00Z&hours=1").text().contains("Nothing changes in this time"));
    }

    @Test
    void theFormsTimeBecomesAnAddress() {
        given().redirects()
                .follow(false)
                .queryParam("at", "2034-03-01T10:00")
                .queryParam("hours", "6")
                .get("/newsroom/ahead")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/newsroom/ahead?from=2034-03-01T08:00:00Z&hours=6"));
        Document skipped = Jsoup.parse(given().queryParam("at", "2034-03-26T03:30")
                .get("/newsroom/ahead")
                .then()
                .statusCode(422)
                .extract()
                .asString());
        assertTrue(skipped.select("#error-at").text().contains("does not exist in Athens"));
        assertEquals("2034-03-26T03:30", skipped.select("#at").attr("value"));
    }

    @ParameterizedTest
    @CsvSource({
        "hours, 0",
        "hours, 337",
        "hours, -1",
        "hours, many",
        "hours, 99999999999",
        "from, soon",
        "from, 9999-01-01T00:00:00Z"
    })
    void whatIsOutOfBoundsIsRefused(String field, String value) {
        given().queryParam(field, value).get("/newsroom/ahead").then().statusCode(422);
    }

    @Test
    void theEndOfARightToAPictureIsSeenWhereReadersSeeThePicture() {
        Instant end = Instant.parse("2036-05-01T08:00:00Z");
        long shown = FilelessPictures.add("On loan", chief, NOW);
        long unused = FilelessPictures.add("On loan and in a drawer", chief, NOW);
        long publication = number("select max(id) from publication where visible_until is null");
        long author = number("select max(id) from author");
        List<Long> pictures = used(ImageUse.Kind.PUBLICATION, publication);
        List<Long> portrait = used(ImageUse.Kind.AUTHOR, author);
        try {
            FilelessPictures.use(ImageUse.Kind.PUBLICATION, publication, shown);
            FilelessPictures.expireAt(shown, end, chief, NOW);
            FilelessPictures.expireAt(unused, end, chief, NOW);
            Document page = page("from=2036-05-01T06:00:00Z&hours=6");
            assertEquals(
                    List.of("11:00 Right ends On loan"),
                    page.select(".ahead li").stream().map(AheadTest::line).toList());
            assertEquals(
                    "/newsroom/pictures/" + shown, page.select(".ahead .what a").attr("href"));
            assertTrue(page.select(".ahead").text().contains("a placeholder takes the picture’s place"));
            FilelessPictures.use(ImageUse.Kind.AUTHOR, author, unused);
            page = page("from=2036-05-01T06:00:00Z&hours=6");
            assertEquals(
                    List.of("11:00 Right ends On loan", "11:00 Right ends On loan and in a drawer"),
                    page.select(".ahead li").stream().map(AheadTest::line).toList());
            assertFalse(page.select(".ahead a[href*=/author/]").isEmpty(), "a portrait is seen on its author's page");
        } finally {
            FilelessPictures.use(ImageUse.Kind.PUBLICATION, publication, pictures.toArray(Long[]::new));
            FilelessPictures.use(ImageUse.Kind.AUTHOR, author, portrait.toArray(Long[]::new));
        }
    }

    private static List<Long> used(ImageUse.Kind kind, long user) {
        return QuarkusTransaction.requiringNew().call(() -> ImageUse.by(kind, user));
    }

    private static long number(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> (Long)
                Panache.getEntityManager().createNativeQuery(sql, Long.class).getSingleResult());
    }

    @Test
    void whatWasCorrectedAndWhatListsBecameAreToldToo() {
        QuarkusTransaction.requiringNew()
                .run(() -> Timeline.lock(story, at(0, 30)).correct("It opened on Monday.", chief));
        // Not by the verb: other tests count what the audit log has of it.
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("insert into former_definition (list_id, ended_at, size, rule)"
                        + " select id, ?2, 2, 'NEWEST' from curated_list where key = ?1")
                .setParameter(1, list)
                .setParameter(2, at(0, 40))
                .executeUpdate());
        Elements changes = page("from=2034-03-01T06:15:00Z&hours=1").select(".ahead li");
        assertEquals(
                List.of("08:30 Corrected A first and an update", "08:40 Another list Tonight"),
                changes.stream().map(AheadTest::line).toList());
        assertEquals(
                "“It opened on Monday.”, by Ahead Chief",
                changes.get(0).select(".about").text());
        assertEquals(
                "4 places from then on, filled with nothing",
                changes.get(1).select(".about").text());
    }

    @Test
    void aLaunchLeadsToWhereReadersMeetTheList() {
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList topic =
                    TopicList.begin(chief, NOW, Tag.findBySlug("ferries").orElseThrow());
            topic.launch(chief, NOW, at(4, 30), topic.version());
        });
        try {
            Elements views = page("from=2034-03-01T10:00:00Z&hours=1").select(".ahead .views a:last-child");
            assertEquals(
                    List.of(
                            "/newsroom/at/2034-03-01T10:00:00Z/story-" + story,
                            "/newsroom/at/2034-03-01T10:30:00Z/tag/ferries"),
                    views.eachAttr("href"),
                    "beside the newest story, and above its topic's");
        } finally {
            QuarkusTransaction.requiringNew().run(() -> {
                for (String sql : List.of(
                        "delete from launch where list_id = (select id from curated_list where key = ?1)",
                        "delete from curated_list where key = ?1")) {
                    Panache.getEntityManager()
                            .createNativeQuery(sql)
                            .setParameter(
                                    1, "topic-" + Tag.findBySlug("ferries").orElseThrow().id)
                            .executeUpdate();
                }
            });
        }
    }

    @Test
    void thereIsAnEndToItAndAWayOn() {
        launchOften(at(10, 0));
        long before = sessions.getStatistics().getPrepareStatementCount();
        Document page = page("from=2034-03-01T16:00:00Z&hours=24");
        long cost = sessions.getStatistics().getPrepareStatementCount() - before;
        assertTrue(cost <= 12, "costs " + cost);
        assertEquals(Changes.MOST, page.select(".ahead li").size());
        Element on = page.select(".flash-note a").first();
        assertEquals(
                20,
                Jsoup.parse(given().get(on.attr("href")).asString())
                        .select(".ahead li")
                        .size());
    }

    /** Each launch has a copy of all that is placed; those that another has taken the place of are nobody's. */
    @Test
    void whatComesAndGoesIsToldHoweverOftenItsListWasLaunched() {
        launchOften(at(4, 1));
        Document page = page("from=2034-03-01T10:30:00Z&hours=2");
        assertEquals(
                2, page.select(".ahead li").size(), () -> page.select(".ahead").text());
    }

    private void launchOften(Instant first) {
        for (int i = 0; i < Changes.MOST + 20; i++) {
            Instant at = first.plusSeconds(i);
            QuarkusTransaction.requiringNew().run(() -> {
                CuratedList made = CuratedList.get(list);
                made.launch(chief, NOW, at, made.version());
            });
        }
    }

    @Test
    @TestSecurity(user = "ahead-journalist", roles = "journalist")
    void aJournalistSeesItWithoutTheTimeMachine() {
        Document page = page("from=2034-03-01T06:00:00Z&hours=24");
        assertEquals(11, page.select(".ahead li").size());
        assertEquals(0, page.select("a[href^=/newsroom/at]").size());
    }

    @Test
    @TestSecurity(user = "ahead-admin", roles = "admin")
    void anAdminHasNoEditorialRights() {
        given().get("/newsroom/ahead").then().statusCode(403).body(containsString("see what is scheduled"));
    }

    private static String line(Element change) {
        return "%s %s %s"
                .formatted(
                        change.select("> time").text(),
                        change.select(".state").text(),
                        change.select(".what a").text());
    }

    private static Instant at(int hours, int minutes) {
        return NOW.plus(Duration.ofMinutes(60L * hours + minutes));
    }

    private static Document page(String query) {
        return Jsoup.parse(given().get("/newsroom/ahead?" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
