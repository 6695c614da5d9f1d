package stet.article;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import stet.document.Document;
import stet.people.Actor;

/** A story as it stood at one moment, for good: text and metadata. What is approved and published is a revision. */
@Entity
@Immutable
public class Revision extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    private Long articleId;

    private int number;

    @JdbcTypeCode(SqlTypes.JSON)
    private String document;

    @JdbcTypeCode(SqlTypes.JSON)
    private String metadata;

    private Long[] contributors;

    private Long madeBy;

    private Instant madeAt;

    private String reason;

    protected Revision() {}

    /**
     * The story as it stands now, as a revision; the last one again when nothing has changed since.
     *
     * @param reason why it is kept, as people read it: “Submitted for review”
     */
    static Revision cut(Article article, Draft draft, Actor by, String reason, Instant now) {
        return cut(article, draft, by.id(), reason, now);
    }

    /** As it was left by whoever wrote last, before somebody goes on. */
    static Revision keep(Article article, Draft draft) {
        return cut(article, draft, draft.savedBy(), "Kept while writing", draft.savedAt());
    }

    private static Revision cut(Article article, Draft draft, long by, String reason, Instant now) {
        Metadata metadata = Metadata.of(article);
        Document document = draft.document();
        Optional<Revision> last = findLast(article.id);
        if (last.isPresent()
                && last.get().document().equals(document)
                && last.get().metadata().equals(metadata)
                && last.get().contributors().equals(draft.contributors())) {
            return last.get();
        }
        Revision revision = new Revision();
        revision.articleId = article.id;
        revision.number = last.map(Revision::number).orElse(0) + 1;
        revision.document = document.toJson();
        revision.metadata = metadata.toJson();
        revision.contributors = draft.contributors().toArray(Long[]::new);
        revision.madeBy = by;
        revision.madeAt = now;
        revision.reason = reason;
        revision.persist();
        return revision;
    }

    public long articleId() {
        return articleId;
    }

    public int number() {
        return number;
    }

    public Document document() {
        return Document.parse(document);
    }

    public Metadata metadata() {
        return Metadata.parse(metadata);
    }

    public Set<Long> contributors() {
        return Set.of(contributors);
    }

    public long madeBy() {
        return madeBy;
    }

    public Instant madeAt() {
        return madeAt;
    }

    public String reason() {
        return reason;
    }

    /** The newest of a story, by the index behind {@code unique (article_id, number)}. */
    public static Optional<Revision> findLast(long articleId) {
        return find("articleId = ?1 order by number desc", articleId).page(0, 1).firstResultOptional();
    }

    public static Optional<Revision> findByNumber(long articleId, int number) {
        return find("articleId = ?1 and number = ?2", articleId, number).firstResultOptional();
    }

    /** A line of a story's history, without its text. */
    public record Line(long id, int number, long madeBy, String maker, Instant madeAt, String reason) {}

    /** A story's history, newest first, at most {@code most} lines below {@code before}. */
    public static List<Line> listLines(long articleId, int before, int most) {
        return getEntityManager()
                .createQuery("""
                        select r.id, r.number, r.madeBy, p.name, r.madeAt, r.reason
                        from Revision r join Person p on p.id = r.madeBy
                        where r.articleId = :article and r.number < :before order by r.number desc""", Line.class)
                .setParameter("article", articleId)
                .setParameter("before", before)
                .setMaxResults(most)
                .getResultList();
    }
}
