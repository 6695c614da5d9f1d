package stet.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.article.Article;
import stet.article.Checklist;
import stet.article.Revision;
import stet.audit.AuditEvent;
import stet.outbox.Key;
import stet.outbox.Outbox;
import stet.people.Actor;
import stet.people.Refused;
import stet.people.Role;
import stet.web.Conflict;
import stet.web.Input;
import stet.web.Invalid;

/**
 * The public life of one story, past and to come, and the verbs that change it.
 *
 * <p>Opened within a transaction, it holds the story's row, so that verbs on one story take turns. A verb never
 * changes what readers saw before {@code now}; only {@link #kill} does, which is what it is for. At most one
 * publication is still to come.
 */
public final class Timeline {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);
    private static final int NOTE_MAX = 4_000;

    private final Article article;
    private final List<Publication> publications;
    private final Instant now;

    /** How what readers see, and what is to come, was filed before a verb changes it. */
    private Set<Filing> before = Set.of();

    private boolean wasLive;

    private Timeline(Article article, List<Publication> publications, Instant now) {
        this.article = article;
        this.publications = new ArrayList<>(publications);
        this.now = now;
    }

    /**
     * Opens a story's timeline for a change.
     *
     * @param now the verb's instant; put off by a microsecond where a publication began in this very one, as two of
     *     them cannot begin together
     */
    public static Timeline lock(long articleId, Instant now) {
        Article article = Article.lock(articleId);
        List<Publication> publications = Publication.listOfArticle(articleId);
        Set<Instant> begun = publications.stream().map(Publication::visibleFrom).collect(Collectors.toSet());
        Instant after = now;
        while (begun.contains(after)) {
            after = after.plus(Duration.ofNanos(1_000));
        }
        Timeline timeline = new Timeline(article, publications, after);
        timeline.before = timeline.filings();
        timeline.wasLive = timeline.live().isPresent();
        return timeline;
    }

    /** A story's timeline to look at, without holding anything. */
    public static Timeline of(Article article, Instant now) {
        return new Timeline(article, Publication.listOfArticle(article.id), now);
    }

    // ---- what it tells

    public PublicState state() {
        if (article.isKilled()) {
            return PublicState.KILLED;
        }
        boolean coming = scheduled().isPresent();
        if (live().isPresent()) {
            return coming ? PublicState.LIVE_WITH_UPDATE : PublicState.LIVE;
        }
        if (coming) {
            return PublicState.SCHEDULED;
        }
        return last().map(last -> last.isWithdrawn() ? PublicState.WITHDRAWN : PublicState.ENDED)
                .orElse(PublicState.UNPUBLISHED);
    }

    /** What readers see now. */
    public Optional<Publication> live() {
        return publications.stream()
                .filter(publication -> publication.isVisible(now))
                .findFirst();
    }

    /** What they will see next. */
    public Optional<Publication> scheduled() {
        return publications.stream()
                .filter(publication -> !publication.hasBegun(now))
                .findFirst();
    }

    /** The newest publication that has begun, whether or not it goes on. */
    public Optional<Publication> last() {
        return publications.stream()
                .filter(publication -> publication.hasBegun(now))
                .reduce((earlier, later) -> later);
    }

    public Optional<Instant> embargo() {
        return Embargo.<Embargo>findByIdOptional(article.id).map(Embargo::until);
    }

    /** What stands in the way of publishing a revision at an instant. */
    public static Checklist checklist(Revision revision, Instant at) {
        return Checklist.of(
                revision.document(),
                revision.metadata(),
                story -> Publication.findVisible(story, at).isPresent(),
                at);
    }

    // ---- verbs

    /** Readers see the approved revision from now on. */
    public Publication publish(Actor by, String override, Article.Seen seen) {
        Revision revision = article.forPublication(by, override, seen, now);
        if (live().filter(live -> live.revisionId() == revision.id).isPresent()) {
            throw new Conflict("Readers see exactly this revision already.");
        }
        Publication published = put(revision, now, by);
        done(by, "publish", Map.of("revision", String.valueOf(revision.number())));
        return published;
    }

    /** Readers will see the approved revision from an instant to come. */
    public Publication schedule(Instant at, Actor by, String override, Article.Seen seen) {
        Revision revision = article.forPublication(by, override, seen, now);
        mustBeToCome("at", at);
        if (scheduled().isPresent()) {
            throw new Conflict("Something is scheduled already: move it, or unschedule it first.");
        }
        Publication scheduled = put(revision, at, by);
        done(by, "schedule", Map.of("revision", String.valueOf(revision.number()), "at", at.toString()));
        return scheduled;
    }

    /** What is scheduled comes at another instant. */
    public Publication move(Instant to, Actor by) {
        Publication coming = theScheduled();
        mustAnswerFor(coming, by, "move what is scheduled in this section");
        mustBeToCome("at", to);
        respectEmbargo(to);
        Instant from = coming.visibleFrom();
        Instant end = coming.plannedEnd();
        if (end != null && !to.isBefore(end)) {
            throw new Conflict("Its planned end would come first. Change the end, then move it.");
        }
        uncover();
        cover(to);
        coming.begin(to, firstPublished(coming, to));
        done(by, "move", Map.of("from", from.toString(), "at", to.toString()));
        return coming;
    }

    /** What is scheduled does not come. */
    public void unschedule(Actor by) {
        Publication coming = theScheduled();
        mustAnswerFor(coming, by, "unschedule a story in this section");
        remove(coming);
        done(by, "unschedule", Map.of("at", coming.visibleFrom().toString()));
    }

    /**
     * Readers see the story no more; what was scheduled for it does not come either.
     *
     * @param note what they are told at its address
     */
    public void withdraw(String note, Actor by) {
        live().or(this::scheduled).ifPresent(any -> mustAnswerFor(any, by, "withdraw a story in this section"));
        String told = Input.requiredLines("note", "The note to readers", note, NOTE_MAX);
        Publication live =
                live().orElseThrow(() -> new Conflict("Readers do not see the story, so it cannot be withdrawn."));
        scheduled().ifPresent(this::remove);
        live.withdraw(now, told);
        done(by, "withdraw", Map.of("note", told));
    }

    /**
     * Plans when the story's public life ends by itself, or takes that plan back.
     *
     * @param end null for no end
     */
    public void endAt(Instant end, Actor by) {
        Optional<Publication> coming = scheduled();
        Publication last = coming.or(this::live)
                .orElseThrow(
                        () -> new Conflict("The story is neither public nor scheduled, so it has no end to plan."));
        mustAnswerFor(last, by, "plan the end of a story in this section");
        if (end != null) {
            mustBeToCome("end", end);
            if (!end.isAfter(last.visibleFrom())) {
                throw new Conflict("The end would come before what is scheduled. Move or unschedule that first.");
            }
        }
        boolean update = coming.isPresent()
                && live().filter(live -> isCoveredBy(live, last)).isPresent();
        if (update) {
            live().orElseThrow().planEnd(end);
        }
        last.planEnd(end);
        last.endAt(end);
        done(by, "plan end", end == null ? Map.of() : Map.of("end", end.toString()));
    }

    /**
     * The story cannot be public before this instant; null lifts the embargo.
     *
     * @throws Conflict when it is public already, or scheduled earlier
     */
    public void embargo(Instant until, Actor by) {
        mustPublish(by, "set an embargo on a story in this section");
        Optional<Embargo> known = Embargo.findByIdOptional(article.id);
        if (until == null) {
            known.ifPresent(Embargo::delete);
            scheduled().ifPresent(coming -> coming.embargo(null));
            done(by, "lift embargo", Map.of());
            return;
        }
        mustBeToCome("embargo", until);
        if (live().isPresent()) {
            throw new Conflict("Readers see the story already, so an embargo comes too late. Withdraw it first.");
        }
        if (scheduled().filter(coming -> coming.visibleFrom().isBefore(until)).isPresent()) {
            throw new Conflict("The story is scheduled for an earlier time. Move or unschedule it first.");
        }
        scheduled().ifPresent(coming -> coming.embargo(until));
        known.ifPresentOrElse(
                embargo -> embargo.move(until, by.id()), () -> new Embargo(article.id, until, by.id()).persist());
        done(by, "embargo", Map.of("until", until.toString()));
    }

    /** Takes the story out of every view, past and to come. Only the audit trail keeps that it existed. */
    public void kill(String reason, Actor by) {
        by.mustBe(Role.CHIEF, "kill a story");
        String told = Input.requiredLines("reason", "The reason", reason, NOTE_MAX);
        if (article.isKilled()) {
            throw new Conflict("The story was killed already.");
        }
        Kill.remember(article.id, now);
        publications.forEach(Publication::remove);
        publications.clear();
        Correction.delete("articleId", article.id);
        Embargo.deleteById(article.id);
        article.seal(now);
        new Kill(article.id, now, by.id(), told).persist();
        done(by, "kill", Map.of("reason", told));
    }

    /** Tells readers what was wrong and what is right. */
    public void correct(String text, Actor by) {
        Publication last = last().orElseThrow(
                        () -> new Conflict("The story was never public, so there is nothing to correct for readers."));
        mustAnswerFor(last, by, "correct a story in this section");
        String told = Input.requiredLines("text", "The correction", text, NOTE_MAX);
        new Correction(article.id, now, told, by.id()).persist();
        done(by, "correct", Map.of("text", told), Key.CORRECTIONS);
    }

    // ---- how

    /** Makes a publication from an instant on, until what comes next or the story's planned end. */
    private Publication put(Revision revision, Instant from, Actor by) {
        respectEmbargo(from);
        Checklist checklist = checklist(revision, from);
        if (checklist.hasErrors()) {
            throw new NotReady(checklist);
        }
        Optional<Publication> live = live();
        live.ifPresent(seen -> mustAnswerFor(seen, by, "replace what readers see in that section"));
        Instant plannedEnd =
                live.map(Publication::plannedEnd).filter(from::isBefore).orElse(null);
        Optional<Publication> next = scheduled();
        cover(from);
        Publication publication = Publication.of(revision, article, by);
        publication.begin(from, firstPublished(publication, from));
        publication.planEnd(plannedEnd);
        publication.endAt(next.map(Publication::visibleFrom)
                .map(at -> earlier(at, plannedEnd))
                .orElse(plannedEnd));
        publication.embargo(embargo().orElse(null));
        publication.persist();
        publication.usePictures(revision);
        publications.add(publication);
        // Had what comes next been the story's first appearance, it is an update now.
        next.ifPresent(coming -> coming.begin(coming.visibleFrom(), publication.firstPublishedAt()));
        return publication;
    }

    /** Ends what is live where another publication of the story begins, if it goes on till then. */
    private void cover(Instant from) {
        live().filter(live -> live.visibleUntil() == null || from.isBefore(live.visibleUntil()))
                .ifPresent(live -> live.endAt(from));
    }

    /** Gives what is live the time back that a scheduled publication had taken from it. */
    private void uncover() {
        live().ifPresent(live -> live.endAt(live.plannedEnd()));
    }

    /** Ended by that publication, and not by a plan of its own. */
    private static boolean isCoveredBy(Publication live, Publication coming) {
        return coming.visibleFrom().equals(live.visibleUntil())
                && !live.visibleUntil().equals(live.plannedEnd());
    }

    private void remove(Publication coming) {
        coming.remove();
        publications.remove(coming);
        uncover();
    }

    /** A story's first appearance: an update keeps it, so that no list takes an update for news. */
    private Instant firstPublished(Publication publication, Instant from) {
        return publications.stream()
                .filter(other -> other != publication && other.hasBegun(now))
                .map(Publication::firstPublishedAt)
                .findFirst()
                .orElse(from);
    }

    private void respectEmbargo(Instant from) {
        embargo().filter(from::isBefore).ifPresent(until -> {
            throw new Conflict(
                    "The story is under embargo until %s and cannot be public before.".formatted(UTC.format(until)));
        });
    }

    private void mustBeToCome(String field, Instant at) {
        if (!at.isAfter(now)) {
            throw new Invalid(field, "That time has passed already.");
        }
    }

    private Publication theScheduled() {
        return scheduled().orElseThrow(() -> new Conflict("Nothing is scheduled for this story."));
    }

    /** What readers see stands in the section that it was published in, wherever the working copy has gone since. */
    public static boolean mayAnswerFor(Publication publication, Article article, Actor by) {
        return !article.isKilled() && by.edits(publication.sectionId());
    }

    private void mustAnswerFor(Publication publication, Actor by, String right) {
        if (!mayAnswerFor(publication, article, by)) {
            throw new Refused(article.isKilled() ? "change a story that was killed" : right);
        }
    }

    private void mustPublish(Actor by, String right) {
        if (!article.mayBeReviewedBy(by)) {
            throw new Refused(article.isKilled() ? "change a story that was killed" : right);
        }
    }

    private void done(Actor by, String verb, Map<String, String> detail, String... also) {
        AuditEvent.record(by, now, verb, article.id, new LinkedHashMap<>(detail));
        Set<String> keys = new LinkedHashSet<>(List.of(Key.article(article.id)));
        keys.addAll(List.of(also));
        Set<Filing> filings = new HashSet<>(before);
        filings.addAll(filings());
        // An update that is filed as before changes only what shows the story; all else changes lists that fill
        // themselves.
        boolean isUpdate = filings.size() == 1 && wasLive && live().isPresent();
        if (!isUpdate) {
            filings.forEach(filing -> keys.addAll(filing.keys(now)));
        }
        Outbox.announce(verb, keys, now);
    }

    private Set<Filing> filings() {
        return Stream.concat(live().stream(), scheduled().stream())
                .map(Filing::of)
                .collect(Collectors.toSet());
    }

    private static Instant earlier(Instant one, Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
