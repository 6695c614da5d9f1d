package stet.curation;

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

/** A {@link PlanChange} that was made to a front: by whom, when, and which version came of it. */
@Entity
@Immutable
@Table(name = "front_change")
@IdClass(FrontChange.Key.class)
public class FrontChange extends PanacheEntityBase {
    /** A version of a front. */
    public record Key(Long frontId, int version) implements Serializable {}

    @Id
    private Long frontId;

    @Id
    private int version;

    @JdbcTypeCode(SqlTypes.JSON)
    private String change;

    private Long personId;
    private Instant at;

    protected FrontChange() {}

    FrontChange(long front, int version, PlanChange change, long person, Instant at) {
        this.frontId = front;
        this.version = version;
        this.change = LineupJson.write(change);
        this.personId = person;
        this.at = at;
    }

    public PlanChange change() {
        return LineupJson.planChange(change);
    }

    public long personId() {
        return personId;
    }

    public Instant at() {
        return at;
    }

    /** What was done after a version, in order. Primary key. */
    static List<FrontChange> listSince(long front, int version) {
        return list("frontId = ?1 and version > ?2 order by version", front, version);
    }
}
