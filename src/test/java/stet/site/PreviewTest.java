package stet.site;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.curation.Banner;
import stet.curation.Change;
import stet.curation.CuratedList;
import stet.curation.Front;
import stet.curation.UsualFront;
import stet.people.Actor;
import stet.people.Role;
import stet.taxonomy.Section;
import stet.testing.Deeds;
import stet.testing.MovableClock;
import stet.testing.RealParts;

/** What the time machine shows is what readers get: byte for byte, but for the newsroom's bar and where links lead. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "preview-editor", roles = "editor")
class PreviewTest {
    private static final String TAG = "ferries";

    @Inject
    MovableClock clock;

    @ConfigProperty(name = "stet.zone")
    ZoneId zone;

    private Actor chief;
    private String author;
    private long updated;
    private long coming;
    private long ending;

    @BeforeEach
    void planAnEvening() {
        chief = Deeds.person("preview-chief", Role.CHIEF);
        author = Deeds.anAuthor();
        Instant now = clock.instant();
        updated = Deeds.story(chief, "The harbour opens", "city", TAG, author, now);
        Deeds.publish(chief, updated, now);
        ending = Deeds.story(chief, "A notice for the afternoon", "city", TAG, author, now);
        Deeds.publish(chief, ending, now);
        coming = Deeds.story(chief, "The ferry is back", "city", TAG, author, now);
        QuarkusTransaction.requiringNew().run(() -> Front.begin(chief, now, null, UsualFront.home(tops())));
    }

    @AfterEach
    void clearUp() {
        for (long story : List.of(updated, coming, ending)) {
            Deeds.kill(chief, story, clock.instant());
        }
        Deeds.restore(chief, "recommended", clock.instant());
        QuarkusTransaction.requiringNew().run(() -> {
            Banner.deleteAll();
            Front front = Front.findOf(null).orElseThrow();
            for (String sql : List.of(
                    "delete from front_launch where front_id = ?1",
                    "delete from front_change where front_id = ?1",
                    "delete from launch where list_id in (select id from curated_list where front_id = ?1)",
                    "delete from lineup_change where list_id in (select id from curated_list where front_id = ?1)",
                    "delete from curated_list where front_id = ?1",
                    "delete from front where id = ?1")) {
                Panache.getEntityManager()
                        .createNativeQuery(sql)
                        .setParameter(1, front.id)
                        .executeUpdate();
            }
        });
    }

    @Test
    void theFuturePreviewEqualsWhatReadersLaterSeeAndThePastWhatTheySaw() {
        Instant now = clock.instant();
        Instant then = now.plus(Duration.ofMinutes(3)).truncatedTo(ChronoUnit.SECONDS);
        Deeds.schedule(chief, coming, then, now);
        Deeds.rewrite(chief, updated, "The harbour is open", now);
        Deeds.schedule(chief, updated, then, now);
        Deeds.endAt(chief, ending, then, now);
        arrange("recommended", list -> list.launch(chief, now, then, list.version()), ending, coming, updated);
        arrange(Front.HOME + "-lead", list -> {}, coming);
        QuarkusTransaction.requiringNew().run(() -> {
            Front front = Front.findOf(null).orElseThrow();
            front.launch(chief, now, then, front.stamp());
            Banner.place(chief, now, then, then.plusSeconds(3_600), "The harbour is open", updated, List.of());
        });
        List<String> changing = changing(then);
        List<String> pages = new ArrayList<>(changing);
        pages.addAll(List.of("/corrections", "/most-read", "/nothing-here"));

        Map<String, String> before = asReadersSee(pages);
        Map<String, String> preview = asTheMachineShows(then, pages);
        clock.advance(Duration.between(clock.instant(), then));
        assertFalse(clock.instant().isBefore(then));
        Map<String, String> after = asReadersSee(pages);
        for (String page : pages) {
            assertEquals(after.get(page), preview.get(page), page);
            assertTrue(after.get(page).contains("The harbour is open"), page + " has the breaking news");
            assertFalse(before.get(page).contains("class=\"breaking\""), page + " has it no earlier");
        }
        for (String page : changing) {
            assertNotEquals(matter(before.get(page)), matter(after.get(page)), page + " changes at that instant");
        }

        Instant looked = clock.instant();
        for (String page : pages) {
            assertEquals(
                    before.get(page),
                    asTheMachineShows(then.minusNanos(1_000), List.of(page)).get(page),
                    page);
        }
        Deeds.rewrite(chief, updated, "The harbour is shut again", looked.plusSeconds(1));
        clock.advance(Duration.ofSeconds(2));
        Deeds.publish(chief, updated, clock.instant());
        arrange("recommended", list -> list.launch(chief, clock.instant(), clock.instant(), list.version()), updated);
        Map<String, String> past = asTheMachineShows(looked, pages);
        for (String page : pages) {
            assertEquals(after.get(page), past.get(page), page);
        }
        assertNotEquals(after.get(pages.get(2)), asReadersSee(pages).get(pages.get(2)));
    }

    /** What a page has below its head and the line of breaking news. */
    private static String matter(String page) {
        return page.substring(page.indexOf("<main"));
    }

    /** Home, a section's front, the story with an update, those that come and go, lists of all kinds. */
    private List<String> changing(Instant then) {
        String story = given().redirects()
                .follow(false)
                .get("/story-" + updated)
                .then()
                .statusCode(301)
                .extract()
                .header("Location")
                .replaceAll("^https?://[^/]+", "");
        String day = new Address.Day(LocalDate.ofInstant(then, zone)).path();
        return List.of(
                "/",
                "/city",
                story,
                "/city/the-ferry-is-back-" + coming,
                "/city/a-notice-for-the-afternoon-" + ending,
                "/tag/" + TAG,
                "/author/" + author,
                "/latest",
                day);
    }

    private static Map<String, String> asReadersSee(List<String> pages) {
        Map<String, String> seen = new LinkedHashMap<>();
        pages.forEach(page -> seen.put(page, body(page)));
        return seen;
    }

    /** Without the bar, its style sheet and its script, and with links that lead to the paper of now. */
    private static Map<String, String> asTheMachineShows(Instant instant, List<String> pages) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (String page : pages) {
            String whole = body("/newsroom/at/" + instant + page);
            int bar = whole.indexOf("<aside class=\"machine\"");
            String end = "</aside>\n";
            int rest = whole.indexOf(end, bar) + end.length();
            assertTrue(bar > 0 && rest > bar, page + " has the bar");
            seen.put(
                    page,
                    (whole.substring(0, bar) + whole.substring(rest))
                            .replace("<link rel=\"stylesheet\" href=\"/assets/newsroom/machine.css\">\n", "")
                            .replace("<script type=\"module\" src=\"/assets/newsroom/machine.js\"></script>\n", "")
                            .replace("/newsroom/at/" + instant, ""));
        }
        return seen;
    }

    /** With its status: there may be nothing yet, or no more. */
    private static String body(String path) {
        Response answer = given().redirects().follow(false).get(path);
        return answer.statusCode() + "\n" + new String(answer.asByteArray(), StandardCharsets.UTF_8);
    }

    /** Puts stories at the top of a list. */
    private void arrange(String key, Consumer<CuratedList> launch, long... stories) {
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList list = CuratedList.get(key);
            Long before = list.lineup().spots().isEmpty()
                    ? null
                    : list.lineup().spots().get(0).article();
            for (long story : stories) {
                list.change(chief, clock.instant(), list.version(), new Change.Place(story, before));
                Panache.flush();
            }
            launch.accept(list);
        });
    }

    private static List<Long> tops() {
        return Section.listInOrder().stream()
                .filter(section -> section.parent == null)
                .map(section -> section.id)
                .toList();
    }
}
