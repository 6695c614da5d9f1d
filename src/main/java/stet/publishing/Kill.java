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

    /** Keeps when and where readers had seen a story, and none of its words: before its publications go. */
    static void remember(long articleId, Instant now) {
        getEntityManager()
                .createNativeQuery("""
                        insert into killed_publication
                            (article_id, section_id, kind, first_published_at, visible_from, visible_until)
                        select article_id, section_id, kind, first_published_at, visible_from,
                            least(visible_until, cast(:now as timestamptz))
                        from publication where article_id = :article and visible_from < :now""")
                .setParameter("article", articleId)
                .setParameter("now", now)
                .executeUpdate();
    }

    public Instant at() {
        return at;
    }

    public String reason() {
        return reason;
    }
}
