package stet.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.testing.Newsroom.form;
import static stet.testing.Newsroom.newStory;
import static stet.testing.Newsroom.write;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.curation.Block;
import stet.curation.Change;
import stet.curation.CuratedList;
import stet.curation.Front;
import stet.curation.Layout;
import stet.curation.PlanChange;
import stet.curation.Rule;
import stet.media.FilelessPictures;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Presence;
import stet.people.Role;
import stet.taxonomy.Section;
import stet.testing.ArrangedFronts;
import stet.testing.MovableClock;
import stet.testing.RealParts;

/** What stands in the blocks of a front: placed, moved, worded, warned of and seen by others, over HTTP. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "front-placing-editor", roles = "editor")
class FrontPlacementsTest {
    @Inject
    MovableClock clock;

    @Inject
    SessionFactory sessions;

    private String key;
    private String address;
    private String lead;
    private String latest;
    private List<String> live;

    @BeforeEach
    void takeAFront() {
        long section = QuarkusTransaction.requiringNew()
                .call(() -> Section.findByPath("science").orElseThrow().id);
        key = Front.key(section);
        address = "/newsroom/fronts/" + key;
        lead = key + "-lead";
        latest = "latest";
        ArrangedFronts.giveBack(key);
        form().post(address + "/beginning").then().statusCode(303);
        live = page("?state=live").select("#found > li").eachAttr("data-article");
    }

    @AfterEach
    void leaveItToTheRules() {
        ArrangedFronts.giveBack(key);
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("delete from presence where place = ?1")
                .setParameter(1, "front:" + key)
                .executeUpdate());
    }

    @Test
    void aBlockShowsWhatIsPlacedAndWhatFillsTheRest() {
        place(lead, live.get(0));
        Element block = page("").selectFirst("#block-" + lead);
        assertEquals(
                List.of(live.get(0)), block.select(".mini-lead-and-two > .spot").eachAttr("data-article"));
        assertEquals("Live", block.select(".spot .state").text());
        assertEquals(2, block.select(".brought").size());
        assertTrue(
                block.select(".block-head").text().contains("filled with the newest of the section (Science)"),
                block.select(".block-head").text());
        assertEquals(
                address + "/preview",
                page("").select("a:contains(See it whole)").attr("href"));
    }

    @Test
    void aPinnedStoryStandsAtItsPinAndWhatDoesNotFitWaits() {
        live.subList(0, 4).forEach(story -> place(lead, story));
        placing("pin", lead, live.get(3)).formParam("position", 1).post(address + "/placements");
        Element block = page("").selectFirst("#block-" + lead);
        assertEquals(
                List.of(live.get(3), live.get(0), live.get(1)),
                block.select(".mini:not(.waiting) > .spot").eachAttr("data-article"));
        assertEquals(List.of(live.get(2)), block.select(".waiting > .spot").eachAttr("data-article"));
        assertEquals("Pinned to 1", block.select(".state-approved").text());
        assertEquals(
                2,
                block.select("#spot-%s-%s [data-move]:not([data-move=remove])[disabled]".formatted(lead, live.get(3)))
                        .size(),
                "a pinned one moves by its pin");
    }

    @Test
    void aStoryTakesItsWordsAndTimesIntoAnotherBlock() {
        String strip = add("Elsewhere");
        long picture = FilelessPictures.add("Elsewhere", FilelessPictures.person("placer", Role.EDITOR), Instant.EPOCH);
        place(lead, live.get(0));
        placing("say", lead, live.get(0))
                .formParam("headline", "In other words")
                .formParam("kicker", "Exclusive")
                .formParam("image", picture)
                .formParam("part", "0.25, 0,0.5,0.333333")
                .formParam("unfolding", "UPDATING")
                .post(address + "/placements");
        placing("show", lead, live.get(0))
                .formParam("until", "2031-01-01T10:00")
                .post(address + "/placements");
        place(strip, live.get(1));
        told(
                placing("carry", lead, live.get(0))
                        .formParam("to", strip + ":" + version(strip))
                        .formParam("before", live.get(1)),
                "is at place 1 of “Elsewhere” now");
        Document page = page("");
        assertEquals(0, page.select("#block-%s .spot".formatted(lead)).size());
        assertEquals(
                List.of(live.get(0), live.get(1)),
                page.select("#block-%s .spot".formatted(strip)).eachAttr("data-article"));
        String spot = page.select("#spot-%s-%s .spot-head".formatted(strip, live.get(0)))
                .text();
        assertTrue(spot.contains("Updating Exclusive In other words"), spot);
        assertTrue(spot.contains("own picture"), spot);
        String id = strip + "-" + live.get(0);
        assertEquals(String.valueOf(picture), page.select("#image-" + id).val());
        assertEquals("0.25,0,0.5,0.33333", page.select("#part-" + id).val());
        assertEquals(
                "UPDATING",
                page.select("#unfolding-%s option[selected]".formatted(id)).val());
        assertTrue(spot.contains("until Wed 1 Jan, 10:00"), spot);
    }

    @Test
    void storiesAreSoughtByStateAndWords() {
        long story = newStory();
        write(story, 0, "Zephyrs over the salt pans", "Words.");
        assertEquals(List.of(String.valueOf(story)), found("?q=zephyrs"));
        assertEquals(List.of(String.valueOf(story)), found("?q=zephyrs&state=draft"));
        assertEquals(List.of(), found("?q=zephyrs&state=live"));
        assertEquals(
                "draft",
                page("?q=x&state=draft").select("#state option[selected]").val());
        given().get(address + "?state=sour").then().statusCode(422);
    }

    @Test
    void aRefusedFormComesBackAsItWasFilledInWithTheMessageAtTheField() {
        place(lead, live.get(0));
        Document said = refused(placing("say", lead, live.get(0))
                .formParam("headline", "x".repeat(201))
                .formParam("standfirst", "Kept as typed"));
        String id = "%s-%s".formatted(lead, live.get(0));
        assertEquals("true", said.select("#headline-" + id).attr("aria-invalid"));
        assertEquals(
                "The headline has 201 characters; at most 200 fit.",
                said.select("#error-headline-" + id).text());
        assertEquals("Kept as typed", said.select("#standfirst-" + id).text());
        assertTrue(said.selectFirst("#spot-%s details".formatted(id)).hasAttr("open"));

        Document marked = refused(placing("say", lead, live.get(0))
                .formParam("unfolding", "LOUD")
                .formParam("image", "seven")
                .formParam("kicker", "Kept too"));
        assertEquals("Kept too", marked.select("#kicker-" + id).val());
        assertEquals("seven", marked.select("#image-" + id).val());
        assertEquals(
                "“seven” is no number: image.",
                marked.select("#error-image-" + id).text());
        Document cut = refused(
                placing("say", lead, live.get(0)).formParam("image", "1").formParam("part", "0.5,0,0.6,1"));
        assertEquals("0.5,0,0.6,1", cut.select("#part-" + id).val());
        assertTrue(cut.select("#error-part-" + id).text().contains("within the picture"));
        Document loud = refused(placing("say", lead, live.get(0)).formParam("unfolding", "LOUD"));
        assertTrue(loud.select("#error-unfolding-" + id).text().contains("not “LOUD”"));

        Document pinned = refused(placing("pin", lead, live.get(0)).formParam("position", "9999"));
        assertEquals("9999", pinned.select("#position-" + id).val());
        assertEquals(
                "Position 9999 is not in the list.",
                pinned.select("#error-position-" + id).text());

        Document shown = refused(placing("show", lead, live.get(0))
                .formParam("from", "2031-01-02T10:00")
                .formParam("until", "2031-01-01T10:00"));
        assertEquals("2031-01-02T10:00", shown.select("#from-" + id).val());
        assertEquals(
                "The end must come after the beginning.",
                shown.select("#error-until-" + id).text());
        Document skipped = refused(placing("show", lead, live.get(0)).formParam("from", "2027-03-28T03:30"));
        assertTrue(skipped.select("#error-from-" + id).text().contains("does not exist in Athens"));
        Document doubled = refused(placing("show", lead, live.get(0)).formParam("from", "2027-10-31T03:30"));
        assertEquals(
                2, doubled.select("#spot-%s input[name=offset]".formatted(id)).size(), "it is asked which");

        Document block = refused(
                "changes",
                change("edit", lead)
                        .formParam("title", "Kept too")
                        .formParam("layout", "LIST")
                        .formParam("rule", "NEWEST_WITH_TAG")
                        .formParam("tag", "no such topic")
                        .formParam("repeats", "on"));
        assertEquals("Kept too", block.select("#title-" + lead).val());
        assertEquals(
                "LIST",
                block.select("#layout-%s option[selected]".formatted(lead)).val());
        assertEquals(
                "There is no topic “no such topic”.",
                block.select("#error-tag-" + lead).text());
        assertTrue(block.selectFirst("#repeats-" + lead).hasAttr("checked"));
        Document added = refused(
                "changes",
                change("add", "")
                        .formParam("title", "New one")
                        .formParam("layout", "FOUR")
                        .formParam("size", "99")
                        .formParam("rule", "NEWEST"));
        assertEquals("New one", added.select("#title-new").val());
        assertEquals("99", added.select("#size-new").val());
        assertTrue(added.select("#error-size-new").text().contains("1 to 4"));
        assertEquals("", added.select("#title-" + lead).val(), "only what was sent comes back");
        Document launched = refused("launch", form().formParam("stamp", stamp()).formParam("at", "2027-03-28T03:30"));
        assertEquals("2027-03-28T03:30", launched.select("#at-launch").val());
    }

    @Test
    void whatCannotBePlacedIsRefused() {
        place(lead, live.get(0));
        refuse(placing("carry", lead, live.get(0)).formParam("to", lead + ":1"), "in that block already");
        refuse(placing("carry", lead, live.get(1)).formParam("to", latest + ":99999"), "not in that block any more");
        refuse(placing("carry", lead, live.get(0)), "The block is missing");
        refuse(placing("carry", lead, live.get(0)).formParam("to", "recommended:0"), "not on the front any more");
        refuse(
                form().formParam("do", "place").formParam("list", "home-lead:0").formParam("article", live.get(0)),
                "not on the front any more");
        refuse(placing("place", lead, "NaN"), "is no number");
        refuse(placing("dance", lead, live.get(0)), "There is no change “dance”");
        refuse(form().formParam("do", "place").formParam("list", lead).formParam("article", 1), "version");
    }

    @Test
    void warningsNameTheBlockAndTheStory() {
        long draft = newStory();
        write(draft, 0, "Half a thought", "Words.");
        String strip = add("Elsewhere");
        place(lead, String.valueOf(draft));
        place(lead, live.get(0));
        place(strip, live.get(0));
        placing("say", strip, live.get(0))
                .formParam("headline", "long ".repeat(30))
                .post(address + "/placements");
        Document page = page("");
        List<String> warnings = page.select(".warnings li").eachText().stream()
                .filter(text -> !text.startsWith("Readers have seen the same"))
                .toList();
        assertEquals(3, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).startsWith("Half a thought in Lead and two: Science is not scheduled"));
        assertTrue(
                warnings.get(1).contains("has a headline of 149 characters; its place bears 80"), warnings::toString);
        assertTrue(warnings.get(2).endsWith("in Elsewhere stands in “Lead and two: Science” too."));
        assertEquals(
                1,
                page.select(".warnings a[href=/newsroom/stories/%d]".formatted(draft))
                        .size());
        assertEquals(
                1,
                page.select(".warnings a[href='#spot-%s-%d']".formatted(lead, draft))
                        .size());
        String count = String.valueOf(page.select(".warnings li").size());
        Document overview = Jsoup.parse(given().get("/newsroom/fronts").asString());
        assertEquals(
                count + " to look at on Science",
                overview.select("a[href='%s#warnings']".formatted(address)).text());
    }

    @Test
    void aStoryAboutToLeaveIsWarnedOf() {
        place(lead, live.get(0));
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList list = CuratedList.get(lead);
            Instant soon = clock.instant().plus(Duration.ofMinutes(50));
            list.change(
                    other(), clock.instant(), list.version(), new Change.Show(Long.parseLong(live.get(0)), null, soon));
        });
        assertTrue(
                page("").select(".warnings").text().contains("leaves on "),
                page("").select(".warnings").text());
    }

    @Test
    void twoWhoChangeABlockAreShownBothAndTheSecondDecides() {
        RequestSpecification mine = change("edit", lead)
                .formParam("title", "Mine")
                .formParam("layout", "FOUR")
                .formParam("rule", "NEWEST");
        QuarkusTransaction.requiringNew().run(() -> {
            Front front = front();
            front.change(
                    other(),
                    clock.instant(),
                    front.version(),
                    new PlanChange.Edit(new Block(lead, "Theirs", Layout.LEAD, 1, Rule.NEWEST, null, null, false)));
        });
        Response answer = mine.post(address + "/changes");
        assertEquals(409, answer.statusCode());
        assertBothThenMine(answer, "“Theirs”, Lead with 1 story", "“Mine”, Four with 4 stories");
        assertEquals("Mine", page("").select("#block-%s h3".formatted(lead)).text());
    }

    @Test
    void twoWhoWordAStoryAreShownBothAndTheSecondDecides() {
        place(lead, live.get(0));
        RequestSpecification mine = placing("say", lead, live.get(0)).formParam("headline", "My words");
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList list = CuratedList.get(lead);
            list.change(
                    other(),
                    clock.instant(),
                    list.version(),
                    new Change.Say(Long.parseLong(live.get(0)), "Their words", null, null, null, null));
        });
        Response answer = mine.post(address + "/placements");
        assertEquals(409, answer.statusCode());
        assertBothThenMine(answer, "Their words", "My words");
        assertTrue(page("").select("#block-" + lead).text().contains("My words"));
    }

    @Test
    void aStoryThatTwoTakeToDifferentBlocksIsInOne() {
        String one = add("One");
        String another = add("Another");
        place(lead, live.get(0));
        RequestSpecification mine =
                placing("carry", lead, live.get(0)).formParam("to", another + ":" + version(another));
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList from = CuratedList.get(lead);
            CuratedList to = CuratedList.get(one);
            from.carry(other(), clock.instant(), Long.parseLong(live.get(0)), from.version(), to, to.version(), null);
        });
        refuse(mine, "not in that block any more");
        assertEquals(0, page("").select("#block-%s .spot".formatted(another)).size(), "all of it or nothing");
    }

    @Test
    void openPagesLearnOfChangesAndOfEachOther() {
        Response first = given().get(address + "/now");
        assertEquals(page("").select("#main").attr("data-mark"), first.<String>path("mark"));
        assertEquals(List.of(), first.path("people"));
        String tag = first.header("ETag");
        given().header("If-None-Match", tag).get(address + "/now").then().statusCode(304);
        place(lead, live.get(0));
        assertNotEquals(
                first.<String>path("mark"),
                given().header("If-None-Match", tag).get(address + "/now").<String>path("mark"));

        long other = other().id();
        seen(other, Duration.ZERO);
        assertEquals(
                List.of("front-placing-other"), given().get(address + "/now").path("people"));
        assertEquals(
                "Also here: front-placing-other", page("").select("#also-here").text());
        given().header("If-None-Match", tag).get(address + "/now").then().statusCode(200);
        seen(other, Presence.PATIENCE.plusSeconds(1));
        assertEquals(List.of(), given().get(address + "/now").path("people"));
    }

    @Test
    void whatOpenPagesAskCostsTwoStatements() {
        given().get(address + "/now");
        long before = sessions.getStatistics().getPrepareStatementCount();
        given().get(address + "/now").then().statusCode(200);
        int signingIn = 2;
        assertEquals(signingIn + 2, sessions.getStatistics().getPrepareStatementCount() - before);
    }

    @Test
    void aFrontCostsTheSameWhateverStandsOnIt() {
        place(add("First"), live.get(0));
        launch();
        clock.advance(Duration.ofSeconds(1));
        launch();
        long few = cost();
        for (int i = 0; i < 8; i++) {
            String block = add("Block " + i);
            place(block, live.get(i));
            place(block, live.get(i + 1));
            launch();
        }
        assertEquals(few, cost());
        assertTrue(few <= 19, () -> "It costs " + few);
    }

    /** Once more, as what is asked for the first time is prepared. */
    private long cost() {
        page("");
        long before = sessions.getStatistics().getPrepareStatementCount();
        page("");
        return sessions.getStatistics().getPrepareStatementCount() - before;
    }

    private void assertBothThenMine(Response answer, String theirs, String mine) {
        Element trouble = Jsoup.parse(answer.asString()).selectFirst("#trouble");
        assertTrue(trouble.text().contains("front-placing-other: "), trouble.text());
        assertTrue(trouble.select("dd").get(0).text().contains(theirs), trouble.text());
        assertTrue(trouble.select("dd").get(1).text().contains(mine), trouble.text());
        RequestSpecification again = form();
        trouble.select("form input:not([name=csrf-token])")
                .forEach(input -> again.formParam(input.attr("name"), input.val()));
        again.post(trouble.select("form").attr("action")).then().statusCode(303);
    }

    private void launch() {
        form().formParam("stamp", stamp()).post(address + "/launch").then().statusCode(303);
    }

    private String stamp() {
        return page("").select("input[name=stamp]").attr("value");
    }

    private void seen(long person, Duration ago) {
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("insert into presence values (?1, ?2, ?3)"
                        + " on conflict (place, person_id) do update set seen_at = excluded.seen_at")
                .setParameter(1, "front:" + key)
                .setParameter(2, person)
                .setParameter(3, clock.instant().minus(ago))
                .executeUpdate());
    }

    private static Actor other() {
        Person person = QuarkusTransaction.joiningExisting()
                .call(() -> Person.signIn("front-placing-other", "front-placing-other", "front-placing-other", null));
        return new Actor(person.id, person.name, Set.of(Role.EDITOR), Set.of());
    }

    private Front front() {
        return Front.<Front>find("key", key).firstResult();
    }

    /** A strip of three with nothing to fill it, last on the front; gives its list. */
    private String add(String title) {
        change("add", "")
                .formParam("title", title)
                .formParam("layout", "STRIP_OF_THREE")
                .formParam("rule", "NONE")
                .post(address + "/changes")
                .then()
                .statusCode(303);
        return page("").select("[data-block]").last().attr("data-block");
    }

    private void place(String list, String story) {
        placing("place", list, story).post(address + "/placements").then().statusCode(303);
    }

    private RequestSpecification placing(String change, String list, String story) {
        return form().formParam("do", change)
                .formParam("list", list + ":" + version(list))
                .formParam("article", story);
    }

    private RequestSpecification change(String change, String list) {
        return form().formParam(
                        "version",
                        page("").select("#plan > li input[name=version]")
                                .first()
                                .val())
                .formParam("do", change)
                .formParam("list", list);
    }

    private String version(String list) {
        return page("").select("[data-list=%s]".formatted(list)).attr("data-version");
    }

    private List<String> found(String query) {
        return page(query).select("#found > li").eachAttr("data-article");
    }

    private Document page(String query) {
        return Jsoup.parse(
                given().get(address + query).then().statusCode(200).extract().asString());
    }

    private void told(RequestSpecification form, String what) {
        Response answer = form.post(address + "/placements");
        assertEquals(303, answer.statusCode(), answer::asString);
        Map<String, String> cookies = answer.cookies();
        assertTrue(Jsoup.parse(given().cookies(cookies).get(address).asString())
                .select(".flash-done")
                .text()
                .contains(what));
    }

    private void refuse(RequestSpecification form, String why) {
        form.post(address + "/placements").then().statusCode(422).body(containsString(why));
    }

    private Document refused(RequestSpecification form) {
        return refused("placements", form);
    }

    private Document refused(String verb, RequestSpecification form) {
        return Jsoup.parse(
                form.post(address + "/" + verb).then().statusCode(422).extract().asString());
    }
}
