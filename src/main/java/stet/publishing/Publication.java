package stet.publishing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import stet.article.Article;
import stet.article.Kind;
import stet.article.Lead;
import stet.article.Metadata;
import stet.article.Revision;
import stet.document.Document;
import stet.people.Actor;
import stet.taxonomy.Kept;
import stet.web.Slug;

/**
 * A revision and the time in which readers see it: from {@code visibleFrom}, until just before {@code visibleUntil}.
 *
 * <p>It is complete: a public page reads nothing else of the story. Only {@link Timeline} makes and changes one, and
 * PostgreSQL refuses two of one story at any instant.
 */
@Entity
public class Publication extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    private Long articleId;

    private Long revisionId;

    private Instant visibleFrom;

    private Instant visibleUntil;

    private Instant plannedEnd;

    private Instant notBefore;

    private Instant firstPublishedAt;

    private String endedNote;

    private boolean withdrawn;

    private Long publishedBy;

    private Long sectionId;

    private String slug;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String lang;
    private String headline;

    private String shortHeadline;

    private String standfirst;
    private String dateline;

    private String searchTitle;

    private String searchDescription;

    private String sponsor;

    private Long leadImage;

    private String leadAlt;

    private String leadCaption;

    private String leadCredit;

    @JdbcTypeCode(SqlTypes.JSON)
    private String leadCrop;

    private int wordCount;

    private String html;
    private String plain;

    @ElementCollection
    @CollectionTable(name = "publication_tag", joinColumns = @JoinColumn(name = "publication_id"))
    @OrderColumn(name = "position")
    private List<Topic> topics = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "publication_byline", joinColumns = @JoinColumn(name = "publication_id"))
    @OrderColumn(name = "position")
    private List<Credit> credits = new ArrayList<>();

    /** A tag of the publication, with its story and time, so that a topic page is one walk of an index. */
    @Embeddable
    static class Topic {
        Long tagId;
        Long articleId;
        Instant firstPublishedAt;

        protected Topic() {}

        Topic(Long tagId, Long articleId) {
            this.tagId = tagId;
            this.articleId = articleId;
        }
    }

    /** A byline of the publication: an author or a guest. */
    @Embeddable
    static class Credit {
        Long authorId;

        String guest;
        String role;
        Long articleId;
        Instant firstPublishedAt;

        protected Credit() {}

        Credit(Long authorId, String guest, String role, Long articleId) {
            this.authorId = authorId;
            this.guest = guest;
            this.role = role;
            this.articleId = articleId;
        }
    }

    protected Publication() {}

    static Publication of(Revision revision, Article article, Actor by) {
        Document document = revision.document();
        Metadata metadata = revision.metadata();
        Publication publication = new Publication();
        publication.articleId = article.id;
        publication.revisionId = revision.id;
        publication.publishedBy = by.id();
        publication.sectionId = Kept.SECTION.hold(List.of(metadata.section())).get(metadata.section());
        publication.slug = slugOf(metadata, document);
        publication.kind = metadata.kind();
        publication.lang = metadata.lang();
        publication.headline = document.headline();
        publication.shortHeadline = metadata.shortHeadline();
        publication.standfirst = document.standfirst();
        publication.dateline = metadata.dateline();
        publication.searchTitle = metadata.searchTitle();
        publication.searchDescription = metadata.searchDescription();
        publication.sponsor = metadata.sponsor();
        publication.leadWith(metadata.lead());
        publication.wordCount = document.wordCount();
        publication.html = document.toHtml().value();
        publication.plain = document.plainText();
        publication.addTopics(metadata.tags());
        publication.addCredits(metadata.bylines());
        return publication;
    }

    private void leadWith(Lead lead) {
        if (lead != null) {
            leadImage = lead.image();
            leadAlt = lead.spoken();
            leadCaption = lead.caption();
            leadCredit = lead.credit();
            leadCrop = lead.crop() == null ? null : lead.crop().toJson();
        }
    }

    /** Keeps what it shows in the library: once it is persisted. */
    void usePictures(Revision revision) {
        PublishedPictures.use(id, revision);
    }

    /** Takes it away, with its hold on pictures. */
    void remove() {
        PublishedPictures.release(id);
        delete();
    }

    /** A revision names tags by number; since it was made some may have become one, and some be gone. */
    private void addTopics(List<Long> tags) {
        Map<Long, Long> standing = Kept.TAG.hold(tags);
        tags.stream()
                .map(standing::get)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(tag -> topics.add(new Topic(tag, articleId)));
    }

    /** So with authors: whose two lines became one has the first. */
    private void addCredits(List<Metadata.Credit> bylines) {
        Map<Long, Long> standing = Kept.AUTHOR.hold(bylines.stream()
                .map(Metadata.Credit::author)
                .filter(Objects::nonNull)
                .toList());
        Set<Long> credited = new HashSet<>();
        for (Metadata.Credit line : bylines) {
            Long author = standing.get(line.author());
            if (line.author() == null || author != null && credited.add(author)) {
                credits.add(new Credit(author, line.guest(), line.role(), articleId));
            }
        }
    }

    /** What the desk wrote, else the headline's words, else a word that any story is. */
    private static String slugOf(Metadata metadata, Document document) {
        if (metadata.slug() != null) {
            return metadata.slug();
        }
        String slug = Slug.of(document.headline());
        return slug.isEmpty() ? "story" : slug;
    }

    // ---- times, for Timeline

    void begin(Instant from, Instant firstPublished) {
        visibleFrom = from;
        firstPublishedAt = firstPublished;
        topics.forEach(topic -> topic.firstPublishedAt = firstPublished);
        credits.forEach(credit -> credit.firstPublishedAt = firstPublished);
    }

    void endAt(Instant until) {
        visibleUntil = until;
    }

    void planEnd(Instant end) {
        plannedEnd = end;
    }

    void embargo(Instant until) {
        notBefore = until;
    }

    void withdraw(Instant at, String note) {
        visibleUntil = at;
        withdrawn = true;
        endedNote = note;
    }

    boolean hasBegun(Instant at) {
        return !visibleFrom.isAfter(at);
    }

    /** Whether readers see it at an instant. */
    public boolean isVisible(Instant at) {
        return hasBegun(at) && (visibleUntil == null || visibleUntil.isAfter(at));
    }

    // ---- what it is

    public long articleId() {
        return articleId;
    }

    public long revisionId() {
        return revisionId;
    }

    public Instant visibleFrom() {
        return visibleFrom;
    }

    /** Null when no end is in sight. */
    public Instant visibleUntil() {
        return visibleUntil;
    }

    /** The end that the newsroom planned, if any; an update or a withdrawal may end it earlier. */
    public Instant plannedEnd() {
        return plannedEnd;
    }

    public Instant firstPublishedAt() {
        return firstPublishedAt;
    }

    public boolean isWithdrawn() {
        return withdrawn;
    }

    public String endedNote() {
        return endedNote;
    }

    /** For lists; null where the headline serves. */
    public String shortHeadline() {
        return shortHeadline;
    }

    public String headline() {
        return headline;
    }

    public long sectionId() {
        return sectionId;
    }

    public String slug() {
        return slug;
    }

    Kind kind() {
        return kind;
    }

    List<Long> tagIds() {
        return topics.stream().map(topic -> topic.tagId).toList();
    }

    /** Null for a guest. */
    List<Long> authorIds() {
        return credits.stream().map(credit -> credit.authorId).collect(Collectors.toList());
    }

    // ---- finding

    /** All of a story, oldest first. Index {@code publication_article}. */
    static List<Publication> listOfArticle(long article) {
        return list("articleId = ?1 order by visibleFrom", article);
    }

    /** What readers see of a story at an instant. Index {@code publication_article}. */
    public static Optional<Publication> findVisible(long article, Instant at) {
        return find("""
                        articleId = ?1 and visibleFrom <= ?2 and (visibleUntil is null or visibleUntil > ?2)""", article, at).firstResultOptional();
    }

    /** What has a time that is still to come, soonest first. Index {@code publication_coming}. */
    public static List<Publication> listComing(Instant after, int most) {
        return find("visibleFrom > ?1 order by visibleFrom, id", after)
                .page(0, most)
                .list();
    }

    /** What came last, newest first. Index {@code publication_coming}, backwards. */
    public static List<Publication> listRecent(Instant at, int most) {
        return find("visibleFrom <= ?1 order by visibleFrom desc, id desc", at)
                .page(0, most)
                .list();
    }
}
