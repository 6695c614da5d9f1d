package stet.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.media.ImageUse.Kind.AUTHOR;
import static stet.media.ImageUse.Kind.PUBLICATION;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.curation.Banner;
import stet.media.FilelessPictures;
import stet.media.Image;
import stet.media.ImageUse;
import stet.people.Actor;
import stet.people.Role;
import stet.testing.Deeds;
import stet.testing.MovableClock;
import stet.testing.RealParts;

/** The time machine's bar and the way into the machine. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "machine-editor", roles = "editor")
class TimeMachineTest {
    @Inject
    MovableClock clock;

    @Inject
    Rows rows;

    @Inject
    SiteView site;

    @Test
    void theBarSaysWhenAndLeadsElsewhere() {
        Document page = at("2031-06-01T03:07:00Z", "/world");
        Element bar = page.selectFirst("aside.machine");
        assertTrue(bar.text().contains("As readers will see it"));
        assertTrue(bar.text().contains("Sun 1 Jun 2031, 06:07 Athens (03:07 UTC)"), bar.text());
        assertEquals("/world", bar.selectFirst(".machine-links a").attr("href"));
        assertEquals("2031-06-01T06:07", bar.select("#machine-at").attr("value"));
        Element slider = bar.selectFirst("input[type=range]");
        assertEquals("2031-05-31T21:00:00Z", slider.attr("data-start"));
        assertEquals("367", slider.attr("value"));
        assertEquals("1439", slider.attr("max"));
        assertEquals(
                List.of("2031-05-31T03:07:00Z", "2031-06-01T02:07:00Z", "2031-06-01T04:07:00Z", "2031-06-02T03:07:00Z"),
                bar.select(".machine-steps li:not(:has(time)) a").eachAttr("href").stream()
                        .map(href -> href.replaceAll("/newsroom/at/([^/]+)/world", "$1"))
                        .toList());
        assertTrue(bar.select(".machine-permanent a").attr("href").endsWith("/newsroom/at/2031-06-01T03:07:00Z/world"));
        assertTrue(page.select("header.masthead .machine, main .machine").isEmpty(), "outside of the page");
        assertTrue(
                at("2020-06-01T03:07:00Z", "/").selectFirst(".machine").text().contains("As readers saw it"));
    }

    @Test
    void theSliderHasAsManyMinutesAsTheDay() {
        assertEquals(
                "1379",
                at("2031-03-30T12:00:00Z", "/").select("#machine-minute").attr("max"),
                "clocks go forward");
        Document back = at("2031-10-26T12:00:00Z", "/");
        assertEquals("1499", back.select("#machine-minute").attr("max"), "and back");
        assertEquals("900", back.select("#machine-minute").attr("value"));
    }

    @Test
    void itStepsFromChangeToChangeOfThePaper() {
        Instant start = clock.instant().minusSeconds(86_400);
        String first = next(start);
        String second = next(Instant.parse(first));
        assertTrue(Instant.parse(second).isAfter(Instant.parse(first)));
        Element back = at(second, "/").selectFirst(".machine-steps li:first-child a time");
        assertEquals(first, back.attr("datetime"), "and back again");
    }

    @Test
    void breakingNewsIsAStepOnEveryPageButOfAStory() {
        Instant noon = Instant.parse("2033-05-01T09:00:00Z");
        Instant one = noon.plusSeconds(3_600);
        long line = QuarkusTransaction.requiringNew().call(() -> Banner.place(
                        Deeds.person("machine-chief", Role.CHIEF), noon, noon, one, "Noon", null, List.of())
                .id);
        try {
            assertEquals(noon.toString(), next(noon.minusSeconds(1)));
            assertEquals(one.toString(), next(noon));
            assertEquals(noon.toString(), previous(one, "/corrections"));
            assertEquals(one.toString(), previous(one.plusSeconds(1), "/world"));
        } finally {
            QuarkusTransaction.requiringNew().run(() -> Banner.deleteById(line));
        }
    }

    @Test
    void whatBecomesOfAPictureIsAStepWhereReadersSeeIt() {
        Actor chief = Deeds.person("machine-chief", Role.CHIEF);
        Instant noon = Instant.parse("2034-07-01T09:00:00Z");
        Instant end = noon.plusSeconds(3_600);
        String story =
                Jsoup.parse(given().get("/").asString()).select(".front-lead a").attr("href");
        long publication = number("select max(id) from publication where article_id = " + story.replaceAll(".*-", ""));
        long author = number("select max(id) from author");
        long shown = FilelessPictures.add("Shown", chief, noon.minusSeconds(86_400));
        long unused = FilelessPictures.add("In a drawer", chief, noon.minusSeconds(86_400));
        List<Long> before = QuarkusTransaction.requiringNew().call(() -> ImageUse.by(PUBLICATION, publication));
        List<Long> portrait = QuarkusTransaction.requiringNew().call(() -> ImageUse.by(AUTHOR, author));
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> Image.use(
                            PUBLICATION,
                            publication,
                            Stream.concat(before.stream(), Stream.of(shown)).toList()));
            FilelessPictures.replace(unused, 900, 600, chief, noon.minusSeconds(60));
            FilelessPictures.replace(shown, 900, 600, chief, noon);
            FilelessPictures.expireAt(unused, noon.plusSeconds(60), chief, noon);
            FilelessPictures.expireAt(shown, end, chief, noon);
            for (String path : List.of("/", story)) {
                assertEquals(noon.toString(), next(noon.minusSeconds(3_600), path), path);
                assertEquals(end.toString(), next(noon, path), path);
                assertEquals(noon.toString(), previous(end, path), path);
                assertEquals(end.toString(), previous(end.plusSeconds(1), path), path);
            }
            FilelessPictures.use(AUTHOR, author, unused);
            assertEquals(noon.plusSeconds(60).toString(), next(noon), "of a portrait, too");
        } finally {
            QuarkusTransaction.requiringNew().run(() -> {
                Image.use(PUBLICATION, publication, before);
                Image.use(AUTHOR, author, portrait);
                for (long picture : List.of(shown, unused)) {
                    Image.lock(picture).delete(chief, end);
                }
            });
        }
    }

    private static long number(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> (Long)
                Panache.getEntityManager().createNativeQuery(sql, Long.class).getSingleResult());
    }

    @Test
    void aCorrectionAndAnotherSizeOfAListAreSteps() {
        Instant noon = Instant.parse("2033-07-01T09:00:00Z");
        Instant one = noon.plusSeconds(3_600);
        ranked("""
                insert into correction (article_id, at, text, made_by)
                select article_id, '%s', 'For the machine', published_by from publication order by id limit 1""".formatted(noon));
        ranked("""
                insert into former_definition (list_id, ended_at, size, rule)
                select id, '%s', size, rule from curated_list where key = 'latest'""".formatted(one));
        try {
            assertEquals(noon.toString(), next(noon.minusSeconds(1)));
            assertEquals(one.toString(), next(noon));
            assertEquals(noon.toString(), previous(one, "/corrections"));
        } finally {
            ranked("delete from correction where text = 'For the machine'");
            ranked("delete from former_definition where ended_at = '%s'".formatted(one));
        }
    }

    @Test
    void whatReadersTurnToIsAStepOnlyWhereThatIsThePage() {
        Instant noon = Instant.parse("2033-06-01T09:00:00Z");
        ranked("insert into ranking values ('WEEK', '%s', '{}')".formatted(noon));
        try {
            assertEquals(noon.toString(), previous(noon.plusSeconds(60), "/most-read"));
            assertNotEquals(noon.toString(), previous(noon.plusSeconds(60), "/"));
        } finally {
            ranked("delete from ranking where made_at = '%s'".formatted(noon));
        }
    }

    private static void ranked(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> Panache.getEntityManager().createNativeQuery(sql).executeUpdate());
    }

    private static String previous(Instant at, String path) {
        return at(at.toString(), path)
                .selectFirst(".machine-steps li:first-child a time")
                .attr("datetime");
    }

    private static String next(Instant at) {
        return next(at, "/");
    }

    private static String next(Instant at, String path) {
        return at(at.toString(), path)
                .selectFirst(".machine-steps li:last-child a time")
                .attr("datetime");
    }

    @Test
    void theBarCostsOneStatement() {
        for (String path : List.of("/", "/world", "/latest", "/most-read", "/nowhere-at-all")) {
            long before = rows.statements();
            SiteRoutes.answer(site::now, path, null);
            long readers = rows.statements() - before;
            before = rows.statements();
            at(clock.instant().toString(), path);
            assertEquals(readers + 1, rows.statements() - before, path);
        }
    }

    @Test
    @TestSecurity(user = "machine-chief", roles = "chief")
    void toTheChiefTheBarCostsAFewMore() {
        String story =
                Jsoup.parse(given().get("/").asString()).select(".front-lead a").attr("href");
        for (String path : List.of("/", "/world", "/latest", "/most-read", story)) {
            long before = rows.statements();
            at(clock.instant().toString(), path);
            assertTrue(rows.statements() - before <= 19, path + " costs " + (rows.statements() - before));
        }
    }

    @Test
    void readersPagesKnowNothingOfIt() {
        given().get("/").then().statusCode(200).body(not(containsString("/newsroom")));
        given().get("/nowhere-at-all").then().statusCode(404).body(not(containsString("/newsroom")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "2026-13-01T00:00:00Z",
                "2026-11-24",
                "1066-10-14T09:00:00Z",
                "9999-01-01T00:00:00Z",
                "%3Cscript%3E"
            })
    void whatIsNoInstantIsToldSo(String instant) {
        Response answer = given().urlEncodingEnabled(false).get("/newsroom/at/" + instant + "/world");
        assertEquals(400, answer.statusCode());
        assertTrue(answer.asString().contains("is not an instant between 1900 and 2200"));
        assertFalse(answer.asString().contains("<script>"));
    }

    @Test
    void theFormLeadsToThePageAtTheTime() {
        form("/world", "2031-06-01T06:07", null)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/newsroom/at/2031-06-01T03:07:00Z/world"));
        String own = Jsoup.parse(given().get("/").asString())
                .select("link[rel=canonical]")
                .attr("href")
                .replaceAll("/$", "");
        for (String pasted : List.of(
                own + "/world?utm_source=x#top",
                own.toUpperCase() + "/world",
                " /world ",
                "world",
                "//world".substring(1),
                own + "/newsroom/at/2030-01-01T00:00:00Z/world",
                "/newsroom/at/2030-01-01T00:00:00Z/world")) {
            form(pasted, "2031-06-01T06:07", null)
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/newsroom/at/2031-06-01T03:07:00Z/world"));
        }
        form(own, "2031-06-01T06:07", null)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/newsroom/at/2031-06-01T03:07:00Z/"));
        form("/tag/köy yolu", "2031-06-01T06:07", null)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/tag/k%C3%B6y%20yolu"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/world",
                "//evil.example/world",
                "javascript://alert(1)",
                "/newsroom/stories",
                "/q/health",
                "/../newsroom",
                "/%2e%2e/newsroom",
                "/world/..",
                "/%00",
                "/%ff",
                "/%zz"
            })
    void whatIsNoPageOfThePaperIsRefusedAndKept(String path) {
        Response answer = form(path, "2031-06-01T06:07", null);
        assertEquals(422, answer.statusCode(), path);
        Document page = Jsoup.parse(answer.asString());
        assertEquals(path, page.select("#path").attr("value"));
        assertEquals("2031-06-01T06:07", page.select("#at").attr("value"));
        assertFalse(page.select("#error-path").isEmpty());
    }

    @Test
    void clockChangesAreExplainedAndAskedAbout() {
        Document skipped = Jsoup.parse(form("/", "2031-03-30T03:30", null)
                .then()
                .statusCode(422)
                .extract()
                .asString());
        assertTrue(skipped.select("#error-at").text().contains("does not exist in Athens"));
        Document twice = Jsoup.parse(form("/", "2031-10-26T03:30", null)
                .then()
                .statusCode(422)
                .extract()
                .asString());
        assertEquals(
                List.of("+03:00", "+02:00"), twice.select("input[name=offset]").eachAttr("value"));
        form("/", "2031-10-26T03:30", "+02:00")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/newsroom/at/2031-10-26T01:30:00Z/"));
    }

    @Test
    void noLinkOfTheBarLeavesThePaper() {
        for (String hostile : List.of("//evil.example/x", "/%22onload=%22x", "/world?before=%22%3E%3Cscript%3E")) {
            Document page = at("2031-06-01T03:07:00Z", hostile);
            page.select(".machine a").forEach(link -> {
                String href = link.attr("href");
                assertTrue(href.matches("/(?!/).*") || link.parent().is(".machine-permanent"), href);
                assertFalse(href.contains("\"") || href.contains("<"), href);
            });
            assertEquals(
                    0,
                    page.select("script:not([src]):not([type='application/ld+json'])")
                            .size());
        }
    }

    @Test
    @TestSecurity(user = "machine-journalist", roles = "journalist")
    void aJournalistIsToldWhyNot() {
        for (String page : List.of("/newsroom/at", "/newsroom/at/2031-06-01T03:07:00Z/", "/newsroom/compare")) {
            given().get(page).then().statusCode(403).body(containsString("see the paper as of another instant"));
        }
    }

    @Test
    void onlyTheMachinesPagesMayStandInFrames() {
        given().get("/newsroom/at/2031-06-01T03:07:00Z/")
                .then()
                .header("X-Frame-Options", equalTo("SAMEORIGIN"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'self'"))
                .header("Content-Security-Policy", not(containsString("frame-src")));
        given().get("/newsroom/compare")
                .then()
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'; frame-src 'self'"));
        for (String other : List.of("/newsroom/at", "/newsroom", "/")) {
            given().get(other)
                    .then()
                    .header("X-Frame-Options", equalTo("DENY"))
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                    .header("Content-Security-Policy", not(containsString("frame-src")));
        }
    }

    private static Response form(String path, String at, String offset) {
        var request = given().redirects().follow(false).queryParam("path", path).queryParam("at", at);
        return (offset == null ? request : request.queryParam("offset", offset)).get("/newsroom/at");
    }

    private static Document at(String instant, String path) {
        return Jsoup.parse(given().urlEncodingEnabled(false)
                .get("/newsroom/at/" + instant + path)
                .asString());
    }
}
