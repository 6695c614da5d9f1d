package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import stet.testing.RealParts;

/** The fronts of the demo paper and of its sections, as readers get them. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FrontPageTest {
    private static final String SECTIONS = ".sections a:not([href=/latest])";

    @TestHTTPResource("/")
    URI root;

    @Test
    void thePaperBeginsWithOneLeadTwoSecondsAndFourTopStories() {
        Document home = page("/");
        assertEquals(1, home.select(".front-lead article.card").size());
        assertEquals(2, home.select(".front-seconds article.card").size());
        assertEquals(4, home.select(".front-top article.card").size());
    }

    @Test
    void itsLatestAreEightStoriesFromNewestToOldest() {
        Document home = page("/");
        assertEquals(
                8,
                Set.copyOf(Reader.hrefs(home, ".front-below .front-latest li a"))
                        .size());
        List<Instant> times = Reader.instants(home, ".front-below .front-latest li time");
        assertEquals(8, times.size());
        assertEquals(newestFirst(times), times);
    }

    @Test
    void noStoryStandsOnItTwiceButAmongTheMostRead() {
        Document home = page("/");
        assertEquals(5, Set.copyOf(Reader.hrefs(home, ".ranks li a")).size());
        home.select(".ranks").remove();
        List<String> stories = stories(home);
        assertEquals(new HashSet<>(stories).size(), stories.size(), stories::toString);
    }

    @Test
    void whatItSaysWasReadMostGoesOnOnAPageOfItsOwn() {
        Element block = page("/").selectFirst(".front-latest:has(.ranks)");
        assertEquals(List.of("/most-read"), Reader.hrefs(block, "h2 a"));
        Document whole = page("/most-read");
        List<String> day = Reader.hrefs(whole, "section[aria-labelledby=in-a-day] .ranks a");
        assertEquals(Reader.hrefs(block, ".ranks a"), day.subList(0, 5));
        assertEquals(20, Set.copyOf(day).size());
        assertEquals(
                20,
                Set.copyOf(Reader.hrefs(whole, "section[aria-labelledby=in-a-week] .ranks a"))
                        .size());
    }

    @Test
    void everySectionWithStoriesThatAreNotAboveHasAStripInTheSectionsOrder() {
        Document home = page("/");
        List<String> above = Reader.hrefs(
                home, ".front article.card a, .front-below article.card a, .front-below .front-latest li a");
        List<String> expected = Reader.hrefs(home, SECTIONS).stream()
                .filter(section -> !above.containsAll(stories(page(section))))
                .toList();
        assertFalse(expected.isEmpty());
        assertEquals(expected, Reader.hrefs(home, ".strip h2 a"));
        home.select(".strip").forEach(strip -> {
            String section = strip.select("h2 a").attr("href");
            List<String> own = Reader.hrefs(strip, "article.card a");
            assertFalse(own.isEmpty(), section);
            assertTrue(own.stream().allMatch(story -> story.startsWith(section + "/")), () -> section + ": " + own);
        });
    }

    @Test
    void aSectionsFrontHasALeadStripsAndOlderStoriesOfItsOwnAndTheLatestOfThePaper() {
        for (String section : Reader.hrefs(page("/"), SECTIONS)) {
            Document front = page(section);
            assertEquals(1, front.select(".front-lead article.card").size(), section);
            assertFalse(front.select(".more .river article.card").isEmpty(), section);
            List<String> stories = stories(front);
            assertEquals(new HashSet<>(stories).size(), stories.size(), () -> section + ": " + stories);
            List<String> latest = Reader.hrefs(front, ".section-below > .front-latest .ladder a");
            assertEquals(5, latest.size(), section);
            assertTrue(
                    stories.stream().allMatch(story -> latest.contains(story) || story.startsWith(section + "/")),
                    () -> section + ": " + stories);
            front.select(".strip").forEach(strip -> {
                String child = strip.select("h2 a").attr("href");
                assertTrue(child.startsWith(section + "/"), child);
                assertTrue(
                        Reader.hrefs(strip, "article.card a").stream().allMatch(story -> story.startsWith(child + "/")),
                        child);
            });
            List<Instant> times = Reader.instants(front, ".river-time time");
            assertEquals(newestFirst(times), times, section);
        }
    }

    @Test
    void olderStoriesGoOnWhereThePageBeforeEnds() {
        Document latest = page("/latest");
        Document older = page(latest.select("a[rel=next]").attr("href"));
        Set<String> both = new HashSet<>(Reader.hrefs(latest, ".ladder a"));
        both.retainAll(Reader.hrefs(older, ".ladder a"));
        assertEquals(Set.of(), both);
        List<Instant> times = new ArrayList<>(Reader.instants(latest, ".ladder time"));
        assertFalse(Reader.instants(older, ".ladder time").isEmpty());
        times.addAll(Reader.instants(older, ".ladder time"));
        assertEquals(newestFirst(times), times);
    }

    private Document page(String path) {
        return new Reader(root).page(path);
    }

    private static List<String> stories(Document page) {
        return Reader.hrefs(page, "main article.card a, main .ladder a");
    }

    private static List<Instant> newestFirst(List<Instant> times) {
        List<Instant> sorted = new ArrayList<>(times);
        sorted.sort(Comparator.reverseOrder());
        return sorted;
    }
}
