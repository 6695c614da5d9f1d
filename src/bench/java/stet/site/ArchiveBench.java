package stet.site;

import static io.restassured.RestAssured.given;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stet.archive.Archive;
import stet.bench.Figures;
import stet.testing.RealParts;

/**
 * What pages cost, uncached, with 2,000 stories and with many more: readers' pages of every kind, deep in their lists and
 * far back in time too, and the newsroom's lists and search. {@code -Dstet.archive=1000000} says how many.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "bench", roles = "chief")
class ArchiveBench {
    private static final int FEW = 2_000;
    private static final int MANY = Integer.getInteger("stet.archive", 1_000_000);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("'/archive/'uuuu/MM/dd").withZone(ZoneOffset.UTC);

    @Inject
    SiteView site;

    @Inject
    SiteConfig config;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    /** A page with few stories and with many; times in milliseconds, at the median. */
    record Comparison(String page, double few, double many, double ratio, double p99) {}

    @Test
    void pagesCostTheSameHoweverLongThePast() throws Exception {
        Instant end = clock.instant().minus(Duration.ofMinutes(5));
        fill(Archive.of(FEW, end));
        Map<String, Figures.Line> few = measure(end);
        Duration took = fill(Archive.of(MANY, end.minus(Duration.ofDays(1))));
        Map<String, Figures.Line> many = measure(end);
        List<Comparison> compared = new ArrayList<>();
        few.forEach((page, line) -> compared.add(new Comparison(
                page,
                line.median(),
                many.get(page).median(),
                many.get(page).median() / line.median(),
                many.get(page).p99())));
        System.out.printf("%n%s; %,d stories written in %s%n", Figures.machine(), MANY, took);
        System.out.printf("%-34s %12s %12s %7s %9s%n", "page", FEW + ", ms", MANY + ", ms", "ratio", "p99");
        compared.forEach(line -> System.out.printf(
                "%-34s %12.2f %12.2f %7.2f %9.2f%n", line.page(), line.few(), line.many(), line.ratio(), line.p99()));
        new Figures("archive").write(compared);
    }

    private Duration fill(Archive archive) throws Exception {
        long start = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            String url = connection.getMetaData().getURL();
            archive.fill(url.replaceFirst("\\?.*", ""), "postgres", RealParts.superuserPassword());
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Map<String, Figures.Line> measure(Instant end) throws Exception {
        Figures figures = new Figures("archive");
        for (Map.Entry<String, String> page : publicPages(end).entrySet()) {
            figures.measure(page.getKey(), 300, 600, () -> render(page.getValue()));
        }
        for (Map.Entry<String, String> page : newsroomPages().entrySet()) {
            figures.measure(page.getKey(), 20, 60, () -> fetch(page.getValue()));
        }
        Map<String, Figures.Line> lines = new LinkedHashMap<>();
        figures.lines().forEach(line -> lines.put(line.what(), line));
        return lines;
    }

    private int render(String page) {
        int query = page.indexOf("?before=");
        String path = query < 0 ? page : page.substring(0, query);
        String before = query < 0 ? null : page.substring(query + "?before=".length());
        Answer answer = SiteRoutes.answer(site::now, path, before);
        return answer instanceof Answer.Shown shown
                ? Rendered.of(shown.page(), config.language().locale()).body().length
                : 0;
    }

    private static int fetch(String path) {
        return given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray()
                .length;
    }

    private Map<String, String> publicPages(Instant end) throws SQLException {
        String deep = "?before=" + new Cursor(end.minus(Duration.ofDays(15 * 365)), Long.MAX_VALUE).encode();
        String topic = "/tag/" + text("""
                select t.slug from tag t join publication_tag p on p.tag_id = t.id group by t.id order by count(*) desc limit 1""");
        String rare = "/tag/" + text("""
                select t.slug from tag t join publication_tag p on p.tag_id = t.id group by t.id order by count(*), t.id limit 1""");
        String author = "/author/" + text("""
                select a.slug from author a join publication_byline b on b.author_id = a.id
                group by a.id order by count(*) desc limit 1""");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("section", "/world");
        pages.put("section, 15 years back", "/world" + deep);
        pages.put("sub-section", "/world/mediterranean");
        pages.put("topic of many", topic);
        pages.put("topic of many, 15 years back", topic + deep);
        pages.put("topic of few", rare);
        pages.put("author of many", author);
        pages.put("author of many, 15 years back", author + deep);
        pages.put("latest", "/latest");
        pages.put("latest, 15 years back", "/latest" + deep);
        pages.put("day, 15 years back", DAY.format(end.minus(Duration.ofDays(15 * 365))));
        pages.put("corrections", "/corrections");
        pages.put("corrections, 15 years back", "/corrections" + deep);
        pages.put("story, new", story("desc"));
        pages.put("story, the oldest", story("asc"));
        pages.put("no such story", "/world/nothing-999999999");
        pages.put("no such page", "/world/nothing");
        return pages;
    }

    /** One with topics and no update, so that the paths of both runs are of one kind. */
    private String story(String order) throws SQLException {
        return text("""
                with recursive tree(id, path) as (
                    select id, '/' || slug from section where parent_id is null
                    union all select s.id, tree.path || '/' || s.slug from section s join tree on tree.id = s.parent_id)
                select tree.path || '/' || p.slug || '-' || p.article_id
                from publication p join tree on tree.id = p.section_id
                where p.slug = 'from-the-archive' and p.visible_until is null
                order by p.first_published_at %s limit 1""".formatted(order));
    }

    private static Map<String, String> newsroomPages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("newsroom: desk", "/newsroom");
        pages.put("newsroom: stories", "/newsroom/stories");
        pages.put("newsroom: live", "/newsroom/stories?state=live");
        pages.put("newsroom: withdrawn", "/newsroom/stories?state=withdrawn");
        pages.put("newsroom: killed", "/newsroom/stories?state=killed");
        pages.put("newsroom: drafts", "/newsroom/stories?state=draft");
        pages.put("newsroom: scheduled", "/newsroom/stories?state=scheduled");
        pages.put("newsroom: a section", "/newsroom/stories?section=world");
        pages.put("newsroom: mine", "/newsroom/stories?whose=mine");
        pages.put("newsroom: common word", "/newsroom/stories?q=council");
        pages.put("newsroom: rare word", "/newsroom/stories?q=whales");
        pages.put("newsroom: no such word", "/newsroom/stories?q=xyzzyq");
        pages.put("newsroom: a list", "/newsroom/lists/recommended");
        pages.put("newsroom: a front", "/newsroom/fronts/home");
        pages.put("newsroom: topics", "/newsroom/topics");
        pages.put("newsroom: authors", "/newsroom/authors");
        pages.put("newsroom: ahead", "/newsroom/ahead");
        return pages;
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
