package stet.article;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import stet.document.Document;
import stet.people.Actor;

/** The one working copy of a story. Its version counts the steps that made it. */
@Entity
public class Draft extends PanacheEntityBase {
    @Id
    private Long articleId;

    private int version;

    @JdbcTypeCode(SqlTypes.JSON)
    private String document;

    private Long[] contributors = {};

    private Instant savedAt;

    protected Draft() {}

    Draft(long articleId, Document document, Instant now) {
        this.articleId = articleId;
        this.document = document.toJson();
        this.savedAt = now;
    }

    public int version() {
        return version;
    }

    public Instant savedAt() {
        return savedAt;
    }

    public Document document() {
        return Document.parse(document);
    }

    /** Who wrote in it since it was last approved: whoever reviews it must be somebody else. */
    public Set<Long> contributors() {
        return new TreeSet<>(Arrays.asList(contributors));
    }

    void write(Document changed, int steps, Actor by, Instant now) {
        document = changed.toJson();
        version += steps;
        savedAt = now;
        addContributor(by);
    }

    void addContributor(Actor by) {
        Set<Long> all = contributors();
        all.add(by.id());
        contributors = all.toArray(Long[]::new);
    }

    void forgetContributors() {
        contributors = new Long[] {};
    }
}
