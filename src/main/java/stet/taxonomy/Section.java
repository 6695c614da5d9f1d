package stet.taxonomy;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of the paper, with an address and a front of its own; it may hold sub-sections. */
@Entity
public class Section extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    public Section parent;

    public String slug;
    public String name;
    public String description;
    public String lang;
    public int position;

    /** Its address without the leading slash: {@code world/mediterranean}. */
    public String path() {
        return parent == null ? slug : parent.path() + "/" + slug;
    }

    /** Its name within the paper: {@code World › Mediterranean}. */
    public String fullName() {
        return parent == null ? name : parent.fullName() + " › " + name;
    }

    /** Every section, each parent followed by its children, in the paper's order: a few dozen rows. */
    public static List<Section> listInOrder() {
        List<Section> all = list("from Section s left join fetch s.parent order by s.position, s.id");
        return all.stream()
                .filter(section -> section.parent == null)
                .flatMap(top -> withChildren(top, all))
                .toList();
    }

    private static Stream<Section> withChildren(Section section, List<Section> all) {
        return Stream.concat(
                Stream.of(section),
                all.stream()
                        .filter(child -> child.parent != null && child.parent.id.equals(section.id))
                        .flatMap(child -> withChildren(child, all)));
    }

    /** By address: {@code world/mediterranean}. */
    public static Optional<Section> findByPath(String path) {
        return listInOrder().stream()
                .filter(section -> section.path().equals(path))
                .findFirst();
    }
}
