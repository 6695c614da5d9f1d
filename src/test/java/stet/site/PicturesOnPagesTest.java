package stet.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.testing.Browsers;
import stet.testing.PagePictures;
import stet.testing.RealParts;

/** The demo's pictures in a real browser: none makes the page jump, and each comes in a width that fits its place. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PicturesOnPagesTest {
    /** How far a picture may be from the width that its page promised, as a share of it. */
    private static final double OFF = 0.12;

    @TestHTTPResource("/")
    URI root;

    private final Set<String> paths = new LinkedHashSet<>();
    private String gallery;

    @BeforeEach
    void choosePages() {
        Reader reader = new Reader(root);
        List<String> stories = new ArrayList<>(Reader.hrefs(reader.page("/"), "main article.card a"));
        paths.addAll(List.of("/", "/city", "/opinion", "/world/mediterranean", "/tag/harbour", "/author/omar-haddad"));
        for (String each : List.of(".gallery-grid", ".gallery-slideshow", ".body > .picture", ".bylines picture")) {
            paths.add(stories.stream()
                    .filter(path -> has(reader.page(path), each))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("The front leads to no story with " + each)));
        }
        gallery = stories.stream()
                .filter(path -> has(reader.page(path), ".gallery-slideshow"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean has(Document page, String part) {
        return !page.select(part).isEmpty();
    }

    @Test
    void nothingJumpsWhenAPictureComes() {
        List<String> troubles = new ArrayList<>();
        for (int width : List.of(390, 1280)) {
            open(new Browser.NewContextOptions().setViewportSize(width, 800), page -> {
                PagePictures.lookAtAll(page);
                List<?> shifts = PagePictures.shifts(page);
                if (!shifts.isEmpty()) {
                    troubles.add("%s at %d: %s".formatted(page.url(), width, shifts));
                }
            });
        }
        assertTrue(troubles.isEmpty(), () -> String.join("\n", troubles));
    }

    @Test
    void everyPictureIsAsWideAsItsPageSays() {
        Set<String> troubles = new LinkedHashSet<>();
        for (int width : List.of(360, 390, 768, 1024, 1280, 1600)) {
            open(new Browser.NewContextOptions().setViewportSize(width, 800), page -> {
                for (PagePictures.Promise each : PagePictures.promises(page)) {
                    if (Math.abs(each.promised() - each.kept()) > OFF * each.kept()) {
                        troubles.add("at %d: %s says %.0f and is %.0f"
                                .formatted(width, each.what(), each.promised(), each.kept()));
                    }
                }
            });
        }
        assertTrue(troubles.isEmpty(), () -> String.join("\n", troubles));
    }

    @Test
    void phonesAndDesktopsGetFilesThatFitThem() {
        chosen(390, 2, 640, 800);
        chosen(390, 1, 320, 480);
        chosen(1280, 1, 640, 800);
        chosen(1280, 2, 1280, 1600);
    }

    /** The file of a story's lead, on a screen of so many CSS pixels with so many pixels to each. */
    private void chosen(int width, int density, int least, int most) {
        try (BrowserContext context = Browsers.get()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 800)
                        .setDeviceScaleFactor(density))) {
            Page page = context.newPage();
            page.navigate(root.resolve("/city/fog-63").toString());
            Locator lead = page.locator("img[fetchpriority]");
            assertThat(lead).hasCount(1);
            PagePictures.Chosen chosen = PagePictures.chosen(lead);
            assertTrue(chosen.file().endsWith("-" + chosen.width() + ".webp"), chosen::toString);
            assertTrue(least <= chosen.width() && chosen.width() <= most, () -> "%s at %d × %d: not from %d to %d"
                    .formatted(chosen, width, density, least, most));
        }
    }

    @Test
    void aSlideshowIsLookedThroughByKeyboard() {
        try (BrowserContext context =
                Browsers.get().newContext(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE))) {
            Page page = context.newPage();
            page.navigate(root.resolve(gallery).toString());
            Locator slides = page.getByRole(
                    AriaRole.LIST,
                    new Page.GetByRoleOptions().setName("3 pictures").setExact(true));
            assertThat(slides.getByRole(AriaRole.IMG)).hasCount(3);
            slides.focus();
            assertEquals(0, slides.evaluate("list => list.scrollLeft"));
            page.keyboard().press("ArrowRight");
            page.waitForFunction("list => list.scrollLeft > 100", slides.elementHandle());
        }
    }

    private void open(Browser.NewContextOptions options, Consumer<Page> look) {
        try (BrowserContext context = Browsers.get().newContext(options)) {
            Page page = context.newPage();
            PagePictures.watchForShifts(page);
            for (String path : paths) {
                page.navigate(root.resolve(path).toString());
                look.accept(page);
            }
        }
    }
}
