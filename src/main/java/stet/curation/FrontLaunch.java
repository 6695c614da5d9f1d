package stet.curation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.BatchSize;
import stet.people.Actor;

/** The blocks of a front that readers see for a time. */
@Entity
@Table(name = "front_launch")
public class FrontLaunch extends Shown {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "front_id")
    private Front front;

    @ElementCollection
    @BatchSize(size = 50)
    @CollectionTable(name = "front_block", joinColumns = @JoinColumn(name = "launch_id"))
    @OrderBy("position")
    private List<LaunchedBlock> blocks = new ArrayList<>();

    protected FrontLaunch() {}

    FrontLaunch(Front front, Instant from, Instant until, Actor by, List<LaunchedBlock> blocks) {
        super(from, until, by);
        this.front = front;
        this.blocks.addAll(blocks);
    }

    /** The one that readers see at an instant, if the front has any then. */
    static Optional<FrontLaunch> findVisible(Front front, Instant at) {
        return find("front = ?1 and visibleFrom <= ?2 and (visibleUntil is null or visibleUntil > ?2)", front, at)
                .firstResultOptional();
    }

    /** What readers see of all fronts at an instant. Index {@code front_launch_until}. */
    static List<FrontLaunch> listVisible(Instant at) {
        return list(
                "from FrontLaunch l join fetch l.front where l.visibleFrom <= ?1"
                        + " and (l.visibleUntil is null or l.visibleUntil > ?1)",
                at);
    }

    /** The first that begins after an instant. */
    static Optional<FrontLaunch> findNext(Front front, Instant after) {
        return find("front = ?1 and visibleFrom > ?2 order by visibleFrom", front, after)
                .firstResultOptional();
    }

    /** The one that begins at an instant. Index of the exclusion constraint. */
    static Optional<FrontLaunch> findOf(long front, Instant from) {
        return find("front.id = ?1 and visibleFrom = ?2", front, from).firstResultOptional();
    }

    /** The last that had begun before this one did. */
    Optional<FrontLaunch> findPrevious() {
        return find("front = ?1 and visibleFrom < ?2 order by visibleFrom desc", front, visibleFrom())
                .firstResultOptional();
    }

    /** Those of a front, newest first. */
    static List<FrontLaunch> listOf(Front front, int most) {
        return find("front = ?1 order by visibleFrom desc", front).page(0, most).list();
    }

    /** Those that readers see or will see, with a block that is filled by something. Index {@code front_block_section} and {@code front_block_tag}. */
    static List<FrontLaunch> listFilledFrom(Instant now, String filler, long id) {
        return list(
                "select distinct l from FrontLaunch l join l.blocks b where b.%s = ?1".formatted(filler)
                        + " and (l.visibleUntil is null or l.visibleUntil > ?2) order by l.visibleFrom",
                id,
                now);
    }

    /** Its blocks become others for readers from an instant on; what they saw of it before stays as it was. */
    void become(UnaryOperator<Block> change, Actor by, Instant now) {
        List<LaunchedBlock> changed = blocks.stream()
                .map(block -> block.as(change.apply(block.block())))
                .toList();
        if (visibleFrom().isBefore(now)) {
            new FrontLaunch(front, now, visibleUntil(), by, changed).persist();
            endAt(now);
        } else {
            blocks.clear();
            getEntityManager().flush();
            blocks.addAll(changed);
        }
    }

    Front front() {
        return front;
    }

    boolean isOf(Front other) {
        return front.id.equals(other.id);
    }

    @Override
    public int size() {
        return blocks.size();
    }

    public Plan plan() {
        return new Plan(blocks.stream().map(LaunchedBlock::block).toList());
    }
}
