package stet.publishing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A story that was taken down for good: its publications are gone, its address answers 410 for ever. */
@Entity
public class Kill extends PanacheEntityBase {
    @Id
    private Long articleId;

    private Instant at;

    private Long killedBy;

    private String reason;

    protected Kill() {}

    Kill(long articleId, Instant at, long killedBy, String reason) {
        this.articleId = articleId;
        this.at = at;
        this.killedBy = killedBy;
        this.reason = reason;
    }

    public Instant at() {
        return at;
    }

    public String reason() {
        return reason;
    }
}
