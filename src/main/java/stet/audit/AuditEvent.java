package stet.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import stet.people.Actor;

/** One thing that somebody did. The database itself refuses to change or remove one. */
@Entity
@Immutable
@Table(name = "audit_event")
public class AuditEvent extends PanacheEntityBase {
    private static final JsonMapper JSON = new JsonMapper();

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public Instant at;
    public Long personId;
    public String verb;
    public Long articleId;

    /** What was said with it: a reason, a note, an instant. A JSON object of strings. */
    @JdbcTypeCode(SqlTypes.JSON)
    public String detail;

    /** Writes one event into the transaction that makes the change. */
    public static void record(Actor by, Instant at, String verb, Long articleId, Map<String, String> detail) {
        AuditEvent event = new AuditEvent();
        event.at = at;
        event.personId = by.id();
        event.verb = verb;
        event.articleId = articleId;
        try {
            event.detail = JSON.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A map of strings is always JSON", e);
        }
        event.persist();
    }

    public Map<String, String> details() {
        try {
            return JSON.readValue(detail, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("audit_event %d holds no object of strings".formatted(id), e);
        }
    }

    /** All that was done to a story, newest first. */
    public static List<AuditEvent> listOfArticle(long articleId) {
        return list("articleId = ?1 order by id desc", articleId);
    }

    /** The last that was done to a picture, newest first. Index {@code audit_event_image}. */
    @SuppressWarnings("unchecked")
    public static List<AuditEvent> listOfImage(long image, int most) {
        return getEntityManager()
                .createNativeQuery(
                        "select * from audit_event where detail ->> 'image' = :image order by id desc",
                        AuditEvent.class)
                .setParameter("image", String.valueOf(image))
                .setMaxResults(most)
                .getResultList();
    }
}
