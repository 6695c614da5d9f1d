package stet.taxonomy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.testing.Newsroom.form;
import static stet.testing.Newsroom.newStory;
import static stet.testing.Newsroom.seen;
import static stet.testing.Newsroom.write;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.people.Person;
import stet.testing.MovableClock;
import stet.testing.RealParts;

/** Sections that move, merge and close: their addresses, and all that stands in them. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "boss", roles = "chief")
class SectionTreeTest {
    @Inject
    MovableClock clock;

    /** The stories that a test shows to readers. */
    private final List<Long> published = new ArrayList<>();

    @AfterEach
    void withdrawWhatReadersSee() {
        published.forEach(
                story -> form().formParam("note", "A test").post("/newsroom/stories/" + story + "/withdrawal"));
    }

    /** Everything of these tests stands in sections whose names begin so; other tests' pages are theirs. */
    @AfterEach
    @TestSecurity(user = "boss", roles = "chief")
    void closeWhatIsEmpty() {
        List<Long> ours = QuarkusTransaction.requiringNew().call(() -> Section.listInOrder().stream()
                .filter(section -> section.name.startsWith("Tree"))
                .map(section -> section.id)
                .toList());
        for (int i = ours.size() - 1; i >= 0; i--) {
            long id = ours.get(i);
            long science = id("science");
            String name = QuarkusTransaction.requiringNew().call(() -> Section.get(id).name);
            if (remove(id, name).extract().statusCode() != 303) {
                merge(id, science, name).statusCode(303);
            }
        }
        QuarkusTransaction.requiringNew().run(() -> Redirect.delete("ended"));
    }

    private static long id(String path) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Section.findByPath(path).orElseThrow().id);
    }

    private static long open(String name, Long parent) {
        var form = form().formParam("name", name);
        if (parent != null) {
            form.formParam("parent", parent);
        }
        form.post("/newsroom/sections").then().statusCode(303);
        return QuarkusTransaction.requiringNew().call(() -> Section.listInOrder().stream()
                .filter(section -> section.name.equals(name))
                .findFirst()
                .orElseThrow()
                .id);
    }

    private static String mark() {
        return QuarkusTransaction.requiringNew().call(Section::treeMark);
    }

    private static ValidatableResponse readdress(long section, String slug, Long parent) {
        return readdress(section, slug, parent, mark());
    }

    private static ValidatableResponse readdress(long section, String slug, Long parent, String seen) {
        return form().formParam("slug", slug)
                .formParam("parent", parent == null ? "" : parent.toString())
                .formParam("seen", seen)
                .post("/newsroom/sections/" + section + "/address")
                .then();
    }

    private static ValidatableResponse merge(long from, long into, String confirm) {
        return merge(from, into, confirm, mark());
    }

    private static ValidatableResponse merge(long from, long into, String confirm, String seen) {
        return form().formParam("into", into)
                .formParam("confirm", confirm)
                .formParam("seen", seen)
                .post("/newsroom/sections/" + from + "/merger")
                .then();
    }

    private static ValidatableResponse remove(long section, String confirm) {
        return remove(section, confirm, mark());
    }

    private static ValidatableResponse remove(long section, String confirm, String seen) {
        return form().formParam("confirm", confirm)
                .formParam("seen", seen)
                .post("/newsroom/sections/" + section + "/removal")
                .then();
    }

    private static ValidatableResponse reader(String path) {
        return given().redirects().follow(false).get(path).then();
    }

    private static void leadsOn(String from, String to) {
        reader(from).statusCode(301).header("Location", endsWith(to));
    }

    private static long story(String section) {
        long story = newStory();
        write(story, 0, "A tree story", "Words.");
        details(story, section, 0).statusCode(303);
        return story;
    }

    private static ValidatableResponse details(long story, String section, int version) {
        return form().formParam("version", version)
                .formParam("lang", "en")
                .formParam("section", section)
                .formParam("bylines", "A guest")
                .post("/newsroom/stories/" + story + "/details")
                .then();
    }

    private void publish(long story) {
        published.add(story);
        seen(story)
                .formParam("override", "A test")
                .post("/newsroom/stories/" + story + "/publication")
                .then()
                .statusCode(303);
    }

    private static String sectionOf(long story) {
        return Jsoup.parse(given().get("/newsroom/stories/" + story).asString())
                .select("[name=section] [selected]")
                .val();
    }

    @Test
    void aSectionMovesWithAllThatStandsInItAndItsOldAddressesLeadOn() {
        long top = open("Tree top", null);
        long branch = open("Tree branch", top);
        open("Tree twig", branch);
        long story = story("tree-top/tree-branch/tree-twig");
        publish(story);
        String at = "/tree-top/tree-branch/tree-twig/a-tree-story-" + story;
        reader(at).statusCode(200);

        readdress(top, "forest", null).statusCode(303);
        leadsOn("/tree-top", "/forest");
        leadsOn("/tree-top/tree-branch/tree-twig", "/forest/tree-branch/tree-twig");
        leadsOn(at, "/forest/tree-branch/tree-twig/a-tree-story-" + story);
        reader("/forest/tree-branch/tree-twig").statusCode(200);

        readdress(branch, "branches", id("science")).statusCode(303);
        leadsOn("/tree-top/tree-branch/tree-twig", "/science/branches/tree-twig");
        leadsOn("/forest/tree-branch", "/science/branches");
        leadsOn(at, "/science/branches/tree-twig/a-tree-story-" + story);
        given().redirects()
                .follow(false)
                .get("/newsroom/at/2100-01-01T00:00:00Z" + at)
                .then()
                .statusCode(302)
                .header("Location", endsWith("/science/branches/tree-twig/a-tree-story-" + story));
        // Somebody had the story's details open all the while.
        details(story, "tree-top/tree-branch/tree-twig", 1).statusCode(303);
        assertEquals("science/branches/tree-twig", sectionOf(story));

        readdress(branch, "tree-branch", top).statusCode(303);
        readdress(top, "", null).statusCode(303);
        reader(at).statusCode(200);
        leadsOn("/science/branches/tree-twig", "/tree-top/tree-branch/tree-twig");
        leadsOn("/forest", "/tree-top");
    }

    @Test
    void noSectionStandsInItselfOrWhereAnotherIsOrWas() {
        long one = open("Tree one", null);
        long inner = open("Tree inner", one);
        long two = open("Tree two", null);
        readdress(one, "tree-one", inner).statusCode(422).body(containsString("cannot stand inside itself"));
        readdress(one, "tree-one", one).statusCode(422);
        readdress(two, "tree-one", null).statusCode(422).body(containsString("already a section"));
        readdress(two, "Newsroom", null).statusCode(422).body(containsString("the site’s own"));
        readdress(two, "<b>مدينة</b>", null).statusCode(303);
        readdress(two, "مدينة", null)
                .statusCode(422)
                .body(containsString("No address can be made"))
                .body(containsString("value=\"مدينة\""));
        readdress(one, "tree-uno", null).statusCode(303);
        readdress(two, "tree-one", null).statusCode(422).body(containsString("leads readers on to /tree-uno"));
        // Nor does a whole subtree move over addresses that lead elsewhere.
        open("Tree inner two", two);
        readdress(id("b-b/tree-inner-two"), "tree-inner", two).statusCode(303);
        readdress(one, "tree-ein", id("science")).statusCode(303);
        leadsOn("/tree-uno/tree-inner", "/science/tree-ein/tree-inner");
        readdress(two, "tree-uno", null).statusCode(422).body(containsString("leads readers on to /science/tree-ein"));
        readdress(two, "x".repeat(81), null).statusCode(422).body(containsString("at most 80"));
    }

    @Test
    void oneSectionIsMergedIntoAnotherWithStoriesListsEditorsAndSubSections() {
        long from = open("Tree from", null);
        long child = open("Tree child", from);
        long into = open("Tree into", null);
        long shown = story("tree-from");
        long below = story("tree-from/tree-child");
        long approved = story("tree-from");
        publish(shown);
        publish(below);
        seen(approved)
                .formParam("override", "A test")
                .post("/newsroom/stories/" + approved + "/approval")
                .then()
                .statusCode(303);
        Set<Long> before = QuarkusTransaction.requiringNew().call(() -> {
            Person editor = Person.signIn("tree-editor", "tree-editor", "Tree Editor", null);
            editor.sections.add(from);
            return Set.copyOf(editor.sections);
        });
        assertEquals(Set.of(from), before);

        merge(from, into, "wrong").statusCode(422).body(containsString("Type the section’s name"));
        merge(from, child, "Tree from").statusCode(422).body(containsString("stands in it"));
        merge(from, into, "Tree from").statusCode(303).header("Location", endsWith("/newsroom/sections/" + into));

        leadsOn("/tree-from", "/tree-into");
        leadsOn("/tree-from/tree-child", "/tree-into/tree-child");
        leadsOn("/tree-from/a-tree-story-" + shown, "/tree-into/a-tree-story-" + shown);
        reader("/tree-into").statusCode(200).body(containsString("-" + shown + "\""));
        reader("/tree-into/tree-child/a-tree-story-" + below).statusCode(200);
        assertEquals("tree-into", sectionOf(shown));
        given().get("/newsroom/sections/" + from).then().statusCode(404);
        // What was approved for the first is published in the second, and history can be read.
        published.add(approved);
        form().post("/newsroom/stories/" + approved + "/publication").then().statusCode(303);
        reader("/tree-into/a-tree-story-" + approved).statusCode(200);
        given().get("/newsroom/stories/" + approved + "/revisions/1")
                .then()
                .statusCode(200)
                .body(containsString("Tree into"));
        // Whoever answered for the first does not come to answer for the whole paper, but for what was published in it.
        QuarkusTransaction.requiringNew().run(() -> {
            Person editor = Person.signIn("tree-editor", "tree-editor", "Tree Editor", null);
            assertEquals(Set.of(into), Set.copyOf(editor.sections));
            assertEquals(Set.of(into, child, from), editor.sectionsWithin());
        });
        remove(into, "Tree into").statusCode(409).body(containsString("Stories stand in it"));
        QuarkusTransaction.requiringNew().run(() -> Person.signIn("tree-editor", "tree-editor", "Tree Editor", null)
                .sections
                .clear());
    }

    /** The legal desk's permanent links. */
    @Test
    void whatReadersSawBeforeASectionEndedIsShownAsTheySawIt() {
        long first = open("Tree first", null);
        long second = open("Tree second", null);
        long third = open("Tree third", null);
        long story = story("tree-first");
        publish(story);
        Instant ofFirst = clock.instant();
        clock.advance(Duration.ofMinutes(5));
        merge(first, second, "Tree first").statusCode(303);
        Instant ofSecond = clock.instant();
        clock.advance(Duration.ofMinutes(5));
        merge(second, third, "Tree second").statusCode(303);

        String slug = "/a-tree-story-" + story;
        assertStandsIn(machine(ofFirst), "tree-first", "Tree first", slug);
        assertStandsIn(machine(ofSecond), "tree-second", "Tree second", slug);
        assertStandsIn("", "tree-third", "Tree third", slug);
        reader(machine(ofFirst) + "/tree-third").statusCode(200).body(not(containsString("/tree-third" + slug)));
        reader(machine(ofSecond) + "/tree-first")
                .statusCode(302)
                .header("Location", endsWith(machine(ofSecond) + "/tree-third"));
        leadsOn("/tree-first" + slug, "/tree-third" + slug);
        leadsOn("/tree-second", "/tree-third");
        // Whatever is done to the story goes on, in the section that it stands in now.
        remove(third, "Tree third").statusCode(409).body(containsString("Stories stand in it"));
        form().formParam("text", "It was another tree.")
                .post("/newsroom/stories/" + story + "/correction")
                .then()
                .statusCode(303);
        form().formParam("note", "Over")
                .post("/newsroom/stories/" + story + "/withdrawal")
                .then()
                .statusCode(303);
        reader("/tree-third").statusCode(200).body(not(containsString(slug)));
        assertStandsIn(machine(ofFirst), "tree-first", "Tree first", slug);
    }

    private static String machine(Instant at) {
        return "/newsroom/at/" + at;
    }

    private static void assertStandsIn(String root, String section, String name, String slug) {
        reader(root + "/" + section)
                .statusCode(200)
                .body(containsString(">" + name + "</h1>"))
                .body(containsString("href=\"" + root + "/" + section + slug));
        reader(root + "/" + section + slug).statusCode(200).body(containsString(name));
    }

    @Test
    void twoSubSectionsOfOneAddressAreNotMergedByChance() {
        long from = open("Tree left", null);
        long into = open("Tree right", null);
        open("Tree same", from);
        form().formParam("name", "Tree same too")
                .formParam("slug", "tree-same")
                .formParam("parent", into)
                .post("/newsroom/sections")
                .then()
                .statusCode(303);
        merge(from, into, "Tree left")
                .statusCode(422)
                .body(containsString("Merge /tree-left/tree-same into /tree-right/tree-same first"));
    }

    @Test
    void aSectionIsNotMergedIntoItsParentWhereItsAddressWouldBeGivenAway() {
        long outer = open("Tree outer", null);
        long middle = open("Tree middle", outer);
        form().formParam("name", "Tree namesake")
                .formParam("slug", "tree-middle")
                .formParam("parent", middle)
                .post("/newsroom/sections")
                .then()
                .statusCode(303);
        merge(middle, outer, "Tree middle").statusCode(422).body(containsString("/tree-outer/tree-middle"));
    }

    @Test
    void onlyAnEmptySectionIsDeletedAfterItsNameIsTyped() {
        Instant before = clock.instant();
        long parent = open("Tree parent", null);
        long leaf = open("Tree leaf", parent);
        remove(parent, "Tree parent").statusCode(409).body(containsString("It has sub-sections: Tree leaf"));
        QuarkusTransaction.requiringNew().run(() -> Person.signIn("tree-sole", "tree-sole", "Sole Editor", null)
                .sections
                .add(leaf));
        remove(leaf, "Tree leaf").statusCode(409).body(containsString("would answer for every section: Sole Editor"));
        given().get("/newsroom/sections/" + leaf).then().body(containsString("Sole Editor"));
        QuarkusTransaction.requiringNew().run(() -> Person.signIn("tree-sole", "tree-sole", "Sole Editor", null)
                .sections
                .clear());
        remove(leaf, "leaf").statusCode(422).body(containsString("value=\"leaf\""));
        remove(leaf, "Tree leaf").statusCode(303);
        leadsOn("/tree-parent/tree-leaf", "/tree-parent");
        reader(machine(before) + "/tree-parent/tree-leaf").statusCode(200).body(containsString("Tree leaf"));
        story("tree-parent");
        remove(parent, "Tree parent").statusCode(409).body(containsString("Stories stand in it"));
    }

    @Test
    void whoFilesAStoryDuringAMergeLosesNothing() throws Exception {
        int writers = 5;
        long gone = open("Tree going", null);
        open("Tree staying", null);
        long stays = id("tree-staying");
        List<Long> stories =
                IntStream.range(0, writers).mapToObj(i -> story("science")).toList();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(writers + 1);
        try {
            List<Future<Integer>> saved = new ArrayList<>();
            for (long story : stories) {
                saved.add(threads.submit(() -> {
                    start.await();
                    return details(story, "tree-going", 1).extract().statusCode();
                }));
            }
            Future<Integer> merged = threads.submit(() -> {
                start.await();
                int status = 409;
                for (int attempt = 0; attempt < 50 && status == 409; attempt++) {
                    status = merge(gone, stays, "Tree going").extract().statusCode();
                }
                return status;
            });
            start.countDown();
            assertEquals(303, merged.get(60, TimeUnit.SECONDS));
            for (Future<Integer> each : saved) {
                assertEquals(303, each.get(60, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
        for (long story : stories) {
            assertEquals("tree-staying", sectionOf(story));
        }
    }

    /** Of two who want one address at once, one gets it and the other is told. */
    @Test
    void twoWhoWantOneAddressAtOnceAreBothAnswered() throws Exception {
        long one = open("Tree racer", null);
        long two = open("Tree runner", null);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (long section : List.of(one, two)) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return readdress(section, "tree-goal", null).extract().statusCode();
                }));
            }
            start.countDown();
            List<Integer> found = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                found.add(answer.get(60, TimeUnit.SECONDS));
            }
            // Told that it is taken, or that the tree has changed, by whether they had seen it.
            assertTrue(found.contains(303), found.toString());
            assertTrue(found.contains(422) || found.contains(409), found.toString());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsDeletedLeadsToItsParentAndLeavesItsAddressesToNothingElse() {
        long parent = open("Tree stem", null);
        long leaf = open("Tree bud", parent);
        readdress(leaf, "tree-bloom", parent).statusCode(303);
        remove(leaf, "Tree bud").statusCode(303);
        for (String old : List.of("/tree-stem/tree-bud", "/tree-stem/tree-bloom")) {
            leadsOn(old, "/tree-stem");
        }
        for (String slug : List.of("tree-bud", "tree-bloom")) {
            form().formParam("name", "Tree other")
                    .formParam("slug", slug)
                    .formParam("parent", parent)
                    .post("/newsroom/sections")
                    .then()
                    .statusCode(422)
                    .body(containsString("leads readers on to /tree-stem"));
        }
        // It leads where its parent goes, and home in the end; a form of before does not file a story there.
        readdress(parent, "tree-trunk", null).statusCode(303);
        leadsOn("/tree-stem/tree-bloom", "/tree-trunk");
        details(newStory(), "tree-stem/tree-bloom", 0)
                .statusCode(422)
                .body(containsString("There is no section “tree-stem/tree-bloom”"));
        given().get("/newsroom/sections/" + parent)
                .then()
                .body(containsString("leads readers on to the front page for good"));
        remove(parent, "Tree stem").statusCode(303);
        for (String old : List.of("/tree-stem", "/tree-trunk", "/tree-stem/tree-bud", "/tree-stem/tree-bloom")) {
            leadsOn(old, "/");
        }
        form().formParam("name", "Tree trunk")
                .post("/newsroom/sections")
                .then()
                .statusCode(422)
                .body(containsString("leads readers on to the front page"));
    }

    @Test
    void whoHasAnOldTreeBeforeThemIsToldAndLosesNothing() {
        long one = open("Tree early", null);
        long two = open("Tree late", null);
        String seen = mark();
        readdress(two, "tree-later", one).statusCode(303);
        readdress(two, "tree-<b>", null, seen)
                .statusCode(409)
                .body(containsString("“Tree late” is at /tree-early/tree-later now"))
                .body(containsString("value=\"tree-&lt;b&gt;\""));
        String answer = merge(two, id("science"), "Tree la", seen)
                .statusCode(409)
                .body(containsString("“Tree late” is at /tree-early/tree-later now"))
                .extract()
                .asString();
        assertEquals("Tree la", Jsoup.parse(answer).select("#confirm-merge").val());
        assertEquals("", Jsoup.parse(answer).select("#confirm").val());
        assertEquals(
                String.valueOf(id("science")),
                Jsoup.parse(answer).select("#into [selected]").val());
        assertEquals(
                "Tree late",
                Jsoup.parse(remove(two, "Tree late", seen)
                                .statusCode(409)
                                .extract()
                                .asString())
                        .select("#confirm")
                        .val());
        reader("/tree-early/tree-later").statusCode(200);
        String fresh = Jsoup.parse(answer).select("[name=seen]").val();
        readdress(two, "tree-latest", null, fresh).statusCode(303);
        reader("/tree-latest").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"place", "address", "merger", "removal"})
    @TestSecurity(user = "eve", roles = "editor")
    void anEditorDoesNot(String what) {
        form().formParam("slug", "mine")
                .formParam("into", id("world"))
                .formParam("confirm", "Science")
                .post("/newsroom/sections/" + id("science") + "/" + what)
                .then()
                .statusCode(403)
                .body(containsString("change the paper’s sections"));
        given().get("/newsroom/sections/" + id("science")).then().statusCode(403);
        reader("/science").statusCode(200).body(not(containsString("mine-")));
    }
}
