package stet.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import stet.audit.AuditEvent;
import stet.document.Block;
import stet.document.Document;
import stet.document.Inline;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Refused;
import stet.people.Role;
import stet.taxonomy.Section;
import stet.testing.RealParts;
import stet.web.Conflict;
import stet.web.Invalid;

/** A story's way through review: who may, when, and what each verb leaves behind. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestTransaction
class ReviewTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void nobodyApprovesWhatTheyWroteInThemselves() {
        Actor editor = actor("editor", Role.EDITOR);
        Article article = written(actor("writer", Role.JOURNALIST));
        article.write(document("Touched by the editor"), 1, editor, NOW);
        article.submit(editor, NOW);
        assertFalse(article.mayApprove(editor));
        assertThrows(Refused.class, () -> article.approve(editor, article.seen(), null, NOW));
        Actor other = actor("other", Role.EDITOR);
        assertTrue(article.mayApprove(other));
        article.approve(other, article.seen(), null, NOW);
        assertEquals(WorkingState.APPROVED, article.workingState());
    }

    @Test
    void aChiefOverridesOnlyWithAReasonAndItIsOnRecord() {
        Actor chief = actor("chief", Role.CHIEF);
        Article article = written(chief);
        article.submit(chief, NOW);
        assertThrows(Conflict.class, () -> article.approve(chief, article.seen(), " ", NOW));
        article.approve(chief, article.seen(), "The other editor is asleep", NOW);
        AuditEvent last = AuditEvent.listOfArticle(article.id).get(0);
        assertEquals("approve by override", last.verb);
        assertEquals("The other editor is asleep", last.details().get("override"));
    }

    @Test
    void anEditorCannotOverride() {
        Actor editor = actor("editor", Role.EDITOR);
        Article article = written(editor);
        article.submit(editor, NOW);
        assertThrows(Refused.class, () -> article.approve(editor, article.seen(), "I am in a hurry", NOW));
    }

    @Test
    void anApprovalNamesOneRevisionAndEndsWithTheNextChange() {
        Actor writer = actor("writer", Role.JOURNALIST);
        Article article = written(writer);
        Revision submitted = article.submit(writer, NOW);
        Revision approved = article.approve(actor("editor", Role.EDITOR), article.seen(), null, NOW);
        assertEquals(submitted.id, approved.id, "what was submitted is what was approved");
        article.write(document("One word more"), 1, writer, NOW);
        assertEquals(WorkingState.DRAFT, article.workingState());
        assertThrows(Conflict.class, () -> article.forPublication(actor("editor", Role.EDITOR), null, null, NOW));
    }

    @Test
    void whatReadersWillSeeOfTheDetailsEndsAnApprovalAndNotesToTheDeskDoNot() {
        Actor writer = actor("writer", Role.JOURNALIST);
        Article article = written(writer);
        article.submit(writer, NOW);
        article.approve(actor("editor", Role.EDITOR), article.seen(), null, NOW);
        DetailsForm form = DetailsForm.of(article);
        form.notes = "Call the harbour again.";
        article.change(form.read(writer, NOW), article.version(), writer, NOW);
        assertEquals(WorkingState.APPROVED, article.workingState());
        form.dateline = "Karsova";
        article.change(form.read(writer, NOW), article.version(), writer, NOW);
        assertEquals(WorkingState.DRAFT, article.workingState());
    }

    @Test
    void whatReadersSeeBesideTheTextTakesASecondPairOfEyesToo() {
        Actor editor = actor("editor", Role.EDITOR);
        Article article = written(editor);
        article.submit(editor, NOW);
        article.approve(actor("other", Role.EDITOR), article.seen(), null, NOW);
        DetailsForm form = DetailsForm.of(article);
        form.sponsor = "Meltem Offshore";
        article.change(form.read(editor, NOW), article.version(), editor, NOW);
        assertEquals(WorkingState.DRAFT, article.workingState());
        article.submit(editor, NOW);
        assertThrows(Refused.class, () -> article.approve(editor, article.seen(), null, NOW));
        assertEquals(
                "none → Meltem Offshore",
                AuditEvent.listOfArticle(article.id).stream()
                        .filter(event -> event.verb.equals("change details"))
                        .findFirst()
                        .orElseThrow()
                        .details()
                        .get("Sponsor"));
    }

    @Test
    void anApprovalThatIsTakenBackMakesNobodysOwnWordsSomebodyElses() {
        Actor editor = actor("editor", Role.EDITOR);
        Actor other = actor("other", Role.EDITOR);
        Article article = written(editor);
        article.submit(editor, NOW);
        article.approve(other, article.seen(), null, NOW);
        article.requestChanges(other, "On second thoughts", NOW);
        article.submit(editor, NOW);
        assertThrows(Refused.class, () -> article.approve(editor, article.seen(), null, NOW));
    }

    @Test
    void detailsThatChangedUnderTheEditorsEyesAreNotApprovedUnseen() {
        Actor writer = actor("writer", Role.JOURNALIST);
        Article article = written(writer);
        article.submit(writer, NOW);
        Article.Seen seen = article.seen();
        DetailsForm form = DetailsForm.of(article);
        form.shortHeadline = "Changed meanwhile";
        article.change(form.read(writer, NOW), article.version(), writer, NOW);
        assertThrows(Conflict.class, () -> article.approve(actor("editor", Role.EDITOR), seen, null, NOW));
    }

    @Test
    void whoReadAnEarlierVersionCannotApproveALaterOne() {
        Actor writer = actor("writer", Role.JOURNALIST);
        Article article = written(writer);
        article.submit(writer, NOW);
        Article.Seen seen = article.seen();
        article.write(document("Changed meanwhile"), 1, writer, NOW);
        assertThrows(Conflict.class, () -> article.approve(actor("editor", Role.EDITOR), seen, null, NOW));
    }

    @Test
    void changesAreAskedForWithANoteAndItIsGoneOnceSubmittedAgain() {
        Actor writer = actor("writer", Role.JOURNALIST);
        Actor editor = actor("editor", Role.EDITOR);
        Article article = written(writer);
        article.submit(writer, NOW);
        assertThrows(Invalid.class, () -> article.requestChanges(editor, "  ", NOW));
        assertThrows(Refused.class, () -> article.requestChanges(writer, "No", NOW));
        article.requestChanges(editor, "Who said so?", NOW);
        assertEquals("Who said so?", article.deskNote());
        article.submit(writer, NOW);
        assertEquals(null, article.deskNote());
        article.takeBack(writer, NOW);
        assertEquals(WorkingState.DRAFT, article.workingState());
    }

    @Test
    void aStoryIsChangedByItsOwnerThoseItIsSharedWithAndTheSectionsEditorsOnly() {
        Actor writer = actor("writer", Role.JOURNALIST);
        Actor colleague = actor("colleague", Role.JOURNALIST);
        Article article = written(writer);
        assertFalse(article.mayBeEditedBy(colleague));
        assertTrue(article.mayBeReadBy(colleague));
        DetailsForm form = DetailsForm.of(article);
        form.shared = "colleague";
        article.change(form.read(writer, NOW), article.version(), writer, NOW);
        assertTrue(article.mayBeEditedBy(colleague));
        long city = Section.findByPath("city").orElseThrow().id;
        long sport = Section.findByPath("sport").orElseThrow().id;
        assertTrue(article.mayBeEditedBy(new Actor(90_001, "city", Set.of(Role.EDITOR), Set.of(city))));
        assertFalse(article.mayBeEditedBy(new Actor(90_002, "sport", Set.of(Role.EDITOR), Set.of(sport))));
        assertFalse(article.mayBeEditedBy(new Actor(90_003, "admin", Set.of(Role.ADMIN), Set.of())));
    }

    @Test
    void whileSomebodyWritesARevisionIsKeptEveryTenMinutes() {
        Actor writer = actor("writer", Role.JOURNALIST);
        Article article = written(writer);
        for (int minute = 1; minute <= 25; minute++) {
            article.write(document("Minute " + minute), 1, writer, NOW.plus(Duration.ofMinutes(minute)));
        }
        List<Revision.Line> lines = Revision.listLines(article.id, Integer.MAX_VALUE, 10);
        assertEquals(2, lines.size());
        assertEquals("Kept while writing", lines.get(0).reason());
    }

    private static Article written(Actor by) {
        Article article = Article.create(by, "en", NOW);
        article.write(document("A headline"), 1, by, NOW);
        DetailsForm form = DetailsForm.of(article);
        form.section = "city";
        form.bylines = "A Guest";
        article.change(form.read(by, NOW), article.version(), by, NOW);
        return article;
    }

    private static Document document(String headline) {
        return new Document(headline, "", List.of(new Block.Paragraph(List.of(new Inline.Text("Words.")))));
    }

    private static Actor actor(String name, Role role) {
        Person person = Person.signIn("review:" + name, name, name, null);
        return new Actor(person.id, name, Set.of(role), Set.of());
    }
}
