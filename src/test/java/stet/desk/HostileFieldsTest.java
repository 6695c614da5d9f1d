package stet.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.testing.Newsroom.form;
import static stet.testing.Newsroom.newStory;
import static stet.testing.Newsroom.seen;
import static stet.testing.Newsroom.write;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import stet.media.FilelessPictures;
import stet.media.ImageUse;
import stet.people.Actor;
import stet.people.Role;
import stet.taxonomy.Author;
import stet.taxonomy.Section;
import stet.testing.MovableClock;
import stet.testing.RealParts;

/** Text that means harm, in every field in which the newsroom takes text: shown as it was typed, or refused. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "hostile", roles = "chief")
class HostileFieldsTest {
    private static final String HOSTILE =
            "<script>alert(1)</script> <img src=x onerror=alert(1)> &lt;b&gt; \" onmouseover=\"alert(1) ' javascript:alert(1) {#if x}{config:x}";

    private static final Map<String, String> TIMES = Map.of(
            "at",
            "2031-10-26T03:30",
            "end",
            "2031-10-26T03:30",
            "embargo",
            "2031-10-26T03:30",
            "from",
            "2031-10-26T03:30",
            "expires",
            "2031-10-26T03:30");

    /** The fields of those forms that are read by hand, as the verb asks for other ones each time. */
    private static final Map<String, List<String>> READ_BY_HAND = Map.of(
            "/newsroom/fronts/{key}/changes",
            List.of("do", "list", "before", "title", "layout", "size", "rule", "section", "tag"),
            "/newsroom/fronts/{key}/placements",
            List.of("do", "list", "version", "to", "article", "before", "position", "headline", "image", "unfolding"),
            "/newsroom/pictures/{id}/framing",
            List.of("x", "y", "left-16:9", "top-1:1", "width-2:3"),
            "/newsroom/lists/{key}/changes",
            List.of(
                    "do",
                    "article",
                    "before",
                    "position",
                    "from",
                    "until",
                    "offset",
                    "headline",
                    "standfirst",
                    "kicker",
                    "image",
                    "unfolding"));

    @Inject
    MovableClock clock;

    @Test
    void hostileTextInAStoryComesOutInert() {
        long story = newStory();
        write(story, 0, HOSTILE, HOSTILE);
        form().formParam("version", 0)
                .formParam("section", "science")
                .formParam("tags", HOSTILE.substring(0, 40))
                .formParam("bylines", HOSTILE.replace("|", "") + "|" + HOSTILE)
                .formParam("dateline", HOSTILE)
                .formParam("shortHeadline", HOSTILE)
                .formParam("searchTitle", HOSTILE)
                .formParam("searchDescription", HOSTILE)
                .formParam("sponsor", HOSTILE)
                .formParam("notes", HOSTILE)
                .formParam("lang", "en")
                .formParam("kind", "NEWS")
                .post("/newsroom/stories/" + story + "/details")
                .then()
                .statusCode(303);
        form().post("/newsroom/stories/" + story + "/submission").then().statusCode(303);
        form().formParam("note", HOSTILE)
                .post("/newsroom/stories/" + story + "/change-request")
                .then()
                .statusCode(303);
        form().formParam("override", "Nobody has read it")
                .post("/newsroom/stories/" + story + "/publication")
                .then()
                .statusCode(409)
                .body(containsString("words that they have not seen"));
        seen(story)
                .formParam("override", HOSTILE)
                .post("/newsroom/stories/" + story + "/publication")
                .then()
                .statusCode(303);
        form().formParam("text", HOSTILE)
                .post("/newsroom/stories/" + story + "/correction")
                .then()
                .statusCode(303);
        String address = given().redirects()
                .follow(false)
                .get("/x-" + story)
                .then()
                .statusCode(301)
                .extract()
                .header("Location");
        String path = address.replaceAll("^https?://[^/]+", "");
        for (String page : List.of(
                path,
                "/",
                "/science",
                "/latest",
                "/corrections",
                "/newsroom/stories/" + story,
                "/newsroom/stories",
                "/newsroom/stories/" + story + "/revisions",
                "/newsroom/stories/" + story + "/revisions/1",
                "/newsroom")) {
            Response answer = given().get(page);
            assertEquals(200, answer.statusCode(), page);
            assertInert(page, answer.asString());
        }
        form().formParam("note", HOSTILE)
                .post("/newsroom/stories/" + story + "/withdrawal")
                .then()
                .statusCode(303);
        Response gone = given().get(path);
        assertEquals(410, gone.statusCode());
        assertInert(path, gone.asString());
        form().formParam("reason", HOSTILE)
                .post("/newsroom/stories/" + story + "/kill")
                .then()
                .statusCode(303);
        assertInert(
                "the killed story", given().get("/newsroom/stories/" + story).asString());
    }

    @Test
    void hostileWordsInAListComeOutInert() {
        String list = "/newsroom/lists/recommended";
        Document page = Jsoup.parse(given().get(list).asString());
        String story = page.select("form[action$=changes] input[name=article]").attr("value");
        String version =
                page.select("form[action$=changes] input[name=version]").attr("value");
        form().formParam("do", "say")
                .formParam("article", story)
                .formParam("version", version)
                .formParam("headline", HOSTILE)
                .formParam("standfirst", HOSTILE)
                .formParam("kicker", HOSTILE.substring(0, 80))
                .post(list + "/changes")
                .then()
                .statusCode(303);
        assertInert(list, given().get(list).asString());
        form().formParam("version", Integer.parseInt(version) + 1)
                .post(list + "/launch")
                .then()
                .statusCode(303);
        try {
            String anyStory = Jsoup.parse(given().get("/").asString())
                    .select("main article.card a")
                    .attr("href");
            assertInert(anyStory, given().get(anyStory).asString());
        } finally {
            Element restoration = Jsoup.parse(given().get(list).asString()).selectFirst("form[action$=/restoration]");
            form().formParam("version", restoration.select("[name=version]").attr("value"))
                    .post(restoration.attr("action"))
                    .then()
                    .statusCode(303);
        }
    }

    @Test
    void hostileWordsOfAPictureComeOutInert() {
        Instant now = clock.instant();
        Actor by = FilelessPictures.person("hostile", Role.CHIEF);
        long picture = FilelessPictures.add("Harmless", by, now);
        String address = "/newsroom/pictures/" + picture;
        form().formParam("version", 0)
                .formParam("name", HOSTILE)
                .formParam("alt", HOSTILE)
                .formParam("caption", HOSTILE)
                .formParam("credit", HOSTILE)
                .formParam("copyright", HOSTILE)
                .formParam("keywords", HOSTILE.substring(0, 60))
                .formParam("usageNote", HOSTILE)
                .post(address)
                .then()
                .statusCode(303);
        form().formParam("version", 0)
                .formParam("name", HOSTILE)
                .post(address)
                .then()
                .statusCode(409);
        assertInert(
                "what was refused",
                form().formParam("version", 0)
                        .formParam("name", HOSTILE)
                        .formParam("alt", HOSTILE + "2")
                        .post(address)
                        .asString());
        // Somebody is warned of it, who may not change it.
        FilelessPictures.expireAt(picture, now.plusSeconds(3_600), by, now);
        long author = QuarkusTransaction.requiringNew()
                .call(() -> Author.listAllByName().get(0).id);
        FilelessPictures.use(ImageUse.Kind.AUTHOR, author, picture);
        try {
            for (String path : List.of(address, "/newsroom/pictures", "/newsroom")) {
                assertInert(path, given().get(path).asString());
            }
        } finally {
            FilelessPictures.use(ImageUse.Kind.AUTHOR, author);
        }
        assertInert(
                "its removal",
                form().formParam("confirm", HOSTILE + "2")
                        .post(address + "/removal")
                        .asString());
        form().formParam("confirm", HOSTILE).post(address + "/removal").then().statusCode(303);
    }

    @Test
    void aHostileNameOfASectionComesOutInert() {
        form().formParam("name", HOSTILE.substring(0, 60))
                .formParam("slug", "hostile-ground")
                .formParam("description", HOSTILE)
                .post("/newsroom/sections")
                .then()
                .statusCode(303);
        try {
            for (String path : List.of("/hostile-ground", "/", "/latest", "/newsroom/stories", "/newsroom/sections")) {
                assertInert(path, given().get(path).asString());
            }
        } finally {
            QuarkusTransaction.requiringNew().run(() -> Section.delete("slug", "hostile-ground"));
        }
    }

    /** Every field of every form: those that a new form adds are found without being written here. */
    @Test
    void noFieldTakesWhatCannotBeKept() {
        long story = newStory();
        write(story, 0, "A headline", "Words.");
        List<String> wrong = new ArrayList<>();
        Map<String, String> things = things();
        fieldsOfAllForms().forEach((address, fields) -> {
            String path = things.entrySet().stream()
                    .filter(thing -> address.startsWith(thing.getKey() + "/{id}"))
                    .findFirst()
                    .map(thing -> address.replace(thing.getKey() + "/{id}", thing.getValue()))
                    .orElse(address)
                    .replace("{id}", String.valueOf(story))
                    .replace("{key}", "recommended")
                    .replace("{launch}", "1");
            for (String field : fields) {
                for (String text : List.of("NUL \u0000 here", "x".repeat(300_000))) {
                    // An offset is read only for a time that the clocks bring twice.
                    Response answer = form().formParams(field.equals("offset") ? TIMES : Map.of())
                            .formParam(field, text)
                            .post(path);
                    if (answer.statusCode() / 100 != 4) {
                        wrong.add("%s %s=%.8s… %d".formatted(address, field, text, answer.statusCode()));
                    }
                }
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void searchesThatMeanHarmFindNothingAndSayWhatWasAsked() {
        for (String field : List.of("state", "section", "tag", "author", "q", "after")) {
            for (String text : List.of(HOSTILE, "NUL \u0000 here", "x".repeat(3_000), "%", "\uFFFF", "-1")) {
                Response answer = given().queryParam(field, text).get("/newsroom/stories");
                assertTrue(answer.statusCode() < 500, () -> field + "=" + text + ": " + answer.statusCode());
                assertNoElements(field, Jsoup.parse(answer.asString()));
            }
        }
        for (String path : List.of(
                "/newsroom/tags",
                "/newsroom/authors",
                "/newsroom/stories/search",
                "/newsroom/pictures",
                "/newsroom/pictures/choices",
                "/newsroom/topics",
                "/newsroom/bylines")) {
            for (String text : List.of(HOSTILE, "NUL \u0000 here", "x".repeat(3_000), "%")) {
                Response answer = given().queryParam("q", text).get(path);
                assertTrue(answer.statusCode() < 500, () -> path + " " + text + ": " + answer.statusCode());
            }
        }
    }

    /** By its list, the address of something that is there: a form of what is not refuses everything. */
    private Map<String, String> things() {
        FilelessPictures.add("A thing", FilelessPictures.person("hostile", Role.CHIEF), clock.instant());
        Map<String, String> things = new LinkedHashMap<>();
        for (String list :
                List.of("/newsroom/topics", "/newsroom/bylines", "/newsroom/sections", "/newsroom/pictures")) {
            String thing = Jsoup.parse(given().get(list).asString())
                    .select("main li a[href^=%1$s/], main td a[href^=%1$s/]".formatted(list))
                    .attr("href");
            assertTrue(thing.matches(list + "/[0-9]+"), list + ": " + thing);
            things.put(list, thing);
        }
        return things;
    }

    @Test
    void hostileNamesOfTopicsAndAuthorsComeOutInert() {
        String name = HOSTILE.substring(0, 55);
        long story = newStory();
        write(story, 0, "A headline", "Words.");
        form().formParam("name", name + " by day")
                .post("/newsroom/bylines")
                .then()
                .statusCode(303);
        form().formParam("version", 0)
                .formParam("section", "science")
                .formParam("tags", name + " tag")
                .formParam("bylines", name + " by day")
                .formParam("lang", "en")
                .post("/newsroom/stories/" + story + "/details")
                .then()
                .statusCode(303);
        seen(story)
                .formParam("override", "A test")
                .post("/newsroom/stories/" + story + "/publication")
                .then()
                .statusCode(303);
        for (String list : List.of("/newsroom/topics", "/newsroom/bylines")) {
            String found = given().queryParam("q", "<script>alert(1)").get(list).asString();
            assertInert(list, found);
            String thing = Jsoup.parse(found).select(".stories .headline a").attr("href");
            Document page = Jsoup.parse(given().get(thing).asString());
            form().formParam("name", page.select("[name=name]").val())
                    .formParam("slug", page.select("[name=slug]").val())
                    .formParam("version", page.select("[name=version]").val())
                    .formParam("description", HOSTILE)
                    .formParam("role", HOSTILE.substring(0, 100))
                    .formParam("biography", HOSTILE)
                    .formParam("links", HOSTILE.substring(0, 50).replace("|", "") + "| https://example.org/?a=1&b='")
                    .post(thing)
                    .then()
                    .statusCode(303);
            form().formParam("synonym", name + "2").post(thing + "/synonyms");
            assertInert(thing, given().get(thing).asString());
            assertInert(
                    list, given().queryParam("q", "<script>alert(1)").get(list).asString());
            String address = page.select(".page-head a[href^=/tag/], .page-head a[href^=/author/]")
                    .attr("href");
            assertInert(address, given().get(address).asString());
            // What cannot be done says so with what was typed.
            assertInert(
                    thing + " into nothing",
                    form().formParam("into", HOSTILE.substring(0, 50))
                            .post(thing + "/merger")
                            .asString());
        }
        form().formParam("note", "Over")
                .post("/newsroom/stories/" + story + "/withdrawal")
                .then()
                .statusCode(303);
    }

    private static Map<String, List<String>> fieldsOfAllForms() {
        Map<String, List<String>> forms = new LinkedHashMap<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("stet").stream()
                        .filter(resource -> resource.isAnnotatedWith(Path.class))
                        .flatMap(resource -> resource.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(POST.class))
                        .map(JavaMethod::reflect)
                        .forEach(method -> forms.put(address(method), fields(method)));
        READ_BY_HAND.forEach((address, fields) ->
                forms.merge(address, fields, (one, more) -> Stream.concat(one.stream(), more.stream())
                        .toList()));
        return forms;
    }

    private static String address(Method method) {
        Path own = method.getAnnotation(Path.class);
        return method.getDeclaringClass().getAnnotation(Path.class).value() + (own == null ? "" : own.value());
    }

    private static List<String> fields(Method method) {
        List<String> fields = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RestForm.class)) {
                fields.add(parameter.getName());
            }
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                fieldsOf(parameter.getType()).forEach(fields::add);
            }
        }
        return fields;
    }

    private static Stream<String> fieldsOf(Class<?> bean) {
        return Stream.of(bean.getFields())
                .flatMap(field -> field.isAnnotationPresent(BeanParam.class)
                        ? fieldsOf(field.getType())
                        : Stream.of(field.getName()));
    }

    private static void assertInert(String page, String body) {
        Document html = Jsoup.parse(body);
        assertTrue(html.text().contains("<script>alert(1)</script>"), page + " shows the text as it was typed");
        assertNoElements(page, html);
    }

    private static void assertNoElements(String page, Document html) {
        html.select("script")
                .forEach(script -> assertFalse(
                        script.data().contains("</script>")
                                || script.attr("type").isEmpty() && !script.hasAttr("src"),
                        page));
        assertTrue(
                html.select("img:not([src^=/media/]), [onerror], [onmouseover]").isEmpty(),
                page + " has an element or attribute of the text");
        assertTrue(html.select("a[href^=javascript]").isEmpty(), page);
    }
}
