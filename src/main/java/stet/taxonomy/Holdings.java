package stet.taxonomy;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands in a section.
 *
 * @param children the names of its sub-sections
 * @param lists the names of the lists that are its own, those of its front left out
 * @param editors the names of those who answer for no other section
 */
public record Holdings(Kept.Use use, List<String> children, List<String> lists, List<String> editors) {
    /** Six statements, whatever the size of the archive. */
    static Holdings of(Section section) {
        return new Holdings(
                Kept.SECTION.use(section.id),
                Section.siblings(section).stream().map(child -> child.name).toList(),
                names(
                        section,
                        "select name from curated_list where section_id = :id and front_id is null order by name"),
                names(section, """
                        select p.name from person p join person_section s on s.person_id = p.id
                        where s.section_id = :id and not exists (
                            select 1 from person_section o where o.person_id = p.id and o.section_id <> :id)
                        order by p.name"""));
    }

    private static List<String> names(Section section, String sql) {
        return Kept.query(sql, String.class).setParameter("id", section.id).getResultList();
    }

    /** Why it cannot be deleted; empty if it can. */
    public List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        if (!use.isNone()) {
            obstacles.add("Stories stand in it: merge it into another section.");
        }
        if (!children.isEmpty()) {
            obstacles.add("It has sub-sections: %s.".formatted(String.join(", ", children)));
        }
        if (!lists.isEmpty()) {
            obstacles.add("Lists are its own: %s.".formatted(String.join(", ", lists)));
        }
        if (!editors.isEmpty()) {
            obstacles.add("Without it these would answer for every section: %s. Give them another one first."
                    .formatted(String.join(", ", editors)));
        }
        return obstacles;
    }
}
