package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.testing.RealParts;

/** The demo's stories that the front page leads to, as readers get them. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class StoryPageTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    SiteConfig config;

    private final Map<String, Document> stories = new LinkedHashMap<>();

    @BeforeEach
    void open() {
        Reader reader = new Reader(root);
        Collection<String> ofTheDemo = DemoStories.headlines().values();
        for (String path : Reader.hrefs(reader.page("/"), "main article.card a")) {
            Document page = reader.page(path);
            if (ofTheDemo.contains(page.select("h1").text())) {
                stories.put(path, page);
            }
        }
        assertTrue(stories.size() > 10, () -> "The front page leads only to " + stories.keySet());
    }

    @Test
    void itsHeadSaysWhatItIsAndWhere() {
        stories.forEach((path, page) -> {
            String url = url(path);
            assertEquals(url, page.select("link[rel=canonical]").attr("href"));
            assertEquals(url, meta(page, "og:url"));
            assertEquals("article", meta(page, "og:type"), path);
            assertEquals(page.select("h1").text(), meta(page, "og:title"), path);
            assertEquals(config.name(), meta(page, "og:site_name"), path);
            assertEquals(page.select("h1").text() + " – " + config.name(), page.title(), path);
        });
    }

    @Test
    void bylinesTimesAndTagsStandWithTheText() {
        stories.forEach((path, page) -> {
            assertFalse(page.select(".bylines .byline-name").eachText().isEmpty(), path);
            assertFalse(Reader.hrefs(page, ".story-tags a[rel=tag]").isEmpty(), path);
            List<Instant> times = Reader.instants(page, ".times time[datetime]");
            assertTrue(times.size() == 1 || times.size() == 2, () -> path + " has the times " + times);
            assertEquals(times.stream().sorted().toList(), times, path);
        });
    }

    @Test
    void aStoryThatWasChangedSaysWhen() {
        assertTrue(stories.values().stream()
                .anyMatch(page -> Reader.instants(page, ".times time").size() == 2));
    }

    @Test
    void itsDataForMachinesSaysWhatThePageSays() throws Exception {
        for (Map.Entry<String, Document> story : stories.entrySet()) {
            String path = story.getKey();
            Document page = story.getValue();
            JsonNode data = new JsonMapper()
                    .readTree(page.select("script[type=application/ld+json]").html());
            assertEquals("https://schema.org", data.path("@context").asText(), path);
            assertTrue(data.path("@type").asText().endsWith("NewsArticle"), path);
            assertEquals(page.select("h1").text(), data.path("headline").asText(), path);
            assertEquals(url(path), data.path("url").asText());
            assertEquals(
                    page.select(".bylines .byline-name").eachText(),
                    data.path("author").findValuesAsText("name"));
            assertEquals(page.select(".story-tags a").eachText(), texts(data.path("keywords")), path);
            List<Instant> times = Reader.instants(page, ".times time");
            assertEquals(times.get(0), instant(data, "datePublished"), path);
            assertEquals(Instant.parse(meta(page, "article:modified_time")), instant(data, "dateModified"), path);
            if (times.size() == 2) {
                assertEquals(times.get(1), instant(data, "dateModified"), path);
            }
        }
    }

    @Test
    void itsPictureIsThereForOthersThatLinkToIt() throws Exception {
        for (Map.Entry<String, Document> story : stories.entrySet()) {
            String path = story.getKey();
            Document page = story.getValue();
            String image = meta(page, "og:image");
            assertTrue(image.startsWith(url("/media/")) && image.endsWith("-1200.jpg"), () -> path + " has " + image);
            assertEquals("1200", meta(page, "og:image:width"), path);
            assertEquals("630", meta(page, "og:image:height"), path);
            assertEquals(page.select(".story-lead img").attr("alt"), meta(page, "og:image:alt"), path);
            assertEquals(
                    "summary_large_image",
                    page.select("meta[name=twitter:card]").attr("content"),
                    path);
            List<String> shapes = texts(new JsonMapper()
                    .readTree(page.select("script[type=application/ld+json]").html())
                    .path("image"));
            assertEquals(3, Set.copyOf(shapes).size(), () -> path + " has " + shapes);
            shapes.forEach(shape -> assertTrue(shape.startsWith(url("/media/")), shape));
        }
    }

    @Test
    void whatTheDeskRecommendsComesFirstAndInItsOrder() {
        List<String> wanted = DemoStories.recommended();
        Reader reader = new Reader(root);
        Set<String> others = Set.copyOf(stories.keySet().stream()
                .filter(path -> !wanted.contains(stories.get(path).select("h1").text()))
                .toList());
        assertTrue(others.size() > 10, others::toString);
        List<String> first = Reader.hrefs(stories.get(others.iterator().next()), "ul.recommended a")
                .subList(0, wanted.size());
        assertEquals(
                wanted,
                first.stream()
                        .map(path -> reader.page(path).select("h1").text())
                        .toList());
        for (String path : others) {
            assertEquals(
                    first, Reader.hrefs(stories.get(path), "ul.recommended a").subList(0, wanted.size()), path);
        }
    }

    @Test
    void aRecommendedStoryDoesNotRecommendItselfButTheOthersInTheirOrder() {
        List<String> wanted = DemoStories.recommended();
        Reader reader = new Reader(root);
        List<String> addresses = Reader.hrefs(
                        stories.values().stream()
                                .filter(page ->
                                        !wanted.contains(page.select("h1").text()))
                                .findFirst()
                                .orElseThrow(),
                        "ul.recommended a")
                .subList(0, wanted.size());
        for (String path : addresses) {
            List<String> others = new ArrayList<>(addresses);
            others.remove(path);
            assertEquals(
                    others, Reader.hrefs(reader.page(path), "ul.recommended a").subList(0, others.size()), path);
        }
    }

    @Test
    void latestRunsFromNewestToOldest() {
        stories.forEach((path, page) -> {
            List<Instant> times = Reader.instants(page, ".rail .ladder time");
            assertEquals(5, times.size(), path);
            assertEquals(times.stream().sorted(Comparator.reverseOrder()).toList(), times, path);
        });
    }

    private String url(String path) {
        return config.url().toString().replaceAll("/$", "") + path;
    }

    private static String meta(Document page, String property) {
        return page.select("meta[property=" + property + "]").attr("content");
    }

    private static Instant instant(JsonNode data, String name) {
        return Instant.parse(data.path(name).asText()).truncatedTo(ChronoUnit.SECONDS);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
