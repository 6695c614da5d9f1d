package stet.site;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import stet.testing.RealParts;

/**
 * What fronts cost, uncached, with 1,000 lists and 10,000 placements in the database and 2,000 stories more than the
 * demo has: the paper's own with forty blocks of every layout and rule, the same as it arranges itself, and a section's.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FrontBench {
    private static final int WARM_UP = 800;
    private static final int MEASURED = 1_200;
    private static final int BLOCKS = 40;

    @TestHTTPResource("/")
    URI root;

    @Inject
    SiteView site;

    @Inject
    SiteConfig config;

    @Inject
    Rows rows;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Times in milliseconds. */
    record Line(String what, int times, double tenth, double median, double p99, double bytes, double statements) {}

    @Test
    void frontsUncached() throws Exception {
        // It would share the processors with what is measured.
        RealParts.awaitIdentityProvider();
        QuarkusTransaction.requiringNew().timeout(300).run(FrontBench::fill);
        List<Line> lines = new ArrayList<>();
        lines.add(measure("home of 40 blocks, rendered", () -> render("/")));
        lines.add(measure("home of 40 blocks, over HTTP", () -> fetch("/")));
        lines.add(measure("section's own front, rendered", () -> render("/world")));
        lines.add(measure("section's own front, over HTTP", () -> fetch("/world")));
        QuarkusTransaction.requiringNew().run(() -> run("delete from front_launch"));
        lines.add(measure("home by rule, rendered", () -> render("/")));
        lines.add(measure("home by rule, over HTTP", () -> fetch("/")));
        report(lines);
    }

    private Line measure(String what, Callable<Integer> page) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            page.call();
        }
        double[] times = new double[MEASURED];
        long bytes = 0;
        long statements = rows.statements();
        for (int i = 0; i < MEASURED; i++) {
            long start = System.nanoTime();
            bytes += page.call();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        double each = (double) (rows.statements() - statements) / MEASURED;
        Arrays.sort(times);
        return new Line(
                what,
                MEASURED,
                times[MEASURED / 10],
                times[MEASURED / 2],
                times[MEASURED * 99 / 100],
                (double) bytes / MEASURED,
                each);
    }

    private int render(String path) {
        Answer.Shown answer = (Answer.Shown) SiteRoutes.answer(site::now, path, null);
        return Rendered.of(answer.page(), config.language().locale()).body().length;
    }

    private int fetch(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(root.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body()
                .length;
    }

    private static void report(List<Line> lines) throws Exception {
        StringBuilder table = new StringBuilder("%nJava %s, %d cores, %d measured after %d%n"
                .formatted(
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        MEASURED,
                        WARM_UP));
        table.append("%-34s %9s %9s %9s %9s %10s%n"
                .formatted("front", "p10 ms", "median ms", "p99 ms", "bytes", "statements"));
        for (Line line : lines) {
            table.append("%-34s %9.2f %9.2f %9.2f %9.0f %10.2f%n"
                    .formatted(line.what(), line.tenth(), line.median(), line.p99(), line.bytes(), line.statements()));
        }
        System.out.println(table);
        Path file = Path.of("target", "bench", "fronts.json");
        Files.createDirectories(file.getParent());
        new JsonMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), lines);
    }

    // ---- the paper

    private static void fill() {
        // Stories: copies of the demo's, spread over the last hundred days.
        run("""
                insert into article (id, created_by, created_at, changed_at, section_id, headline, lang, kind)
                select 100000 + n, d.created_by, d.created_at, d.changed_at, d.section_id, d.headline, d.lang, d.kind
                from generate_series(1, 2000) n
                join lateral (select * from article where id < 100000 order by id offset n % 40 limit 1) d on true""");
        run("""
                insert into revision (id, article_id, number, document, metadata, contributors, made_by, made_at, reason)
                select 100000 + n, 100000 + n, 1, r.document, r.metadata, r.contributors, r.made_by, r.made_at, r.reason
                from generate_series(1, 2000) n
                join lateral (select * from revision where id < 100000 order by id offset n % 40 limit 1) r on true""");
        run("""
                insert into publication (article_id, revision_id, visible_from, first_published_at, published_by, section_id,
                    slug, kind, lang, headline, short_headline, standfirst, word_count, html, plain, lead_image, lead_crop)
                select 100000 + n, 100000 + n, t.at, t.at, p.published_by, p.section_id,
                    p.slug, p.kind, p.lang, p.headline, p.short_headline, p.standfirst, p.word_count, p.html, p.plain,
                    p.lead_image, p.lead_crop
                from generate_series(1, 2000) n
                cross join lateral (select now() - n * interval '72 minutes' as at) t
                join lateral (select * from publication where article_id < 100000 order by id offset n % 40 limit 1) p
                    on true""");
        run("""
                insert into publication_tag (publication_id, article_id, tag_id, position, first_published_at)
                select p.id, p.article_id, (select min(id) from tag) + p.id % 20, 0, p.first_published_at
                from publication p where p.article_id > 100000""");
        // A thousand lists of ten stories each, all launched.
        run("insert into front (key, plan) values ('home', '[]') on conflict do nothing");
        run("""
                insert into curated_list (key, name, size, rule, front_id)
                select 'bench-' || n, 'Bench ' || n, 10, 'NEWEST',
                    case when n <= %d then (select id from front where key = 'home') end
                from generate_series(1, 1000) n""".formatted(BLOCKS));
        run("""
                insert into launch (list_id, visible_from, launched_by)
                select id, now() - interval '1 day', (select min(id) from person)
                from curated_list where key like 'bench-%'""");
        run("""
                insert into placement (launch_id, position, article_id, pinned)
                select l.id, n, 100000 + 1 + (l.id * 17 + n * 131) % 2000, n % 4 = 0
                from launch l join curated_list c on c.id = l.list_id and c.key like 'bench-%'
                cross join generate_series(1, 10) n""");
        run("""
                insert into front_launch (front_id, visible_from, launched_by)
                select id, now() - interval '1 day', (select min(id) from person) from front where key = 'home'""");
        run("""
                insert into front_block (launch_id, position, list_id, title, layout, size, rule, section_id, tag_id, repeats)
                select (select max(id) from front_launch), n, c.id, null, x.layout, x.size, x.rule,
                    case when x.rule = 'NEWEST_IN_SECTION'
                        then (select id from section order by id offset n % 8 limit 1) end,
                    case when x.rule = 'NEWEST_WITH_TAG' then (select min(id) from tag) + n % 20 end, n % 7 = 0
                from generate_series(1, 40) n join curated_list c on c.key = 'bench-' || n
                join (values (0, 'LEAD_AND_TWO', 3, 'NEWEST_OF_DIFFERENT_SECTIONS'), (1, 'FOUR', 4, 'NEWEST'),
                    (2, 'LIST', 20, 'NEWEST'), (3, 'STRIP_OF_FOUR', 4, 'NEWEST_IN_SECTION'),
                    (4, 'STRIP_OF_SIX', 6, 'NEWEST_WITH_TAG'), (5, 'OPINION_ROW', 4, 'NEWEST_IN_SECTION'),
                    (6, 'MOST_READ', 10, 'MOST_READ_IN_A_DAY'), (7, 'LEAD_AND_FOUR', 5, 'NONE')) as x (turn, layout, size, rule)
                    on x.turn = n % 8""");
        run("analyze");
    }

    private static void run(String sql) {
        Panache.getEntityManager().createNativeQuery(sql).executeUpdate();
    }
}
