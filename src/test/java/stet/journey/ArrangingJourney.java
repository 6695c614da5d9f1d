package stet.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import stet.testing.Axe;
import stet.testing.MovableClock;
import stet.testing.RealParts;
import stet.web.NewsroomTime;

/** An editor arranges “Recommended” with the mouse, with the keyboard alone, beside somebody else, and launches it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ArrangingJourney {
    private static final String LIST = "/newsroom/lists/recommended";

    @TestHTTPResource("/")
    String root;

    @Inject
    MovableClock clock;

    @Inject
    NewsroomTime time;

    @Test
    void aStoryIsMovedByMouseByKeyboardAndLaunched() {
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        try (Visitor editor = Visitor.signIn(site, "editor");
                Visitor reader = Visitor.reader(site)) {
            Page page = editor.page();
            page.navigate(LIST);
            List<String> before = stories(page);

            Visitor.drag(
                    page.locator("#spots .spot .spot-title").nth(2),
                    page.locator("#spots .spot").nth(0));
            List<String> dragged = List.of(before.get(2), before.get(0), before.get(1), before.get(3));
            assertOrder(page, dragged);

            page.locator("#down-" + dragged.get(0)).focus();
            page.keyboard().press("Alt+ArrowDown");
            assertOrder(page, before.subList(0, 1), dragged);
            assertThat(page.locator("#announcement")).containsText("has its place in the list");
            assertThat(page.locator("#down-" + dragged.get(0))).isFocused();
            page.keyboard().press("Alt+ArrowDown");
            page.keyboard().press("Alt+ArrowUp");

            assertEquals(before.get(0), readersFirst(reader), "readers see nothing of it yet");
            page.navigate(LIST);
            String first = stories(page).get(0);
            page.locator("#remove-" + first).click();
            assertThat(page.locator("#spot-" + first)).hasCount(0);
            assertThat(page.locator("#back-" + first)).isVisible();
            List<String> wanted = stories(page);
            editor.button("Launch now").click();
            assertThat(page.locator(".flash-done")).containsText("readers see this list now");
            assertEquals(wanted.get(0), readersFirst(reader));

            lastButOne(page).click();
            assertThat(page.locator(".flash-done")).containsText("Readers see again");
            assertEquals(before.get(0), readersFirst(reader));
            assertEquals(List.of(), editor.complaints());
            assertEquals(List.of(), Axe.troublesOf(page));
        }
    }

    @Test
    void aStoryIsFoundPlacedMovedLaunchedAndTakenBackByKeyboardAlone() {
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        try (Visitor editor = Visitor.signIn(site, "editor");
                Visitor reader = Visitor.reader(site)) {
            Page page = editor.page();
            page.navigate(LIST);
            List<String> before = stories(page);
            page.locator("#q").focus();
            page.keyboard().type("a");
            page.keyboard().press("Enter");
            page.waitForURL("**" + LIST + "?q=a");
            String story = page.locator("#found > li").all().stream()
                    .filter(each -> each.locator(".state").innerText().equals("Live"))
                    .map(each -> each.getAttribute("data-article"))
                    .filter(each -> !before.contains(each))
                    .findFirst()
                    .orElseThrow();
            Set<String> reached = editor.reachedByTab();
            for (String used :
                    List.of("q", "add-" + story, "hide-found-" + story, "up-" + before.get(1), "Launch now")) {
                assertTrue(reached.contains(used), () -> used + " is not among " + reached);
            }
            press(page, "#add-" + story, "Enter");
            assertThat(page.locator("#spots .spot")).hasCount(before.size() + 1);
            page.locator("#up-" + story).focus();
            for (int place = before.size(); place > 0; place--) {
                page.keyboard().press("Alt+ArrowUp");
                assertThat(page.locator("#spots .spot").nth(place - 1)).hasAttribute("data-article", story);
            }
            assertThat(page.locator("#announcement")).containsText("has its place in the list");
            assertEquals(before.get(0), readersFirst(reader), "readers see nothing of it yet");
            editor.button("Launch now").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".flash-done")).containsText("readers see this list now");
            assertEquals(story, readersFirst(reader));
            lastButOne(page).focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".flash-done")).containsText("Readers see again");
            assertEquals(before.get(0), readersFirst(reader));
            assertEquals(List.of(), editor.complaints());
        }
    }

    private static void press(Page page, String what, String key) {
        page.locator(what).focus();
        page.keyboard().press(key);
    }

    @Test
    void twoPeopleSeeEachOthersChangesAndAreToldWhereTheyCollide() {
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        try (Visitor one = Visitor.signIn(site, "editor");
                Visitor two = Visitor.signIn(site, "editor2")) {
            one.page().navigate(LIST);
            two.page().navigate(LIST);
            assertThat(two.page().locator("#also-here")).hasText("Also here: Ewa Nowak");
            assertThat(one.page().locator("#also-here")).hasText("Also here: Kwame Mensah");
            String story = stories(one.page()).get(0);
            String other = stories(one.page()).get(1);
            say(one.page(), story, "The words of the first");
            assertThat(two.page().locator("#spot-" + story)).containsText("The words of the first");

            openWords(two.page(), story);
            two.page().getByLabel("Headline here").first().fill("The words of the second");
            say(one.page(), other, "Something about another story");
            say(one.page(), story, "The first has thought again");
            two.page().locator("#spot-" + story).getByText("Save the words").click();
            assertThat(two.page().locator("#trouble")).containsText("The first has thought again");
            assertThat(two.page().locator("#trouble")).containsText("Yours was not made");
            two.button("Make mine all the same").click();
            assertThat(two.page().locator("#spot-" + story)).containsText("The words of the second");
            Visitor.turnTo(one.page());
            assertThat(one.page().locator("#spot-" + story)).containsText("The words of the second");
            assertThat(two.page().locator("#spot-" + other)).containsText("Something about another story");
        }
    }

    @Test
    void aLaunchForLaterIsSeenAtItsInstantAndNotBefore() {
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        try (Visitor editor = Visitor.signIn(site, "editor");
                Visitor reader = Visitor.reader(site)) {
            Page page = editor.page();
            page.navigate(LIST);
            String now = readersFirst(reader);
            String second = stories(page).get(1);
            page.locator("#up-" + second).click();
            assertThat(page.locator("#spots .spot").first()).hasAttribute("data-article", second);
            Instant at = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(4));
            page.getByText("Launch later").click();
            page.getByLabel("Date and time in Athens").fill(time.fieldValue(at));
            editor.button("Launch then").click();
            assertThat(page.locator(".flash-done")).containsText("Readers will see this list from");
            assertEquals(now, readersFirst(reader));
            clock.advance(Duration.between(clock.instant(), at));
            assertNotEquals(now, readersFirst(reader));
            assertEquals(second, readersFirst(reader));

            page.navigate(LIST);
            lastButOne(page).click();
            assertThat(page.locator(".flash-done")).containsText("Readers see again");
            assertEquals(now, readersFirst(reader));
        }
    }

    /** Of the launches that are over, the one that was seen last. */
    private static Locator lastButOne(Page page) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Restore the launch of ")))
                .first();
    }

    private static void say(Page page, String story, String words) {
        openWords(page, story);
        page.locator("#headline-" + story).fill(words);
        page.locator("#spot-" + story).getByText("Save the words").click();
        assertThat(page.locator("#spot-" + story + " .spot-title")).containsText(words);
    }

    private static void openWords(Page page, String story) {
        Locator details = page.locator("#spot-" + story + " details");
        if (details.getAttribute("open") == null) {
            details.locator("summary").click();
        }
    }

    private static List<String> stories(Page page) {
        return page.locator("#spots .spot").all().stream()
                .map(each -> each.getAttribute("data-article"))
                .toList();
    }

    private static void assertOrder(Page page, List<String> expected) {
        for (int place = 0; place < expected.size(); place++) {
            assertThat(page.locator("#spots .spot").nth(place)).hasAttribute("data-article", expected.get(place));
        }
    }

    /** After the first of {@code dragged} was moved down by one. */
    private static void assertOrder(Page page, List<String> head, List<String> dragged) {
        List<String> moved = new ArrayList<>(dragged);
        Collections.swap(moved, 0, 1);
        assertEquals(head.get(0), moved.get(0));
        assertOrder(page, moved);
    }

    /** The first of “Recommended” beside a story that is not in it. */
    private static String readersFirst(Visitor reader) {
        reader.page().navigate("/latest");
        reader.page().locator(".ladder a").last().click();
        return reader.page()
                .locator("ul.recommended a")
                .first()
                .getAttribute("href")
                .replaceAll(".*-", "");
    }
}
