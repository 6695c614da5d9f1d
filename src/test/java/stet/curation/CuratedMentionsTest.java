package stet.curation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.testing.Newsroom.form;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.media.FilelessPictures;
import stet.media.ImageUse;
import stet.people.Actor;
import stet.people.Role;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;
import stet.testing.ArrangedFronts;
import stet.testing.Deeds;
import stet.testing.MovableClock;
import stet.testing.RealParts;
import stet.web.Invalid;
import stet.web.Missing;

/** Sections and topics that fronts and lists name: merged and deleted, in plans, launches to come and launches of before. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "mentions-chief", roles = "chief")
class CuratedMentionsTest {
    @Inject
    MovableClock clock;

    private Actor chief;
    private Instant now;

    /** The section on whose front the others are named. */
    private long host;

    private long gone;
    private long stays;

    @BeforeEach
    void openSections() {
        chief = Deeds.person("mentions-chief", Role.CHIEF);
        now = clock.instant();
        host = open("Mention host");
        gone = open("Mention gone");
        stays = open("Mention stays");
    }

    @AfterEach
    void closeThem() {
        ArrangedFronts.giveBack(Front.key(host));
        ArrangedFronts.giveBack(Front.key(gone));
        QuarkusTransaction.requiringNew().run(() -> {
            for (String sql : List.of(
                    "delete from front where key = '%s'".formatted(Front.key(gone)),
                    "delete from launch where list_id in (select id from curated_list where tag_id is not null)",
                    "delete from curated_list where tag_id is not null",
                    "delete from redirect where path ~ '^(/tag)?/mention-' or target like '/mention-%'",
                    "delete from merged where kind = 'SECTION' and was = %d".formatted(gone),
                    "delete from section where name like 'Mention %'")) {
                Panache.getEntityManager().createNativeQuery(sql).executeUpdate();
            }
        });
    }

    private static long open(String name) {
        form().formParam("name", name).post("/newsroom/sections").then().statusCode(303);
        return QuarkusTransaction.requiringNew()
                .call(() -> Section.<Section>find("name", name).firstResult().id);
    }

    private Tag tag(String name) {
        return QuarkusTransaction.requiringNew().call(() -> Tag.named(name, chief, now));
    }

    private static Block filled(String list, String title, Rule rule, Long section, Long tag) {
        return new Block(list, title, Layout.STRIP_OF_FOUR, 4, rule, section, tag, false);
    }

    private <T> T onHost(Function<Front, T> verb) {
        return QuarkusTransaction.requiringNew()
                .call(() -> verb.apply(Front.findOf(host).orElseThrow()));
    }

    /** The host's front with one more block: readers saw it, see it, and will see it. */
    private String arrange(Block block) {
        QuarkusTransaction.requiringNew()
                .run(() -> Front.begin(
                        chief,
                        now.minus(Duration.ofHours(3)),
                        host,
                        List.of(filled("x", null, Rule.NONE, null, null))));
        String list = onHost(front -> {
            String key = front.freeListKey();
            Block named = new Block(
                    key,
                    block.title(),
                    block.layout(),
                    block.size(),
                    block.rule(),
                    block.section(),
                    block.tag(),
                    block.repeats());
            front.change(chief, now, front.version(), new PlanChange.Add(named, null));
            return key;
        });
        for (Duration ago : List.of(Duration.ofHours(2), Duration.ofHours(1), Duration.ofHours(-1))) {
            Instant at = now.minus(ago);
            onHost(front -> front.launch(chief, at, at, front.stamp()));
        }
        return list;
    }

    private List<Block> blocks(String list) {
        return onHost(front -> {
            List<Block> all = new ArrayList<>();
            all.add(front.plan().find(list).orElseThrow());
            front.launches(9).forEach(launch -> all.add(launch.plan().find(list).orElseThrow()));
            return all;
        });
    }

    private static List<String> mentions(String address) {
        return Jsoup.parse(given().get(address).asString())
                .select("[aria-labelledby=used] ul.plain a")
                .eachText();
    }

    /** The mark of the tree as a section's page has it. */
    private static String seen(long section) {
        return Jsoup.parse(given().get("/newsroom/sections/" + section).asString())
                .select("[name=seen]")
                .val();
    }

    private ValidatableResponse merge() {
        return form().formParam("into", stays)
                .formParam("confirm", "Mention gone")
                .formParam("seen", seen(gone))
                .post("/newsroom/sections/" + gone + "/merger")
                .then();
    }

    private static String audit(String verb) {
        return (String) QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                .createNativeQuery(
                        "select cast(detail as text) from audit_event where verb = ?1 order by id desc limit 1",
                        String.class)
                .setParameter(1, verb)
                .getSingleResult());
    }

    private static String announced(String topic) {
        return (String) QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                .createNativeQuery(
                        "select array_to_string(keys, ' ') from outbox where topic = ?1 order by id desc limit 1",
                        String.class)
                .setParameter(1, topic)
                .getSingleResult());
    }

    @Test
    void whatIsFilledFromASectionIsFilledFromTheOneThatItIsMergedInto() {
        String list = arrange(filled("", null, Rule.NEWEST_IN_SECTION, gone, null));
        assertEquals(
                List.of("Mention host: the block “Strip of four”, as it is lined up, as readers see it, in 1 launch to"
                        + " come, in 1 launch of before"),
                mentions("/newsroom/sections/" + gone));
        int version = onHost(Front::version);
        merge().statusCode(303).header("Location", endsWith("/newsroom/sections/" + stays));
        assertEquals(
                List.of(stays, stays, stays, gone, gone),
                sections(list),
                "as it is lined up, as it comes, from now on, and as readers saw it before");
        assertEquals(version + 1, onHost(Front::version), "whoever has the front open is behind");
        assertTrue(
                List.of(announced("merge section").split(" "))
                        .containsAll(List.of("front:" + Front.key(host), "section:" + gone, "section:" + stays)),
                () -> announced("merge section"));
        given().get("/mention-host").then().statusCode(200);
        given().get("/newsroom/fronts/" + Front.key(host)).then().statusCode(200);
        // Somebody had the front before them all the while: what they meant stands.
        onHost(front -> {
            front.change(
                    chief,
                    now,
                    version,
                    new PlanChange.Edit(filled(list, "Later", Rule.NEWEST_IN_SECTION, gone, null)));
            return null;
        });
        assertEquals(stays, blocks(list).get(0).section());
        form().formParam("do", "edit")
                .formParam("list", list)
                .formParam("version", onHost(Front::version))
                .formParam("layout", "STRIP_OF_THREE")
                .formParam("rule", "NEWEST_IN_SECTION")
                .formParam("section", "mention-gone")
                .post("/newsroom/fronts/" + Front.key(host) + "/changes")
                .then()
                .statusCode(303);
        assertEquals(stays, blocks(list).get(0).section());
        // What was before can be had again, as far as it still stands.
        onHost(front -> front.restore(chief, clock.instant(), front.launches(9).get(3).id, front.stamp()));
        assertEquals(List.of(stays, stays, stays, stays, gone, gone), sections(list));
        given().get("/mention-host").then().statusCode(200);
    }

    /** Of the block as it is lined up, then as it was launched, the latest first. */
    private List<Long> sections(String list) {
        return blocks(list).stream().map(Block::section).toList();
    }

    @Test
    void theFrontOfASectionThatIsMergedEndsAndIsKeptAsReadersSawIt() {
        long picture = FilelessPictures.add("Of a block that ends", chief, now);
        long story = QuarkusTransaction.requiringNew().call(() -> {
            Instant before = now.minus(Duration.ofHours(1));
            Front front = Front.begin(chief, before, gone, UsualFront.section(gone, List.of()));
            long placed = (Long) Panache.getEntityManager()
                    .createNativeQuery(
                            "select min(article_id) from publication where visible_until is null", Long.class)
                    .getSingleResult();
            CuratedList lead = CuratedList.get(Front.key(gone) + "-lead");
            lead.change(chief, before, 0, new Change.Place(placed, null));
            lead.change(chief, before, 1, new Change.Say(placed, null, null, null, OwnPicture.of(picture, null), null));
            front.launch(chief, before, before, front.stamp());
            front.launch(chief, before, now.plus(Duration.ofHours(1)), front.stamp());
            return placed;
        });
        assertEquals(List.of("Its own front"), mentions("/newsroom/sections/" + gone), "its own blocks are its own");
        given().get("/newsroom/sections/" + gone)
                .then()
                .body(containsString("Its own front ends, and the other’s stays as it is"));
        merge().statusCode(303);
        given().redirects().follow(false).get("/mention-gone").then().header("Location", endsWith("/mention-stays"));
        given().get("/newsroom/fronts/" + Front.key(gone)).then().statusCode(404);
        given().get("/newsroom/lists/" + Front.key(gone) + "-lead").then().statusCode(404);
        assertTrue(audit("end front").contains(Front.key(gone)));
        // What was to come does not come; what readers saw is there for readers of the past, with its picture.
        assertEquals("1 of 1", QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                .createNativeQuery("""
                                select count(*) filter (where l.visible_until <= :now) || ' of ' || count(*)
                                from front_launch l join front f on f.id = l.front_id where f.key = :key""", String.class)
                .setParameter("now", clock.instant())
                .setParameter("key", Front.key(gone))
                .getSingleResult()));
        given().get("/newsroom/at/" + now.minus(Duration.ofMinutes(30)) + "/mention-gone")
                .then()
                .statusCode(200)
                .body(containsString("-" + story + "\""));
        assertEquals(
                Set.of(ImageUse.Kind.PLACEMENT),
                QuarkusTransaction.requiringNew()
                        .call(() -> ImageUse.of(picture))
                        .keySet());
        given().get("/newsroom/fronts").then().statusCode(200);
    }

    @Test
    void aSectionThatIsDeletedLeavesBlocksThatNothingFills() {
        String untitled = arrange(filled("", null, Rule.NEWEST_IN_SECTION, gone, null));
        QuarkusTransaction.requiringNew().run(() -> Front.begin(chief, now, gone, UsualFront.section(gone, List.of())));
        given().get("/newsroom/sections/" + gone)
                .then()
                .body(containsString("keep what editors placed in them"))
                .body(containsString("Its own front ends"));
        form().formParam("confirm", "Mention gone")
                .formParam("seen", seen(gone))
                .post("/newsroom/sections/" + gone + "/removal")
                .then()
                .statusCode(303);
        assertEquals(Arrays.asList(null, null, null, gone, gone), sections(untitled));
        for (Block block : blocks(untitled).subList(0, 3)) {
            assertEquals(Rule.NONE, block.rule());
            assertEquals("Mention gone", block.title(), "it is called what readers knew it by");
        }
        given().get("/newsroom/at/" + now.minus(Duration.ofMinutes(30)) + "/mention-host")
                .then()
                .statusCode(200);
        given().get("/mention-host").then().statusCode(200);
        Invalid refused = assertThrows(
                Invalid.class,
                () -> onHost(front -> {
                    front.change(
                            chief,
                            now,
                            front.version(),
                            new PlanChange.Edit(filled(untitled, null, Rule.NEWEST_IN_SECTION, gone, null)));
                    return null;
                }));
        assertTrue(refused.getMessage().contains("just deleted"));
    }

    @Test
    void whatIsFilledWithATopicIsFilledWithTheOneThatItIsMergedInto() {
        Tag from = tag("Mention windmills");
        Tag into = tag("Mention watermills");
        String list = arrange(filled("", "Mills", Rule.NEWEST_WITH_TAG, null, from.id));
        assertTrue(mentions("/newsroom/topics/" + from.id).get(0).contains("the block “Mills”"));
        form().formParam("into", "Mention watermills")
                .post("/newsroom/topics/" + from.id + "/merger")
                .then()
                .statusCode(303);
        blocks(list).forEach(block -> assertEquals(into.id, block.tag()));
        assertTrue(announced("merge tag").contains("front:" + Front.key(host)));

        form().formParam("confirm", "Mention watermills")
                .formParam("stories", 0)
                .post("/newsroom/topics/" + into.id + "/removal")
                .then()
                .statusCode(303);
        for (Block block : blocks(list)) {
            assertEquals(Rule.NONE, block.rule());
            assertEquals("Mills", block.title());
        }
    }

    @Test
    void aTopicsListGoesWithItsTopic() {
        Tag from = tag("Mention ponds");
        Tag into = tag("Mention lakes");
        Tag sea = tag("Mention seas");
        begin(from);
        begin(sea);
        assertEquals(List.of("Its own list"), mentions("/newsroom/topics/" + from.id));
        mergeTopic(from, "Mention lakes");
        given().get("/newsroom/lists/" + TopicList.key(into.id))
                .then()
                .statusCode(200)
                .body(containsString("Topic: Mention lakes"));
        given().get("/newsroom/lists/" + TopicList.key(from.id)).then().statusCode(404);
        // A new name of the topic is one of its list.
        form().formParam("name", "Mention waters")
                .formParam("version", version(into))
                .post("/newsroom/topics/" + into.id)
                .then()
                .statusCode(303);
        given().get("/newsroom/lists").then().body(containsString("Topic: Mention waters"));
        // The other one has a list of its own: that stays.
        mergeTopic(into, "Mention seas");
        given().get("/newsroom/lists/" + TopicList.key(sea.id)).then().statusCode(200);
        given().get("/newsroom/lists/" + TopicList.key(into.id)).then().statusCode(404);
        assertTrue(audit("end list").contains("Mention waters"));
        form().formParam("confirm", "Mention seas")
                .formParam("stories", 0)
                .post("/newsroom/topics/" + sea.id + "/removal")
                .then()
                .statusCode(303);
        given().get("/newsroom/lists/" + TopicList.key(sea.id)).then().statusCode(404);
    }

    private static int version(Tag tag) {
        return QuarkusTransaction.requiringNew().call(() -> Tag.get(tag.id).version);
    }

    private static void begin(Tag tag) {
        form().post("/newsroom/topics/" + tag.id + "/list").then().statusCode(303);
    }

    private static void mergeTopic(Tag from, String into) {
        form().formParam("into", into)
                .post("/newsroom/topics/" + from.id + "/merger")
                .then()
                .statusCode(303);
    }

    /** Whoever changes and launches the front meanwhile is answered, and nothing names what is gone. */
    @Test
    void whoArrangesAFrontDuringAMergeLosesNothing() throws Exception {
        String list = arrange(filled("", null, Rule.NEWEST_IN_SECTION, gone, null));
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int person = 0; person < 2; person++) {
                String who = "Title " + person;
                work.add(threads.submit(() -> {
                    start.await();
                    for (int turn = 0; turn < 15; turn++) {
                        String title = who + turn;
                        onHost(front -> {
                            front.change(
                                    chief,
                                    now,
                                    front.version(),
                                    new PlanChange.Edit(filled(list, title, Rule.NEWEST_IN_SECTION, gone, null)));
                            return null;
                        });
                    }
                    return null;
                }));
            }
            Future<Integer> merged = threads.submit(() -> {
                start.await();
                return merge().extract().statusCode();
            });
            start.countDown();
            assertEquals(303, merged.get(60, TimeUnit.SECONDS));
            for (Future<?> each : work) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(List.of(stays, stays, stays, gone, gone), sections(list));
    }

    @Test
    void noFrontIsBegunForASectionThatIsNoMore() {
        QuarkusTransaction.requiringNew().run(() -> Section.deleteById(gone));
        assertThrows(Missing.class, () -> QuarkusTransaction.requiringNew()
                .run(() -> Front.begin(chief, now, gone, List.of())));
    }

    @Test
    void aFrontAndAListThatEndedUnderOnesHandsAreSaidToHaveEnded() {
        Tag tag = tag("Mention puddles");
        begin(tag);
        QuarkusTransaction.requiringNew().run(() -> Front.begin(chief, now, gone, UsualFront.section(gone, List.of())));
        QuarkusTransaction.begin();
        try {
            Front front = Front.findOf(gone).orElseThrow();
            CuratedList list = CuratedList.get(TopicList.key(tag.id));
            Thread other = new Thread(() -> {
                QuarkusTransaction.requiringNew()
                        .run(() -> Front.findOf(gone).orElseThrow().end(chief, now));
                QuarkusTransaction.requiringNew()
                        .run(() -> CuratedList.get(TopicList.key(tag.id)).end(chief, now));
            });
            other.start();
            other.join();
            assertThrows(
                    Missing.class, () -> front.change(chief, now, 0, new PlanChange.Remove(Front.key(gone) + "-lead")));
            assertThrows(Missing.class, () -> list.change(chief, now, 0, new Change.Remove(1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
