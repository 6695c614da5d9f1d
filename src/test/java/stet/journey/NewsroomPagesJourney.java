package stet.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.testing.Axe;
import stet.testing.RealParts;

/** Each person opens every page of the newsroom that they can reach, by day and by night, wide and narrow. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class NewsroomPagesJourney {
    /** SQL statements that a page of the newsroom may cost, signing in and rights included. */
    private static final long BUDGET = 25;

    private static final List<String> STATES = List.of("", "draft", "review", "approved", "scheduled", "live");

    /** Lists of things that have pages of their own, and where the links to those are. */
    private static final Map<String, String> THINGS = Map.of(
            "/newsroom/fronts", ".stories .headline a",
            "/newsroom/lists", ".stories .headline a",
            "/newsroom/topics", ".stories .headline a",
            "/newsroom/bylines", ".stories .headline a",
            "/newsroom/pictures", ".pictures a",
            "/newsroom/sections", ".sections a[href^='/newsroom/sections/']");

    @TestHTTPResource("/")
    String root;

    @Inject
    SessionFactory sessions;

    @ParameterizedTest
    @ValueSource(strings = {"journalist", "chief", "admin"})
    void everyPageIsAccessibleAndFits(String account) {
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        List<String> troubles = new ArrayList<>();
        try (Visitor visitor = Visitor.signIn(site, account)) {
            Page page = visitor.page();
            for (String path : paths(page)) {
                long before = sessions.getStatistics().getPrepareStatementCount();
                page.navigate(path);
                long cost = sessions.getStatistics().getPrepareStatementCount() - before;
                if (cost > BUDGET) {
                    troubles.add("%s costs %d statements".formatted(path, cost));
                }
                wear(page, ColorScheme.LIGHT);
                lookAt(page, path, troubles);
                wear(page, ColorScheme.DARK);
                Axe.troublesOfColours(page).forEach(trouble -> troubles.add(path + " by night: " + trouble));
                page.setViewportSize(320, 800);
                if (!Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))) {
                    troubles.add(path + " scrolls sideways on a narrow phone");
                }
                page.setViewportSize(1280, 900);
            }
        }
        assertTrue(troubles.isEmpty(), () -> String.join("\n", troubles));
    }

    /** The places in the bar, a topic, an author, a section, each state's list, the first story of each with all its forms open, its history and its receipt. */
    private static Set<String> paths(Page page) {
        Set<String> paths = new LinkedHashSet<>(hrefs(page, "#bar a[href^='/newsroom']:not([href$='sign-out'])"));
        THINGS.forEach((list, links) -> {
            if (paths.contains(list)) {
                page.navigate(list);
                hrefs(page, links).stream().limit(1).forEach(paths::add);
            }
        });
        if (!paths.contains("/newsroom/stories")) {
            return paths;
        }
        for (String state : STATES) {
            page.navigate("/newsroom/stories?state=" + state);
            hrefs(page, ".stories .headline a").stream().limit(1).forEach(story -> {
                paths.add(story);
                paths.add(story + "/revisions");
                paths.add(story + "/revisions/1");
                paths.add(story + "/receipt");
            });
        }
        paths.removeIf(path -> page.context()
                        .request()
                        .get(page.url().replaceAll("/newsroom.*", path))
                        .status()
                == 404);
        return paths;
    }

    private static List<String> hrefs(Page page, String selector) {
        return page.locator(selector).all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private static void wear(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
    }

    private static void lookAt(Page page, String where, List<String> troubles) {
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        Axe.troublesOf(page).forEach(trouble -> troubles.add(where + ": " + trouble));
        if (page.locator("h1").count() != 1) {
            troubles.add(where + " has " + page.locator("h1").count() + " h1");
        }
    }

    @Test
    void theListOfStoriesCostsTheSameForOneAsForMany() {
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        try (Visitor editor = Visitor.signIn(site, "editor")) {
            assertEquals(cost(editor, "/newsroom/stories?q=Fog"), cost(editor, "/newsroom/stories?q=the"));
        }
    }

    private long cost(Visitor visitor, String path) {
        long before = sessions.getStatistics().getPrepareStatementCount();
        visitor.page().navigate(path);
        return sessions.getStatistics().getPrepareStatementCount() - before;
    }
}
