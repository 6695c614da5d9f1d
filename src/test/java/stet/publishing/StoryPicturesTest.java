package stet.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import stet.article.Article;
import stet.article.Checklist;
import stet.article.DetailsForm;
import stet.article.WorkingState;
import stet.audit.AuditEvent;
import stet.document.Block;
import stet.document.Crop;
import stet.document.Document;
import stet.document.Figure;
import stet.document.Gallery;
import stet.media.FilelessPictures;
import stet.media.Image;
import stet.media.ImageUse;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Role;
import stet.testing.RealParts;
import stet.web.Conflict;
import stet.web.Invalid;

/** The pictures of a story on its way to readers: what is asked of them, what is kept of them, and by whom. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestTransaction
class StoryPicturesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @Inject
    SessionFactory sessions;

    @Test
    void theLibraryKnowsWhichPicturesAStoryShowsWhileItIsWritten() {
        long harbour = picture("Harbour");
        long ferry = picture("Ferry");
        long lead = picture("Lead");
        Actor writer = actor("writer", Role.JOURNALIST);
        Article article = story(writer, figure(harbour), gallery(figure(ferry), figure(harbour)));
        assertEquals(List.of(harbour, ferry), used(ImageUse.Kind.STORY, article.id));
        lead(article, writer, lead, "A lighthouse");
        assertEquals(List.of(harbour, ferry, lead), used(ImageUse.Kind.STORY, article.id));
        article.write(document(figure(ferry)), 1, writer, NOW);
        assertEquals(List.of(ferry, lead), used(ImageUse.Kind.STORY, article.id));
        lead(article, writer, ferry, "A ferry");
        assertEquals(List.of(ferry), used(ImageUse.Kind.STORY, article.id));
        article.write(document(), 1, writer, NOW);
        DetailsForm form = DetailsForm.of(article);
        form.lead.leadImage = "";
        change(article, form, writer);
        assertNull(article.lead());
        assertEquals(List.of(), used(ImageUse.Kind.STORY, article.id));
    }

    @Test
    void wordsAreKeptEvenIfAPictureBesideThemIsGone() {
        long harbour = picture("Harbour");
        Actor writer = actor("writer", Role.JOURNALIST);
        Article article = story(writer, figure(harbour), figure(999_999_999));
        assertEquals(List.of(harbour), used(ImageUse.Kind.STORY, article.id));
        assertEquals(2, article.draft().document().figures().size());
        assertTrue(errors(article)
                .contains("The library does not have picture 2 any more: remove it, or choose another."));
    }

    @Test
    void allThatPicturesLackIsToldAtOnce() {
        long fine = picture("Fine");
        long expired = picture("Expired", NOW);
        long expiring = picture("Expiring", NOW.plus(Duration.ofDays(3)));
        Actor writer = actor("writer", Role.JOURNALIST);
        Article article = story(
                writer,
                figure(fine),
                Figure.of(fine, " ", "A caption", ""),
                gallery(figure(expired), new Figure(expiring, "", true, "1:1", null, List.of(), "")),
                figure(999_999_999));
        assertEquals(
                List.of(
                        "The library does not have picture 5 any more: remove it, or choose another.",
                        "The alt text is missing for picture 2 (“Fine”): say what is to be seen, or mark it as decorative.",
                        "The right to show picture 3 (“Expired”, until 25 Nov 2026, 12:00 UTC) ends before readers see"
                                + " the story."),
                errors(article));
        assertEquals(
                List.of(
                        "The right to show picture 4 (“Expiring”, until 28 Nov 2026, 12:00 UTC) ends soon after the"
                                + " story is published.",
                        "There is no caption for picture 4 (“Expiring”, until 28 Nov 2026, 12:00 UTC).",
                        "There is no lead picture."),
                warnings(article));
        lead(article, writer, fine, "");
        assertTrue(errors(article)
                .contains(
                        "The alt text is missing for the lead picture (“Fine”) and picture 2 (“Fine”): say what is to be seen, or"
                                + " mark it as decorative."));
        assertFalse(warnings(article).contains("There is no lead picture."));
        NotReady refusal = assertThrows(NotReady.class, () -> publish(article));
        assertEquals(3, refusal.checklist().errors().size());
    }

    @Test
    void whatWillHaveExpiredByThenCannotBeScheduled() {
        long expiring = picture("Expiring", NOW.plus(Duration.ofDays(3)));
        Article article = story(actor("writer", Role.JOURNALIST), figure(expiring));
        Actor chief = actor("chief", Role.CHIEF);
        assertThrows(NotReady.class, () -> Timeline.lock(article.id, NOW)
                .schedule(NOW.plus(Duration.ofDays(4)), chief, "A test", article.seen()));
        Timeline.lock(article.id, NOW).schedule(NOW.plus(Duration.ofDays(2)), chief, "A test", article.seen());
    }

    @Test
    void everythingThatIsWrongWithALeadPictureIsNamedAtOnce() {
        Actor writer = actor("writer", Role.JOURNALIST);
        Article article = story(writer);
        DetailsForm form = DetailsForm.of(article);
        form.lead.leadImage = "999999999";
        form.lead.leadAlt = "x".repeat(501);
        form.lead.leadCredit = "Half \ud800";
        form.lead.leadCrop = "0,0,2,1";
        Invalid refusal = assertThrows(Invalid.class, () -> form.read(writer, NOW));
        assertEquals(
                List.of("leadImage", "leadAlt", "leadCredit", "leadCrop"),
                refusal.errors().stream().map(Invalid.FieldError::field).toList());
        form.lead.leadImage = "<script>";
        assertTrue(assertThrows(Invalid.class, () -> form.read(writer, NOW))
                .getMessage()
                .contains("“<script>” is none"));
    }

    @Test
    void aLeadPictureIsApprovedLikeTheTextAndIsOnRecord() {
        long lead = picture("Lead");
        Actor writer = actor("writer", Role.JOURNALIST);
        Article article = story(writer);
        article.submit(writer, NOW);
        article.approve(actor("editor", Role.EDITOR), article.seen(), null, NOW);
        lead(article, writer, lead, "A lighthouse");
        assertEquals(WorkingState.DRAFT, article.workingState());
        Map<String, String> told = AuditEvent.listOfArticle(article.id).get(0).details();
        assertEquals("none → " + lead, told.get("Lead picture"));
        assertEquals("none → A lighthouse", told.get("Alt text of the lead picture"));
        assertEquals(lead, article.submit(writer, NOW).metadata().lead().image());
    }

    @Test
    void aPublicationKeepsItsPicturesWhateverBecomesOfTheDraft() {
        long lead = picture("Lead");
        long harbour = picture("Harbour");
        Actor writer = actor("writer", Role.JOURNALIST);
        Article article =
                story(writer, new Figure(harbour, "Alt", false, "1:1", new Crop(0.1, 0, 0.5, 0.75), List.of(), ""));
        DetailsForm form = DetailsForm.of(article);
        form.lead.leadImage = String.valueOf(lead);
        form.lead.leadAlt = "Not read out";
        form.lead.leadDecorative = "true";
        form.lead.leadCaption = "The \"lighthouse\"";
        form.lead.leadCredit = "Mina Aksoy";
        form.lead.leadCrop = "0,0.25,1,0.5";
        change(article, form, writer);
        Publication published = publish(article);
        Panache.flush();
        Tuple row = row("""
                select lead_image, lead_alt, lead_caption, lead_credit, cast(lead_crop ->> 'height' as text) as high
                from publication where id = :id""", published.id);
        assertEquals(lead, row.get("lead_image"));
        assertEquals("", row.get("lead_alt"));
        assertEquals("The \"lighthouse\"", row.get("lead_caption"));
        assertEquals("Mina Aksoy", row.get("lead_credit"));
        assertEquals("0.5", row.get("high"));
        assertEquals(List.of(lead, harbour), used(ImageUse.Kind.PUBLICATION, published.id));
        assertEquals(2L, row("""
                select count(*) as cuts from image_cut c join image_version v on v.sha256 = c.sha256
                where v.image_id in (select image_id from image_use where kind = 'PUBLICATION' and user_id = :id)
                    and (c.x, c.y, c.width, c.height) in ((0, 750, 4000, 1500), (400, 0, 2000, 2250))""", published.id).get("cuts"));
        article.write(document(), 1, writer, NOW);
        form.lead.leadImage = "";
        form.version = article.version();
        change(article, form, writer);
        assertEquals(List.of(), used(ImageUse.Kind.STORY, article.id));
        assertEquals(List.of(lead, harbour), used(ImageUse.Kind.PUBLICATION, published.id));
    }

    @Test
    void aPublicationCostsTheSameHoweverManyPicturesItHas() {
        List<Long> costs = new ArrayList<>();
        for (int pictures : List.of(2, 12)) {
            Figure[] figures = IntStream.range(0, pictures)
                    .mapToObj(i -> new Figure(
                            picture("Picture " + i), "Alt", false, "1:1", new Crop(0.1, 0, 0.5, 0.75), List.of(), ""))
                    .toArray(Figure[]::new);
            Article article = story(actor("writer", Role.JOURNALIST), figures);
            Panache.flush();
            long before = sessions.getStatistics().getPrepareStatementCount();
            publish(article);
            Panache.flush();
            costs.add(sessions.getStatistics().getPrepareStatementCount() - before);
        }
        assertTrue(costs.get(1) <= costs.get(0), costs::toString);
    }

    @Test
    void whatDoesNotComeAndWhatIsKilledLetsItsPicturesGo() {
        long harbour = picture("Harbour");
        Article article = story(actor("writer", Role.JOURNALIST), figure(harbour));
        Actor chief = actor("chief", Role.CHIEF);
        Publication coming =
                Timeline.lock(article.id, NOW).schedule(NOW.plus(Duration.ofHours(1)), chief, "A test", article.seen());
        assertEquals(List.of(harbour), used(ImageUse.Kind.PUBLICATION, coming.id));
        Timeline.lock(article.id, NOW).unschedule(chief);
        assertEquals(List.of(), used(ImageUse.Kind.PUBLICATION, coming.id));
        Publication published = publish(article);
        assertEquals(List.of(harbour), used(ImageUse.Kind.PUBLICATION, published.id));
        Timeline.lock(article.id, NOW.plusSeconds(1)).kill("A court said so", chief);
        assertEquals(List.of(), used(ImageUse.Kind.PUBLICATION, published.id));
        assertEquals(List.of(), used(ImageUse.Kind.STORY, article.id));
    }

    @Test
    void aPictureThatAStoryShowsCannotBeDeleted() {
        long harbour = picture("Harbour");
        story(actor("writer", Role.JOURNALIST), figure(harbour));
        Conflict refusal =
                assertThrows(Conflict.class, () -> Image.lock(harbour).delete(actor("editor", Role.EDITOR), NOW));
        assertTrue(refusal.getMessage().contains("a story"), refusal.getMessage());
    }

    private static long picture(String name) {
        return FilelessPictures.add(name, FilelessPictures.person("librarian", Role.EDITOR), NOW.minusSeconds(60));
    }

    /** @param expires when the right to show it ends */
    private static long picture(String name, Instant expires) {
        long picture = picture(name);
        FilelessPictures.expireAt(
                picture, expires, FilelessPictures.person("librarian", Role.EDITOR), NOW.minusSeconds(60));
        return picture;
    }

    private static Figure figure(long image) {
        return Figure.of(image, "Alt", "A caption", "");
    }

    private static Gallery gallery(Figure... figures) {
        return new Gallery(Gallery.Layout.GRID, List.of(figures));
    }

    private static Document document(Block... pictures) {
        List<Block> body = new ArrayList<>(List.of(Block.Paragraph.of("Words.")));
        body.addAll(List.of(pictures));
        return new Document("A headline", "A standfirst", body);
    }

    private static Article story(Actor by, Block... pictures) {
        Article article = Article.create(by, "en", NOW);
        article.write(document(pictures), 1, by, NOW);
        DetailsForm form = DetailsForm.of(article);
        form.section = "city";
        form.tags = "Ferries";
        form.bylines = "A Guest";
        change(article, form, by);
        return article;
    }

    private static void lead(Article article, Actor by, long image, String alt) {
        DetailsForm form = DetailsForm.of(article);
        form.lead.leadImage = String.valueOf(image);
        form.lead.leadAlt = alt;
        form.lead.leadCaption = "A caption";
        change(article, form, by);
    }

    private static void change(Article article, DetailsForm form, Actor by) {
        article.change(form.read(by, NOW), article.version(), by, NOW);
    }

    private static Publication publish(Article article) {
        return Timeline.lock(article.id, NOW).publish(actor("chief", Role.CHIEF), "A test", article.seen());
    }

    private static Checklist checklist(Article article) {
        return Checklist.of(article.draft().document(), article.metadata(), story -> false, NOW);
    }

    private static List<String> errors(Article article) {
        return checklist(article).errors();
    }

    private static List<String> warnings(Article article) {
        return checklist(article).items().stream()
                .filter(item -> item.level() == Checklist.Level.WARNING)
                .map(Checklist.Item::message)
                .toList();
    }

    private static List<Long> used(ImageUse.Kind kind, long user) {
        return ImageUse.by(kind, user).stream().sorted().toList();
    }

    private static Tuple row(String sql, long id) {
        return (Tuple) Panache.getEntityManager()
                .createNativeQuery(sql, Tuple.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    private static Actor actor(String name, Role role) {
        Person person = Person.signIn("pictures:" + name, name, name, null);
        return new Actor(person.id, name, Set.of(role), Set.of());
    }
}
