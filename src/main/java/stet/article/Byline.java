package stet.article;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.util.Objects;
import stet.taxonomy.Author;

/** One name over a story: an author of the paper, or a guest by name; with an optional role, as in “photographs”. */
@Embeddable
public class Byline {
    @ManyToOne(fetch = FetchType.EAGER)
    private Author author;

    private String guest;
    private String role;

    protected Byline() {}

    public static Byline of(Author author, String role) {
        Byline byline = new Byline();
        byline.author = Objects.requireNonNull(author);
        byline.role = role;
        return byline;
    }

    public static Byline ofGuest(String name, String role) {
        Byline byline = new Byline();
        byline.guest = Objects.requireNonNull(name);
        byline.role = role;
        return byline;
    }

    public String name() {
        return author == null ? guest : author.name;
    }

    public String role() {
        return role;
    }

    /** Null for a guest. */
    public Author author() {
        return author;
    }

    /** As the details form writes it: {@code Mina Aksoy | photographs}. */
    public String line() {
        return role == null ? name() : name() + " | " + role;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Byline that && line().equals(that.line()) && (author == null) == (that.author == null);
    }

    @Override
    public int hashCode() {
        return line().hashCode();
    }
}
