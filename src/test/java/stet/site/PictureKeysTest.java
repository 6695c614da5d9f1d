package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.article.Article;
import stet.article.Byline;
import stet.article.Details;
import stet.article.Kind;
import stet.article.Lead;
import stet.media.FilelessPictures;
import stet.media.Image;
import stet.media.Ratio;
import stet.people.Actor;
import stet.people.Role;
import stet.publishing.Timeline;
import stet.taxonomy.Author;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;
import stet.testing.Deeds;
import stet.testing.RealParts;

/** Whatever is done with a picture: each page that is another one afterwards depends on a key that was announced. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PictureKeysTest {
    @Inject
    SiteView site;

    @Inject
    SiteConfig config;

    @Inject
    NextChange next;

    @Inject
    Clock clock;

    private Actor chief;
    private long picture;
    private long portrait;
    private Author author;
    private String byline;
    private long story;
    private String page;
    private PrintedPaper paper;

    @BeforeEach
    void aStoryThatAPictureLeads() {
        chief = Deeds.person("keeper-of-pictures", Role.CHIEF);
        picture = FilelessPictures.add("keyhole.jpg", chief, clock.instant());
        portrait = FilelessPictures.add("key-bearer.jpg", chief, clock.instant());
        author = QuarkusTransaction.requiringNew()
                .call(() -> Author.open("Keith Keybearer " + clock.instant(), "", chief, clock.instant()));
        byline = author.address();
        story = QuarkusTransaction.requiringNew().call(this::write);
        page = "/city/keyhole-" + story;
        Deeds.publish(chief, story, clock.instant());
        paper = new PrintedPaper(site, config, Set.of("/", "/latest", "/city", "/opinion", "/tag/water", byline, page));
    }

    private long write() {
        Article article = Article.create(chief, "en", clock.instant());
        article.write(Deeds.document("Seen through a keyhole"), 1, chief, clock.instant());
        article.change(
                new Details(
                        Section.findByPath("city").orElseThrow(),
                        List.of(Tag.findBySlug("water").orElseThrow()),
                        List.of(Byline.of(Author.get(author.id), null)),
                        "keyhole",
                        null,
                        null,
                        Kind.NEWS,
                        "en",
                        null,
                        null,
                        null,
                        new Lead(picture, "A keyhole", false, "What is seen through it.", "Illustration: a test", null),
                        null,
                        Set.of()),
                0,
                chief,
                clock.instant());
        article.approve(chief, article.seen(), "Nobody else is here.", clock.instant());
        return article.id;
    }

    @AfterEach
    void leaveNothing() {
        QuarkusTransaction.requiringNew()
                .run(() -> Timeline.lock(story, clock.instant()).kill("The test is over.", chief));
        QuarkusTransaction.requiringNew().run(() -> {
            long other = Author.findBySlug(Deeds.anAuthor()).orElseThrow().id;
            Author.merge(author.id, other, chief, clock.instant());
        });
    }

    @Test
    void whateverIsDoneWithAPictureEachPageThatShowsItIsDropped() {
        paper.expect("crop", () -> done(image -> image.crop(Ratio.LANDSCAPE, 0, 0, 300, 200, chief, now())), page);
        paper.expect("uncrop", () -> done(image -> image.uncrop(Ratio.LANDSCAPE, chief, now())), page);
        paper.expect("focus", () -> done(image -> image.focus(0.1, 0.9, chief, now())), page);
        paper.expect("replace", () -> FilelessPictures.replace(picture, 3_000, 3_000, chief, now()), page);
        paper.expect("give a portrait", this::givePortrait, byline);
        paper.expect("withhold", () -> FilelessPictures.expireAt(picture, now(), chief, now()), page);
        paper.expect("show again", () -> FilelessPictures.expireAt(picture, null, chief, now()), page);
    }

    @Test
    void theEndOfARightIsAnInstantAtWhichPagesChangeByThemselves() {
        Instant end = now().plusSeconds(50);
        paper.expect("plan an end", () -> FilelessPictures.expireAt(picture, end, chief, now()));
        Instant at = now();
        while (next.after(at).isBefore(end)) {
            at = next.after(at);
        }
        assertEquals(end, next.after(at));
        String before = paper.at(end.minusNanos(1_000)).get(page).text();
        assertEquals(before, paper.at(at).get(page).text());
        assertNotEquals(before, paper.at(end).get(page).text());
    }

    private interface Verb {
        void on(Image image);
    }

    private void done(Verb verb) {
        QuarkusTransaction.requiringNew().run(() -> verb.on(Image.lock(picture)));
    }

    private void givePortrait() {
        QuarkusTransaction.requiringNew().run(() -> {
            Author own = Author.lock(author.id);
            own.change(
                    new Author.Wanted(own.name, own.slug, null, null, null, null, String.valueOf(portrait)),
                    own.version,
                    chief,
                    now());
        });
    }

    private Instant now() {
        return clock.instant();
    }
}
