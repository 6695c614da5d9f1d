package stet.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.testing.Newsroom.form;
import static stet.testing.Newsroom.newStory;
import static stet.testing.Newsroom.write;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.people.Actor;
import stet.people.Role;
import stet.taxonomy.Completions;
import stet.taxonomy.Suggestions;
import stet.taxonomy.Tag;
import stet.testing.Deeds;
import stet.testing.RealParts;

/** Tags that a story's own words name. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "suggesting", roles = "journalist")
class SuggestionsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    @Inject
    SessionFactory sessions;

    private Actor editor;

    @BeforeEach
    void nameTags() {
        editor = Deeds.person("suggesting-editor", Role.EDITOR);
        List.of("Quokkas", "Grey quokka", "Tılsım", "Zyx-ray", "سكان الجزيرة").forEach(this::tag);
    }

    private Tag tag(String name) {
        return QuarkusTransaction.requiringNew().call(() -> Tag.findCalled(name).orElseGet(() -> make(name)));
    }

    private Tag make(String name) {
        if (!name.matches("\\p{IsArabic}.*")) {
            return Tag.named(name, editor, NOW);
        }
        Tag tag = Tag.named("Keepers of the quokka light", editor, NOW);
        tag.name = name;
        return tag;
    }

    private static List<String> named(String text, Tag... without) {
        return QuarkusTransaction.requiringNew().call(() -> Suggestions.of(text, List.of(without)).stream()
                .map(Completions.Choice::name)
                .toList());
    }

    @Test
    void aTagIsSuggestedWhereItsNameStandsInTheTextAsWords() {
        assertEquals(List.of("Quokkas"), named("On the island QUOKKAS, small and round, multiply."));
        assertEquals(List.of("Grey quokka"), named("A grey quokka."));
        assertEquals(List.of(), named("Grey is the quokka. Quokkaslike."), "as a whole, and as words");
        assertEquals(List.of("Tılsım"), named("Bir tilsim."), "accents are folded");
        assertEquals(List.of("Zyx-ray"), named("She saw it by zyx-ray."));
        assertEquals(List.of("سكان الجزيرة"), named("قال سكان الجزيرة إن"));
        assertEquals(List.of(), named(""));
        assertEquals(List.of(), named("'&|!():* <-> \\ % NUL"));
    }

    @Test
    void anotherNameOfATagMeansItToo() {
        Tag tag = tag("Quokkas");
        QuarkusTransaction.requiringNew().run(() -> Tag.get(tag.id).addSynonym("Setonix brachyurus", editor, NOW));
        assertEquals(List.of("Quokkas"), named("The Setonix brachyurus of the quokkas"), "once");
        QuarkusTransaction.requiringNew().run(() -> Tag.get(tag.id).removeSynonym("Setonix brachyurus", editor, NOW));
        assertEquals(List.of(), named("The Setonix brachyurus"));
    }

    @Test
    void theMostUsedComeFirstAndThoseThatItHasAreLeftOut() {
        List<Tag> tags = IntStream.range(0, 10).mapToObj(i -> tag("Qqword" + i)).toList();
        String text = String.join(
                " ", IntStream.range(0, 10).mapToObj(i -> "qqword" + i).toList());
        long used = newStory();
        details(used, "Qqword9", null, 0);
        List<String> found = named(text);
        assertEquals(8, found.size());
        assertEquals("Qqword9", found.get(0));
        assertEquals("Qqword0", found.get(1));
        assertEquals(8, named(text, tags.get(0), tags.get(9)).size());
        assertTrue(!named(text, tags.get(9)).contains("Qqword9"));
    }

    @Test
    void theStorysPageOffersThemAndAButtonAddsOneInThePlainForm() {
        long story = newStory();
        write(story, 0, "Zyx-ray of the day", "Nothing here but quokkas.");
        Document page = Jsoup.parse(given().get("/newsroom/stories/" + story).asString());
        assertEquals(
                List.of("Quokkas", "Zyx-ray"), page.select("#suggested button").eachAttr("value"));
        assertEquals(
                "Save details",
                page.select("#details button").first().text(),
                "what Enter in a field presses, of which nothing is seen");
        details(story, "Something else", "Zyx-ray", 0);
        Document after = Jsoup.parse(given().get("/newsroom/stories/" + story).asString());
        assertEquals("Something else, Zyx-ray", after.select("[name=tags]").val());
        assertEquals(List.of("Quokkas"), after.select("#suggested button").eachAttr("value"));
        write(story, 1, "Nothing", "A grey quokka came.");
        given().get("/newsroom/stories/" + story + "/suggestions")
                .then()
                .statusCode(200)
                .body("name", equalTo(List.of("Grey quokka")));
    }

    private static void details(long story, String tags, String suggested, int version) {
        var form = form().formParam("version", version).formParam("lang", "en").formParam("tags", tags);
        if (suggested != null) {
            form.formParam("suggested", suggested);
        }
        form.post("/newsroom/stories/" + story + "/details").then().statusCode(303);
    }

    /** One statement, by the indexes of the longest words and not by reading every tag. */
    @Test
    void thousandsOfTagsAreNotReadOneByOne() {
        QuarkusTransaction.begin();
        try {
            run("insert into tag (slug, name) select 'many-' || n, 'Many ' || md5(cast(n as text)) from"
                    + " generate_series(1, 5000) n");
            run("insert into tag_synonym (slug, name, tag_id) select 'many-too-' || n, 'Also ' || md5(cast(n as text)),"
                    + " (select id from tag where slug = 'many-' || n) from generate_series(1, 5000) n");
            run("analyze tag");
            run("analyze tag_synonym");
            String text = "Many many 1679091c5a880faf6fb5e6087eb1b2dc words " + "of a long story ".repeat(1_500);
            long before = sessions.getStatistics().getPrepareStatementCount();
            List<Completions.Choice> found = Suggestions.of(text, List.of());
            assertEquals(1, sessions.getStatistics().getPrepareStatementCount() - before);
            assertEquals(
                    List.of("many-6"),
                    found.stream().map(Completions.Choice::slug).toList());
            long scans = scans();
            Suggestions.of(text, List.of());
            assertEquals(scans, scans(), "no table of names is read from end to end");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static long scans() {
        return (Long) Panache.getEntityManager()
                .createNativeQuery(
                        "select cast(sum(seq_scan) as bigint) from pg_stat_xact_user_tables"
                                + " where relname in ('tag', 'tag_synonym')",
                        Long.class)
                .getSingleResult();
    }

    private static void run(String sql) {
        Panache.getEntityManager().createNativeQuery(sql).executeUpdate();
    }

    @Test
    @TestSecurity(user = "suggesting-admin", roles = "admin")
    void whoMayNotReadAStoryIsNotToldWhatItNames() {
        given().get("/newsroom/stories/1/suggestions").then().statusCode(403);
    }
}
