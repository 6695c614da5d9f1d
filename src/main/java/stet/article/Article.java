package stet.article;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import stet.audit.AuditEvent;
import stet.document.Document;
import stet.media.Image;
import stet.media.ImageUse;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Refused;
import stet.people.Role;
import stet.taxonomy.Author;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;
import stet.web.Conflict;
import stet.web.Input;
import stet.web.Missing;

/**
 * A story as the newsroom works on it, with the verbs of its way through review.
 *
 * <p>Each verb is called within a transaction on an article from {@link #lock}, checks who may, changes, and writes
 * its audit event. The text itself is in {@link Draft} and {@link Revision}; what readers see is elsewhere.
 */
@Entity
public class Article extends PanacheEntityBase {
    /** While somebody writes, a revision is kept at most this often. */
    private static final Duration BETWEEN_REVISIONS = Duration.ofMinutes(10);

    private static final int NOTE_MAX = 4_000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Section section;

    @ManyToMany
    @JoinTable(
            name = "article_tag",
            joinColumns = @JoinColumn(name = "article_id"),
            inverseJoinColumns = @JoinColumn(name = "tag_id"))
    @OrderColumn(name = "position")
    private List<Tag> tags = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "article_byline", joinColumns = @JoinColumn(name = "article_id"))
    @OrderColumn(name = "position")
    private List<Byline> bylines = new ArrayList<>();

    @ManyToMany
    @JoinTable(
            name = "article_shared",
            joinColumns = @JoinColumn(name = "article_id"),
            inverseJoinColumns = @JoinColumn(name = "person_id"))
    private Set<Person> shared = new HashSet<>();

    private String headline = "";
    private String slug;

    private String shortHeadline;

    private String dateline;

    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.NEWS;

    private String lang;

    private String searchTitle;

    private String searchDescription;

    private String sponsor;

    @JdbcTypeCode(SqlTypes.JSON)
    private String lead;

    private String notes;

    @Enumerated(EnumType.STRING)
    private WorkingState workingState = WorkingState.DRAFT;

    private Long approvedRevision;

    private String deskNote;

    private Long createdBy;

    private Instant createdAt;

    private Instant changedAt;

    private Instant killedAt;

    private Instant submittedAt;

    /** Counts changes of the details, not of the text: that has a version of its own. */
    private int version;

    protected Article() {}

    // ---- finding

    /** @throws Missing when there is no such story */
    public static Article get(long id) {
        return Article.<Article>findByIdOptional(id)
                .orElseThrow(() -> new Missing("There is no story number " + id + "."));
    }

    /** As {@link #get}, holding its row until the transaction ends: verbs on one story take turns. */
    public static Article lock(long id) {
        Article article = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (article == null) {
            throw new Missing("There is no story number " + id + ".");
        }
        return article;
    }

    // ---- writing

    /** A new, empty story of somebody's; it carries their byline if they are an author of the paper. */
    public static Article create(Actor by, String lang, Instant now) {
        by.mustBe(Role.JOURNALIST, "write stories");
        Article article = new Article();
        article.lang = lang;
        article.createdBy = by.id();
        article.createdAt = now;
        article.changedAt = now;
        Author.findByPerson(by.id()).ifPresent(author -> article.bylines.add(Byline.of(author, null)));
        article.persist();
        new Draft(article.id, Document.empty(), now).persist();
        article.record(by, now, "create", Map.of());
        return article;
    }

    /** Own stories, those shared with one, and as an editor those of one's sections. */
    public boolean mayBeEditedBy(Actor by) {
        if (killedAt != null) {
            return false;
        }
        boolean own = createdBy == by.id() || shared.stream().anyMatch(person -> person.id == by.id());
        return by.is(Role.JOURNALIST) && own || by.edits(sectionId());
    }

    /** Every journalist may read what colleagues write, except what was killed: that is for the chief. */
    public boolean mayBeReadBy(Actor by) {
        return killedAt == null ? by.is(Role.JOURNALIST) : by.is(Role.CHIEF);
    }

    /** @throws Refused unless {@link #mayBeReadBy} */
    public void mustBeReadableBy(Actor by) {
        if (!mayBeReadBy(by)) {
            throw new Refused(killedAt == null ? "read the newsroom's stories" : "read a story that was killed");
        }
    }

    /** @throws Refused unless {@link #mayBeEditedBy} */
    public void mustBeEditableBy(Actor by) {
        if (killedAt != null) {
            throw new Refused("change a story that was killed");
        }
        if (!mayBeEditedBy(by)) {
            throw new Refused(
                    "change a story that is neither yours, nor shared with you, nor in a section that you edit");
        }
    }

    public Draft draft() {
        return Draft.findById(id);
    }

    /**
     * Takes what somebody wrote into the working copy. An approval ends with the first change.
     *
     * @param changed the whole document after the steps
     * @param steps how many steps led there from the draft as it was
     */
    public void write(Document changed, int steps, Actor by, Instant now) {
        mustBeEditableBy(by);
        Draft draft = draft();
        Set<Long> images = draft.images();
        keepARevisionNowAndThen(draft, now);
        reopen();
        draft.write(changed, steps, by, now);
        headline = changed.headline();
        changedAt = now;
        if (!changed.images().equals(images)) {
            useImages(changed.images());
        }
    }

    /**
     * Keeps the library from deleting what the story shows. An image that is gone already is no reason not to keep what
     * somebody writes: the checklist tells of it.
     */
    private void useImages(Set<Long> inText) {
        Set<Long> all = new TreeSet<>(inText);
        Optional.ofNullable(lead()).map(Lead::image).ifPresent(all::add);
        Image.use(ImageUse.Kind.STORY, id, Image.hold(all));
    }

    private void keepARevisionNowAndThen(Draft draft, Instant now) {
        Instant last = Revision.findLast(id).map(Revision::madeAt).orElse(createdAt);
        if (draft.savedBy() != null && last.plus(BETWEEN_REVISIONS).isBefore(now)) {
            Revision.keep(this, draft);
        }
    }

    /**
     * Changes what stands beside the text.
     *
     * @param seen the version of the details that the person had before them
     * @throws StaleDetails when somebody changed them meanwhile, with both
     */
    public void change(Details wanted, int seen, Actor by, Instant now) {
        mustBeEditableBy(by);
        Details current = Details.of(this);
        if (wanted.equals(current)) {
            return;
        }
        if (seen != version) {
            throw new StaleDetails(wanted, current, version);
        }
        Metadata before = Metadata.of(this);
        take(wanted);
        if (!Objects.equals(wanted.lead(), current.lead())) {
            useImages(draft().images());
        }
        if (!Metadata.of(this).equals(before)) {
            // Readers see it like the text, so it takes a second pair of eyes like the text.
            draft().addContributor(by);
            reopen();
        }
        version++;
        changedAt = now;
        record(by, now, "change details", Details.told(current, wanted));
    }

    private void take(Details wanted) {
        section = wanted.section();
        replace(tags, wanted.tags());
        replace(bylines, wanted.bylines());
        slug = wanted.slug();
        shortHeadline = wanted.shortHeadline();
        dateline = wanted.dateline();
        kind = wanted.kind();
        lang = wanted.lang();
        searchTitle = wanted.searchTitle();
        searchDescription = wanted.searchDescription();
        sponsor = wanted.sponsor();
        lead = wanted.lead() == null ? null : wanted.lead().toJson();
        notes = wanted.notes();
        shared.retainAll(wanted.shared());
        shared.addAll(wanted.shared());
    }

    private static <T> void replace(List<T> list, List<T> wanted) {
        if (!list.equals(wanted)) {
            list.clear();
            list.addAll(wanted);
        }
    }

    private void reopen() {
        if (workingState == WorkingState.APPROVED) {
            workingState = WorkingState.DRAFT;
        }
    }

    // ---- review

    public boolean maySubmit(Actor by) {
        return workingState == WorkingState.DRAFT && mayBeEditedBy(by);
    }

    /** Hands the story to the editors. */
    public Revision submit(Actor by, Instant now) {
        mustBeEditableBy(by);
        mustBe(WorkingState.DRAFT, "submitted");
        if (headline.isBlank()) {
            throw new Conflict("A story needs a headline before it can be submitted.");
        }
        Revision revision = Revision.cut(this, draft(), by, "Submitted for review", now);
        workingState = WorkingState.IN_REVIEW;
        submittedAt = now;
        deskNote = null;
        changedAt = now;
        record(by, now, "submit", Map.of("revision", String.valueOf(revision.number())));
        return revision;
    }

    public boolean mayTakeBack(Actor by) {
        return workingState == WorkingState.IN_REVIEW && mayBeEditedBy(by);
    }

    /** The submission is withdrawn by its writers. */
    public void takeBack(Actor by, Instant now) {
        mustBeEditableBy(by);
        mustBe(WorkingState.IN_REVIEW, "taken back");
        workingState = WorkingState.DRAFT;
        changedAt = now;
        record(by, now, "take back", Map.of());
    }

    /** Whether they may review stories of this section at all; four eyes come on top. */
    public boolean mayBeReviewedBy(Actor by) {
        return killedAt == null && by.edits(sectionId());
    }

    public boolean mayRequestChanges(Actor by) {
        return workingState != WorkingState.DRAFT && mayBeReviewedBy(by);
    }

    /** Sends the story back to its writers, saying why. */
    public void requestChanges(Actor by, String note, Instant now) {
        mustBeReviewableBy(by, "request changes of a story in this section");
        if (workingState == WorkingState.DRAFT) {
            throw new Conflict("The story is with its writers already.");
        }
        deskNote = Input.requiredLines("note", "What to change", note, NOTE_MAX);
        if (workingState == WorkingState.APPROVED) {
            // The approval is off, so who wrote what it had approved is not a second pair of eyes any more.
            draft().addContributors(
                            Revision.<Revision>findById(approvedRevision).contributors());
        }
        workingState = WorkingState.DRAFT;
        changedAt = now;
        record(by, now, "request changes", Map.of("note", deskNote));
    }

    public boolean mayApprove(Actor by) {
        return workingState == WorkingState.IN_REVIEW
                && mayBeReviewedBy(by)
                && !draft().contributors().contains(by.id());
    }

    /** Whether this is a chief who could approve only by overriding the rule of four eyes. */
    public boolean mayOverrideApproval(Actor by) {
        return workingState != WorkingState.APPROVED && mayBeReviewedBy(by) && by.is(Role.CHIEF) && !mayApprove(by);
    }

    /**
     * Approves the story as it stands: exactly this may be published from now on.
     *
     * @param seen what the editor read
     * @param override a chief's reason to approve without review or what they wrote in themselves; else null or blank
     */
    public Revision approve(Actor by, Seen seen, String override, Instant now) {
        mustBeReviewableBy(by, "approve a story in this section");
        Draft draft = draft();
        mustBeAsSeen(seen, draft);
        Optional<String> reason = Input.lines("override", "The reason", override, NOTE_MAX);
        if (workingState == WorkingState.APPROVED) {
            throw new Conflict("The story is approved already.");
        }
        boolean ordinary =
                workingState == WorkingState.IN_REVIEW && !draft.contributors().contains(by.id());
        if (!ordinary) {
            mustOverride(by, reason);
        }
        Revision revision = Revision.cut(this, draft, by, ordinary ? "Approved" : "Approved by override", now);
        workingState = WorkingState.APPROVED;
        approvedRevision = revision.id;
        deskNote = null;
        changedAt = now;
        draft.forgetContributors();
        Map<String, String> detail = ordinary
                ? Map.of("revision", String.valueOf(revision.number()))
                : Map.of("revision", String.valueOf(revision.number()), "override", reason.orElseThrow());
        record(by, now, ordinary ? "approve" : "approve by override", detail);
        return revision;
    }

    /** What somebody had before them: the versions of the text and of the details. */
    public record Seen(int text, int details) {}

    /** The story as it stands now, for whoever has read just that. */
    public Seen seen() {
        return new Seen(draft().version(), version);
    }

    private void mustBeAsSeen(Seen seen, Draft draft) {
        if (draft.version() != seen.text() || version != seen.details()) {
            throw new Conflict("The story was changed since you opened it. Read it again: nobody should answer for"
                    + " words that they have not seen.");
        }
    }

    private void mustOverride(Actor by, Optional<String> reason) {
        if (reason.isPresent()) {
            by.mustBe(Role.CHIEF, "override the review");
        } else if (by.is(Role.CHIEF)) {
            throw new Conflict("That takes an override: give the reason.");
        } else if (workingState == WorkingState.DRAFT) {
            throw new Conflict("The story was not submitted for review, or was taken back.");
        } else {
            throw new Refused("approve a revision that you wrote in: it takes a second pair of eyes");
        }
    }

    /**
     * The revision that may be published: the approved one, or by a chief's override the story as it stands.
     *
     * @param seen what the chief read who overrides; null is nothing
     * @throws Conflict when nothing is approved and nobody overrides
     */
    public Revision forPublication(Actor by, String override, Seen seen, Instant now) {
        mustBeReviewableBy(by, "publish a story in this section");
        Optional<String> reason = Input.lines("override", "The reason", override, NOTE_MAX);
        if (workingState == WorkingState.APPROVED) {
            return Revision.findById(approvedRevision);
        }
        if (reason.isEmpty()) {
            throw new Conflict("The story as it stands is not approved, so it cannot be published.");
        }
        by.mustBe(Role.CHIEF, "publish what nobody approved");
        Draft draft = draft();
        mustBeAsSeen(seen == null ? new Seen(-1, -1) : seen, draft);
        Revision revision = Revision.cut(this, draft, by, "Published by override", now);
        record(by, now, "publish by override", Map.of("override", reason.get()));
        return revision;
    }

    /** Closes the story for good: after a takedown nobody works on it, and only the chief can read it. */
    public void seal(Instant now) {
        killedAt = now;
        changedAt = now;
        Image.release(ImageUse.Kind.STORY, List.of(id));
    }

    private void mustBeReviewableBy(Actor by, String right) {
        if (killedAt != null) {
            throw new Refused("change a story that was killed");
        }
        if (!mayBeReviewedBy(by)) {
            throw new Refused(right);
        }
    }

    private void mustBe(WorkingState expected, String verb) {
        if (workingState != expected) {
            throw new Conflict("The story is %s, so it cannot be %s."
                    .formatted(workingState.label().toLowerCase(Locale.UK), verb));
        }
    }

    private void record(Actor by, Instant now, String verb, Map<String, String> detail) {
        AuditEvent.record(by, now, verb, id, detail);
    }

    // ---- what it is

    /** As the next revision would keep it. */
    public Metadata metadata() {
        return Metadata.of(this);
    }

    public Section section() {
        return section;
    }

    /** Null while it has no section. */
    public Long sectionId() {
        return section == null ? null : section.id;
    }

    public List<Tag> tags() {
        return List.copyOf(tags);
    }

    public List<Byline> bylines() {
        return List.copyOf(bylines);
    }

    public Set<Person> shared() {
        return Set.copyOf(shared);
    }

    /** The working copy's headline; may be empty. */
    public String headline() {
        return headline;
    }

    public String slug() {
        return slug;
    }

    public String shortHeadline() {
        return shortHeadline;
    }

    public String dateline() {
        return dateline;
    }

    public Kind kind() {
        return kind;
    }

    public String lang() {
        return lang;
    }

    public String searchTitle() {
        return searchTitle;
    }

    public String searchDescription() {
        return searchDescription;
    }

    public String sponsor() {
        return sponsor;
    }

    /** Null while it has none. */
    public Lead lead() {
        return Lead.parse(lead);
    }

    public String notes() {
        return notes;
    }

    public WorkingState workingState() {
        return workingState;
    }

    /** The id of the revision that was approved last; null before the first approval. */
    public Long approvedRevision() {
        return approvedRevision;
    }

    /** What an editor asked to change, until it is submitted again; else null. */
    public String deskNote() {
        return deskNote;
    }

    public long createdBy() {
        return createdBy;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public boolean isKilled() {
        return killedAt != null;
    }

    /** The details' version, for their form. */
    public int version() {
        return version;
    }
}
