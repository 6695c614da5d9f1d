package stet.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.people.Actor;
import stet.people.Role;
import stet.testing.Axe;
import stet.testing.Deeds;
import stet.testing.MovableClock;
import stet.testing.RealParts;
import stet.web.NewsroomTime;

/** An editor goes to noon of tomorrow, by slider and by keyboard, compares it with now, and looks at what leads there. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TimeMachineJourney {
    private static final String HEADLINE = "The lighthouse is switched on";

    @TestHTTPResource("/")
    String root;

    @Inject
    MovableClock clock;

    @Inject
    NewsroomTime time;

    private Actor chief;
    private long story;
    private Instant noon;

    @BeforeEach
    void scheduleAStory() {
        chief = Deeds.person("journey-chief", Role.CHIEF);
        Instant now = clock.instant();
        noon = now.atZone(time.zone())
                .toLocalDate()
                .plusDays(1)
                .atTime(12, 0)
                .atZone(time.zone())
                .toInstant();
        story = Deeds.story(chief, HEADLINE, "city", "ferries", Deeds.anAuthor(), now);
        Deeds.schedule(chief, story, noon, now);
    }

    @AfterEach
    void takeItBack() {
        Deeds.kill(chief, story, clock.instant());
    }

    @Test
    void anEditorGoesToAnInstantComparesItAndLooksAhead() {
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        try (Visitor editor = Visitor.signIn(site, "editor")) {
            Page page = editor.page();
            link(page, "Time machine").click();
            page.getByLabel("Page of the paper").fill(site + "/?from=a-mail#top");
            page.getByLabel("Date and time in Athens").fill(time.fieldValue(noon.minusSeconds(7_200)));
            editor.button("See it").click();
            assertThat(page.locator(".machine")).containsText("As readers will see it");
            assertThat(page.locator("main")).not().containsText(HEADLINE);

            Locator slider = page.getByLabel("Time of that day");
            slider.fill("719");
            page.waitForURL("**/newsroom/at/" + noon.minusSeconds(60) + "/");
            assertThat(page.locator("main")).not().containsText(HEADLINE);
            assertThat(slider).isFocused();
            page.keyboard().press("ArrowRight");
            assertThat(page.locator(".machine output")).hasText("12:00");
            page.waitForURL("**/newsroom/at/" + noon + "/");
            assertThat(page.locator("main")).containsText(HEADLINE);
            assertThat(slider).isFocused();
            assertThat(slider).hasAttribute("aria-valuetext", "12:00");
            lookAt(editor);

            editor.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            editor.button("Copy").click();
            assertThat(page.locator(".machine [role=status]")).hasText("Copied");
            assertEquals(page.url(), page.evaluate("navigator.clipboard.readText()"));

            page.locator("main a", new Page.LocatorOptions().setHasText(HEADLINE))
                    .first()
                    .click();
            assertThat(page.locator("h1")).hasText(HEADLINE);
            assertThat(page).hasURL(Pattern.compile("/newsroom/at/" + noon + "/city/"));
            page.goBack();
            link(page, "Previous change").click();
            page.waitForURL(url -> url.contains("/newsroom/at/") && !url.contains(noon.toString()));
            assertThat(page.locator("main")).not().containsText(HEADLINE);
            link(page, "Next change").click();
            assertThat(page.locator("main")).containsText(HEADLINE);

            link(page, "Compare").click();
            assertThat(editor.heading("What is different")).isVisible();
            assertThat(page.locator("table.differences")).containsText(HEADLINE);
            assertThat(page.frameLocator("iframe >> nth=1").locator("main")).containsText(HEADLINE);
            assertThat(page.frameLocator("iframe >> nth=0").locator("main"))
                    .not()
                    .containsText(HEADLINE);
            assertThat(page.frameLocator("iframe >> nth=1").locator(".machine-go"))
                    .isHidden();
            lookAt(editor);

            link(page, "Ahead").click();
            page.getByLabel("For").selectOption("48");
            editor.button("Show").click();
            Locator change = page.locator(".ahead li", new Page.LocatorOptions().setHasText(HEADLINE));
            assertThat(change).containsText("Goes live");
            lookAt(editor);
            change.getByText("Just before").click();
            assertThat(page.locator(".machine")).isVisible();
            page.goBack();
            change.getByText("Then", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("h1")).hasText(HEADLINE);
            assertEquals(List.of(), editor.complaints());
        }
    }

    @Test
    void withoutScriptTheFormDoes() {
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        try (Visitor editor = Visitor.signIn(site, "editor")) {
            Page page = editor.page();
            page.route("**/assets/newsroom/machine.js", route -> route.abort());
            page.navigate("/newsroom/at/" + noon.minusSeconds(60) + "/city");
            assertThat(page.getByLabel("Time of that day")).isHidden();
            assertThat(editor.button("Copy")).isHidden();
            page.getByLabel("Date and time in Athens").fill(time.fieldValue(noon));
            page.getByLabel("Date and time in Athens").press("Enter");
            page.waitForURL("**/newsroom/at/" + noon + "/city");
            assertThat(page.locator("main")).containsText(HEADLINE);
        }
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private static void lookAt(Visitor visitor) {
        Page page = visitor.page();
        assertEquals(List.of(), visitor.complaints());
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            assertEquals(List.of(), Axe.allTroublesOf(page), page.url());
        }
        page.setViewportSize(320, 800);
        assertTrue(
                Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth <= innerWidth")),
                page.url() + " scrolls sideways on a narrow phone");
        page.setViewportSize(1280, 900);
    }
}
