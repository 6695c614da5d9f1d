package stet.curation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Optional;
import stet.people.Actor;
import stet.web.Conflict;

/**
 * What was launched: readers see it from {@code visibleFrom} until just before {@code visibleUntil}. PostgreSQL refuses
 * two of one list, or of one front, at any instant.
 */
@MappedSuperclass
public abstract class Shown extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "visible_from")
    private Instant visibleFrom;

    @Column(name = "visible_until")
    private Instant visibleUntil;

    @Column(name = "launched_by")
    private Long launchedBy;

    protected Shown() {}

    /** @param until null when no end is in sight */
    protected Shown(Instant from, Instant until, Actor by) {
        this.visibleFrom = from;
        this.visibleUntil = until;
        this.launchedBy = by.id();
    }

    public Instant visibleFrom() {
        return visibleFrom;
    }

    /** Null when no end is in sight. */
    public Instant visibleUntil() {
        return visibleUntil;
    }

    public long launchedBy() {
        return launchedBy;
    }

    /** How many things stand in it. */
    public abstract int size();

    void endAt(Instant until) {
        visibleUntil = until;
    }

    /** @throws Conflict when it has begun */
    void mustBeToCome(Instant now) {
        if (!visibleFrom.isAfter(now)) {
            throw new Conflict("That launch has begun: readers have seen it. Restore the one before it instead.");
        }
    }

    /** @throws Conflict before readers have seen all of it */
    void mustBeOver(Instant now) {
        if (visibleUntil == null || visibleUntil.isAfter(now)) {
            throw new Conflict("That launch is not over: readers see it, or will. Restore one of before.");
        }
    }

    /** Before it is called off: what ended for it goes on until it would have ended. */
    void giveWayTo(Optional<? extends Shown> previous) {
        previous.filter(before -> visibleFrom.equals(before.visibleUntil()))
                .ifPresent(before -> before.endAt(visibleUntil));
    }
}
