package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import stet.testing.Browsers;
import stet.testing.RealParts;

/** Follows every public link of the demo paper from its home, and looks hard at each page. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CrawlTest {
    /** SQL statements that a page may cost, whatever there is in the archive. */
    private static final int STORY_BUDGET = 9;

    private static final int HOME_BUDGET = 5;
    private static final int OTHER_BUDGET = 6;

    private static final Pattern STORY = Pattern.compile("/.+-\\d+");
    private static final Pattern EXPRESSION = Pattern.compile("\\{[^{}]*}|\\{#|\\{/");
    private static final Pattern NULL = Pattern.compile("(?i)\\bnull\\b|\\bNOT_FOUND\\b");

    @TestHTTPResource("/")
    URI root;

    @Inject
    Rows rows;

    private static final HtmlValidator HTML = new HtmlValidator();

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpClient reader =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    private record Fetched(String path, HttpResponse<String> answer, long statements) {}

    @Test
    void everyPublicPageIsWhole() throws Exception {
        Map<String, Fetched> pages = crawl();
        List<String> troubles = new ArrayList<>();
        check(troubles, "the paper", pages.size() > 100, "has only " + pages.size() + " pages");
        for (Fetched page : pages.values()) {
            lookAt(page, troubles);
        }
        troubles.addAll(inaccessible(pages.keySet()));
        assertTrue(troubles.isEmpty(), () -> troubles.size() + " troubles:\n" + String.join("\n", troubles));
    }

    private Map<String, Fetched> crawl() throws Exception {
        Map<String, Fetched> pages = new LinkedHashMap<>();
        Deque<String> waiting = new ArrayDeque<>(List.of("/"));
        Set<String> known = new HashSet<>(waiting);
        while (!waiting.isEmpty()) {
            String path = waiting.poll();
            long before = rows.statements();
            HttpResponse<String> answer = get(reader, path);
            pages.put(path, new Fetched(path, answer, rows.statements() - before));
            for (Element link :
                    Jsoup.parse(answer.body(), root.resolve(path).toString()).select("a[href]")) {
                URI target = URI.create(link.absUrl("href"));
                String next = target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
                if (root.getAuthority().equals(target.getAuthority())
                        && !next.startsWith("/newsroom")
                        && known.add(next)) {
                    waiting.add(next);
                }
            }
        }
        return pages;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(http, path);
    }

    private HttpResponse<String> get(HttpClient client, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(root.resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private void lookAt(Fetched page, List<String> troubles) throws Exception {
        String path = page.path();
        Document html = Jsoup.parse(page.answer().body());
        check(
                troubles,
                path,
                page.answer().statusCode() == 200,
                "answers " + page.answer().statusCode());
        check(troubles, path, page.answer().headers().firstValue("Set-Cookie").isEmpty(), "sets a cookie");
        check(
                troubles,
                path,
                page.answer()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse("")
                        .contains("default-src 'none'"),
                "has no strict policy");
        check(
                troubles,
                path,
                html.select("h1").size() == 1,
                "has %d h1".formatted(html.select("h1").size()));
        check(
                troubles,
                path,
                html.select("script:not([type=application/ld+json])").isEmpty(),
                "has a script");
        check(troubles, path, page.answer().body().length() < 100_000, "is over 100 KB");
        unexpectedText(html).forEach(text -> troubles.add(path + " shows “" + text + "”"));
        for (Element element : html.select("h1, h2, h3, h4, h5, h6, ul, ol, dl, li, p, a, time, td, th, figcaption")) {
            check(troubles, path, element.hasText(), "has an empty " + element.cssSelector());
        }
        Set<String> ids = new HashSet<>();
        html.select("[id]")
                .forEach(element ->
                        check(troubles, path, ids.add(element.id()), "has the id " + element.id() + " twice"));
        for (Element card : html.select("article.card")) {
            List<String> links = card.select("a").eachText();
            check(troubles, path, links.size() == 1, "has a card with %d links: %s".formatted(links.size(), links));
            String headline = links.get(0);
            check(
                    troubles,
                    path,
                    card.text().indexOf(headline) == card.text().lastIndexOf(headline),
                    "says “" + headline + "” twice in a card");
        }
        for (String message : HTML.errorsOf(page.answer().body())) {
            troubles.add(path + " is not valid: " + message);
        }
        int budget = path.equals("/") ? HOME_BUDGET : STORY.matcher(path).matches() ? STORY_BUDGET : OTHER_BUDGET;
        check(
                troubles,
                path,
                page.statements() <= budget,
                "costs %d statements, not %d".formatted(page.statements(), budget));
        if (STORY.matcher(path).matches()) {
            lookAtLists(path, html, troubles);
        }
    }

    private static void lookAtLists(String path, Document html, List<String> troubles) {
        List<String> latest = html.select("ol.ladder a").eachAttr("href");
        List<String> recommended = html.select("ul.recommended a").eachAttr("href");
        check(troubles, path, latest.size() == 5 && Set.copyOf(latest).size() == 5, "has Latest " + latest);
        check(
                troubles,
                path,
                recommended.size() == 6 && Set.copyOf(recommended).size() == 6,
                "has Recommended " + recommended);
        check(troubles, path, !latest.contains(path) && !recommended.contains(path), "recommends itself");
        check(
                troubles,
                path,
                html.select(".teasers li").size() == 7,
                "has %d teasers".formatted(html.select(".teasers li").size()));
    }

    /** Template source or a missing value, in text or in what attributes say; data blocks are JSON and have braces. */
    private static List<String> unexpectedText(Document html) {
        List<String> all = new ArrayList<>();
        html.select("script").remove();
        all.add(html.text());
        html.getAllElements()
                .forEach(element -> element.attributes().forEach(attribute -> all.add(attribute.getValue())));
        return all.stream()
                .filter(text ->
                        EXPRESSION.matcher(text).find() || NULL.matcher(text).find())
                .toList();
    }

    /** What axe calls serious or critical, on every page, in a real browser. */
    private List<String> inaccessible(Set<String> paths) {
        List<String> troubles = new ArrayList<>();
        try (BrowserContext context = Browsers.get().newContext()) {
            Page page = context.newPage();
            for (String path : paths) {
                page.navigate(root.resolve(path).toString());
                AxeResults results = new AxeBuilder(page).analyze();
                results.getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .forEach(rule -> troubles.add("%s: axe says %s: %s"
                                .formatted(
                                        path,
                                        rule.getId(),
                                        rule.getNodes().get(0).getHtml())));
            }
        }
        return troubles;
    }

    private static void check(List<String> troubles, String path, boolean fine, String trouble) {
        if (!fine) {
            troubles.add(path + " " + trouble);
        }
    }

    @Test
    void everyWrongWayToAStoryLeadsToItsAddress() throws Exception {
        String address = Jsoup.parse(get("/").body()).select(".front-lead a").attr("href");
        String id = address.replaceAll(".*-", "");
        for (String wrong : List.of("/wrong/slug-" + id, "/x-" + id, address + "/", address.toUpperCase(Locale.ROOT))) {
            HttpResponse<String> answer = get(wrong);
            assertEquals(301, answer.statusCode(), wrong);
            assertEquals(
                    address,
                    URI.create(answer.headers().firstValue("Location").orElseThrow())
                            .getPath(),
                    wrong);
        }
    }

    @Test
    void aQueryThatIsNotOursChangesNothingAndABrokenOneIsTheReadersMistake() throws Exception {
        for (String path : List.of("/?utm=half", "/latest?a=b&c", "/world?&&=")) {
            assertEquals(200, raw(path), path);
        }
        for (String path : List.of("/?utm=50%off", "/latest?before=%zz", "/?x=1&before=", "/city?before=%00")) {
            int status = raw(path);
            assertTrue(status == 404 || status == 400, path + " answers " + status);
        }
    }

    /** Sent to the byte: Java's own client refuses to write a broken address. */
    private int raw(String target) throws IOException {
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(target, root.getAuthority())
                            .getBytes(StandardCharsets.US_ASCII));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return Integer.parseInt(line.split(" ")[1]);
        }
    }

    @Test
    void whatIsNotThereIs404AndNothingIsEverAnError() throws Exception {
        for (String path : List.of(
                "/nowhere",
                "/tag/nothing",
                "/author/nobody",
                "/world/x-999999999",
                "/archive/2026/13/45",
                "/archive/1200/01/01",
                "/latest?before=rubbish",
                "/city?before=%00",
                "/%00",
                "/a%2fb",
                "/%ff%fe",
                "/tag/%3Cscript%3E",
                "/" + "a".repeat(3_000))) {
            int status = get(path).statusCode();
            assertTrue(status == 404 || status == 400 || status == 414, path + " answers " + status);
        }
        assertFalse(get("/tag/%3Cscript%3Ealert(1)%3C/script%3E").body().contains("<script>alert"));
    }
}
