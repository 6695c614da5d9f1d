package stet.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import stet.testing.RealParts;

/** Nothing that was typed is lost: two windows, no connection, a window that is gone. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class WritingJourney {
    @TestHTTPResource("/")
    String root;

    @Test
    void twoWindowsOnOneStoryKeepWhatWasTypedInEither() {
        try (Visitor journalist = begin()) {
            Page first = journalist.page();
            Page second = journalist.newPage();
            second.navigate(first.url());
            Visitor.editor(first).click();
            Visitor.editor(second).click();
            first.keyboard().press("Control+Home");
            second.keyboard().press("Control+End");
            first.keyboard().type("From the first window");
            second.keyboard().type("From the second window");
            for (Page window : List.of(first, second)) {
                assertThat(Visitor.editor(window)).containsText("From the first window");
                assertThat(Visitor.editor(window)).containsText("From the second window");
                Visitor.awaitSaved(window);
            }
            first.reload();
            assertThat(Visitor.editor(first)).containsText("From the first window");
            assertThat(Visitor.editor(first)).containsText("From the second window");
            assertEquals(List.of(), journalist.complaints());
        }
    }

    @Test
    void whatIsTypedWithoutAConnectionSurvivesTheWindowAndReachesTheServer() {
        try (Visitor journalist = begin()) {
            Page page = journalist.page();
            String story = page.url().replaceAll(".*(?=/newsroom)", "");
            Visitor.editor(page).click();
            page.keyboard().type("Before the tunnel");
            Visitor.awaitSaved(page);
            journalist.context().setOffline(true);
            page.keyboard().type(" and in it");
            assertThat(page.locator("#save-state")).containsText("Offline:");
            assertThat(page.locator("#save-state")).containsText("kept here");
            page.close();
            journalist.context().setOffline(false);

            journalist.reopen(story);
            assertThat(Visitor.editor(journalist.page())).containsText("Before the tunnel and in it");
            // A browser that has nothing of it in store sees the same: it is at the server.
            journalist.page().evaluate("localStorage.clear()");
            journalist.page().reload();
            assertThat(Visitor.editor(journalist.page())).containsText("Before the tunnel and in it");
            assertEquals(List.of(), journalist.complaints());
        }
    }

    @Test
    void aConnectionThatComesBackTakesTheChangesAlong() {
        try (Visitor journalist = begin()) {
            Page page = journalist.page();
            Visitor.editor(page).click();
            journalist.context().setOffline(true);
            page.keyboard().type("Typed in the hills");
            assertThat(page.locator("#save-state")).containsText("Offline:");
            journalist.context().setOffline(false);
            page.evaluate("window.dispatchEvent(new Event('online'))");
            Visitor.awaitSaved(page);
            page.reload();
            assertThat(Visitor.editor(page)).containsText("Typed in the hills");
        }
    }

    @Test
    void whoWritesWithoutAPauseIsSavedMeanwhile() {
        try (Visitor journalist = begin()) {
            Page page = journalist.page();
            Visitor.editor(page).click();
            AtomicInteger sent = new AtomicInteger();
            page.onRequest(request -> {
                if (request.method().equals("POST") && request.url().endsWith("/steps")) {
                    sent.incrementAndGet();
                }
            });
            page.keyboard().type("No pause between one word and the next", new Keyboard.TypeOptions().setDelay(100));
            assertTrue(sent.get() > 2, () -> "Sent " + sent + " times while it was typed");
        }
    }

    @Test
    void wordsWhosePlaceSomebodyRemovedAreKeptUntilTheyAreDiscarded() {
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        try (Visitor journalist = begin();
                Visitor chief = Visitor.signIn(site, "chief")) {
            Page page = journalist.page();
            String story = page.url().replaceAll(".*(?=/newsroom)", "");
            Visitor.editor(page).click();
            page.keyboard().press("Control+End");
            page.keyboard().type("A paragraph");
            Visitor.awaitSaved(page);
            chief.page().navigate(story);
            assertThat(Visitor.editor(chief.page())).containsText("A paragraph");
            journalist.context().setOffline(true);
            page.keyboard().type(" and what was written in the tunnel");
            assertThat(page.locator("#save-state")).containsText("Offline:");

            Visitor.editor(chief.page()).click();
            chief.page().keyboard().press("Control+a");
            chief.page().keyboard().press("Delete");
            chief.page().keyboard().type("Another headline");
            Visitor.awaitSaved(chief.page());
            journalist.context().setOffline(false);
            page.evaluate("window.dispatchEvent(new Event('online'))");

            assertThat(page.getByLabel("What was typed")).hasValue(" and what was written in the tunnel");
            assertThat(Visitor.editor(page)).containsText("Another headline");
            page.reload();
            assertThat(page.getByLabel("What was typed")).hasValue(" and what was written in the tunnel");
            journalist.button("Discard").click();
            page.reload();
            Visitor.editor(page);
            assertThat(page.getByLabel("What was typed")).hasCount(0);
            assertEquals(List.of(), journalist.complaints());
        }
    }

    @Test
    void detailsThatWereNotSavedSurviveTheWindow() {
        try (Visitor journalist = begin()) {
            Page page = journalist.page();
            String story = page.url().replaceAll(".*(?=/newsroom)", "");
            journalist.context().setOffline(true);
            page.getByLabel("Notes to the desk").pressSequentially("Call the harbour master");
            page.close();
            journalist.context().setOffline(false);
            journalist.reopen(story);
            assertThat(journalist.page().getByLabel("Notes to the desk")).hasValue("Call the harbour master");
            assertThat(journalist.page().locator("#details-state")).containsText("Details saved");
            journalist.page().evaluate("localStorage.clear()");
            journalist.page().reload();
            assertThat(journalist.page().getByLabel("Notes to the desk")).hasValue("Call the harbour master");
        }
    }

    @Test
    void aBackslashIsNoReasonToRefuseALine() {
        try (Visitor journalist = begin()) {
            Page page = journalist.page();
            Visitor.editor(page).click();
            page.keyboard().type("The escape \\u0000 is six letters");
            Visitor.awaitSaved(page);
            page.reload();
            assertThat(Visitor.editor(page)).containsText("The escape \\u0000 is six letters");
        }
    }

    @Test
    void everyToolLeavesADocumentThatTheServerTakes() {
        try (Visitor journalist = begin()) {
            Page page = journalist.page();
            Visitor.editor(page).click();
            page.keyboard().type("Tools");
            page.keyboard().press("Enter");
            page.keyboard().press("Enter");
            page.keyboard().type("Words");
            page.keyboard().press("Shift+Home");
            for (String tool : List.of("Strong", "Emphasis", "Superscript", "Subscript", "Code")) {
                journalist.button(tool).click();
            }
            page.keyboard().press("End");
            for (String tool : List.of(
                    "Heading 2",
                    "Heading 3",
                    "Heading 4",
                    "Bulleted list",
                    "Numbered list",
                    "Quote",
                    "Pull quote",
                    "Fact box",
                    "Thematic break",
                    "Table")) {
                page.keyboard().press("Control+End");
                page.keyboard().press("Enter");
                page.keyboard().press("Enter");
                journalist.button(tool).click();
                page.keyboard().type("In " + tool);
            }
            Visitor.awaitSaved(page);
            page.reload();
            assertThat(Visitor.editor(page)).containsText("In Heading 2");
            assertThat(Visitor.editor(page)).containsText("In Table");
            assertThat(page.locator("#save-state")).not().containsText("Not saved");
            assertEquals(List.of(), journalist.complaints());
        }
    }

    private Visitor begin() {
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        Visitor journalist = Visitor.signIn(site, "journalist");
        journalist.button("New story").click();
        Visitor.editor(journalist.page());
        return journalist;
    }
}
