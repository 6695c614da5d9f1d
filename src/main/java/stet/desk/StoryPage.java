package stet.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stet.article.Article;
import stet.article.Checklist;
import stet.article.DetailsForm;
import stet.article.Draft;
import stet.article.Kind;
import stet.article.StaleDetails;
import stet.article.WorkingState;
import stet.audience.Readership;
import stet.people.Actor;
import stet.people.Role;
import stet.publishing.Correction;
import stet.publishing.PublicState;
import stet.publishing.Publication;
import stet.publishing.Timeline;
import stet.taxonomy.Completions;
import stet.taxonomy.Section;
import stet.web.InlineJson;
import stet.web.Invalid;
import stet.web.NewsroomTime;
import stet.web.Problem;

/**
 * A story as its writers and editors have it before them.
 *
 * <p>What may be absent is null: {@code live}, {@code scheduled}, {@code embargo}, {@code address}, {@code readership} (where
 * views are not counted), {@code trouble}.
 */
public record StoryPage(
        Actor me,
        Article article,
        Draft draft,
        String content,
        DetailsForm details,
        List<Section> sections,
        List<Completions.Choice> suggestions,
        List<Kind> kinds,
        PublicState published,
        Publication live,
        Publication scheduled,
        Instant embargo,
        String address,
        List<Correction> corrections,
        Checklist checklist,
        May may,
        Readership readership,
        Trouble trouble) {

    /** What this person can do with this story now: only that is offered, and the server checks again. */
    public record May(
            boolean edit,
            boolean submit,
            boolean takeBack,
            boolean requestChanges,
            boolean approve,
            boolean overrideApproval,
            boolean publish,
            boolean overridePublication,
            boolean schedule,
            boolean move,
            boolean withdraw,
            boolean plan,
            boolean embargo,
            boolean correct,
            boolean kill) {

        static May of(Actor me, Article article, Timeline timeline) {
            boolean reviews = article.mayBeReviewedBy(me);
            boolean approved = article.workingState() == WorkingState.APPROVED;
            boolean current = approved
                    && timeline.live()
                            .filter(live -> live.revisionId() == article.approvedRevision())
                            .isPresent();
            boolean ready = reviews && approved && !current;
            boolean override = reviews && !approved && me.is(Role.CHIEF);
            boolean coming = timeline.scheduled().isPresent();
            boolean live = timeline.live().isPresent();
            return new May(
                    article.mayBeEditedBy(me),
                    article.maySubmit(me),
                    article.mayTakeBack(me),
                    article.mayRequestChanges(me),
                    article.mayApprove(me),
                    article.mayOverrideApproval(me),
                    ready,
                    override,
                    (ready || override) && !coming,
                    answersFor(timeline.scheduled(), article, me),
                    answersFor(timeline.live(), article, me),
                    answersFor(timeline.scheduled().or(timeline::live), article, me),
                    reviews && !live,
                    answersFor(timeline.last(), article, me),
                    !article.isKilled() && me.is(Role.CHIEF));
        }
    }

    private static boolean answersFor(Optional<Publication> publication, Article article, Actor me) {
        return publication
                .filter(found -> Timeline.mayAnswerFor(found, article, me))
                .isPresent();
    }

    /** Why something was not done, with what was typed for it; {@code open} names the form that it was typed into. */
    public record Trouble(
            String open, String message, List<String> missing, Map<String, String> typed, Problem problem) {
        /** The two instants to choose from, where a clock change makes a time come twice. */
        public List<NewsroomTime.Doubled.Choice> choices() {
            return problem instanceof NewsroomTime.Doubled doubled ? doubled.choices() : List.of();
        }

        public List<StaleDetails.Difference> differences() {
            return problem instanceof StaleDetails stale ? stale.differences() : List.of();
        }

        public List<Invalid.FieldError> errors() {
            return problem instanceof Invalid invalid ? invalid.errors() : List.of();
        }
    }

    public boolean isOpen(String form) {
        return trouble != null && trouble.open().equals(form);
    }

    /** What was typed into a field of a form that could not be taken, else nothing. */
    public String typed(String form, String field) {
        return isOpen(form) ? trouble.typed().getOrDefault(field, "") : "";
    }

    /** What the details form shows: what was typed, if that could not be taken, else what is kept. */
    public String detail(String field) {
        return isOpen("details") ? typed("details", field) : details.value(field);
    }

    /**
     * The version to send with the details. Whoever has just been shown both values of a conflict decides on what is
     * there now.
     */
    public int detailsVersion() {
        return article.version();
    }

    /** What is wrong with a field of the details. */
    public List<Invalid.FieldError> errorsOf(String field) {
        return trouble == null
                ? List.of()
                : trouble.errors().stream()
                        .filter(error -> error.field().equals(field))
                        .toList();
    }

    /** The version and the document for the editor's script. */
    public InlineJson contentForScript() {
        return InlineJson.of(content);
    }

    public String title() {
        return article.headline().isBlank() ? "Untitled story " + article.id : article.headline();
    }

    /** Whether there are readers to tell of, or could be. */
    public boolean showsReaders() {
        return readership != null && (live != null || readership.most() > 0);
    }

    /** When its public life is to end by itself, or null. */
    public Instant plannedEnd() {
        Publication last = scheduled == null ? live : scheduled;
        return last == null ? null : last.plannedEnd();
    }

    /** Whether the time machine is open to them. */
    public boolean maySeeOtherInstants() {
        return me.is(Role.EDITOR);
    }

    public boolean hasPublishingActions() {
        return may.publish()
                || may.overridePublication()
                || may.schedule()
                || may.move()
                || may.withdraw()
                || may.plan()
                || may.embargo()
                || may.correct()
                || may.kill();
    }
}
