package stet.site;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import stet.testing.Session;

/**
 * Readers who ask servers on one database for the same pages as fast as they are answered, while on each somebody
 * publishes, updates, withdraws, kills, schedules and launches. Whoever asks after a change was answered must see it, on
 * whichever server and page; what is scheduled nobody may see before its instant, nor miss from then on.
 *
 * <p>Each story, and the list, says its version in its words. A page is right if what it says is what one of those versions
 * says that were possible between question and answer.
 */
public final class CoherenceHammer {
    private static final String TAG = "Coherence";
    private static final String TAG_PAGE = "/tag/coherence";
    private static final String LIST = "/newsroom/lists/recommended";
    private static final ZoneId ZONE = ZoneId.of("Europe/Athens");
    private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    private static final int STORIES_OF_EACH = 3;
    private static final Duration AHEAD = Duration.ofMillis(1_200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern IN_LIST = Pattern.compile("Anchor v(\\d+)\\b");
    private static final Pattern GONE = Pattern.compile("Gone v(\\d+)\\b");

    /** Something that happens to the servers while they are asked. */
    public interface Mishap {
        void happen() throws Exception;
    }

    /**
     * What came of it.
     *
     * @param unconfirmed changes whose answer said that not every server had confirmed them
     * @param away questions and changes that found a server, or its database, away
     * @param answered how long changes took, all in all
     * @param heard how long of that they waited, once they were made, until every server had heard of them
     * @param late how long after its instant what was scheduled was first read, on each server
     */
    public record Outcome(
            int changes, int unconfirmed, int readings, int away, Times answered, Times heard, Times late) {
        @Override
        public String toString() {
            return ("%d changes, answered within %s; heard by every server within %s; %d not confirmed; what was scheduled"
                            + " was read within %s of its instant; %d pages read; %d times a server was away")
                    .formatted(changes, answered, heard, unconfirmed, late, readings, away);
        }
    }

    /** In milliseconds. */
    public static final class Times {
        private final List<Double> all = new ArrayList<>();

        synchronized void add(double millis) {
            all.add(millis);
        }

        private double quantile(double part) {
            return all.isEmpty() ? 0 : all.get((int) (part * (all.size() - 1)));
        }

        @Override
        public synchronized String toString() {
            Collections.sort(all);
            return "%.1f ms (median), %.1f ms (99 of 100), %.1f ms (all of %d)"
                    .formatted(quantile(0.5), quantile(0.99), quantile(1), all.size());
        }
    }

    private record Story(long id, String path, Versions versions) {
        Pattern words() {
            return Pattern.compile("Coherence %d v(\\d+)\\b".formatted(id));
        }
    }

    private final List<Session> servers;
    private final Map<Long, Story> stories = new ConcurrentHashMap<>();
    private final Versions list = new Versions();
    private final List<String> pages = new CopyOnWriteArrayList<>(List.of("/", "/latest", "/city", TAG_PAGE));
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger unconfirmed = new AtomicInteger();
    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicInteger away = new AtomicInteger();
    private final Times answered = new Times();
    private final Times heard = new Times();
    private final Times late = new Times();

    /** @param servers a chief's session on each */
    public CoherenceHammer(List<Session> servers) {
        this.servers = servers;
    }

    /**
     * @param wanted how many changes are made
     * @param mishaps happen one after the other, spread over the changes
     */
    public Outcome run(int wanted, List<Mishap> mishaps, long seed) throws Exception {
        List<String> demo = Jsoup.parse(servers.get(0).get("/").body())
                .select("main article.card a")
                .eachAttr("href");
        pages.add(demo.get(demo.size() - 1));
        long anchor = Long.parseLong(demo.get(0).replaceAll(".*-", ""));
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<?>> tasks = new ArrayList<>();
        List<Future<?>> writers = new CopyOnWriteArrayList<>();
        BooleanSupplier enough = () -> changes.get() >= wanted
                || tasks.stream().anyMatch(Future::isDone)
                || writers.stream().anyMatch(Future::isDone);
        try {
            for (int i = 0; i < servers.size(); i++) {
                Session server = servers.get(i);
                for (int each = 0; each < 2; each++) {
                    Random random = new Random(seed + 100 + 2 * i + each);
                    tasks.add(threads.submit(() -> {
                        while (!over.get()) {
                            read(server, pages.get(random.nextInt(pages.size())));
                        }
                        return null;
                    }));
                }
            }
            for (int i = 0; i < servers.size(); i++) {
                Writer writer = new Writer(servers.get(i), new Random(seed + i), i == 0 ? anchor : 0);
                writers.add(threads.submit(() -> {
                    while (!enough.getAsBoolean()) {
                        writer.work();
                    }
                    return null;
                }));
            }
            for (int i = 0; i < mishaps.size(); i++) {
                int due = wanted * (i + 1) / (mishaps.size() + 1);
                await().atMost(Duration.ofMinutes(10)).until(() -> changes.get() >= due || enough.getAsBoolean());
                if (enough.getAsBoolean()) {
                    break;
                }
                mishaps.get(i).happen();
            }
            for (Future<?> each : writers) {
                each.get();
            }
            over.set(true);
            for (Future<?> each : tasks) {
                each.get();
            }
        } finally {
            over.set(true);
            threads.shutdown();
        }
        for (Session server : servers) {
            for (String page : pages) {
                read(server, page);
            }
        }
        return new Outcome(changes.get(), unconfirmed.get(), readings.get(), away.get(), answered, heard, late);
    }

    // ---- readers

    private void read(Session server, String page) throws Exception {
        Instant asked = CLOCK.instant();
        Map<Story, Integer> least = new HashMap<>();
        stories.values().forEach(story -> least.put(story, story.versions().least(asked)));
        int leastOfList = list.least(asked);
        HttpResponse<String> answer;
        try {
            answer = server.get(page);
        } catch (IOException e) {
            awaitBack(server);
            return;
        }
        Instant answered = CLOCK.instant();
        if (answer.statusCode() >= 500) {
            awaitBack(server);
            return;
        }
        readings.incrementAndGet();
        String age = answer.headers().firstValue("Age").orElse("none");
        least.forEach((story, from) -> assertNull(
                trouble(story, from, story.versions().most(answered), page, answer),
                () -> "%s%s, asked %s, answered %s, age %s, story %d: %s"
                        .formatted(server.server(), page, asked, answered, age, story.id(), story.versions())));
        Integer anchor = number(answer.body(), IN_LIST);
        assertNull(
                anchor == null || anchor >= leastOfList && anchor <= list.most(answered) ? null : anchor,
                () -> "%s%s, asked %s, answered %s, age %s, list: %s"
                        .formatted(server.server(), page, asked, answered, age, list));
    }

    private void awaitBack(Session server) {
        away.incrementAndGet();
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> over.get() || server.get("/").statusCode() == 200);
    }

    /** Null if a page says of a story what one of some versions says. */
    private static String trouble(Story story, int from, int to, String page, HttpResponse<String> answer) {
        Versions versions = story.versions();
        Integer live = number(answer.body(), story.words());
        if (live != null) {
            boolean right = live >= from && live <= to && versions.state(live) == Versions.State.LIVE;
            return right ? null : "Version %d is shown, not one of %d to %d".formatted(live, from, to);
        }
        boolean own = page.equals(story.path());
        if (!own && !page.equals("/latest") && !page.equals(TAG_PAGE)) {
            return null;
        }
        Integer gone = own ? number(answer.body(), GONE) : null;
        boolean right = versions.isAny(from, to, number -> switch (versions.state(number)) {
            case LIVE -> false;
            case NEVER -> !own || answer.statusCode() == 404;
            case WITHDRAWN -> !own || answer.statusCode() == 410 && number.equals(gone);
            case KILLED -> !own || answer.statusCode() == 410 && gone == null;
        });
        return right
                ? null
                : "Nothing is shown (status %d, note %s), and one of the versions %d to %d should be"
                        .formatted(answer.statusCode(), gone, from, to);
    }

    private static Integer number(String body, Pattern words) {
        Matcher found = words.matcher(body);
        return found.find() ? Integer.valueOf(found.group(1)) : null;
    }

    // ---- writers

    /** Somebody at work on one server, with stories that nobody else touches. */
    private final class Writer {
        private final Session server;
        private final Random random;
        private final long anchor;
        private final List<Story> own = new ArrayList<>();

        /** @param anchor the story whose words in the list this one changes, or 0 */
        Writer(Session server, Random random, long anchor) {
            this.server = server;
            this.random = random;
            this.anchor = anchor;
        }

        /** One change; if the server goes away meanwhile nobody knows whether it was made. */
        void work() throws Exception {
            try {
                if (own.size() < STORIES_OF_EACH) {
                    own.add(newStory());
                }
                Story story = own.get(random.nextInt(own.size()));
                Versions.Version last = story.versions().last();
                int what = random.nextInt(20);
                if (anchor > 0 && what < 3) {
                    launch();
                } else if (last.state == Versions.State.KILLED) {
                    own.remove(story);
                } else if (last.state != Versions.State.LIVE || !last.isAnswered() || what < 12) {
                    publish(story);
                } else if (what < 14) {
                    schedule(story);
                } else if (what < 19) {
                    String note = "Gone v" + story.versions().next();
                    change(
                            story.versions(),
                            Versions.State.WITHDRAWN,
                            story.id() + "/withdrawal",
                            Map.of("note", note));
                } else {
                    change(
                            story.versions(),
                            Versions.State.KILLED,
                            story.id() + "/kill",
                            Map.of("reason", "A court said so."));
                }
            } catch (IOException e) {
                awaitBack(server);
            }
        }

        private Story newStory() throws Exception {
            long id = server.newStory(
                    Map.of("section", "city", "tags", TAG, "bylines", "A Guest", "slug", "coherence", "kind", "NEWS"));
            Story story = new Story(id, "/city/coherence-" + id, new Versions());
            stories.put(id, story);
            pages.add(story.path());
            return story;
        }

        private Map<String, String> approved(Story story) throws Exception {
            return server.approve(
                    story.id(),
                    "Coherence %d v%d".formatted(story.id(), story.versions().next()));
        }

        private void publish(Story story) throws Exception {
            change(story.versions(), Versions.State.LIVE, story.id() + "/publication", approved(story));
        }

        /** And reads it on every server until it has come: the next change is one of what is there then. */
        private void schedule(Story story) throws Exception {
            Map<String, String> form = new HashMap<>(approved(story));
            Instant at = CLOCK.instant().plus(AHEAD);
            form.put("at", LocalDateTime.ofInstant(at, ZONE).toString());
            try {
                send(
                        story.versions().begin(Versions.State.LIVE, at),
                        "/newsroom/stories/" + story.id() + "/schedule",
                        form);
                await().pollInterval(Duration.ofMillis(5))
                        .until(() -> CLOCK.instant().isAfter(at.minusMillis(15)));
                awaitEverywhere(story, at);
            } finally {
                await().pollInterval(Duration.ofMillis(5))
                        .until(() -> CLOCK.instant().isAfter(at.plusMillis(30)));
            }
        }

        private void awaitEverywhere(Story story, Instant at) throws Exception {
            int version = story.versions().next() - 1;
            List<Session> waiting = new ArrayList<>(servers);
            while (!waiting.isEmpty()) {
                if (CLOCK.instant().isAfter(at.plus(PATIENCE))) {
                    throw new IOException("A server was away when something was to appear");
                }
                for (Session each : List.copyOf(waiting)) {
                    Integer shown = number(each.get(story.path()).body(), story.words());
                    if (shown != null && shown == version) {
                        late.add(Duration.between(at, CLOCK.instant()).toNanos() / 1e6);
                        waiting.remove(each);
                    }
                }
            }
        }

        private void change(Versions versions, Versions.State state, String verb, Map<String, String> form)
                throws Exception {
            send(versions.begin(state, null), "/newsroom/stories/" + verb, form);
        }

        private void launch() throws Exception {
            arrange("place", "before", "");
            arrange("pin", "position", "1");
            arrange("say", "headline", "Anchor v" + list.next());
            send(list.begin(Versions.State.LIVE, null), LIST + "/launch", Map.of("version", versionOfList()));
        }

        private void arrange(String what, String field, String value) throws Exception {
            Session.done(server.post(
                    LIST + "/changes",
                    Map.of("version", versionOfList(), "do", what, "article", String.valueOf(anchor), field, value)));
        }

        private String versionOfList() throws Exception {
            return Jsoup.parse(Session.done(server.get(LIST)).body())
                    .select("[data-list]")
                    .attr("data-version");
        }

        private void send(Versions.Version version, String verb, Map<String, String> form) throws Exception {
            long begun = System.nanoTime();
            HttpResponse<String> answer = server.post(verb, form);
            if (answer.statusCode() >= 500) {
                throw new IOException("It answered " + answer.statusCode());
            }
            if (answer.statusCode() == 422 && version.isPast(CLOCK.instant())) {
                throw new IOException("It took so long that the instant is past");
            }
            assertEquals(303, answer.statusCode(), () -> verb + ": " + answer.body());
            version.answer();
            answered.add((System.nanoTime() - begun) / 1e6);
            answer.headers()
                    .firstValue("Server-Timing")
                    .ifPresent(timing -> heard.add(Double.parseDouble(timing.replaceFirst(".*dur=", ""))));
            changes.incrementAndGet();
            boolean told = answer.headers().allValues("Set-Cookie").stream()
                    .anyMatch(cookie -> cookie.contains("Not+confirmed"));
            unconfirmed.addAndGet(told ? 1 : 0);
        }
    }
}
