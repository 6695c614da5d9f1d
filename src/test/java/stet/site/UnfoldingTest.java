package stet.site;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.curation.Change;
import stet.curation.CuratedList;
import stet.curation.Front;
import stet.curation.OwnPicture;
import stet.curation.Unfolding;
import stet.curation.UsualFront;
import stet.media.FilelessPictures;
import stet.people.Actor;
import stet.people.Role;
import stet.taxonomy.Section;
import stet.testing.ArrangedFronts;
import stet.testing.Deeds;
import stet.testing.RealParts;

/** What readers are told of a story's going on, where it is placed and where it is not: years after the demo paper. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "unfolding-editor", roles = "editor")
class UnfoldingTest {
    private static final Instant NOW = Instant.parse("2036-03-01T06:00:00Z");
    private static final Instant END = NOW.plusSeconds(3_600);

    @Inject
    SiteView site;

    private Actor chief;
    private long section;
    private String lead;
    private long blog;
    private long news;

    @BeforeEach
    void placeABlogAndANewsStory() {
        chief = Deeds.person("unfolding-chief", Role.CHIEF);
        section = QuarkusTransaction.requiringNew()
                .call(() -> Section.findByPath("science").orElseThrow().id);
        lead = Front.key(section) + "-lead";
        blog = oneOf("LIVE");
        news = oneOf("NEWS");
        QuarkusTransaction.requiringNew()
                .run(() -> Front.begin(chief, NOW, section, UsualFront.section(section, List.of())));
        change(new Change.Place(news, null));
        change(new Change.Place(blog, null));
        change(new Change.Show(news, null, END));
    }

    @AfterEach
    void leaveItToTheRules() {
        ArrangedFronts.giveBack(Front.key(section));
    }

    @Test
    void aStoryOfTheLiveKindIsSaidToBeLiveUnlessAnEditorSaysOtherwise() {
        launch(NOW);
        assertEquals("Live", told(NOW, blog));
        assertEquals("", told(NOW, news));
        change(say(blog, null, Unfolding.UPDATING));
        launch(NOW.plusSeconds(60));
        assertEquals("Updating", told(NOW.plusSeconds(60), blog));
        change(say(blog, null, Unfolding.OVER));
        launch(NOW.plusSeconds(120));
        assertEquals("", told(NOW.plusSeconds(120), blog));
        assertEquals("Live", told(NOW.plusSeconds(59), blog), "what readers saw stays what they saw");
    }

    @Test
    void aMarkStandsBeforeTheKickerFromItsLaunchUntilItsPlacementEnds() {
        launch(NOW);
        change(say(news, "Exclusive", Unfolding.LIVE));
        launch(NOW.plusSeconds(60));
        assertEquals("", told(NOW.plusSeconds(59), news));
        Element card = card(NOW.plusSeconds(60), news);
        assertEquals("Live Exclusive", card.select(".label").text());
        assertEquals("Live", told(END.minusNanos(1_000), news));
        assertEquals(
                0,
                page(END)
                        .select(":is(.card, .ladder li):has(a[href$=-%d]) .unfolding".formatted(news))
                        .size(),
                "wherever a rule brings it afterwards, it is as any other");
    }

    @Test
    void aPictureOfItsOwnReachesTheCard() {
        long picture = FilelessPictures.add("On a card", FilelessPictures.person("unfolding", Role.EDITOR), NOW);
        change(new Change.Say(news, null, null, null, OwnPicture.of(picture, null), null));
        launch(NOW);
        List<FrontRow> rows =
                ((SectionPage) ((Answer.Shown) site.at(NOW).answer(Address.of("/science"), null)).page()).rows();
        List<Card> cards = rows.get(0).block().stories();
        assertEquals(OwnPicture.of(picture, null), cards.get(0).image());
        assertEquals(null, cards.get(1).image());
    }

    @Test
    void twoInstantsAreComparedByTheirMarks() {
        launch(NOW);
        change(say(news, null, Unfolding.LIVE));
        launch(NOW.plusSeconds(60));
        String told = Jsoup.parse(given().get(
                                "/newsroom/compare?path=/science&one=%s&other=%s".formatted(NOW, NOW.plusSeconds(60)))
                        .asString())
                .select("table.differences tbody")
                .text();
        assertTrue(told.contains("New mark") && told.contains("Live; it had none"), told);
    }

    /** What a card is marked with, or nothing. */
    private String told(Instant at, long story) {
        return card(at, story).select(".unfolding").text();
    }

    private Element card(Instant at, long story) {
        return page(at).selectFirst(".front article.card:has(a[href$=-%d])".formatted(story));
    }

    private static Element page(Instant at) {
        return Jsoup.parse(given().get("/newsroom/at/" + at + "/science").asString())
                .selectFirst("main");
    }

    private static Change say(long story, String kicker, Unfolding unfolding) {
        return new Change.Say(story, null, null, kicker, null, unfolding);
    }

    private void change(Change change) {
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList list = CuratedList.get(lead);
            list.change(chief, NOW, list.version(), change);
        });
    }

    private void launch(Instant from) {
        QuarkusTransaction.requiringNew().run(() -> {
            Front front = Front.findOf(section).orElseThrow();
            front.launch(chief, NOW, from, front.stamp());
        });
    }

    private static long oneOf(String kind) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) Panache.getEntityManager()
                .createNativeQuery("""
                        select article_id from publication
                        where kind = ?1 and visible_until is null order by article_id limit 1""", Long.class)
                .setParameter(1, kind)
                .getSingleResult());
    }
}
