package stet.site;

import static io.restassured.RestAssured.given;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
        for (Map.Entry<String, String> page :
                ArchivePages.ofReaders(database, end).entrySet()) {
            figures.measure(page.getKey(), 300, 600, () -> render(page.getValue()));
        }
        for (Map.Entry<String, String> page : ArchivePages.ofTheNewsroom().entrySet()) {
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
}
