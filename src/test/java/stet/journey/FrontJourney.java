package stet.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.curation.Front;
import stet.testing.ArrangedFronts;
import stet.testing.Axe;
import stet.testing.RealParts;

/** Editors arrange the home front: with the mouse, with the keyboard alone, and two at once. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FrontJourney {
    private static final String FRONT = "/newsroom/fronts/home";
    private static final String LEAD = "home-lead";
    private static final String TOP = "home-top";

    @TestHTTPResource("/")
    String root;

    private String site;

    @BeforeEach
    void nobodyHasBegun() {
        site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        ArrangedFronts.giveBack(Front.HOME);
    }

    @AfterEach
    void leaveItToTheRules() {
        ArrangedFronts.giveBack(Front.HOME);
    }

    @Test
    void anEditorArrangesTheHomeFrontByMouseAndLaunchesIt() {
        try (Visitor editor = Visitor.signIn(site, "editor");
                Visitor reader = Visitor.reader(site)) {
            Page page = begun(editor);
            page.locator("#state").selectOption("live");
            page.locator("#seek").click();
            assertThat(said(page)).containsText("stories found");
            List<String> found = found(page);
            String first = found.get(4);
            String second = found.get(5);

            Visitor.drag(sought(page, first), block(page, LEAD).locator(".mini"));
            assertThat(spot(page, LEAD, first)).isVisible();
            Visitor.drag(sought(page, second), spot(page, LEAD, first));
            assertStories(page, LEAD, second, first);
            Visitor.drag(
                    spot(page, LEAD, second).locator(".spot-title"),
                    block(page, TOP).locator(".brought").first());
            assertStories(page, LEAD, first);
            assertStories(page, TOP, second);
            assertThat(page.locator("#announcement")).containsText("is at place 1 of “Four” now");

            Visitor.drag(grip(page, TOP), grip(page, LEAD));
            assertThat(page.locator("[data-block]").first()).hasAttribute("data-block", TOP);
            assertThat(page.locator("#announcement")).containsText("has its place on the front");

            spot(page, LEAD, first).locator("summary").click();
            page.locator("#headline-" + LEAD + "-" + first).fill("What matters this morning");
            spot(page, LEAD, first).getByText("Save the words").click();
            assertThat(spot(page, LEAD, first).locator(".spot-title")).containsText("What matters this morning");
            page.locator("#unfolding-" + LEAD + "-" + first).selectOption("LIVE");
            spot(page, LEAD, first).getByText("Save the words").click();
            assertThat(spot(page, LEAD, first).locator(".unfolding")).hasText("Live");
            assertThat(spot(page, LEAD, first).locator(".spot-title")).containsText("What matters this morning");

            reader.page().navigate("/");
            assertThat(reader.page().getByText("What matters this morning")).hasCount(0);
            editor.button("Launch now").click();
            assertThat(page.locator(".flash-done")).containsText("readers see this front now");
            reader.page().navigate("/");
            assertThat(reader.page().locator("main article.card").first().locator("a"))
                    .hasAttribute("href", Pattern.compile("-" + second + "$"));
            assertThat(reader.page().getByText("What matters this morning")).isVisible();
            assertThat(reader.page()
                            .locator("article.card:has-text('What matters this morning') .unfolding")
                            .first())
                    .hasText("Live");
            assertEquals(List.of(), editor.complaints());
            assertAccessible(page);
        }
    }

    @Test
    void anotherDoesItByKeyboardAloneAndHearsWhatHappened() {
        try (Visitor editor = Visitor.signIn(site, "editor");
                Visitor reader = Visitor.reader(site)) {
            Page page = editor.page();
            page.navigate(FRONT);
            press(page, editor.button("Arrange it by hand"), "Enter");
            assertThat(page.locator(".flash-done")).containsText("yours to change");

            page.locator("#state").focus();
            page.locator("#state").selectOption("live");
            press(page, page.locator("#seek"), "Enter");
            assertThat(said(page)).containsText("stories found");
            assertTrue(page.url().endsWith("?state=live"), page.url());
            List<String> found = found(page);
            page.locator("#add-to").focus();
            page.keyboard().type("Four");
            press(page, page.locator("#add-" + found.get(0)), "Enter");
            assertThat(said(page)).containsText("is at place 1 of “Four” now");
            assertThat(page.locator("#add-" + found.get(0))).isFocused();
            assertThat(page.locator("#add-to option:checked")).hasText("Four");
            press(page, page.locator("#add-" + found.get(1)), "Enter");
            assertThat(said(page)).containsText("is at place 2 of “Four” now");

            page.locator("#up-%s-%s".formatted(TOP, found.get(1))).focus();
            page.keyboard().press("Alt+ArrowUp");
            assertStories(page, TOP, found.get(1), found.get(0));
            assertThat(said(page)).containsText("is at place 1 of “Four” now");
            assertThat(spot(page, TOP, found.get(1)).locator(":focus")).hasCount(1);

            press(page, spot(page, TOP, found.get(1)).locator("summary"), "Enter");
            page.locator("#to-%s-%s".formatted(TOP, found.get(1))).focus();
            page.keyboard().type("Lead and two");
            press(page, page.locator("#carry-%s-%s".formatted(TOP, found.get(1))), "Enter");
            assertThat(said(page)).containsText("is at place 1 of “Lead and two” now");
            assertStories(page, LEAD, found.get(1));
            assertThat(spot(page, LEAD, found.get(1)).locator("summary")).isFocused();

            press(page, page.locator("#remove-%s-%s".formatted(TOP, found.get(0))), "Enter");
            assertThat(said(page)).containsText("was taken out of “Four”");
            assertStories(page, TOP);
            press(page, page.locator("#back-" + found.get(0)), "Enter");
            assertStories(page, TOP, found.get(0));
            assertThat(spot(page, TOP, found.get(0)).locator("summary")).isFocused();

            Locator byRule = block(page, TOP).locator(".brought");
            String hidden = byRule.first().getAttribute("data-article");
            String kept = byRule.nth(1).getAttribute("data-article");
            press(page, page.locator("#hide-%s-%s".formatted(TOP, hidden)), "Enter");
            assertThat(said(page)).containsText("is hidden from “Four”");
            assertThat(page.locator("#hide-%s-%s".formatted(TOP, kept))).isFocused();
            press(page, page.locator("#keep-%s-%s".formatted(TOP, kept)), "Enter");
            assertThat(said(page)).containsText("is at place 2 of “Four” now");
            assertThat(spot(page, TOP, kept).locator("summary")).isFocused();
            press(page, page.locator("#unhide-%s-%s".formatted(TOP, hidden)), "Enter");
            assertThat(said(page)).containsText("may come into “Four” again");
            assertThat(brought(page, TOP, hidden)).isVisible();

            press(page, page.locator("#block-down-" + LEAD), "Enter");
            assertThat(said(page)).containsText("“Lead and two” has its place on the front");
            assertThat(page.locator("#block-down-" + LEAD)).isFocused();
            assertThat(page.locator("[data-block]").first()).hasAttribute("data-block", TOP);

            // All of that is reached by the Tab key, and not only by a script's focus.
            Set<String> reached = editor.reachedByTab();
            for (String used : List.of(
                    "state",
                    "seek",
                    "add-to",
                    "add-" + found.get(0),
                    "remove-%s-%s".formatted(LEAD, found.get(1)),
                    "block-up-" + LEAD,
                    "looks-" + LEAD,
                    "Launch now")) {
                assertTrue(reached.contains(used), () -> used + " is not among " + reached);
            }
            press(page, editor.button("Launch now"), "Enter");
            assertThat(page.locator(".flash-done")).containsText("readers see this front now");
            reader.page().navigate("/");
            assertThat(reader.page().locator(".front-lead article.card a"))
                    .hasAttribute("href", Pattern.compile("-" + found.get(1) + "$"));
            assertEquals(List.of(), editor.complaints());
        }
    }

    @Test
    void twoPeopleSeeEachOtherAndEachOthersChangesAndNothingTypedIsLost() {
        try (Visitor one = Visitor.signIn(site, "editor");
                Visitor two = Visitor.signIn(site, "editor2")) {
            Page mine = begun(one);
            Page theirs = two.page();
            theirs.navigate(FRONT);
            assertThat(theirs.locator("#also-here")).hasText("Also here: Ewa Nowak");
            assertThat(mine.locator("#also-here")).containsText("Kwame Mensah");

            String story = found(mine).get(0);
            String other = found(mine).get(1);
            mine.locator("#add-" + story).click();
            assertThat(spot(theirs, LEAD, story)).isVisible();
            assertThat(said(theirs)).containsText("Somebody else changed this page");

            open(theirs, story);
            theirs.locator("#headline-%s-%s".formatted(LEAD, story)).pressSequentially("The words of the second");
            mine.locator("#add-" + other).click();
            assertThat(spot(mine, LEAD, other)).isVisible();
            Visitor.turnTo(theirs);
            assertThat(spot(theirs, LEAD, other)).isVisible();
            assertThat(theirs.locator("#headline-%s-%s".formatted(LEAD, story))).hasValue("The words of the second");
            assertThat(theirs.locator("#headline-%s-%s".formatted(LEAD, story))).isFocused();

            open(mine, story);
            mine.locator("#headline-%s-%s".formatted(LEAD, story)).fill("The words of the first");
            spot(mine, LEAD, story).getByText("Save the words").click();
            assertThat(spot(mine, LEAD, story).locator(".spot-title")).containsText("The words of the first");
            Visitor.turnTo(theirs);
            assertThat(spot(theirs, LEAD, story).locator(".spot-title")).containsText("The words of the first");
            spot(theirs, LEAD, story).getByText("Save the words").click();
            assertThat(theirs.locator("#trouble")).containsText("reads “The words of the first”");
            assertThat(theirs.locator("#trouble")).containsText("reads “The words of the second”");
            assertThat(theirs.locator("#trouble")).isFocused();
            two.button("Make mine all the same").click();
            assertThat(spot(theirs, LEAD, story).locator(".spot-title")).containsText("The words of the second");
            Visitor.turnTo(mine);
            assertThat(spot(mine, LEAD, story).locator(".spot-title")).containsText("The words of the second");

            // What is taken away under one's hands is not lost either.
            theirs.locator("#headline-%s-%s".formatted(LEAD, story)).fill("A third thought");
            mine.locator("#remove-%s-%s".formatted(LEAD, story)).click();
            assertThat(spot(mine, LEAD, story)).hasCount(0);
            Visitor.turnTo(theirs);
            assertThat(theirs.locator(".left-over")).containsText("A third thought");

            mine.locator("#looks-" + TOP).click();
            mine.locator("#title-" + TOP).fill("Mine");
            theirs.locator("#looks-" + TOP).click();
            theirs.locator("#title-" + TOP).fill("Theirs");
            block(mine, TOP).getByText("Save the block").click();
            assertThat(block(mine, TOP).locator("h3")).hasText("Mine");
            block(theirs, TOP).getByText("Save the block").click();
            assertThat(theirs.locator("#trouble")).containsText("called “Mine”");
            assertThat(theirs.locator("#trouble")).containsText("called “Theirs”");
            two.button("Make mine all the same").click();
            assertThat(block(theirs, TOP).locator("h3")).hasText("Theirs");
            Visitor.turnTo(mine);
            assertThat(block(mine, TOP).locator("h3")).hasText("Theirs");
            assertEquals(List.of(), one.complaints());
            assertEquals(List.of(), two.complaints());
        }
    }

    private Page begun(Visitor editor) {
        editor.page().navigate(FRONT);
        editor.button("Arrange it by hand").click();
        assertThat(editor.page().locator(".flash-done")).containsText("yours to change");
        return editor.page();
    }

    private static Locator block(Page page, String list) {
        return page.locator("#block-" + list);
    }

    private static Locator grip(Page page, String list) {
        return block(page, list).locator(".block-head h3");
    }

    private static Locator sought(Page page, String story) {
        return page.locator("#found > li[data-article='%s']".formatted(story));
    }

    private static Locator spot(Page page, String list, String story) {
        return page.locator("#spot-%s-%s".formatted(list, story));
    }

    private static Locator brought(Page page, String list, String story) {
        return block(page, list).locator(".brought[data-article='%s']".formatted(story));
    }

    private static Locator said(Page page) {
        return page.locator("#announcement");
    }

    private static void open(Page page, String story) {
        spot(page, LEAD, story).locator("summary").click();
    }

    private static void press(Page page, Locator what, String key) {
        what.focus();
        page.keyboard().press(key);
    }

    private static List<String> found(Page page) {
        // In one look: the page may be shown anew in between.
        assertThat(page.locator("#found > li").first()).isVisible();
        String all = (String)
                page.locator("#found > li").evaluateAll("found => found.map(each => each.dataset.article).join(' ')");
        return List.of(all.split(" "));
    }

    private static void assertStories(Page page, String list, String... stories) {
        Locator spots = block(page, list).locator(".spot");
        assertThat(spots).hasCount(stories.length);
        for (int place = 0; place < stories.length; place++) {
            assertThat(spots.nth(place)).hasAttribute("data-article", stories[place]);
        }
    }

    /** By day and by night, wide and narrow, with all forms open. */
    private static void assertAccessible(Page page) {
        List<String> troubles = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {1280, 320}) {
                page.setViewportSize(width, 900);
                page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
                (scheme == ColorScheme.LIGHT ? Axe.troublesOf(page) : Axe.troublesOfColours(page))
                        .forEach(trouble -> troubles.add("%s, %d: %s".formatted(scheme, width, trouble)));
                if (!Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))) {
                    troubles.add("It scrolls sideways at " + width);
                }
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1280, 900);
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = false)");
        assertEquals(List.of(), troubles);
    }
}
