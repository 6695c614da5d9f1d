package stet.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.CoreMatchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.testing.Newsroom.form;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.curation.Banner;
import stet.outbox.Key;
import stet.outbox.Outbox;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Role;
import stet.testing.Deeds;
import stet.testing.Newsroom;
import stet.testing.RealParts;
import stet.web.Problem;

/** Breaking news, as the newsroom places it and readers meet it. Whatever stands is taken away after each test. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "breaks-the-news", roles = "chief")
class BannersTest {
    @Inject
    Clock clock;

    @AfterEach
    void nothingStands() {
        QuarkusTransaction.requiringNew().run(() -> {
            Banner.deleteAll();
            Outbox.announce("test", List.of(Key.BANNER), clock.instant());
        });
    }

    @Test
    void oneLineStandsOnEveryPageAtOnceAndLeadsToItsStory() {
        String story = live();
        place("words", "The bridge has opened", "story", story).then().statusCode(303);
        for (String path : List.of("/", "/world", "/latest", "/corrections", story, "/archive", "/nothing-there")) {
            Element link = paper(path).select(".breaking a").first();
            assertEquals("The bridge has opened", link.text(), path);
            assertEquals(story, link.attr("href"), path);
        }
        assertEquals("Breaking", paper("/").select(".breaking .label").text());
    }

    @Test
    void takenDownItIsGoneAtOnceAndStaysInThePast() {
        place("words", "For a moment").then().statusCode(303);
        Instant then = clock.instant();
        form().post("/newsroom/banner/" + standing() + "/removal").then().statusCode(303);
        assertTrue(paper("/").select(".breaking").isEmpty());
        assertEquals(
                "For a moment",
                paper("/newsroom/at/" + then + "/").select(".breaking span").text());
    }

    @Test
    void itEndsByItself() {
        place("words", "For half an hour", "lasting", "PT30M").then().statusCode(303);
        Instant end = clock.instant().plus(Duration.ofMinutes(30));
        assertEquals(1, at(end.minusSeconds(5)).select(".breaking").size());
        assertEquals(0, at(end.plusSeconds(5)).select(".breaking").size());
    }

    @Test
    void aStoryThatNobodyCanReadIsNotLedTo() {
        long draft = Newsroom.newStory();
        place("words", "Something has happened", "story", String.valueOf(draft))
                .then()
                .statusCode(303);
        Document home = paper("/");
        assertEquals("Something has happened", home.select(".breaking span").text());
        assertTrue(home.select(".breaking a").isEmpty());
    }

    @Test
    void aKilledStoryTakesItsLineAlongEverywhereAndLeavesItsPlaceToAnother() {
        Actor chief = QuarkusTransaction.requiringNew().call(BannersTest::chief);
        Instant start = clock.instant();
        long story = Deeds.story(chief, "Unlawfully told", "city", "ferries", Deeds.anAuthor(), start);
        Deeds.publish(chief, story, start);
        place("words", "Unlawfully told", "story", String.valueOf(story)).then().statusCode(303);
        place(
                        "words", "Unlawfully told again",
                        "story", String.valueOf(story),
                        "from", localTime(start.plus(Duration.ofHours(3))),
                        "seen", standing())
                .then()
                .statusCode(303);
        Instant then = clock.instant();
        assertEquals("Unlawfully told", at(then).select(".breaking a").text());

        Deeds.kill(chief, story, clock.instant());
        Instant after = clock.instant();
        for (Instant instant : List.of(then, after, start.plus(Duration.ofHours(4)))) {
            assertEquals("", at(instant).select(".breaking").text());
        }
        assertEquals("", paper("/").select(".breaking").text());
        for (String page : List.of(
                "/newsroom/banner",
                "/newsroom/ahead?from=" + start.minusSeconds(60),
                "/newsroom/compare?path=/&one=" + start.minusSeconds(60) + "&other=" + then)) {
            assertFalse(given().get(page).asString().contains("Unlawfully told"), page);
        }
        assertTrue(
                at(then).select(".machine-note a").eachAttr("href").contains("/newsroom/stories/" + story),
                "the chief sees that something was there");
        place("words", "Once more", "story", String.valueOf(story))
                .then()
                .statusCode(422)
                .body(containsString("was killed"));

        place("words", "Lawfully told", "lasting", "PT6H").then().statusCode(303);
        assertEquals(
                "Lawfully told", paper("/").select(".breaking").select("span").text());
        assertEquals(
                "Lawfully told",
                at(start.plus(Duration.ofHours(5))).select(".breaking span").text(),
                "what was to come of the killed one cuts nothing short");
        assertEquals("", at(then).select(".breaking").text());
    }

    @Test
    void whoeverComesSecondIsToldAndLosesNothing() {
        place("words", "The first").then().statusCode(303);
        Response second = place("words", "The second", "lasting", "PT6H");
        assertEquals(409, second.statusCode());
        Document page = Jsoup.parse(second.asString());
        assertTrue(page.select("#trouble").text().contains("The first"), page.select("#trouble")::text);
        assertEquals("The second", page.select("#words").attr("value"));
        assertEquals("PT6H", page.select("#lasting option[selected]").attr("value"));
        assertEquals("The first", paper("/").select(".breaking span").text());

        String seen = page.select("[name=seen]").attr("value");
        place("words", "The second", "seen", seen).then().statusCode(303);
        assertEquals("The second", paper("/").select(".breaking span").text());
        assertEquals(
                List.of("The first"), texts(newsroom(), "section[aria-labelledby=past] li span > bdi:first-child"));
    }

    @Test
    void oneThatIsToComeCutsShortWhatStandsThenAndCanBeCalledOff() {
        place("words", "Now", "lasting", "PT24H").then().statusCode(303);
        Instant now = clock.instant();
        place("words", "Later", "from", localTime(now.plus(Duration.ofHours(3))), "seen", standing())
                .then()
                .statusCode(303);
        assertEquals(
                "Now",
                at(now.plus(Duration.ofHours(2))).select(".breaking span").text());
        assertEquals(
                "Later",
                at(now.plus(Duration.ofHours(4))).select(".breaking span").text());
        String removal = newsroom()
                .select("section[aria-labelledby=coming] form")
                .first()
                .attr("action");
        form().post(removal).then().statusCode(303);
        assertTrue(newsroom().select("section[aria-labelledby=coming]").isEmpty());
        assertEquals(
                "Now",
                at(now.plus(Duration.ofHours(23))).select(".breaking span").text(),
                "it has the time back that was its own");
        assertEquals(
                "", at(now.plus(Duration.ofHours(25))).select(".breaking span").text());
    }

    @Test
    void whatIsToComeIsNotCutShortUnasked() {
        Instant now = clock.instant();
        place("words", "Tonight", "from", localTime(now.plus(Duration.ofHours(3))), "lasting", "PT6H")
                .then()
                .statusCode(303);
        String between = localTime(now.plus(Duration.ofHours(5)));
        Response asked = place("words", "Later tonight", "from", between, "seen", standing());
        assertEquals(409, asked.statusCode());
        Document page = Jsoup.parse(asked.asString());
        assertTrue(page.select("#trouble").text().contains("would end where yours begins: “Tonight”"));
        assertEquals("Later tonight", page.select("#words").attr("value"));
        Instant then = now.plus(Duration.ofHours(6));
        assertEquals("Tonight", at(then).select(".breaking span").text());

        String seen = page.select("[name=seen]").attr("value");
        place("words", "Later tonight", "from", between, "seen", seen).then().statusCode(303);
        assertEquals("Later tonight", at(then).select(".breaking span").text());
        String removal = newsroom()
                .select("section[aria-labelledby=coming] li:contains(Later) form")
                .attr("action");
        form().post(removal).then().statusCode(303);
        assertEquals("Tonight", at(then).select(".breaking span").text());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    words,   '',                     The line is missing.
                    words,   'a\u0000b',             The line holds the character U+0000
                    story,   /world/no-number,       neither a story’s number nor its address
                    story,   99999999,               There is no story 99999999.
                    story,   9999999999999999999999, neither a story’s number nor its address
                    lasting, soon,                   “soon” is no length of time.
                    lasting, PT25H,                  A line stands for 24 hours at most.
                    lasting, PT0S,                   It would end before it begins.
                    lasting, PT-1H,                  It would end before it begins.
                    from,    yesterday,              Give a date and a time
                    from,    2001-01-01T00:00,       Readers cannot be told in the past.""")
    void whatCannotBePlacedIsToldAndNothingIsLost(String field, String value, String told) {
        Response answer = field.equals("words")
                ? place("words", value.replace("\\u0000", "\u0000"))
                : place("words", "Kept", field, value);
        assertEquals(422, answer.statusCode());
        Document page = Jsoup.parse(answer.asString());
        assertTrue(page.select("#trouble").text().contains(told), page.select("#trouble")::text);
        if (!field.equals("words")) {
            assertEquals("Kept", page.select("#words").attr("value"));
        }
        assertTrue(paper("/").select(".breaking").isEmpty());
    }

    @Test
    void aLineOf141CharactersDoesNotFit() {
        place("words", "ş".repeat(141)).then().statusCode(422);
        place("words", "ş".repeat(140)).then().statusCode(303);
    }

    @Test
    void whatLooksLikeMarkupIsText() {
        place("words", "<script>alert(1)</script> {page.frame}").then().statusCode(303);
        Document home = paper("/");
        assertEquals(
                "<script>alert(1)</script> {page.frame}",
                home.select(".breaking span").text());
        assertTrue(home.select(".breaking script").isEmpty());
    }

    @Test
    @TestSecurity(user = "reads-of-it", roles = "journalist")
    void aJournalistSeesItAndMayNotPlaceIt() {
        assertTrue(newsroom().select("form[action^=/newsroom/banner]").isEmpty());
        Response refused = place("words", "I think so");
        assertEquals(403, refused.statusCode());
        assertTrue(refused.asString().contains("launch breaking news"), refused.asString());
        assertTrue(paper("/").select(".breaking").isEmpty());
    }

    @Test
    void aLiveStoryOffersToBreak() {
        String story = live();
        String number = story.replaceAll(".*-", "");
        Document page = Jsoup.parse(given().get("/newsroom/stories/" + number).asString());
        String offer = page.select("a:contains(Make it breaking)").attr("href");
        Document form = Jsoup.parse(given().get(offer).asString());
        assertEquals(number, form.select("#story").attr("value"));
        assertFalse(form.select("#words").attr("value").isBlank());
    }

    /** Whatever is placed and taken down, whenever: never two at once, and nothing that was seen is changed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void thePastStandsWhateverIsDone(long seed) {
        Random random = new Random(seed);
        Instant start = clock.instant();
        Actor chief = QuarkusTransaction.requiringNew().call(BannersTest::chief);
        String[] seen = new String[40];
        for (int minute = 0; minute < seen.length; minute++) {
            Instant now = start.plus(Duration.ofMinutes(minute));
            for (int verb = 0; verb < 2; verb++) {
                act(random, chief, now);
            }
            seen[minute] = standingAt(now.plusSeconds(30));
            for (int past = 0; past <= minute; past++) {
                Instant then = start.plus(Duration.ofMinutes(past)).plusSeconds(30);
                assertEquals(seen[past], standingAt(then), "seed %d, minute %d, then %d".formatted(seed, minute, past));
            }
        }
    }

    private static void act(Random random, Actor chief, Instant now) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                Long standing = Banner.findStanding(now).map(each -> each.id).orElse(null);
                List<Banner> coming = Banner.listComing(now, 9);
                List<Long> seen =
                        Banner.<Banner>listAll().stream().map(each -> each.id).toList();
                int verb = random.nextInt(4);
                if (verb == 0 && standing != null) {
                    Banner.takeDown(chief, now, standing);
                } else if (verb == 1 && !coming.isEmpty()) {
                    Banner.takeDown(chief, now, coming.get(random.nextInt(coming.size())).id);
                } else {
                    Instant from = now.plus(Duration.ofMinutes(random.nextInt(10)));
                    Instant until = from.plus(Duration.ofMinutes(random.nextInt(12)));
                    Banner.place(chief, now, from, until, "No. " + random.nextInt(1_000), null, seen);
                }
            });
        } catch (Problem refused) {
            assertTrue(refused.status() == 409 || refused.status() == 422, refused::getMessage);
        }
    }

    private static String standingAt(Instant at) {
        return QuarkusTransaction.requiringNew()
                .call(() -> String.join(
                        ", ",
                        Banner.<Banner>list("visibleFrom <= ?1 and visibleUntil > ?1", at).stream()
                                .map(Banner::words)
                                .toList()));
    }

    private static Actor chief() {
        Person person = Person.signIn("test:breaks-the-news", "breaks-the-news", "Chief", null);
        return new Actor(person.id, "Chief", Set.of(Role.CHIEF), Set.of());
    }

    // ---- how

    private static Response place(String... fields) {
        var form = form();
        for (int i = 0; i < fields.length; i += 2) {
            form.formParam(fields[i], fields[i + 1]);
        }
        return form.post("/newsroom/banner");
    }

    private static String standing() {
        return newsroom().select("[name=seen]").attr("value");
    }

    private static Document newsroom() {
        return Jsoup.parse(given().get("/newsroom/banner").asString());
    }

    private static Document paper(String path) {
        return Jsoup.parse(given().get(path).asString());
    }

    private Document at(Instant instant) {
        return paper("/newsroom/at/" + instant + "/");
    }

    private static String live() {
        return paper("/").select("main article.card a").attr("href");
    }

    private static List<String> texts(Document page, String selector) {
        return page.select(selector).eachText();
    }

    private static String localTime(Instant instant) {
        return instant.atZone(java.time.ZoneId.of("Europe/Athens"))
                .toLocalDateTime()
                .withNano(0)
                .toString();
    }
}
