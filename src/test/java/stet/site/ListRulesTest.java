package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.curation.Arrangement;
import stet.curation.Definition;
import stet.curation.Rule;
import stet.testing.RealParts;

/**
 * Random papers with random lists, asked at random instants, against a model that knows nothing of queries: stories come,
 * are withdrawn, come again; lists are launched one after the other, with pins, and placements that begin and end. All of
 * it is taken back.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ListRulesTest {
    private static final int INSTANTS = 150;

    /** The model's clock: minutes after an instant long past, when the demo had no story yet. */
    private static final Instant ZERO = Instant.parse("2020-01-01T00:00:00Z");

    private static final int END = 1_000;

    @Inject
    Rows rows;

    /** @param until exclusive, as everywhere; {@link #END} for none */
    record Span(int from, int until) {
        boolean holds(int minute) {
            return from <= minute && minute < until;
        }
    }

    record Spot(int position, boolean pinned, long story, Span shown) {}

    record Launched(Span seen, List<Spot> spots, Set<Long> hidden) {}

    /** @param lives when each story could be read */
    record Paper(Map<Long, List<Span>> lives, int size, Rule rule, List<Launched> launches) {
        boolean isLive(long story, int minute) {
            return lives.get(story).stream().anyMatch(span -> span.holds(minute));
        }

        int firstPublished(long story) {
            return lives.get(story).get(0).from();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void everyListKeepsTheRulesAtEveryInstant(long seed) {
        QuarkusTransaction.begin();
        try {
            Random random = new Random(seed);
            Paper paper = paper(random);
            write(paper);
            for (int i = 0; i < INSTANTS; i++) {
                int minute = random.nextBoolean() ? random.nextInt(END) : edge(paper, random);
                List<Long> live = live(paper, minute);
                long page = live.isEmpty() ? 0 : live.get(random.nextInt(live.size()));
                List<Long> found = found(paper, minute, page);
                String where = "seed %d, minute %d, page %d".formatted(seed, minute, page);
                assertEquals(model(paper, minute, page), found, where);
                keepsTheRules(paper, minute, page, found, where);
            }
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** A minute at which something comes or goes: there mistakes are made. */
    private static int edge(Paper paper, Random random) {
        List<Span> spans = new ArrayList<>();
        paper.lives().values().forEach(spans::addAll);
        paper.launches().forEach(launch -> {
            spans.add(launch.seen());
            launch.spots().forEach(spot -> spans.add(spot.shown()));
        });
        Span one = spans.get(random.nextInt(spans.size()));
        return random.nextBoolean() ? one.from() : Math.min(one.until(), END - 1);
    }

    /** What must be true whatever the model says. */
    private static void keepsTheRules(Paper paper, int minute, long page, List<Long> found, String where) {
        assertEquals(Set.copyOf(found).size(), found.size(), () -> "twice: " + where);
        assertTrue(!found.contains(page), () -> "itself: " + where);
        assertTrue(found.stream().allMatch(story -> paper.isLive(story, minute)), () -> "not live: " + where);
        Launched launched = seen(paper, minute);
        List<Long> curated = launched.spots().stream()
                .filter(spot -> stands(paper, spot, minute, page))
                .map(Spot::story)
                .toList();
        if (curated.size() <= paper.size()) {
            assertTrue(found.containsAll(curated), () -> "a placed one is dropped: " + where);
        }
        if (paper.rule() == Rule.NEWEST) {
            long may = live(paper, minute).stream()
                    .filter(story -> story != page)
                    .filter(story ->
                            curated.contains(story) || !launched.hidden().contains(story))
                    .count();
            assertEquals(Math.min(paper.size(), may), found.size(), () -> "size: " + where);
        }
    }

    // ---- what is so

    private List<Long> found(Paper paper, int minute, long page) {
        Definition usual = new Definition("rules", "Rules", 1, Rule.NONE);
        Arrangement<Candidate> list = PlacedStories.read(rows, instant(minute), Map.of(), 1, List.of(usual))
                .list(usual);
        List<Candidate> newest = new Candidates(rows, instant(minute)).newest(paper.size() + 40);
        return list.filled(newest, Candidate::article, Set.of(page)).stream()
                .map(Candidate::article)
                .toList();
    }

    // ---- the model

    private static List<Long> model(Paper paper, int minute, long page) {
        Launched launched = seen(paper, minute);
        TreeMap<Integer, Long> fixed = new TreeMap<>();
        TreeMap<Integer, Long> loose = new TreeMap<>();
        launched.spots().stream()
                .filter(spot -> stands(paper, spot, minute, page))
                .forEach(spot -> {
                    boolean keeps = spot.pinned() && spot.position() <= paper.size();
                    (keeps ? fixed : loose).put(spot.position(), spot.story());
                });
        Set<Long> waiting = new LinkedHashSet<>(loose.values());
        if (paper.rule() == Rule.NEWEST) {
            live(paper, minute).stream()
                    .filter(story -> story != page && !launched.hidden().contains(story))
                    .forEach(waiting::add);
        }
        waiting.removeAll(fixed.values());
        List<Long> shown = new ArrayList<>();
        for (int place = 1; place <= paper.size(); place++) {
            if (fixed.containsKey(place)) {
                shown.add(fixed.get(place));
            } else if (!waiting.isEmpty()) {
                long next = waiting.iterator().next();
                waiting.remove(next);
                shown.add(next);
            }
        }
        return shown;
    }

    private static boolean stands(Paper paper, Spot spot, int minute, long page) {
        return spot.story() != page && spot.shown().holds(minute) && paper.isLive(spot.story(), minute);
    }

    private static Launched seen(Paper paper, int minute) {
        return paper.launches().stream()
                .filter(launch -> launch.seen().holds(minute))
                .findFirst()
                .orElse(new Launched(new Span(0, END), List.of(), Set.of()));
    }

    /** Newest first. */
    private static List<Long> live(Paper paper, int minute) {
        return paper.lives().keySet().stream()
                .filter(story -> paper.isLive(story, minute))
                .sorted(Comparator.comparing(paper::firstPublished)
                        .thenComparing(Comparator.<Long>naturalOrder())
                        .reversed())
                .toList();
    }

    // ---- a random paper

    private static Paper paper(Random random) {
        List<Long> stories = new ArrayList<>(numbers("""
                select article_id from publication group by article_id order by article_id limit 25"""));
        Map<Long, List<Span>> lives = new HashMap<>();
        stories.forEach(story -> lives.put(story, lives(random)));
        List<Launched> launches = new ArrayList<>();
        int from = random.nextInt(END / 3);
        while (from < END && launches.size() < 6) {
            int until = random.nextInt(8) == 0 ? END : from + 1 + random.nextInt(END / 3);
            launches.add(launched(random, stories, new Span(from, Math.min(until, END))));
            from = random.nextInt(3) == 0 ? until + random.nextInt(100) : until;
        }
        return new Paper(lives, 1 + random.nextInt(8), random.nextInt(5) == 0 ? Rule.NONE : Rule.NEWEST, launches);
    }

    /** One life or two, with a while of absence between them. */
    private static List<Span> lives(Random random) {
        int from = random.nextInt(END - 10);
        if (random.nextBoolean()) {
            return List.of(new Span(from, END));
        }
        int until = from + 1 + random.nextInt(END - from - 1);
        int again = until + random.nextInt(200);
        return again >= END || random.nextBoolean()
                ? List.of(new Span(from, until))
                : List.of(new Span(from, until), new Span(again, END));
    }

    private static Launched launched(Random random, List<Long> stories, Span seen) {
        List<Long> some = new ArrayList<>(stories);
        Collections.shuffle(some, random);
        List<Integer> positions = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        Collections.shuffle(positions, random);
        List<Spot> spots = new ArrayList<>();
        int count = random.nextInt(9);
        for (int i = 0; i < count; i++) {
            int from = random.nextInt(3) == 0 ? random.nextInt(END - 1) : 0;
            int until = random.nextInt(3) == 0 ? from + 1 + random.nextInt(END - from) : END;
            spots.add(new Spot(positions.get(i), random.nextInt(3) == 0, some.get(i), new Span(from, until)));
        }
        return new Launched(seen, spots, Set.copyOf(some.subList(12, 12 + random.nextInt(4))));
    }

    // ---- the same in the database

    private static void write(Paper paper) {
        paper.lives().forEach(ListRulesTest::live);
        // The others were not yet.
        run("""
                update publication set visible_until = null, planned_end = null, not_before = null,
                    visible_from = '2021-01-01Z', first_published_at = '2021-01-01Z'
                where visible_from >= '2021-01-01Z'
                    and id in (select min(id) from publication where visible_from >= '2021-01-01Z' group by article_id)""");
        run("delete from publication where visible_from > '2021-01-01Z'");
        run("""
                insert into curated_list (key, name, size, rule) values ('rules', 'Rules', %d, '%s')""".formatted(paper.size(), paper.rule()));
        long list = numbers("select id from curated_list where key = 'rules'").get(0);
        for (Launched launch : paper.launches()) {
            write(list, launch);
        }
        // Deferred constraints are asked now: whatever is random here, the law holds.
        run("set constraints all immediate");
    }

    private static void live(long story, List<Span> lives) {
        List<Long> ids =
                numbers("select id from publication where article_id = %d order by visible_from".formatted(story));
        run("delete from publication where article_id = %d and id <> %d".formatted(story, ids.get(0)));
        String first = time(lives.get(0).from());
        run("""
                update publication set visible_from = %s, visible_until = %s, first_published_at = %s, planned_end = null,
                    not_before = null
                where id = %d""".formatted(first, until(lives.get(0)), first, ids.get(0)));
        for (Span again : lives.subList(1, lives.size())) {
            run("""
                    insert into publication (article_id, revision_id, visible_from, visible_until, first_published_at,
                        published_by, section_id, slug, kind, lang, headline, standfirst, word_count, html, plain)
                    select article_id, revision_id, %s, %s, first_published_at,
                        published_by, section_id, slug, kind, lang, headline, standfirst, word_count, html, plain
                    from publication where id = %d""".formatted(time(again.from()), until(again), ids.get(0)));
        }
    }

    private static void write(long list, Launched launch) {
        run("""
                insert into launch (list_id, visible_from, visible_until, launched_by)
                values (%d, %s, %s, (select min(id) from person))""".formatted(list, time(launch.seen().from()), until(launch.seen())));
        long id = numbers("select max(id) from launch where list_id = %d".formatted(list))
                .get(0);
        launch.spots()
                .forEach(spot -> run("""
                insert into placement (launch_id, position, article_id, pinned, shown_from, shown_until)
                values (%d, %d, %d, %s, %s, %s)""".formatted(
                        id,
                        spot.position(),
                        spot.story(),
                        spot.pinned(),
                        spot.shown().from() == 0 ? "null" : time(spot.shown().from()),
                        until(spot.shown()))));
        launch.hidden()
                .forEach(story ->
                        run("insert into launch_hidden (launch_id, article_id) values (%d, %d)".formatted(id, story)));
    }

    private static String until(Span span) {
        return span.until() >= END ? "null" : time(span.until());
    }

    private static String time(int minute) {
        return "timestamptz '%s'".formatted(instant(minute));
    }

    private static Instant instant(int minute) {
        return ZERO.plusSeconds(60L * minute);
    }

    private static void run(String sql) {
        Panache.getEntityManager().createNativeQuery(sql).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private static List<Long> numbers(String sql) {
        return Panache.getEntityManager().createNativeQuery(sql, Long.class).getResultList();
    }
}
