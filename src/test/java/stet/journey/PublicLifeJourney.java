package stet.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import stet.testing.MovableClock;
import stet.testing.RealParts;

/** What becomes of a story after its first day: previewed, corrected, withdrawn, killed; and who may not. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PublicLifeJourney {
    @TestHTTPResource("/")
    String root;

    @Inject
    MovableClock clock;

    @Test
    void aStoryIsCorrectedWithdrawnAndKilled() {
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        try (Visitor chief = Visitor.signIn(site, "chief");
                Visitor reader = Visitor.reader(site)) {
            Page page = chief.page();
            String story = publishAlone(chief);
            String address = page.locator("a", new Page.LocatorOptions().setHasText("Read it"))
                    .getAttribute("href");
            assertThat(page.locator(".receipt .checklist-ok")).containsText("Every page is what it should be");
            String headline = "Two boats, or one";
            Instant whenItWasLive = clock.instant();
            String past = "/newsroom/at/" + whenItWasLive + address;

            open(page, "Correction");
            page.getByLabel("What was wrong, and what is right").fill("An earlier version counted one boat twice.");
            chief.button("Publish the correction").click();
            assertThat(page.locator(".flash-done")).containsText("The correction is published");
            assertTrue(reader.text(address).contains("counted one boat twice"), "under the story");
            assertTrue(reader.text("/corrections").contains("counted one boat twice"), "among the corrections");

            open(page, "Withdraw");
            page.getByLabel("Note to readers, shown at its address").fill("It is being checked again.");
            chief.button("Withdraw").click();
            assertThat(page.locator(".states")).containsText("Withdrawn");
            assertEquals(410, reader.status(address));
            assertTrue(reader.text(address).contains("It is being checked again."), "the note to readers");
            assertFalse(reader.text("/latest").contains(headline), "gone from Latest");
            clock.advance(Duration.ofSeconds(2));
            page.navigate(past);
            assertThat(page.locator("h1")).hasText(headline);

            page.navigate(story);
            open(page, "Kill (legal takedown)");
            page.getByLabel("Reason, kept in the audit log").last().fill("The court has ordered it.");
            chief.button("Kill for good").click();
            assertThat(page.locator(".states")).containsText("Killed");
            assertEquals(410, reader.status(address));
            page.navigate(past);
            assertThat(page.locator("h1")).not().hasText(headline);
            page.navigate(story + "/revisions");
            assertThat(page.getByText("The court has ordered it.")).isVisible();
            assertEquals(List.of(), chief.complaints());
        }
    }

    @Test
    void anEditorSeesTodayWhatReadersWillSeeLater() {
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        try (Visitor editor = Visitor.signIn(site, "editor");
                Visitor reader = Visitor.reader(site)) {
            Page page = editor.page();
            page.navigate("/newsroom/stories?state=scheduled");
            page.locator(".stories .headline a").first().click();
            String headline = page.title().replaceAll(" ·.*", "");
            page.getByText("the front", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator(".machine")).isVisible();
            String preview = page.locator("main").innerText();
            Instant then = Instant.parse(page.url().replaceAll(".*/at/([^/]+)/.*", "$1"));
            assertTrue(preview.contains(headline), "the story is on the front of then");
            assertFalse(reader.text("/").contains(headline), "and not on that of now");

            clock.advance(Duration.between(clock.instant(), then));

            reader.page().navigate("/");
            assertEquals(preview, reader.page().locator("main").innerText());
        }
    }

    @Test
    void whatIsTypedIntoAFormOutlivesTheSession() {
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        try (Visitor chief = Visitor.signIn(site, "chief")) {
            Page page = chief.page();
            page.navigate("/newsroom/stories?state=live");
            page.locator(".stories .headline a").first().click();
            Visitor.editor(page);
            open(page, "Correction");
            page.getByLabel("What was wrong, and what is right").fill("It was a Tuesday.");
            chief.context().clearCookies();
            chief.button("Publish the correction").click();
            assertThat(page.getByText("You are signed out.")).isVisible();
            assertThat(page.getByLabel("What was wrong, and what is right")).hasValue("It was a Tuesday.");
        }
    }

    @Test
    void aJournalistIsNotOfferedWhatIsNotTheirs() {
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        try (Visitor journalist = Visitor.signIn(site, "journalist")) {
            Page page = journalist.page();
            page.navigate("/newsroom/stories?state=review");
            page.locator(".stories .headline a").first().click();
            assertThat(page.locator(".states")).containsText("In review");
            assertThat(journalist.button("Approve")).hasCount(0);
            assertThat(page.getByText("Request changes")).hasCount(0);
            assertThat(page.getByText("Kill (legal takedown)")).hasCount(0);
            page.navigate("/newsroom/at/" + clock.instant().plus(Duration.ofDays(1)) + "/");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("right");
        }
    }

    /** A chief may do without a second pair of eyes, and has to say why. */
    private static String publishAlone(Visitor chief) {
        chief.button("New story").click();
        Page page = chief.page();
        Visitor.editor(page).click();
        page.keyboard().press("Control+Home");
        page.keyboard().type("Two boats, or one");
        page.keyboard().press("Enter");
        page.keyboard().type("It depends on who counts.");
        page.keyboard().press("Enter");
        page.keyboard().type("The harbour master counts masts.");
        Visitor.awaitSaved(page);
        page.getByLabel("Section").selectOption("city");
        page.getByLabel("Bylines").fill("Çiğdem Işık");
        chief.button("Submit for review").click();
        assertThat(page.locator(".states")).containsText("In review");
        open(page, "Approve by override");
        page.getByLabel("Reason, kept in the audit log").first().fill("Nobody else is awake.");
        chief.button("Approve without a second pair of eyes").click();
        assertThat(page.locator(".states")).containsText("Approved");
        chief.button("Publish now").click();
        assertThat(page.locator(".states")).containsText("Live");
        return page.url().replaceAll(".*(?=/newsroom)", "");
    }

    private static void open(Page page, String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary)).click();
    }
}
