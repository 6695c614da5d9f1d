package stet.publishing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** The instant before which a story cannot be public, whatever anyone schedules. */
@Entity
public class Embargo extends PanacheEntityBase {
    @Id
    private Long articleId;

    private Instant until;

    private Long setBy;

    protected Embargo() {}

    Embargo(long articleId, Instant until, long setBy) {
        this.articleId = articleId;
        this.until = until;
        this.setBy = setBy;
    }

    void move(Instant to, long by) {
        until = to;
        setBy = by;
    }

    public Instant until() {
        return until;
    }
}
