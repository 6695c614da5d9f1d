package stet.collab;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One ProseMirror step of a draft, in the order that the authority gave it. */
@Entity
@Immutable
@Table(name = "draft_step")
@IdClass(DraftStep.Key.class)
public class DraftStep extends PanacheEntityBase {
    /** A step is known by its story and by the draft's version once it is applied. */
    public record Key(Long articleId, Integer version) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @Id
    private Long articleId;

    @Id
    private Integer version;

    @JdbcTypeCode(SqlTypes.JSON)
    private String step;

    private String client;

    private Long personId;

    private Instant at;

    protected DraftStep() {}

    DraftStep(long articleId, int version, String step, String client, long personId, Instant at) {
        this.articleId = articleId;
        this.version = version;
        this.step = step;
        this.client = client;
        this.personId = personId;
        this.at = at;
    }

    /** The step's JSON, as ProseMirror wrote it. */
    String step() {
        return step;
    }

    /** The window that made it. */
    String client() {
        return client;
    }

    /** The steps after a version, in order, by the primary key. */
    static List<DraftStep> listSince(long articleId, int version) {
        return list("articleId = ?1 and version > ?2 order by version", articleId, version);
    }
}
