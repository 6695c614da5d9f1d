package stet.curation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * People who change and launch one list at once, each on a server of their own, as fast as they are answered and often
 * from a page that others have long changed. Every change that was accepted must be there in the end and at every look
 * in between; what was refused must have been told; no reader may ever find the list short. In the end the log of changes
 * gives the very line-up that stands, and nobody has overwritten words that they had not seen.
 */
public final class ListHammer {
    private static final String TOKEN = "c3RldC10ZXN0LXRva2VuIQ";
    private static final int LOOK_EVERY = 10;

    /**
     * Somebody who is signed in.
     *
     * @param cookies of their session, as a browser sends them
     * @param own stories that nobody else touches
     */
    public record Person(String name, URI server, String cookies, List<Long> own) {}

    /** How many changes and launches were accepted, and how many were told that somebody else was first. */
    public record Outcome(int accepted, int launched, int told, int readings) {}

    /** Answers a query with one text. */
    public interface Database {
        String select(String sql) throws Exception;
    }

    /** What the database has of the list. */
    private record Kept(Lineup lineup, int version) {}

    private record Logged(int version, Change change) {}

    private final String list;
    private final Database database;

    /** Stories that stay in the list; the first is the one whose words everybody wants to change. */
    private final List<Long> anchors;

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicBoolean over = new AtomicBoolean();

    public ListHammer(String list, Database database, List<Long> anchors) {
        this.list = list;
        this.database = database;
        this.anchors = anchors;
    }

    /** @param page a story's, beside which the list stands for readers, as {@code ul.<list>} */
    public Outcome run(List<Person> people, String page, Duration time) throws Exception {
        Kept before = kept();
        Hand first = new Hand(people.get(0), 0);
        for (long anchor : anchors) {
            assertTrue(first.change("place", anchor, Map.of()));
        }
        first.launch();
        List<Hand> hands = new ArrayList<>();
        for (Person person : people) {
            hands.add(new Hand(person, 1 + hands.size()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(people.size() + 1);
        try {
            List<Future<?>> working = new ArrayList<>();
            long end = System.nanoTime() + time.toNanos();
            for (Hand hand : hands) {
                working.add(threads.submit(() -> {
                    hand.work(end);
                    return null;
                }));
            }
            Future<Integer> readings = threads.submit(() -> read(people, page));
            for (Future<?> each : working) {
                each.get();
            }
            over.set(true);
            for (Hand hand : hands) {
                // Whatever one did, the others' servers show it too.
                for (Hand other : hands) {
                    hand.look(other.newPage());
                }
            }
            List<Logged> log = logSince(before.version());
            assertEquals(
                    first.accepted + sum(hands, hand -> hand.accepted), log.size(), "every accepted change is logged");
            Lineup replayed = before.lineup();
            for (Logged each : log) {
                replayed = each.change().to(replayed);
            }
            Kept after = kept();
            assertEquals(replayed, after.lineup(), "the log gives the line-up that stands");
            assertEquals(before.version() + log.size(), after.version());
            assertEquals(replayed.find(anchors.get(0)).map(Spot::headline).orElse(""), sharedWords(first.newPage()));
            hands.forEach(hand -> hand.hasOverwrittenNothing(log));
            return new Outcome(
                    sum(hands, hand -> hand.accepted),
                    sum(hands, hand -> hand.launched),
                    sum(hands, hand -> hand.told),
                    readings.get());
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    private Kept kept() throws Exception {
        String[] row = database.select(
                        "select version || ' ' || lineup from curated_list where key = '%s'".formatted(list))
                .split(" ", 2);
        return new Kept(LineupJson.lineup(row[1]), Integer.parseInt(row[0]));
    }

    /** In order: each change's version follows the one before it. */
    private List<Logged> logSince(int version) throws Exception {
        String rows = database.select("""
                select string_agg(c.version || ' ' || c.change, e'\n' order by c.version)
                from lineup_change c join curated_list l on l.id = c.list_id
                where l.key = '%s' and c.version > %d""".formatted(list, version));
        List<Logged> log = new ArrayList<>();
        for (String row : rows.split("\n")) {
            String[] parts = row.split(" ", 2);
            log.add(new Logged(Integer.parseInt(parts[0]), LineupJson.change(parts[1])));
            assertEquals(version + log.size(), log.get(log.size() - 1).version());
        }
        return log;
    }

    private static int sum(List<Hand> hands, Function<Hand, Integer> number) {
        return hands.stream().mapToInt(number::apply).sum();
    }

    /** As readers do, on one server and the other. */
    private int read(List<Person> people, String page) throws Exception {
        int readings = 0;
        while (!over.get()) {
            URI server = people.get(readings++ % people.size()).server();
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(server.resolve(page)).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            List<String> shown =
                    Jsoup.parse(answer.body()).select("ul." + list + " li a").eachAttr("href");
            assertEquals(6, shown.size(), shown::toString);
            assertEquals(6, Set.copyOf(shown).size(), shown::toString);
        }
        return readings;
    }

    /** The headline that a story has in the list. */
    private static String words(Document page, long story) {
        return page.select("#headline-" + story).attr("value");
    }

    private String sharedWords(Document page) {
        return words(page, anchors.get(0));
    }

    /** One person at work, who remembers what was accepted of it. */
    private final class Hand {
        private final Person person;
        private final Random random;
        private final Set<Long> placed = new HashSet<>();
        private final Map<Long, String> words = new HashMap<>();

        /** What was accepted of it about the story that all want to change, and the version it had been made on. */
        private final Map<String, Integer> saidOfShared = new HashMap<>();

        private int version;
        private int accepted;
        private int launched;
        private int told;

        Hand(Person person, long seed) throws Exception {
            this.person = person;
            this.random = new Random(seed);
            this.version = versionNow();
            Document page = newPage();
            for (Element spot : page.select("#spots .spot")) {
                long story = Long.parseLong(spot.attr("data-article"));
                if (person.own().contains(story)) {
                    placed.add(story);
                    words.put(story, words(page, story));
                }
            }
        }

        void work(long end) throws Exception {
            for (int turn = 1; System.nanoTime() < end; turn++) {
                if (random.nextBoolean()) {
                    version = versionNow();
                }
                turn(turn);
                if (turn % LOOK_EVERY == 0) {
                    look(newPage());
                }
            }
        }

        private void turn(int turn) throws Exception {
            long story = person.own().get(random.nextInt(person.own().size()));
            String said = person.name() + " " + turn;
            int what = random.nextInt(10);
            if (what == 0) {
                launch();
            } else if (what == 1) {
                int seen = version;
                if (change("say", anchors.get(0), Map.of("headline", said))) {
                    saidOfShared.put(said, seen);
                }
            } else if (!placed.contains(story)) {
                long before = anchors.get(random.nextInt(anchors.size()));
                if (change("place", story, Map.of("before", String.valueOf(before)))) {
                    placed.add(story);
                    words.put(story, "");
                }
            } else if (what < 5) {
                if (change("remove", story, Map.of())) {
                    placed.remove(story);
                }
            } else if (change("say", story, Map.of("headline", said))) {
                words.put(story, said);
            }
        }

        /** All that was accepted of this person's is there, and all that is to stay. */
        void look(Document page) {
            Set<Long> there = page.select("#spots .spot").eachAttr("data-article").stream()
                    .map(Long::valueOf)
                    .collect(Collectors.toSet());
            assertTrue(there.containsAll(anchors), () -> "what was to stay: " + there);
            for (long story : person.own()) {
                assertEquals(placed.contains(story), there.contains(story), () -> person.name() + ": " + story);
                if (placed.contains(story)) {
                    assertEquals(words.get(story), words(page, story));
                }
            }
        }

        /** Between what this person had seen and what they said then, nobody else said anything else. */
        void hasOverwrittenNothing(List<Logged> log) {
            List<Logged> said = log.stream()
                    .filter(each ->
                            each.change() instanceof Change.Say && each.change().article() == anchors.get(0))
                    .toList();
            Map<String, Integer> versions =
                    said.stream().collect(Collectors.toMap(each -> headline(each.change()), Logged::version));
            saidOfShared.forEach((words, seen) -> assertEquals(
                    List.of(),
                    said.stream()
                            .filter(each -> each.version() > seen && each.version() < versions.get(words))
                            .filter(each -> !saidOfShared.containsKey(headline(each.change())))
                            .toList(),
                    () -> "“%s” was said on version %d".formatted(words, seen)));
        }

        private static String headline(Change change) {
            return ((Change.Say) change).headline();
        }

        boolean change(String what, long story, Map<String, String> more) throws Exception {
            Map<String, String> form = new HashMap<>(more);
            form.put("do", what);
            form.put("article", String.valueOf(story));
            boolean done = post("changes", form);
            accepted += done ? 1 : 0;
            return done;
        }

        void launch() throws Exception {
            launched += post("launch", Map.of()) ? 1 : 0;
        }

        private boolean post(String verb, Map<String, String> more) throws Exception {
            Map<String, String> form = new HashMap<>(more);
            form.put("version", String.valueOf(version));
            form.put("csrf-token", TOKEN);
            String body = form.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            HttpResponse<String> answer = send(request("/" + verb)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
            if (answer.statusCode() == 409) {
                told++;
                version = versionNow();
                return false;
            }
            assertEquals(303, answer.statusCode(), () -> form + ": " + answer.body());
            return true;
        }

        private int versionNow() throws Exception {
            return Integer.parseInt(
                    newPage().select("[data-list=%s]".formatted(list)).attr("data-version"));
        }

        Document newPage() throws Exception {
            HttpResponse<String> answer = send(request("").build());
            assertEquals(200, answer.statusCode(), answer.body());
            return Jsoup.parse(answer.body());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(person.server().resolve("/newsroom/lists/" + list + path))
                    .header("Cookie", person.cookies() + "; csrf-token=" + TOKEN);
        }

        private HttpResponse<String> send(HttpRequest request) throws Exception {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** The numbers of the stories that a public page leads to. */
    public static List<Long> storiesOf(Document page) {
        return page.select("main article.card a").stream()
                .map((Element link) -> link.attr("href").replaceAll(".*-", ""))
                .map(Long::valueOf)
                .distinct()
                .toList();
    }
}
