package stet.taxonomy;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Optional;

/** Another name of a tag: whoever writes it means the tag. Readers never meet it. */
@Entity
public class TagSynonym extends PanacheEntityBase {
    @Id
    public String slug;

    public String name;
    public Long tagId;

    /** The tag's, by name. Index {@code tag_synonym_tag}. */
    static List<TagSynonym> listOf(Tag tag) {
        return list("tagId = ?1 order by name", tag.id);
    }

    static Optional<TagSynonym> findBySlug(String slug) {
        return findByIdOptional(slug);
    }

    /** Makes it the tag's, whosoever it was. */
    static void put(String slug, String name, long tag) {
        getEntityManager()
                .createNativeQuery("""
                        insert into tag_synonym (slug, name, tag_id) values (:slug, :name, :tag)
                        on conflict (slug) do update set name = excluded.name, tag_id = excluded.tag_id""")
                .setParameter("slug", slug)
                .setParameter("name", name)
                .setParameter("tag", tag)
                .executeUpdate();
    }
}
