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

    private Long savedBy;

    /** All its words, headline and standfirst before the text: what the newsroom's search looks into. */
    private String plain = "";

    protected Draft() {}

    Draft(long articleId, Document document, Instant now) {
        this.articleId = articleId;
        this.document = document.toJson();
        this.savedAt = now;
    }

    /** Who wrote in it last; null while nobody has. */
    Long savedBy() {
        return savedBy;
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

    /** The images in it, by number. */
    Set<Long> images() {
        return document.contains("\"figure\"") ? document().images() : Set.of();
    }

    /** Who wrote in it since it was last approved: whoever reviews it must be somebody else. */
    public Set<Long> contributors() {
        return new TreeSet<>(Arrays.asList(contributors));
    }

    void write(Document changed, int steps, Actor by, Instant now) {
        document = changed.toJson();
        version += steps;
        plain = String.join("\n", changed.headline(), changed.standfirst(), changed.plainText());
        savedAt = now;
        savedBy = by.id();
        addContributor(by);
    }

    void addContributor(Actor by) {
        addContributors(Set.of(by.id()));
    }

    void addContributors(Set<Long> people) {
        Set<Long> all = contributors();
        all.addAll(people);
        contributors = all.toArray(Long[]::new);
    }

    void forgetContributors() {
        contributors = new Long[] {};
    }
}
