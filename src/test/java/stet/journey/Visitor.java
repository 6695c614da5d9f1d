package stet.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import stet.testing.Browsers;
import stet.testing.RealParts;

/** A person at a browser of their own: signs in, writes, clicks, and takes note of what the browser complains of. */
final class Visitor implements AutoCloseable {
    private final String site;
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    private Page page;

    private Visitor(String site) {
        this.site = site;
        this.context = Browsers.get().newContext(new Browser.NewContextOptions().setBaseURL(site));
        this.page = newPage();
    }

    static Visitor reader(String site) {
        return new Visitor(site);
    }

    /** Signs in through the identity provider's own page, as a demo account. */
    static Visitor signIn(String site, String account) {
        RealParts.awaitIdentityProvider();
        Visitor visitor = new Visitor(site);
        visitor.page.navigate("/newsroom");
        visitor.page.getByLabel("Username").fill(account);
        visitor.page
                .getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill("stet");
        visitor.button("Sign In").click();
        assertThat(visitor.heading("Desk")).isVisible();
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
