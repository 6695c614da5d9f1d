package stet.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stet.testing.Browsers;
import stet.testing.RealParts;

/** A person at a browser of their own: signs in, writes, clicks, and takes note of what the browser complains of. */
final class Visitor implements AutoCloseable {
    private static final Map<String, String> SESSIONS = new HashMap<>();

    private final String site;
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    private Page page;

    private Visitor(String site, String session) {
        this.site = site;
        this.context = Browsers.get()
                .newContext(new Browser.NewContextOptions().setBaseURL(site).setStorageState(session));
        this.page = newPage();
    }

    static Visitor reader(String site) {
        return new Visitor(site, null);
    }

    /**
     * Somebody who is signed in with a demo account: the first time through the identity provider's own page, later with
     * the cookies of then, as the server keeps nothing of a session.
     */
    static Visitor signIn(String site, String account) {
        RealParts.awaitIdentityProvider();
        Visitor visitor = new Visitor(site, SESSIONS.get(account));
        visitor.page.navigate("/newsroom");
        if (!visitor.page.url().startsWith(site)) {
            visitor.page.getByLabel("Username").fill(account);
            visitor.page
                    .getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                    .fill("stet");
            visitor.button("Sign In").click();
        }
        assertThat(visitor.heading("Desk")).isVisible();
        SESSIONS.put(account, visitor.context.storageState());
        return visitor;
    }

    Page newPage() {
        Page opened = context.newPage();
        opened.onPageError(complaints::add);
        opened.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return opened;
    }

    Page page() {
        return page;
    }

    /** Goes on in a new window, as after the old one was closed or lost. */
    void reopen(String path) {
        page = newPage();
        page.navigate(path);
    }

    BrowserContext context() {
        return context;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Turns to the window again, which then asks what others did meanwhile. */
    static void turnTo(Page page) {
        page.evaluate("dispatchEvent(new Event('focus'))");
    }

    /**
     * By the mouse, as people do: pressed and moved a little before the page scrolls to where it goes. Playwright's own way
     * scrolls first, and what a drag begins with is what the pointer is over by then.
     */
    static void drag(Locator what, Locator onto) {
        Mouse mouse = what.page().mouse();
        what.hover();
        BoundingBox box = what.boundingBox();
        mouse.down();
        mouse.move(box.x + box.width / 2 + 4, box.y + box.height / 2 + 4);
        onto.hover();
        // Where it is when the page has come to rest: a place is told from what is over it then.
        onto.hover();
        mouse.up();
    }

    /** What the Tab key reaches from the top of the page on: ids, or the words of what has none. */
    Set<String> reachedByTab() {
        int most = page.locator("a[href], button, input, select, textarea, summary, [tabindex]")
                .count();
        page.evaluate("""
                () => {
                  window.reached = [];
                  const name = ({ id, textContent }) => id || textContent.trim().replace(/\\s+/g, ' ');
                  addEventListener('focusin', (event) => reached.push(name(event.target)));
                  document.body.tabIndex = -1;
                  document.body.focus();
                  document.body.removeAttribute('tabindex');
                }""");
        for (int i = 0; i < most; i++) {
            page.keyboard().press("Tab");
        }
        return Set.of(((String) page.evaluate("[...new Set(reached)].join('\\n')")).split("\n"));
    }

    /** What the server answers at a public address. */
    int status(String path) {
        return context.request().get(site + path).status();
    }

    String text(String path) {
        return context.request().get(site + path).text();
    }

    /** The story's text, as an editable whole. */
    static Locator editor(Page page) {
        assertThat(page.locator("stet-editor[data-ready]")).isAttached();
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Story").setExact(true));
    }

    static void awaitSaved(Page page) {
        assertThat(page.locator("#save-state[data-state=saved]")).containsText("Saved");
    }

    /** Errors of scripts, and whatever the security policy stopped. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }
}
