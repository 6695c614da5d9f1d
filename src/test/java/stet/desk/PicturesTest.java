package stet.desk;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import stet.media.Description;
import stet.media.FilelessPictures;
import stet.media.Image;
import stet.media.ImageUse;
import stet.media.Ratio;
import stet.media.SamplePictures;
import stet.people.Actor;
import stet.people.Role;
import stet.testing.Deeds;
import stet.testing.MovableClock;
import stet.testing.RealParts;

/** The library over HTTP: what is found in it, what it costs to look, who is warned of what, who may see it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "picture desk", roles = "editor")
class PicturesTest {
    @Inject
    MovableClock clock;

    @Inject
    SessionFactory sessions;

    private Actor me() {
        return FilelessPictures.person("picture desk", Role.EDITOR);
    }

    private static Description described(String name, String alt, String caption, String credit, String... keywords) {
        return new Description(name, alt, caption, credit, null, List.of(keywords), null);
    }

    @Test
    void aPictureIsFoundByAnyWordOfItAndByAPartOfItsName() {
        long harbour = FilelessPictures.add(
                described(
                        "IMG_20491_zyx.jpg",
                        "Cranes over the quay at dusk",
                        "The third crane came in spring.",
                        "Ozlem Quillfeather",
                        "shipping",
                        "breakwater"),
                null,
                me(),
                clock.instant());
        for (String words : List.of("cranes", "dusk quay", "spring", "quillfea", "breakwat", "20491", "IMG_20491_z")) {
            assertEquals(Set.of(harbour), found(Map.of("q", words, "credit", "quillfeather")), words);
        }
        assertEquals(Set.of(), found(Map.of("q", "cranes volcano")));
        assertEquals(Set.of(), found(Map.of("q", "%", "credit", "quillfeather")), "a sign is no pattern");
        assertEquals(Set.of(harbour), found(Map.of("credit", "QUILL")));
        assertEquals(Set.of(), found(Map.of("credit", "%quill")));
    }

    @Test
    void everyFilterKeepsWhatItSays() {
        Actor somebody = FilelessPictures.person("filtered uploader", Role.JOURNALIST);
        Instant now = clock.instant();
        Map<String, String> theirs = Map.of("by", String.valueOf(somebody.id()));
        long bare = FilelessPictures.add("Bare", somebody, now.minus(Duration.ofDays(40)));
        long told = FilelessPictures.add(
                described("Told", "What it shows", null, null), Instant.parse("2019-05-04T22:30:00Z"), somebody, now);
        FilelessPictures.use(ImageUse.Kind.STORY, 900_000_001L, told);
        FilelessPictures.expireAt(bare, now.minus(Duration.ofDays(1)), somebody, now);
        FilelessPictures.expireAt(told, now.plus(Duration.ofDays(29)), somebody, now);

        assertEquals(Set.of(bare, told), found(theirs));
        assertEquals(Set.of(told), found(with(theirs, "use", "used")));
        assertEquals(Set.of(bare), found(with(theirs, "use", "unused")));
        assertEquals(Set.of(told), found(with(theirs, "use", "expiring")));
        assertEquals(Set.of(bare), found(with(theirs, "use", "expired")));
        assertEquals(Set.of(bare), found(with(theirs, "use", "undescribed")));
        String day = now.atZone(ZoneId.of("Europe/Athens")).toLocalDate().toString();
        assertEquals(Set.of(told), found(with(theirs, "from", day)));
        assertEquals(Set.of(told), found(with(with(theirs, "from", day), "until", day)));
        assertEquals(
                Set.of(told),
                found(Map.of(
                        "by",
                        String.valueOf(somebody.id()),
                        "dated",
                        "taken",
                        "from",
                        "2019-05-05",
                        "until",
                        "2019-05-05")),
                "days are the newsroom's");
        assertEquals(
                Set.of(), found(Map.of("by", String.valueOf(somebody.id()), "dated", "taken", "until", "2019-05-04")));
    }

    @Test
    void whatIsNoFilterIsRefusedWithAReason() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "use", "sold", "by", "me", "from", "yesterday", "until", "9999-01-01", "before", "nonsense")
                .entrySet()) {
            given().queryParam(wrong.getKey(), wrong.getValue())
                    .get("/newsroom/pictures")
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void aLongLibraryIsPagedWithoutGapsOrRepeats() {
        Actor somebody = FilelessPictures.person("busy uploader", Role.JOURNALIST);
        Instant now = clock.instant();
        // Several at one instant: the number tells them apart.
        List<Long> uploaded = IntStream.range(0, 60)
                .mapToObj(each -> FilelessPictures.add("Busy " + each, somebody, now.plusSeconds(each / 7)))
                .toList();
        List<Long> seen = new ArrayList<>();
        String next = "/newsroom/pictures?by=" + somebody.id();
        while (!next.isEmpty()) {
            Document page =
                    Jsoup.parse(given().urlEncodingEnabled(false).get(next).asString());
            seen.addAll(pictures(page));
            next = page.select("a[rel=next]").attr("href");
        }
        assertEquals(uploaded.stream().sorted(Comparator.reverseOrder()).toList(), seen);
    }

    @Test
    void theLibraryCostsTheSameForOnePictureAsForMany() {
        Actor somebody = FilelessPictures.person("cheap uploader", Role.JOURNALIST);
        FilelessPictures.add("Only one", somebody, clock.instant());
        long one = cost("/newsroom/pictures?by=" + somebody.id());
        IntStream.range(0, 20).forEach(each -> FilelessPictures.add("One of many", somebody, clock.instant()));
        assertEquals(one, cost("/newsroom/pictures?by=" + somebody.id()));
        assertTrue(one <= 10, "the library costs " + one);
        long choices = cost("/newsroom/pictures/choices?q=many");
        assertTrue(choices <= 7, "choosing costs " + choices);
    }

    @Test
    void aPickerIsOfferedWhatMayStillBeShown() {
        Instant now = clock.instant();
        long shown =
                FilelessPictures.add(described("Wombatfield", "A wombat", "In a field.", "W. Ombat"), null, me(), now);
        QuarkusTransaction.requiringNew()
                .run(() -> Image.lock(shown).crop(Ratio.SQUARE, 1_000, 600, 1_200, 1_200, me(), now));
        long expired = FilelessPictures.add("Wombatfield too", me(), now);
        FilelessPictures.expireAt(expired, now, me(), now);
        given().queryParam("q", "wombatfield")
                .get("/newsroom/pictures/choices")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of((int) shown)))
                .body("[0].name", equalTo("Wombatfield"))
                .body("[0].alt", equalTo("A wombat"))
                .body("[0].caption", equalTo("In a field."))
                .body("[0].credit", equalTo("W. Ombat"))
                .body("[0].width", equalTo(4000))
                .body("[0].height", equalTo(3000))
                .body("[0].drawn", equalTo(Map.of("1:1", Map.of("x", 0.25f, "y", 0.2f, "width", 0.3f, "height", 0.4f))))
                .body("[0].preview", containsString("-320.webp"))
                .body("[0].large", containsString("-1280.webp"));
        given().queryParam("id", expired)
                .queryParam("id", shown)
                .get("/newsroom/pictures/choices")
                .then()
                .body("id", hasItem((int) expired))
                .body("id", hasItem((int) shown));
    }

    @Test
    void whoeverLooksAfterLivePicturesIsWarnedBeforeTheirRightsEnd() {
        Actor chief = Deeds.person("picture chief", Role.CHIEF);
        Instant now = clock.instant();
        long story = Deeds.story(chief, "Warned of", "city", "ferries", Deeds.anAuthor(), now);
        Deeds.publish(chief, story, now);
        long publication = publication(story);
        try {
            long shown = FilelessPictures.add("Shown and ending", me(), now);
            long unused = FilelessPictures.add("Unused and ending", me(), now);
            long lasting = FilelessPictures.add("Shown and lasting", me(), now);
            FilelessPictures.use(ImageUse.Kind.PUBLICATION, publication, shown, lasting);
            FilelessPictures.expireAt(shown, now.plus(Duration.ofDays(29)), me(), now);
            FilelessPictures.expireAt(unused, now.plus(Duration.ofDays(2)), me(), now);
            FilelessPictures.expireAt(lasting, now.plus(Duration.ofDays(31)), me(), now);
            for (String page : List.of("/newsroom", "/newsroom/pictures")) {
                String warnings = warnings(page);
                assertTrue(warnings.contains("Shown and ending"), page + ": " + warnings);
                assertTrue(warnings.contains("in 1 story"), page + ": " + warnings);
                assertFalse(warnings.contains("Unused and ending"), page);
                assertFalse(warnings.contains("Shown and lasting"), page);
            }
            FilelessPictures.expireAt(shown, now.minusSeconds(1), me(), now);
            assertTrue(warnings("/newsroom").contains("readers see a placeholder in 1 story"));
        } finally {
            FilelessPictures.use(ImageUse.Kind.PUBLICATION, publication);
            Deeds.kill(chief, story, clock.instant());
        }
    }

    @Test
    @TestSecurity(user = "technician", roles = "admin")
    void anAdminHasNoPicturesToUse() {
        for (String path : List.of("/newsroom/pictures", "/newsroom/pictures/choices", "/newsroom/pictures/1")) {
            given().get(path).then().statusCode(403).body(containsString("see the newsroom"));
        }
        given().get("/newsroom").then().body(not(containsString("/newsroom/pictures")));
    }

    @Test
    void aFormWithoutAScriptBringsPicturesAndSaysWhatBecameOfEach() {
        byte[] jpeg = SamplePictures.jpeg(SamplePictures.detailed(64, 48, 4_711));
        sent().multiPart("files", "one two.jpg", jpeg, "image/jpeg")
                .post("/newsroom/pictures")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/newsroom/pictures"));
        long picture = found(Map.of("q", "one two", "by", String.valueOf(me().id())))
                .iterator()
                .next();
        sent().multiPart("files", "again.jpg", jpeg, "image/jpeg")
                .multiPart(
                        "files", "three.jpg", SamplePictures.jpeg(SamplePictures.detailed(64, 48, 4_712)), "image/jpeg")
                .multiPart(
                        "files",
                        "drawing.svg",
                        "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8),
                        "image/svg+xml")
                .post("/newsroom/pictures")
                .then()
                .statusCode(422)
                .body(containsString("“drawing.svg” was not taken: "))
                .body(containsString("“one two.jpg” is already here."))
                .body(containsString("“three.jpg” is uploaded."));
        sent().multiPart("files", "", new byte[0], "application/octet-stream")
                .post("/newsroom/pictures")
                .then()
                .statusCode(422)
                .body(containsString("Choose a picture first."));
        sent().multiPart("replace", picture)
                .multiPart(
                        "files", "four.jpg", SamplePictures.jpeg(SamplePictures.detailed(48, 48, 4_713)), "image/jpeg")
                .post("/newsroom/pictures")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/newsroom/pictures/" + picture));
        given().get("/newsroom/pictures/" + picture).then().body(containsString("48 × 48"));
        sent().multiPart("replace", picture)
                .multiPart("files", "five.jpg", "no picture".getBytes(UTF_8), "image/jpeg")
                .post("/newsroom/pictures")
                .then()
                .statusCode(415)
                .body(containsString("id=\"trouble\""));
    }

    private static RequestSpecification sent() {
        return given().redirects()
                .follow(false)
                .cookie("csrf-token", "c3RldC10ZXN0LXRva2VuIQ")
                .multiPart("csrf-token", "c3RldC10ZXN0LXRva2VuIQ");
    }

    private static String warnings(String page) {
        return Jsoup.parse(given().get(page).asString())
                .select("section[aria-labelledby=ending]")
                .text();
    }

    private static long publication(long story) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) Panache.getEntityManager()
                .createNativeQuery("select max(id) from publication where article_id = ?1", Long.class)
                .setParameter(1, story)
                .getSingleResult());
    }

    private static Map<String, String> with(Map<String, String> filter, String field, String value) {
        Map<String, String> all = new LinkedHashMap<>(filter);
        all.put(field, value);
        return all;
    }

    private static Set<Long> found(Map<String, String> filter) {
        Response answer = given().queryParams(filter).get("/newsroom/pictures");
        assertEquals(200, answer.statusCode());
        return new TreeSet<>(pictures(Jsoup.parse(answer.asString())));
    }

    private static List<Long> pictures(Document page) {
        return page.select(".pictures a").stream()
                .map(link -> Long.valueOf(link.attr("href").replaceAll(".*/", "")))
                .collect(Collectors.toList());
    }

    private long cost(String path) {
        given().get(path).then().statusCode(200);
        long before = sessions.getStatistics().getPrepareStatementCount();
        given().get(path).then().statusCode(200);
        return sessions.getStatistics().getPrepareStatementCount() - before;
    }
}
