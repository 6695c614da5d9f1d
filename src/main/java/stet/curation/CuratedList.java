package stet.curation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stet.audit.AuditEvent;
import stet.people.Actor;
import stet.people.Refused;
import stet.people.Role;
import stet.publishing.Outbox;
import stet.web.Conflict;
import stet.web.Invalid;

/** A list that editors arrange. What readers see of it at an instant is the {@link Launch} of that instant. */
@Entity
@Table(name = "curated_list")
public class CuratedList extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    private String key;

    @Column(name = "section_id")
    private Long sectionId;

    private int size;

    @Enumerated(EnumType.STRING)
    private Rule rule;

    protected CuratedList() {}

    /** A new list, of the whole paper when {@code section} is null. */
    public static CuratedList define(Definition definition, Long section) {
        CuratedList list = new CuratedList();
        list.key = definition.key();
        list.size = definition.size();
        list.rule = definition.rule();
        list.sectionId = section;
        list.persist();
        return list;
    }

    public static Optional<CuratedList> findByKey(String key) {
        return find("key", key).firstResultOptional();
    }

    public Definition definition() {
        return new Definition(key, size, rule);
    }

    /** Null for a list of the whole paper. */
    public Long sectionId() {
        return sectionId;
    }

    /**
     * Puts an arrangement before readers from an instant on, until the next launch that is already planned. The one
     * that readers would have seen then ends there; nothing before {@code from} changes.
     *
     * @param from now, or an instant to come
     * @throws Refused unless a chief, or an editor of the list's section (for a list of the whole paper: of all sections)
     * @throws Invalid when {@code from} is past, or a position or a story comes twice
     * @throws Conflict when another launch begins at that very instant
     */
    public Launch launch(Actor by, Instant now, Instant from, List<Placement> placements) {
        mustBeArrangedBy(by);
        check(now, from, placements);
        // Launches of one list take turns; the exclusion constraint stays the law.
        getEntityManager().lock(this, LockModeType.PESSIMISTIC_WRITE);
        Optional<Launch> current = Launch.findVisible(id, from);
        if (current.isPresent() && current.get().visibleFrom().equals(from)) {
            throw new Conflict("Another arrangement of this list begins at that very instant.");
        }
        Instant until = Launch.findNext(id, from).map(Launch::visibleFrom).orElse(null);
        current.ifPresent(before -> before.endAt(from));
        Launch launch = Launch.of(this, from, until, by, placements);
        launch.persist();
        AuditEvent.record(by, now, "launch", null, Map.of("list", key, "from", from.toString()));
        Outbox.announce("launch", List.of("list:" + key), now);
        return launch;
    }

    private void mustBeArrangedBy(Actor by) {
        boolean editorOfAll = by.is(Role.EDITOR) && by.sections().isEmpty();
        boolean may = by.is(Role.CHIEF) || (sectionId == null ? editorOfAll : by.edits(sectionId));
        if (!may) {
            throw new Refused("launch the list “%s”".formatted(key));
        }
    }

    private static void check(Instant now, Instant from, List<Placement> placements) {
        if (from.isBefore(now)) {
            throw new Invalid("from", "A list cannot be launched in the past.");
        }
        Set<Integer> positions = new HashSet<>();
        Set<Long> stories = new HashSet<>();
        for (Placement placement : placements) {
            if (placement.position() < 1) {
                throw new Invalid("position", "Positions are counted from 1.");
            }
            if (!positions.add(placement.position())) {
                throw new Invalid("position", "Position %d is taken twice.".formatted(placement.position()));
            }
            if (!stories.add(placement.articleId())) {
                throw new Invalid("article", "Story %d is placed twice.".formatted(placement.articleId()));
            }
        }
    }
}
