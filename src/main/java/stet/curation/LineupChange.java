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

/** A {@link Change} that was made to a list's line-up: by whom, when, and which version came of it. */
@Entity
@Immutable
@Table(name = "lineup_change")
@IdClass(LineupChange.Key.class)
public class LineupChange extends PanacheEntityBase {
    /** A version of a list. */
    public record Key(Long listId, int version) implements Serializable {}

    @Id
    private Long listId;

    @Id
    private int version;

    @JdbcTypeCode(SqlTypes.JSON)
    private String change;

    private Long personId;
    private Instant at;

    protected LineupChange() {}

    LineupChange(long list, int version, Change change, long person, Instant at) {
        this.listId = list;
        this.version = version;
        this.change = LineupJson.write(change);
        this.personId = person;
        this.at = at;
    }

    public int version() {
        return version;
    }

    public Change change() {
        return LineupJson.change(change);
    }

    public long personId() {
        return personId;
    }

    public Instant at() {
        return at;
    }

    /** What was done after a version, in order. */
    static List<LineupChange> listSince(long list, int version) {
        return list("listId = ?1 and version > ?2 order by version", list, version);
    }
}
