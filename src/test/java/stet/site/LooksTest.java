package stet.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.testing.Axe;
import stet.testing.Browsers;
import stet.testing.RealParts;

/**
 * One page of each kind, and one that is not there: by night, on a small phone and on paper. By day the crawl looks at
 * all of them.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LooksTest {
    @TestHTTPResource("/")
    URI root;

    private final List<String> paths = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    @BeforeEach
    void choosePages() {
        paths.addAll(PageKind.oneOfEach(Crawl.paths(root)).values());
        paths.add("/nowhere");
    }

    @Test
    void everyKindOfPageIsAccessibleByNight() {
        open(
                new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK).setReducedMotion(ReducedMotion.REDUCE),
                page -> {
                    assertEquals(
                            true,
                            page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"
                                    + " && matchMedia('(prefers-reduced-motion: reduce)').matches"));
                    Axe.troublesOfColours(page).forEach(trouble -> troubles.add(page.url() + ": " + trouble));
                });
        assertNoTroubles();
    }

    @Test
    void nightIsDarkerThanDay() {
        List<Double> lightness = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            try (BrowserContext context =
                    Browsers.get().newContext(new Browser.NewContextOptions().setColorScheme(scheme))) {
                Page page = context.newPage();
                page.navigate(root.toString());
                lightness.add(((Number) page.evaluate("""
                        () => {
                          const canvas = new OffscreenCanvas(1, 1).getContext('2d');
                          for (const element of [document.documentElement, document.body]) {
                            canvas.fillStyle = getComputedStyle(element).backgroundColor;
                            canvas.fillRect(0, 0, 1, 1);
                          }
                          return canvas.getImageData(0, 0, 1, 1).data.slice(0, 3).reduce((a, b) => a + b);
                        }""")).doubleValue());
            }
        }
        assertTrue(lightness.get(0) < lightness.get(1), lightness::toString);
    }

    @Test
    void noKindOfPageScrollsSidewaysOnASmallPhone() {
        open(new Browser.NewContextOptions().setViewportSize(320, 700), page -> {
            assertEquals(320, page.evaluate("innerWidth"));
            if (!Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))) {
                troubles.add("%s is %s pixels wide"
                        .formatted(page.url(), page.evaluate("document.documentElement.scrollWidth")));
            }
        });
        assertNoTroubles();
    }

    @Test
    void onPaperThereIsOnlyWhatIsRead() {
        open(new Browser.NewContextOptions(), page -> {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("main h1, .masthead h1")).isVisible();
            assertThat(page.locator(".sections")).hasCount(1);
            for (String part : List.of(".sections", ".rail", ".skip", ".foot")) {
                page.locator(part).all().forEach(each -> assertThat(each).hasCSS("display", "none"));
            }
        });
        try (BrowserContext context = Browsers.get().newContext()) {
            Page page = context.newPage();
            page.navigate(root.resolve(paths.stream()
                            .filter(path -> PageKind.of(path) == PageKind.STORY)
                            .findFirst()
                            .orElseThrow())
                    .toString());
            assertThat(page.locator(".rail")).isVisible();
        }
    }

    /** Shows every page in a browser of one kind. */
    private void open(Browser.NewContextOptions options, Consumer<Page> look) {
        try (BrowserContext context = Browsers.get().newContext(options)) {
            Page page = context.newPage();
            for (String path : paths) {
                page.navigate(root.resolve(path).toString());
                look.accept(page);
            }
        }
    }

    private void assertNoTroubles() {
        assertTrue(troubles.isEmpty(), () -> String.join("\n", troubles));
    }
}
