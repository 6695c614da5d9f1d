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
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import stet.testing.MovableClock;
import stet.testing.RealParts;
import stet.web.NewsroomTime;

/** A story's whole way: written, sent back, mended, approved, scheduled, and read at its time everywhere. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FirstStoryJourney {
    private static final String HEADLINE = "Night ferry returns after “eleven years”";

    @TestHTTPResource("/")
    String root;

    @Inject
    MovableClock clock;

    @Inject
    NewsroomTime time;

    @Test
    void aStoryGoesFromTheFirstWordToTheReaders() {
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        try (Visitor journalist = Visitor.signIn(site, "journalist");
                Visitor editor = Visitor.signIn(site, "editor");
                Visitor reader = Visitor.reader(site)) {
            String story = write(journalist);
            sendBack(editor);
            mend(journalist, story);
            Instant at = approveAndSchedule(editor, story);

            String address = "/city/night-ferry-returns-after-eleven-years-" + story.replaceAll("\\D", "");
            List<String> surfaces =
                    List.of("/", "/city", "/latest", "/tag/ferries", "/tag/night-boats", "/author/cigdem-isik");
            assertEquals(404, reader.status(address), "invisible before its time");
            for (String surface : surfaces) {
                assertFalse(reader.text(surface).contains("Night ferry returns"), surface + " before");
            }

            clock.advance(Duration.between(clock.instant(), at).plusSeconds(1));

            reader.page().navigate(address);
            assertThat(reader.heading(HEADLINE)).isVisible();
            assertThat(reader.page().getByText("Nobody in the harbour had expected it."))
                    .isVisible();
            for (String surface : surfaces) {
                assertTrue(reader.text(surface).contains("Night ferry returns"), surface + " after");
            }
            assertEquals(List.of(), journalist.complaints());
            assertEquals(List.of(), editor.complaints());
            assertEquals(List.of(), reader.complaints());
            assertTrue(reader.context().cookies().isEmpty(), "readers get no cookie");
        }
    }

    private static String write(Visitor journalist) {
        journalist.button("New story").click();
        Page page = journalist.page();
        Visitor.editor(page).click();
        page.keyboard().press("Control+Home");
        page.keyboard().type(HEADLINE);
        page.keyboard().press("Enter");
        page.keyboard().type("The harbour board votes for a winter trial.");
        page.keyboard().press("Enter");
        page.keyboard().type("Nobody in the harbour had expected it. ");
        page.keyboard().press("Control+b");
        page.keyboard().type("Least of all the crew.");
        Visitor.awaitSaved(page);
        page.getByLabel("Section").selectOption("city");
        page.getByLabel("Tags").fill("Ferries, Night boats");
        page.getByLabel("Bylines").fill("Çiğdem Işık");
        journalist.button("Submit for review").click();
        assertThat(page.locator(".states")).containsText("In review");
        return page.url().replaceAll(".*(?=/newsroom)", "");
    }

    private static void sendBack(Visitor editor) {
        Page page = editor.page();
        page.navigate("/newsroom/stories?state=review");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(HEADLINE))
                .click();
        assertThat(editor.button("Approve")).isVisible();
        page.getByText("Request changes").click();
        page.getByLabel("What to change").fill("Say how many passengers.");
        editor.button("Send back with this note").click();
        assertThat(page.locator(".states")).containsText("Draft");
    }

    private static void mend(Visitor journalist, String story) {
        Page page = journalist.page();
        page.navigate(story);
        assertThat(page.getByText("Say how many passengers.")).isVisible();
        Visitor.editor(page).click();
        page.keyboard().press("Control+End");
        page.keyboard().press("Enter");
        page.keyboard().type("On the first night 214 people sailed.");
        Visitor.awaitSaved(page);
        journalist.button("Submit for review").click();
        assertThat(page.locator(".states")).containsText("In review");
    }

    private Instant approveAndSchedule(Visitor editor, String story) {
        Page page = editor.page();
        page.navigate(story);
        assertThat(page.getByText("On the first night 214 people sailed.")).isVisible();
        editor.button("Approve").click();
        assertThat(page.locator(".states")).containsText("Approved");
        Instant at = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(3));
        page.locator("summary", new Page.LocatorOptions().setHasText("Schedule"))
                .click();
        page.getByLabel("Date and time in Athens").fill(time.fieldValue(at));
        editor.button("Schedule").click();
        assertThat(page.locator(".flash-done")).containsText("Scheduled for");
        assertThat(page.locator(".flash-done")).containsText("Athens");
        return at;
    }
}
