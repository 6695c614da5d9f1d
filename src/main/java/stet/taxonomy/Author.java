package stet.taxonomy;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Optional;

/** Somebody whose name stands over stories, with a page of their own; not always somebody who signs in. */
@Entity
public class Author extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String slug;
    public String name;

    /** What they are at the paper: “Foreign editor”. */
    public String role;

    public String biography;
    public Long personId;

    @Version
    public int version;

    public static Optional<Author> findBySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    public static Optional<Author> findByName(String name) {
        return find("lower(name) = lower(?1) order by id", name).firstResultOptional();
    }

    /** The author that a signed-in person is, if they are one. */
    public static Optional<Author> findByPerson(long person) {
        return find("personId", person).firstResultOptional();
    }

    /** Authors whose name holds what was typed; a paper has hundreds, not millions. */
    public static List<Author> listMatching(String typed, int most) {
        String like = typed.replaceAll("([\\\\%_])", "\\\\$1");
        return find("name ilike ?1 escape '\\' order by name", "%" + like + "%")
                .page(0, most)
                .list();
    }

    public static List<Author> listAllByName() {
        return list("order by name");
    }
}
