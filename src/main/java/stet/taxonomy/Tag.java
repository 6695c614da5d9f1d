package stet.taxonomy;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stet.audit.AuditEvent;
import stet.people.Actor;
import stet.web.Input;
import stet.web.Invalid;
import stet.web.Slug;

/** A topic: what stories of any section are about. */
@Entity
public class Tag extends PanacheEntityBase {
    /** The longest name, in characters. */
    public static final int NAME_MAX = 60;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String slug;
    public String name;
    public String description;

    @Version
    public int version;

    /**
     * The tag of that name, made if it is new. Names are the same when their slugs are: “Start-ups” is “start ups”.
     *
     * @param by who names it, and has made it when it is new
     * @throws Invalid when the name is too long or nothing of it can stand in an address
     */
    public static Tag named(String name, Actor by, Instant now) {
        String line = Input.requiredLine("tags", "A tag", name, NAME_MAX);
        String slug = Slug.of(line);
        if (slug.isEmpty()) {
            throw new Invalid(
                    "tags", "The tag “%s” has no letter or digit that can stand in an address.".formatted(line));
        }
        return findBySlug(slug).orElseGet(() -> create(slug, line, by, now));
    }

    private static Tag create(String slug, String name, Actor by, Instant now) {
        // Two people may invent the same tag in the same second; the second takes the first's.
        int made = getEntityManager()
                .createNativeQuery("insert into tag (slug, name) values (:slug, :name) on conflict (slug) do nothing")
                .setParameter("slug", slug)
                .setParameter("name", name)
                .executeUpdate();
        if (made == 1) {
            Redirect.mustBeFree("tags", "/tag/" + slug, null);
            AuditEvent.record(by, now, "create tag", null, Map.of("tag", slug, "name", name));
        }
        return findBySlug(slug).orElseThrow();
    }

    public static Optional<Tag> findBySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    /** Tags whose name begins with, or else holds, what was typed. Index {@code tag_name} (trigrams). */
    public static List<Tag> listMatching(String typed, int most) {
        String like = typed.replaceAll("([\\\\%_])", "\\\\$1");
        return find("""
                        name ilike ?1 escape '\\'
                        order by case when name ilike ?2 escape '\\' then 0 else 1 end, name""", "%" + like + "%", like + "%").page(0, most).list();
    }
}
