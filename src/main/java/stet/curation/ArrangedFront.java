package stet.curation;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import stet.people.Actor;
import stet.people.Refused;
import stet.web.Conflict;
import stet.web.Invalid;
import stet.web.Missing;

/**
 * A front as its editors arrange it: its {@link Plan}, and every change to that. Readers see nothing of it before it is
 * launched.
 */
@MappedSuperclass
public abstract class ArrangedFront extends PanacheEntityBase {
    static final String WHAT = "this front";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    private String key;

    @Column(name = "section_id")
    private Long sectionId;

    @JdbcTypeCode(SqlTypes.JSON)
    private String plan;

    private int version;

    ArrangedFront() {}

    public String key() {
        return key;
    }

    /** Null for the whole paper's. */
    public Long sectionId() {
        return sectionId;
    }

    public Plan plan() {
        return LineupJson.plan(plan);
    }

    public int version() {
        return version;
    }

    /** The lists that are this front's own, those of former blocks too. Index {@code curated_list_front}. */
    public List<CuratedList> lists() {
        return CuratedList.listOfFront(id);
    }

    /** A plan that came at once and not by changes: whoever has the one before it on their screen is behind. */
    void replace(Plan other) {
        beginWith(other);
        version++;
    }

    void beginWith(Plan first) {
        plan = LineupJson.write(first.blocks());
    }

    /**
     * Makes a change to the plan, which readers do not see yet. What does not collide with what others did since
     * {@code seen} is made on top of it.
     *
     * @param seen the version that this person had before them
     * @throws Refused when this front is not theirs to arrange
     * @throws Collision when somebody else changed the same side of the same block since
     * @throws Invalid when it cannot be done to the front as it is now
     */
    public void change(Actor by, Instant now, int seen, PlanChange wanted) {
        ListRights.mustArrange(by, sectionId, WHAT);
        lock();
        PlanChange change = wanted.held();
        FrontChange.listSince(id, seen).stream()
                .filter(earlier -> earlier.personId() != by.id() && change.collidesWith(earlier.change()))
                .reduce((one, last) -> last)
                .ifPresent(last -> {
                    throw new Collision(last);
                });
        make(by, now, change);
    }

    private void make(Actor by, Instant now, PlanChange change) {
        Plan changed = change.to(plan());
        changed.find(change.about()).ifPresent(block -> {
            CuratedList list = list(block);
            // Its row is written as a whole: what others have lined up in it meanwhile must be read first.
            list.lock();
            list.follow(block);
        });
        version++;
        plan = LineupJson.write(changed.blocks());
        new FrontChange(id, version, change, by.id(), now).persist();
    }

    /** The plan becomes what it was, by changes that others collide with. Its row is locked. */
    void returnTo(Actor by, Instant now, Plan then) {
        WayBack.of(plan(), then).forEach(change -> make(by, now, change));
    }

    /** Whoever has it on their screen is behind. */
    void outdate() {
        version++;
    }

    /**
     * What fills its blocks is another by now. Whoever has them on their screen is behind; nobody holds its row, and the
     * rows of its lists are waited for.
     *
     * @return whether one of them is another then
     */
    boolean follow(UnaryOperator<Block> change) {
        Plan followed = new Plan(plan().blocks().stream().map(change).toList());
        if (followed.equals(plan())) {
            return false;
        }
        CuratedList.lockOfFront(id)
                .forEach(list -> followed.find(list.definition().key()).ifPresent(list::follow));
        replace(followed);
        return true;
    }

    /** A key for the list of a block that is to be added: no other has it. */
    public String freeListKey() {
        return "%s-block-%d".formatted(key, version + 1);
    }

    /** The list of a block: the paper's, as Latest, or one of this front, made if it is new. */
    CuratedList list(Block block) {
        return CuratedList.findByKey(block.list()).orElseGet(() -> CuratedList.ofFront(this, block));
    }

    void lock() {
        // A second change of one transaction is made on top of the first: what is not written yet would be lost.
        Panache.getEntityManager().flush();
        try {
            Panache.getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
        } catch (EntityNotFoundException e) {
            throw new Missing("This front has ended: its section was merged or deleted.");
        }
    }

    void mustBeLaunchedBy(Actor by) {
        ListRights.mustLaunch(by, sectionId, WHAT);
    }

    /** Whether somebody may arrange the front of a section, or the paper's when it is null. */
    public static boolean mayBeArrangedBy(Actor by, Long section) {
        return ListRights.mayArrange(by, section);
    }

    public static boolean mayBeLaunchedBy(Actor by, Long section) {
        return ListRights.mayLaunch(by, section);
    }

    /** Somebody else changed the same block first: what they did is told, and it is for the person to decide. */
    public static final class Collision extends Conflict {
        private static final long serialVersionUID = 1L;

        private final transient FrontChange theirs;

        Collision(FrontChange theirs) {
            super("Somebody else has just changed this block.");
            this.theirs = theirs;
        }

        public FrontChange theirs() {
            return theirs;
        }
    }
}
