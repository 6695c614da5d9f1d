package stet.site;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import stet.site.cache.PageCache;
import stet.testing.Axe;
import stet.testing.Browsers;
import stet.testing.RealParts;

/** Follows every public link of the demo paper from its home, and looks hard at each page. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CrawlTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    Rows rows;

    @Inject
    PageCache cache;

    @Inject
    SessionFactory sessions;

    @Test
    void everyLinkLeadsToAWholePageAtItsOwnAddress() throws Exception {
        // Each page is made anew, and what all of them need is asked for before.
        cache.dropAll();
        new Reader(root).get("/nowhere-at-all");
        Inspection inspection = new Inspection();
        List<Crawl.Fetched> found = new Crawl(root, this::statements).walk();
        for (Crawl.Fetched each : found) {
            if (each.path().equals(Crawl.ARCHIVE)) {
                inspection.check(each.path(), leadsToADay(each), "does not lead to a day");
            } else {
                inspection.lookAt(each);
            }
        }
        List<String> paths = Crawl.paths(found);
        inspection.check("The paper", paths.size() > 100, "has only " + paths.size() + " pages");
        PageKind.oneOfEach(paths);
        lookAtAccessibility(paths, inspection);
        List<String> troubles = inspection.troubles();
        assertTrue(troubles.isEmpty(), () -> troubles.size() + " troubles:\n" + String.join("\n", troubles));
    }

    /** The site's own and Hibernate's, which readers' pages should have none of. */
    private long statements() {
        return rows.statements() + sessions.getStatistics().getPrepareStatementCount();
    }

    private static boolean leadsToADay(Crawl.Fetched archive) {
        String location = archive.answer().headers().firstValue("Location").orElse("");
        return archive.answer().statusCode() == 302 && PageKind.of(location) == PageKind.DAY;
    }

    private void lookAtAccessibility(List<String> paths, Inspection inspection) {
        try (BrowserContext context = Browsers.get().newContext()) {
            Page page = context.newPage();
            // Nothing that is looked for here is in a picture's pixels, and some hundred files need not be made.
            page.route("**/media/**", Route::abort);
            for (String path : paths) {
                page.navigate(root.resolve(path).toString());
                Axe.troublesOf(page).forEach(trouble -> inspection.check(path, false, trouble));
            }
        }
    }
}
