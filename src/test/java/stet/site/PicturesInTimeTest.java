package stet.site;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.article.Article;
import stet.article.Byline;
import stet.article.Details;
import stet.article.Kind;
import stet.article.Lead;
import stet.demo.prints.Illustration;
import stet.document.Block;
import stet.document.Crop;
import stet.document.Figure;
import stet.document.Gallery;
import stet.media.Cut;
import stet.media.Framing;
import stet.media.Image;
import stet.media.Intake;
import stet.media.Ratio;
import stet.people.Actor;
import stet.people.Role;
import stet.taxonomy.Author;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;
import stet.testing.Deeds;
import stet.testing.RealParts;

/** Which of its pictures a page shows depends on its instant: which file they are by then, and whether they may be shown. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PicturesInTimeTest {
    private static final Instant FIRST = Instant.parse("2039-05-01T06:00:00Z");
    private static final String CAPTION = "What is to be seen.";

    /** Each test has a day of its own, and pictures that are its own too. */
    private static int tests;

    @Inject
    Intake intake;

    @Inject
    SiteView site;

    private final int seed = 10_000 + 10 * tests;
    private final Instant now = FIRST.plus(Duration.ofDays(tests++));
    private final Instant later = now.plusSeconds(3_600);
    private Actor chief;
    private Author author;
    private long story;

    @BeforeEach
    void people() {
        chief = Deeds.person("pictures-chief", Role.CHIEF);
        author = QuarkusTransaction.requiringNew()
                .call(() -> Author.findBySlug(Deeds.anAuthor()).orElseThrow());
    }

    @AfterEach
    void clearUp() {
        Deeds.kill(chief, story, now.plus(Duration.ofHours(12)));
    }

    /** A picture that the library does not have. */
    private Path file(int number) {
        try {
            byte[] jpeg = new Illustration("fountain", "day", "city", seed + number).jpeg(1_280);
            return Files.write(Files.createTempFile("stet-test-", ".jpg"), jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long picture(int number) {
        return QuarkusTransaction.requiringNew()
                .call(() -> intake.take(file(number), "fountain.jpg", chief, now.minusSeconds(60))
                        .image()
                        .id);
    }

    private void publish(Kind kind, Lead lead, Block... body) {
        String headline = "Pictures in time " + seed;
        story = QuarkusTransaction.requiringNew().call(() -> {
            Article article = Article.create(chief, "en", now);
            article.write(Deeds.document(headline, body), 1, chief, now);
            article.change(
                    new Details(
                            Section.findByPath("city").orElseThrow(),
                            List.of(Tag.findBySlug("water").orElseThrow()),
                            List.of(Byline.of(Author.<Author>findById(author.id), null)),
                            "pictures-in-time",
                            null,
                            null,
                            kind,
                            "en",
                            null,
                            null,
                            null,
                            lead,
                            null,
                            Set.of()),
                    0,
                    chief,
                    now);
            article.approve(chief, article.seen(), "Nobody else is here.", now);
            return article.id;
        });
        Deeds.publish(chief, story, now);
    }

    private static Lead led(long image, Crop crop) {
        return new Lead(image, "A fountain", false, CAPTION, "Illustration: a test", crop);
    }

    private static Figure figure(long image) {
        return Figure.of(image, "Another fountain", CAPTION, "");
    }

    private Document at(Instant instant, String path) {
        Answer answer = site.at(instant).answer(Address.of(path), null);
        Page page = ((Answer.Shown) answer).page();
        return Jsoup.parse(page.template().setLocale(Locale.ENGLISH).render());
    }

    private Document story(Instant instant) {
        return at(instant, "/city/pictures-in-time-" + story);
    }

    private Element card(Instant instant) {
        return at(instant, "/city")
                .select("article.card:has(a[href$=-" + story + "])")
                .first();
    }

    private static List<String> files(Element part, String pictures) {
        return (pictures.isEmpty() ? part.select("img") : part.select(pictures).select("img"))
                .eachAttr("src").stream().map(src -> src.replaceAll("-.*", "")).toList();
    }

    @Test
    void whatMayNotBeShownAnyMoreLeavesWordsInItsPlaceAndNothingBesideHeadlines() {
        long lead = picture(1);
        long inText = picture(2);
        long kept = picture(3);
        publish(
                Kind.NEWS,
                led(lead, null),
                figure(inText),
                new Gallery(Gallery.Layout.GRID, List.of(figure(inText), figure(kept))));
        QuarkusTransaction.requiringNew().run(() -> {
            Image.lock(lead).expireAt(later, chief, now);
            Image.lock(inText).expireAt(later, chief, now);
        });

        Document before = story(later.minusSeconds(1));
        assertEquals(1, before.select(".story-lead img[alt='A fountain']").size());
        assertEquals(CAPTION, before.select(".story-lead .caption").text());
        assertEquals(
                3, before.select(".body .picture img[alt='Another fountain']").size());
        assertEquals("2 pictures", before.select(".gallery").attr("aria-label"));
        assertFalse(before.select("meta[property=og:image]").isEmpty());
        assertEquals(1, card(later.minusSeconds(1)).select("img").size());

        Document after = story(later);
        assertEquals(1, after.select(".body .picture img").size());
        assertEquals(
                "This picture may no longer be shown.",
                after.select(".story-lead").text());
        assertEquals(
                List.of("This picture may no longer be shown.", "This picture may no longer be shown."),
                after.select(".body .withheld").eachText());
        assertTrue(after.select("meta[property=og:image]").isEmpty());
        assertFalse(data(later).contains("/media/"));
        assertEquals("summary", after.select("meta[name=twitter:card]").attr("content"));
        assertTrue(card(later).select("img").isEmpty());
    }

    @Test
    void pagesOfThePastShowTheFileThatAPictureWasThen() {
        long lead = picture(1);
        Crop corner = new Crop(0, 0, 0.5, 0.5);
        long cropped = picture(2);
        publish(Kind.NEWS, led(lead, null), new Figure(cropped, "A corner", false, "3:2", corner, List.of(), ""));
        List<String> was = files(story(now), ".story-lead, .body .picture");
        String data = data(now);
        replace(lead, picture(3));
        replace(cropped, picture(4));

        assertEquals(2, Set.copyOf(was).size());
        assertEquals(was, files(story(later.minusSeconds(1)), ".story-lead, .body .picture"));
        assertEquals(data, data(later.minusSeconds(1)));
        List<String> is = files(story(later), ".story-lead, .body .picture");
        assertEquals(2, Set.copyOf(is).size());
        assertTrue(is.stream().noneMatch(was::contains), () -> was + " became " + is);
        assertNotEquals(data, data(later));
        assertEquals(files(card(later.minusSeconds(1)), ""), was.subList(0, 1));
        assertEquals(files(card(later), ""), is.subList(0, 1));
    }

    private String data(Instant instant) {
        return story(instant).select("script[type=application/ld+json]").html();
    }

    /** From {@code later} on the one is what the other is. */
    private void replace(long image, long by) {
        QuarkusTransaction.requiringNew()
                .run(() -> Image.lock(image).replace(Image.get(by).file(), null, false, chief, later));
    }

    @Test
    void aStoryThatShowsAPartShowsItEverywhere() {
        long lead = picture(1);
        publish(Kind.NEWS, led(lead, new Crop(0.25, 0.25, 0.5, 0.5)));
        String shown = files(story(later), ".story-lead").get(0);
        assertEquals(List.of(shown), files(card(later), ""));
        Framing half = new Framing(0.25, 0.25, 0.5, 0.5);
        Cut others = QuarkusTransaction.requiringNew()
                .call(() -> Image.get(lead).file().cut(half).within(Ratio.SOCIAL));
        String linked = story(later).select("meta[property=og:image]").attr("content");
        assertTrue(linked.contains(others.hash()), "no more than the story shows: " + linked);
        given().get(URI.create(linked).getPath()).then().statusCode(200);
    }

    @Test
    void aPortraitStandsBesideTheNameOfWhoeverHasOne() {
        publish(Kind.OPINION, null);
        Document page = story(later);
        assertEquals(1, page.select(".bylines .with-portrait img[alt='']").size());
        assertTrue(page.select(".story-lead").isEmpty());
        assertEquals(
                1,
                at(later, "/author/" + author.slug)
                        .select(".page-head img[alt='']")
                        .size());
    }
}
