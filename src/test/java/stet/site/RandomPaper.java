package stet.site;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stet.audience.Span;
import stet.curation.Block;
import stet.curation.Layout;
import stet.curation.Rule;

/**
 * A paper at random, as somebody with a diary would tell it, and the same written into the database: stories come, are
 * withdrawn, come again; lists and fronts are launched one after the other, with pins, and placements that begin and end;
 * readers turn to this and that. Its minutes lie long past, when the demo had no story yet.
 */
final class RandomPaper {
    /** The last minute; what lasts until then has no end. */
    static final int END = 1_000;

    /** As many as a rule that looks for variety looks at, and fewer. */
    private static final int STORIES = 36;

    private static final int MOST_BLOCKS = 40;
    private static final Instant ZERO = Instant.parse("2020-01-01T00:00:00Z");

    /** @param until exclusive, as everywhere */
    record Time(int from, int until) {
        static final Time ALWAYS = new Time(0, END);

        boolean holds(int minute) {
            return from <= minute && minute < until;
        }
    }

    /** @param lives when it could be read; first published at the beginning of the first */
    record Told(long id, long section, boolean opinion, Set<Long> tags, List<Time> lives) {
        boolean isLive(int minute) {
            return lives.stream().anyMatch(life -> life.holds(minute));
        }

        int firstPublished() {
            return lives.get(0).from();
        }
    }

    record Spot(int position, boolean pinned, long story, Time shown) {}

    record Launched(Time seen, List<Spot> spots, Set<Long> hidden) {
        static final Launched NONE = new Launched(Time.ALWAYS, List.of(), Set.of());
    }

    /** A list of the paper's own. */
    record Listed(String key, int size, Rule rule, List<Launched> launches) {
        Launched at(int minute) {
            return launches.stream()
                    .filter(launch -> launch.seen().holds(minute))
                    .findFirst()
                    .orElse(Launched.NONE);
        }
    }

    /** Blocks of a front, whose lists are among the paper's. */
    record FrontLaunched(Time seen, List<Block> blocks) {}

    record Ranked(Span span, int minute, List<Long> stories) {}

    private final Random random;
    private final Map<Long, Told> stories = new LinkedHashMap<>();
    private final Map<String, Listed> lists = new LinkedHashMap<>();
    private final Map<String, List<FrontLaunched>> fronts = new LinkedHashMap<>();
    private final List<Ranked> rankings = new ArrayList<>();
    private final List<Long> sections = numbers("select id from section where ended_at is null order by id");
    private final List<Long> tags = numbers("select id from tag order by id limit 9");

    RandomPaper(Random random) {
        this.random = random;
        Map<Long, Integer> used = new HashMap<>();
        numbers("select article_id from publication group by article_id order by article_id limit " + STORIES)
                .forEach(id ->
                        stories.put(id, new Told(id, one(sections), random.nextInt(5) == 0, someTags(used), times(2))));
    }

    // ---- what is in it

    /** A list that is launched several times, or never. */
    Listed add(String key, int size, Rule rule) {
        List<Launched> launches = new ArrayList<>();
        launches(random.nextInt(6)).forEach(seen -> launches.add(launched(seen, size)));
        Listed list = new Listed(key, size, rule, launches);
        lists.put(key, list);
        return list;
    }

    /** A front that is launched several times, or never. */
    void addFront(String key) {
        List<FrontLaunched> launches = new ArrayList<>();
        for (Time seen : launches(random.nextInt(4))) {
            List<Block> blocks = new ArrayList<>();
            int count = random.nextInt(4) == 0 ? MOST_BLOCKS : 1 + random.nextInt(7);
            for (int i = 0; i < count; i++) {
                blocks.add(block("%s-%d-%d".formatted(key, launches.size(), i)));
            }
            launches.add(new FrontLaunched(seen, blocks));
        }
        fronts.put(key, launches);
    }

    /** What readers turned to, reckoned every now and then. */
    void addRankings() {
        for (Span span : Span.values()) {
            for (int minute = random.nextInt(300); minute < END; minute += 1 + random.nextInt(200)) {
                List<Long> ranked = shuffled(stories.keySet());
                rankings.add(new Ranked(span, minute, ranked.subList(0, random.nextInt(20))));
            }
        }
    }

    /** A minute at which something comes or goes, as there mistakes are made; or any. */
    int minute() {
        if (random.nextBoolean()) {
            return random.nextInt(END);
        }
        List<Time> times = new ArrayList<>();
        stories.values().forEach(story -> times.addAll(story.lives()));
        lists.values().stream().flatMap(list -> list.launches().stream()).forEach(launch -> {
            times.add(launch.seen());
            launch.spots().forEach(spot -> times.add(spot.shown()));
        });
        fronts.values().stream().flatMap(List::stream).forEach(launch -> times.add(launch.seen()));
        rankings.forEach(each -> times.add(new Time(each.minute(), each.minute())));
        Time time = one(times);
        return random.nextBoolean() ? time.from() : Math.min(time.until(), END - 1);
    }

    static Instant instant(int minute) {
        return ZERO.plusSeconds(60L * minute);
    }

    Told story(long id) {
        return stories.get(id);
    }

    Listed list(String key) {
        return lists.get(key);
    }

    /** What was launched on a front and is seen; null where it arranges itself. */
    List<Block> blocks(String front, int minute) {
        return fronts.getOrDefault(front, List.of()).stream()
                .filter(launch -> launch.seen().holds(minute))
                .map(FrontLaunched::blocks)
                .findFirst()
                .orElse(null);
    }

    /** Newest first. */
    List<Told> live(int minute) {
        return stories.values().stream()
                .filter(story -> story.isLive(minute))
                .sorted(Comparator.comparing(Told::firstPublished)
                        .thenComparing(Told::id)
                        .reversed())
                .toList();
    }

    /** What was read most, and can be read. */
    List<Long> mostRead(Span span, int minute) {
        return rankings.stream()
                .filter(each -> each.span() == span && each.minute() <= minute)
                .reduce((one, next) -> next)
                .map(Ranked::stories)
                .orElse(List.of())
                .stream()
                .filter(story -> stories.get(story).isLive(minute))
                .toList();
    }

    // ---- at random

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> shuffled(Collection<T> all) {
        List<T> some = new ArrayList<>(all);
        Collections.shuffle(some, random);
        return some;
    }

    /** No more than the newest twelve of a tag are ever looked at: no tag has more. */
    private Set<Long> someTags(Map<Long, Integer> used) {
        return shuffled(tags).stream()
                .filter(tag -> used.getOrDefault(tag, 0) < 12)
                .limit(random.nextInt(4))
                .peek(tag -> used.merge(tag, 1, Integer::sum))
                .collect(Collectors.toSet());
    }

    /** One time or several, with absences between them. */
    private List<Time> times(int most) {
        List<Time> times = new ArrayList<>();
        int from = random.nextInt(END - 10);
        while (times.size() < most && from < END) {
            int until = random.nextInt(3) == 0 ? END : from + 1 + random.nextInt(END - from);
            times.add(new Time(from, until));
            from = until + 1 + random.nextInt(200);
        }
        return times;
    }

    /** One after the other, mostly without a pause. */
    private List<Time> launches(int most) {
        List<Time> times = new ArrayList<>();
        int from = random.nextInt(END / 3);
        while (times.size() < most && from < END) {
            int until = random.nextInt(8) == 0 ? END : Math.min(END, from + 1 + random.nextInt(END / 3));
            times.add(new Time(from, until));
            from = random.nextInt(3) == 0 ? until + random.nextInt(100) : until;
        }
        return times;
    }

    private Launched launched(Time seen, int size) {
        List<Long> some = shuffled(stories.keySet());
        List<Integer> positions =
                shuffled(IntStream.rangeClosed(1, size + 3).boxed().toList());
        List<Spot> spots = new ArrayList<>();
        int count = random.nextInt(Math.min(9, size + 3));
        for (int i = 0; i < count; i++) {
            int from = random.nextInt(3) == 0 ? random.nextInt(END - 1) : 0;
            int until = random.nextInt(3) == 0 ? from + 1 + random.nextInt(END - from) : END;
            spots.add(new Spot(positions.get(i), random.nextInt(3) == 0, some.get(i), new Time(from, until)));
        }
        return new Launched(seen, spots, Set.copyOf(some.subList(12, 12 + random.nextInt(4))));
    }

    private Block block(String list) {
        Layout layout = one(List.of(Layout.values()));
        Rule rule = one(Rule.ofFronts());
        // Small ones, too, so that the stories are more than a front could show.
        int size = 1 + random.nextInt(random.nextBoolean() ? layout.most() : Math.min(2, layout.most()));
        add(list, size, rule);
        return new Block(
                list,
                null,
                layout,
                size,
                rule,
                rule == Rule.NEWEST_IN_SECTION ? one(sections) : null,
                rule == Rule.NEWEST_WITH_TAG ? one(tags) : null,
                random.nextInt(4) == 0);
    }

    // ---- the same in the database

    /** Into the transaction that there is, which its test takes back. */
    void write() {
        for (String table : List.of("front_launch", "launch", "ranking", "publication_tag")) {
            run("delete from " + table);
        }
        stories.values().forEach(this::write);
        // The others were not yet.
        run("""
                delete from publication where article_id not in (%s)""".formatted(ids(stories.keySet())));
        insert("publication_tag (publication_id, article_id, tag_id, position, first_published_at)", tagged());
        insert(
                "curated_list (key, name, size, rule)",
                lists.values().stream().map(list -> "('%s', '%s', %d, '%s')"
                        .formatted(list.key(), list.key(), list.size(), list.rule())),
                "on conflict (key) do update set size = excluded.size, rule = excluded.rule");
        writeLaunches();
        writeFronts();
        insert("ranking (span, made_at, articles)", rankings.stream().map(each -> "('%s', %s, array[%s]::bigint[])"
                .formatted(each.span(), time(each.minute()), ids(each.stories()))));
        // Deferred constraints are asked now: whatever is random here, the law holds.
        run("set constraints all immediate");
    }

    private void write(Told story) {
        long first = numbers("select min(id) from publication where article_id = " + story.id())
                .get(0);
        run("delete from publication where article_id = %d and id <> %d".formatted(story.id(), first));
        run("""
                update publication set visible_from = %s, visible_until = %s, first_published_at = %s, planned_end = null,
                    not_before = null, section_id = %d, kind = '%s'
                where id = %d""".formatted(
                        time(story.firstPublished()),
                        until(story.lives().get(0)),
                        time(story.firstPublished()),
                        story.section(),
                        story.opinion() ? "OPINION" : "NEWS",
                        first));
        for (Time again : story.lives().subList(1, story.lives().size())) {
            run("""
                    insert into publication (article_id, revision_id, visible_from, visible_until, first_published_at,
                        published_by, section_id, slug, kind, lang, headline, standfirst, word_count, html, plain)
                    select article_id, revision_id, %s, %s, first_published_at,
                        published_by, section_id, slug, kind, lang, headline, standfirst, word_count, html, plain
                    from publication where id = %d""".formatted(time(again.from()), until(again), first));
        }
    }

    private Stream<String> tagged() {
        Map<Long, List<Long>> publications = new TreeMap<>();
        for (Object[] row : rows("select article_id, id from publication")) {
            publications
                    .computeIfAbsent((Long) row[0], story -> new ArrayList<>())
                    .add((Long) row[1]);
        }
        return stories.values().stream().flatMap(story -> publications.get(story.id()).stream()
                .flatMap(publication -> story.tags().stream().map(tag -> "(%d, %d, %d, %d, %s)"
                        .formatted(publication, story.id(), tag, tag, time(story.firstPublished())))));
    }

    private void writeLaunches() {
        Map<String, Long> ids = new HashMap<>();
        rows("select key, id from curated_list").forEach(row -> ids.put((String) row[0], (Long) row[1]));
        List<String> launches = new ArrayList<>();
        List<String> placements = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        for (Listed list : lists.values()) {
            for (Launched launch : list.launches()) {
                int id = launches.size() + 1;
                launches.add("(-%d, %d, %s, %s, (select min(id) from person))"
                        .formatted(id, ids.get(list.key()), time(launch.seen().from()), until(launch.seen())));
                launch.spots()
                        .forEach(spot -> placements.add("(-%d, %d, %d, %s, %s, %s)"
                                .formatted(
                                        id,
                                        spot.position(),
                                        spot.story(),
                                        spot.pinned(),
                                        spot.shown().from() == 0
                                                ? "null::timestamptz"
                                                : time(spot.shown().from()),
                                        until(spot.shown()))));
                launch.hidden().forEach(story -> hidden.add("(-%d, %d)".formatted(id, story)));
            }
        }
        insert("launch (id, list_id, visible_from, visible_until, launched_by)", launches.stream());
        insert("placement (launch_id, position, article_id, pinned, shown_from, shown_until)", placements.stream());
        insert("launch_hidden (launch_id, article_id)", hidden.stream());
    }

    private void writeFronts() {
        List<String> launches = new ArrayList<>();
        List<String> blocks = new ArrayList<>();
        fronts.forEach((front, all) -> {
            run("insert into front (key) values ('%s') on conflict do nothing".formatted(front));
            for (FrontLaunched launch : all) {
                int id = launches.size() + 1;
                launches.add("(-%d, (select id from front where key = '%s'), %s, %s, (select min(id) from person))"
                        .formatted(id, front, time(launch.seen().from()), until(launch.seen())));
                for (Block block : launch.blocks()) {
                    blocks.add(
                            "(-%d, %d, (select id from curated_list where key = '%s'), '%s', %d, '%s', %s::bigint, %s::bigint, %s)"
                                    .formatted(
                                            id,
                                            launch.blocks().indexOf(block) + 1,
                                            block.list(),
                                            block.layout(),
                                            block.size(),
                                            block.rule(),
                                            block.section(),
                                            block.tag(),
                                            block.repeats()));
                }
            }
        });
        insert("front_launch (id, front_id, visible_from, visible_until, launched_by)", launches.stream());
        insert(
                "front_block (launch_id, position, list_id, layout, size, rule, section_id, tag_id, repeats)",
                blocks.stream());
    }

    private static void insert(String into, Stream<String> rows, String... more) {
        String values = rows.collect(Collectors.joining(", "));
        if (!values.isEmpty()) {
            run("insert into %s values %s %s".formatted(into, values, String.join(" ", more)));
        }
    }

    private static String ids(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String until(Time time) {
        return time.until() >= END ? "null::timestamptz" : time(time.until());
    }

    private static String time(int minute) {
        return "timestamptz '%s'".formatted(instant(minute));
    }

    private static void run(String sql) {
        Panache.getEntityManager().createNativeQuery(sql).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private static List<Long> numbers(String sql) {
        return Panache.getEntityManager().createNativeQuery(sql, Long.class).getResultList();
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(String sql) {
        return Panache.getEntityManager().createNativeQuery(sql, Object[].class).getResultList();
    }
}
