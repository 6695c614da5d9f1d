package stet.publishing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;

/** A published note that something was wrong and what is right: with its own time, shown under the story. */
@Entity
public class Correction extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    private Long articleId;

    private Instant at;
    private String text;

    private Long madeBy;

    protected Correction() {}

    Correction(long articleId, Instant at, String text, long madeBy) {
        this.articleId = articleId;
        this.at = at;
        this.text = text;
        this.madeBy = madeBy;
    }

    public Instant at() {
        return at;
    }

    public String text() {
        return text;
    }

    /** Those of a story, oldest first. Index {@code correction_article}. */
    public static List<Correction> listOfArticle(long article) {
        return list("articleId = ?1 order by at", article);
    }
}
