package stet.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import stet.bench.Figures;
import stet.site.OlderPages;
import stet.testing.RealParts;
import stet.testing.Session;

/**
 * What readers get in a second: pages that are kept, beside nginx with the same bytes in files; pages that nobody keeps;
 * and both at once, while an editor publishes every second. All on one machine, with who asks.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoadIT {
    private static final int CONNECTIONS = 32;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 4);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);

    @TempDir
    static Path folder;

    private static final List<Load> LOADS = new ArrayList<>();
    private static Wrk wrk;
    private static Paper paper;
    private static Map<String, String> pages;

    @BeforeAll
    static void start() throws Exception {
        wrk = new Wrk();
        paper = Paper.start(folder.resolve("paper"));
        Document home = Jsoup.parse(new String(paper.get("/").body(), StandardCharsets.UTF_8));
        pages = new LinkedHashMap<>();
        pages.put("story", home.select(".front-lead a").attr("href"));
        pages.put("front", "/");
        pages.put("section", "/world");
        // Until the machine has compiled what is asked for most.
        wrk.run(paper.address(pages.get("story")), CONNECTIONS, 10, Map.of("Accept-Encoding", "gzip"));
        wrk.run(paper.address(pages.get("story")), CONNECTIONS, 5, Map.of());
    }

    @AfterAll
    static void report() throws Exception {
        if (paper != null) {
            paper.close();
        }
        Load.report(LOADS);
        String machine = "Java %s, %d cores, %s of heap"
                .formatted(
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("bench.heap"));
        new Figures("load").write(Map.of("machine", machine, "loads", LOADS));
    }

    @Test
    @Order(1)
    void pagesThatAreKeptBesideNginx() throws Exception {
        try (Nginx nginx = new Nginx(folder.resolve("nginx"), RealParts.freePort())) {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                HttpResponse<byte[]> gzip = paper.get(page.getValue(), "Accept-Encoding", "gzip");
                assertEquals(
                        "gzip", gzip.headers().firstValue("Content-Encoding").orElse(""));
                nginx.put(page.getKey(), paper.get(page.getValue()).body(), gzip.body());
            }
            nginx.start();
            for (Map.Entry<String, String> page : pages.entrySet()) {
                compare(nginx, page, "plain", Map.of());
                compare(nginx, page, "gzip", Map.of("Accept-Encoding", "gzip"));
                alone(page, "Brotli", Map.of("Accept-Encoding", "gzip, deflate, br, zstd"));
                String tag = paper.get(page.getValue(), "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
                alone(page, "304", Map.of("Accept-Encoding", "gzip", "If-None-Match", tag));
            }
        }
    }

    /** One after the other, again and again, so that whatever else the machine does meets both. */
    private void compare(Nginx nginx, Map.Entry<String, String> page, String how, Map<String, String> headers)
            throws Exception {
        List<Load> theirs = new ArrayList<>();
        List<Load> ours = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String what = "%s, %s".formatted(page.getKey(), how);
            theirs.add(Load.of(
                    "nginx: " + what,
                    nginx::usage,
                    () -> wrk.run(nginx.address(page.getKey()), CONNECTIONS, SECONDS, headers)));
            ours.add(ours("kept: " + what, paper, page.getValue(), CONNECTIONS, headers));
        }
        LOADS.add(Load.median(theirs));
        LOADS.add(Load.median(ours));
    }

    private void alone(Map.Entry<String, String> page, String how, Map<String, String> headers) throws Exception {
        LOADS.add(ours("kept: %s, %s".formatted(page.getKey(), how), paper, page.getValue(), CONNECTIONS, headers));
    }

    private static Load ours(String what, Paper paper, String path, int connections, Map<String, String> headers)
            throws Exception {
        return Load.of(what, paper::usage, () -> wrk.run(paper.address(path), connections, SECONDS, headers));
    }

    @Test
    @Order(2)
    void readersAndAnEditorAtOnce() throws Exception {
        Session chief = paper.chief();
        long story = chief.newStory(Map.of(
                "section", "city", "tags", "Ferries", "bylines", "A Guest", "slug", "under-load", "kind", "NEWS"));
        AtomicBoolean over = new AtomicBoolean();
        List<Double> published = new ArrayList<>();
        Thread editor = new Thread(() -> publishEverySecond(chief, story, over, published), "editor");
        editor.start();
        Path script = script(paper);
        wrk.run(paper.address("/"), CONNECTIONS, 10, Map.of("Accept-Encoding", "gzip"), script.toString());
        double kept = paper.meter("stet_pages_kept_given_total");
        Load load = Load.of(
                "mixed: 95 kept, 5 made, an editor",
                paper::usage,
                () -> wrk.run(
                        paper.address("/"), CONNECTIONS, 30, Map.of("Accept-Encoding", "gzip"), script.toString()));
        kept = paper.meter("stet_pages_kept_given_total") - kept;
        over.set(true);
        editor.join();
        LOADS.add(load);
        published.sort(null);
        System.out.printf(
                "Mixed: %.1f of 100 pages were kept ones; %d changes, each answered within %.0f ms (median), %.0f ms (all); heap %.0f MB%n",
                100 * kept / load.requests(),
                published.size(),
                published.get(published.size() / 2),
                published.get(published.size() - 1),
                paper.meter("jvm_memory_used_bytes{area=\"heap\"") / 1e6);
    }

    private static void publishEverySecond(Session chief, long story, AtomicBoolean over, List<Double> published) {
        try {
            for (int version = 1; !over.get(); version++) {
                long begun = System.nanoTime();
                Map<String, String> seen = chief.approve(story, "Under load, version " + version);
                long asked = System.nanoTime();
                Session.done(chief.post("/newsroom/stories/" + story + "/publication", seen));
                published.add((System.nanoTime() - asked) / 1e6);
                Thread.sleep(Math.max(0, 1_000 - (System.nanoTime() - begun) / 1_000_000));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of twenty requests, nineteen for what everybody reads and one for a page of its own that nobody has asked for. */
    private static Path script(Paper paper) throws Exception {
        List<String> kept = new ArrayList<>(pages.values());
        kept.addAll(List.of("/", "/", "/", "/latest", "/city", "/most-read"));
        Jsoup.parse(new String(paper.get("/").body(), StandardCharsets.UTF_8))
                .select("main article.card a")
                .eachAttr("href")
                .stream()
                .filter(path -> path.matches("/.*-\\d+"))
                .distinct()
                .limit(30)
                .forEach(kept::add);
        Path made = Files.write(
                folder.resolve("made"), OlderPages.addresses("/latest", 200_000, paper.secret("sign-in-state")));
        return Files.writeString(folder.resolve("mixed.lua"), """
                local kept = { %s }
                local made = {}
                for line in io.lines("%s") do made[#made + 1] = line end
                local n = 0
                request = function()
                    n = n + 1
                    local path = n %% 20 == 0 and made[(n / 20) %% #made + 1] or kept[n %% #kept + 1]
                    return wrk.format("GET", path)
                end
                """.formatted(
                String.join(", ", kept.stream().map(path -> '"' + path + '"').toList()), made));
    }

    @Test
    @Order(3)
    void pagesThatNobodyKeeps() throws Exception {
        try (Paper uncached = paper.withoutCache(folder.resolve("uncached"))) {
            String story = pages.get("story");
            wrk.run(uncached.address(story), CONNECTIONS, 20, Map.of("Accept-Encoding", "gzip"));
            for (Map.Entry<String, String> page : pages.entrySet()) {
                LOADS.add(ours(
                        "made: %s, gzip".formatted(page.getKey()),
                        uncached,
                        page.getValue(),
                        CONNECTIONS,
                        Map.of("Accept-Encoding", "gzip")));
            }
            LOADS.add(ours("made: story, plain", uncached, story, CONNECTIONS, Map.of()));
            LOADS.add(ours("made: story, gzip, 1 connection", uncached, story, 1, Map.of("Accept-Encoding", "gzip")));
        }
    }
}
