package stet.curation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.people.Actor;
import stet.people.Role;
import stet.taxonomy.Section;
import stet.testing.ArrangedFronts;
import stet.testing.Deeds;
import stet.testing.MovableClock;
import stet.testing.RealParts;

/**
 * Readers who ask for a front again and again while it is launched: each answer is one launch's, whole, and never an
 * earlier one's than the answer before. Every block's title says which launch it is of, and its story too.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FrontSwitchTest {
    private static final int BLOCKS = 5;
    private static final int READERS = 3;
    private static final int LAUNCHES = 12;

    @TestHTTPResource("/politics")
    URI address;

    @Inject
    MovableClock clock;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newFixedThreadPool(READERS);
    private Actor editor;
    private long section;

    /** Of which launch k shows the kth in its first block, the next in its second. */
    private List<Long> stories;

    @BeforeEach
    void takeAFront() {
        editor = Deeds.person("switching-editor", Role.EDITOR);
        stories = ListHammer.storiesOf(page()).subList(0, 6);
        section = QuarkusTransaction.requiringNew()
                .call(() -> Section.findByPath("politics").orElseThrow().id);
        ArrangedFronts.giveBack(Front.key(section));
        QuarkusTransaction.requiringNew().run(() -> {
            Front front = Front.begin(editor, clock.instant(), section, UsualFront.section(section, List.of()));
            Panache.flush();
            front.plan().blocks().forEach(block -> change(front, new PlanChange.Remove(block.list())));
            for (int i = 0; i < BLOCKS; i++) {
                change(front, new PlanChange.Add(block("switch-" + section + "-" + i, 0), null));
            }
        });
        lineUp(0);
        launch(null);
    }

    @AfterEach
    void leaveItToTheRules() {
        threads.shutdownNow();
        ArrangedFronts.giveBack(Front.key(section));
    }

    @Test
    void launchesNowAreSeenWholeAndByTheNextRequest() throws Exception {
        AtomicInteger answered = new AtomicInteger();
        List<Future<Integer>> readers = reading(() -> {
            int least = answered.get();
            int seen = launchOf(page());
            assertTrue(seen >= least, () -> "launch " + seen + ", although " + least + " was answered");
            return seen;
        });
        for (int launch = 1; launch <= LAUNCHES; launch++) {
            lineUp(launch);
            launch(null);
            answered.set(launch);
            assertEquals(launch, launchOf(page()));
        }
        for (Future<Integer> reader : readers) {
            assertTrue(reader.get() > 1, "looked more than once");
        }
    }

    @Test
    void aLaunchForLaterSwitchesBetweenTwoRequests() throws Exception {
        lineUp(LAUNCHES);
        Instant then = clock.instant().plusMillis(700);
        launch(then);
        List<Future<Integer>> readers = reading(() -> {
            Instant asked = clock.instant();
            int seen = launchOf(page());
            Instant read = clock.instant();
            assertTrue(seen == LAUNCHES || asked.isBefore(then), "still the old one after its instant");
            assertTrue(seen == 0 || !read.isBefore(then), "the new one before its instant");
            return seen;
        });
        for (Future<Integer> reader : readers) {
            assertTrue(reader.get() > 1, "looked before and after");
        }
    }

    /** Each until it has seen the last launch; how often they looked. */
    private List<Future<Integer>> reading(Callable<Integer> look) {
        List<Future<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(threads.submit(() -> {
                int looks = 0;
                int last = 0;
                while (last < LAUNCHES) {
                    int seen = look.call();
                    assertTrue(seen >= last, "an earlier launch than before");
                    last = seen;
                    looks++;
                }
                return looks;
            }));
        }
        return readers;
    }

    /** Which launch a page shows, all of it. */
    private int launchOf(Document page) {
        Elements blocks = page.select("main section.front");
        assertEquals(BLOCKS, blocks.size());
        int launch = Integer.parseInt(blocks.first().select("h2").text().replaceAll("\\D", ""));
        for (int i = 0; i < BLOCKS; i++) {
            assertEquals("Launch " + launch, blocks.get(i).select("h2").text());
            assertTrue(
                    blocks.get(i).select("article.card a").attr("href").endsWith("-" + story(launch, i)),
                    "block " + i + " of launch " + launch);
        }
        return launch;
    }

    private long story(int launch, int block) {
        return stories.get((launch + block) % stories.size());
    }

    private void lineUp(int launch) {
        QuarkusTransaction.requiringNew().run(() -> {
            Front front = Front.findOf(section).orElseThrow();
            for (int i = 0; i < BLOCKS; i++) {
                String key = "switch-" + section + "-" + i;
                change(front, new PlanChange.Edit(block(key, launch)));
                CuratedList list = CuratedList.get(key);
                for (Spot spot : list.lineup().spots()) {
                    list.change(editor, clock.instant(), list.version(), new Change.Remove(spot.article()));
                    Panache.flush();
                }
                list.change(editor, clock.instant(), list.version(), new Change.Place(story(launch, i), null));
            }
        });
    }

    private void change(Front front, PlanChange change) {
        front.change(editor, clock.instant(), front.version(), change);
        Panache.flush();
    }

    private static Block block(String list, int launch) {
        return new Block(list, "Launch " + launch, Layout.LEAD, 1, Rule.NONE, null, null, false);
    }

    /** @param from null for now */
    private void launch(Instant from) {
        QuarkusTransaction.requiringNew().run(() -> {
            Front front = Front.findOf(section).orElseThrow();
            Instant now = clock.instant();
            front.launch(editor, now, from == null ? now : from, front.stamp());
        });
    }

    private Document page() {
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            return Jsoup.parse(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
