package stet.curation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.Formula;
import stet.audit.AuditEvent;
import stet.outbox.Key;
import stet.outbox.Outbox;
import stet.people.Actor;
import stet.people.Refused;
import stet.web.Conflict;
import stet.web.Input;
import stet.web.Invalid;
import stet.web.Missing;

/**
 * Breaking news: a line that stands on every public page from {@code visibleFrom} until just before
 * {@code visibleUntil}. PostgreSQL refuses two at any instant; taking one down ends it and leaves its past as it was.
 *
 * <p>A line goes with its story: once that is killed, nobody reads it any more, at whichever instant.
 */
@Entity
public class Banner extends PanacheEntityBase {
    /** As many characters as two lines of a telephone bear. */
    public static final int LONGEST = 140;

    /** Unless somebody says otherwise. */
    public static final Duration USUAL = Duration.ofHours(2);

    /** What breaks for longer than a day has become the lead. */
    public static final Duration LONGEST_TIME = Duration.ofHours(24);

    private static final String WHAT = "breaking news";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    private String words;

    @Column(name = "article_id")
    private Long articleId;

    @Column(name = "visible_from")
    private Instant visibleFrom;

    @Column(name = "visible_until")
    private Instant visibleUntil;

    /** Null for just as long as it is seen: another's coming may end it before this. */
    @Column(name = "planned_until")
    private Instant plannedUntil;

    @Column(name = "placed_by")
    private Long placedBy;

    /** By {@code kill_pkey}. */
    @Formula("exists (select 1 from kill k where k.article_id = article_id)")
    private boolean killed;

    protected Banner() {}

    /**
     * Lets a line stand from an instant on, until its end or until the next one that is already planned. One that stands
     * by then gives way to it, and has its time back if it is called off.
     *
     * @param from now, or an instant to come
     * @param article the number of the story that it leads to, while readers can read that; or null
     * @param seen the banners that this person knows to give way: what stood when they looked, and those that were told
     * @throws Refused unless they may launch the paper's front
     * @throws Taken when another one has been placed meanwhile, or one that is to come would be cut short
     * @throws Invalid naming {@code words}, {@code story}, {@code from} or {@code until}
     * @throws Conflict when another one begins at that very instant
     */
    public static Banner place(
            Actor by, Instant now, Instant from, Instant until, String words, Long article, Collection<Long> seen) {
        ListRights.mustLaunch(by, null, WHAT);
        Banner banner = new Banner();
        banner.words = Input.requiredLine("words", "The line", words, LONGEST);
        banner.articleId = known(article);
        mustFit(now, from, until);
        lock();
        clearKilled(now);
        mustBeKnown(findStanding(now), seen, now);
        Optional<Banner> before = findStanding(from);
        if (before.isPresent() && before.get().visibleFrom.equals(from)) {
            throw new Conflict("Another line begins at that very instant: “%s”.".formatted(before.get().words));
        }
        mustBeKnown(before, seen, now);
        before.ifPresent(other -> other.giveWayAt(from));
        banner.visibleFrom = from;
        banner.plannedUntil = until;
        banner.visibleUntil = untilNext(from, until);
        banner.placedBy = by.id();
        banner.persist();
        banner.tell("place banner", by, now);
        return banner;
    }

    private static void mustBeKnown(Optional<Banner> other, Collection<Long> seen, Instant now) {
        if (other.isPresent() && !seen.contains(other.get().id)) {
            throw new Taken(other.get(), now);
        }
    }

    /** Ends it now; one that nobody has seen yet is gone. */
    public static Banner takeDown(Actor by, Instant now, long id) {
        ListRights.mustLaunch(by, null, WHAT);
        lock();
        Banner banner = Banner.<Banner>findByIdOptional(id)
                .filter(found -> !found.killed)
                .orElseThrow(() -> new Missing("There is no line %d any more.".formatted(id)));
        if (!banner.visibleUntil.isAfter(now)) {
            throw new Conflict("“%s” is down already.".formatted(banner.words));
        }
        banner.tell("take banner down", by, now);
        banner.end(now);
        return banner;
    }

    private void end(Instant now) {
        if (visibleFrom.isBefore(now)) {
            visibleUntil = now;
            plannedUntil = now;
        } else {
            delete();
            find("visibleUntil = ?1 and plannedUntil > visibleUntil", visibleFrom)
                    .<Banner>firstResultOptional()
                    .ifPresent(before -> before.visibleUntil = untilNext(visibleFrom, before.plannedUntil));
        }
    }

    private void giveWayAt(Instant instant) {
        // One that a node of before placed does not say what its own end was.
        plannedUntil = plannedUntil == null ? visibleUntil : plannedUntil;
        visibleUntil = instant;
    }

    /** The end of one that is seen from an instant on: its own, or where the next one begins. */
    private static Instant untilNext(Instant from, Instant until) {
        return findNext(from)
                .map(Banner::visibleFrom)
                .filter(next -> next.isBefore(until))
                .orElse(until);
    }

    /** What went with its story leaves its time to others. Indexes {@code banner_until} and {@code kill_pkey}. */
    private static void clearKilled(Instant now) {
        Banner.<Banner>list("visibleUntil > ?1 and killed", now).forEach(banner -> banner.end(now));
    }

    public static boolean mayBePlacedBy(Actor by) {
        return ListRights.mayLaunch(by, null);
    }

    /** What stands at an instant, by the constraint's index. */
    public static Optional<Banner> findStanding(Instant at) {
        return find("visibleFrom <= ?1 and visibleUntil > ?1 and not killed", at)
                .firstResultOptional();
    }

    /** Soonest first. Index {@code banner_from}. */
    public static List<Banner> listComing(Instant after, int most) {
        return find("visibleFrom > ?1 and not killed order by visibleFrom", after)
                .page(0, most)
                .list();
    }

    /** Those that are over, newest first. Index {@code banner_from}. */
    public static List<Banner> listPast(Instant at, int most) {
        return find("visibleFrom <= ?1 and visibleUntil <= ?1 and not killed order by visibleFrom desc", at)
                .page(0, most)
                .list();
    }

    private static Optional<Banner> findNext(Instant after) {
        return listComing(after, 1).stream().findFirst();
    }

    public String words() {
        return words;
    }

    /** Null when it leads nowhere. */
    public Long articleId() {
        return articleId;
    }

    public Instant visibleFrom() {
        return visibleFrom;
    }

    public Instant visibleUntil() {
        return visibleUntil;
    }

    public long placedBy() {
        return placedBy;
    }

    private static void mustFit(Instant now, Instant from, Instant until) {
        if (from.isBefore(now)) {
            throw new Invalid("from", "Readers cannot be told in the past.");
        }
        if (!until.isAfter(from)) {
            throw new Invalid("until", "It would end before it begins.");
        }
        if (until.isAfter(from.plus(LONGEST_TIME))) {
            throw new Invalid("until", "A line stands for %d hours at most.".formatted(LONGEST_TIME.toHours()));
        }
    }

    private static Long known(Long article) {
        if (article == null) {
            return null;
        }
        Object killed = getEntityManager()
                .createNativeQuery("select killed_at is not null from article where id = :id", Boolean.class)
                .setParameter("id", article)
                .getSingleResultOrNull();
        if (killed == null) {
            throw new Invalid("story", "There is no story %d.".formatted(article));
        }
        if ((Boolean) killed) {
            throw new Invalid("story", "Story %d was killed: nothing leads to it any more.".formatted(article));
        }
        return article;
    }

    /** One after the other: what two people place at once must not be decided by the constraint. */
    private static void lock() {
        getEntityManager()
                .createNativeQuery("lock table banner in share row exclusive mode")
                .executeUpdate();
    }

    private void tell(String verb, Actor by, Instant now) {
        AuditEvent.record(
                by,
                now,
                verb,
                articleId,
                Map.of("words", words, "from", visibleFrom.toString(), "until", visibleUntil.toString()));
        Outbox.announce(verb, List.of(Key.BANNER), now);
    }

    /** Another line has been placed since this person looked, or one that is to come would not stand as it was planned. */
    public static final class Taken extends Conflict {
        private static final long serialVersionUID = 1L;

        private final transient Banner standing;

        Taken(Banner standing, Instant now) {
            super((standing.visibleFrom.isAfter(now)
                            ? "Another line is to stand there by then, and would end where yours begins: “%s”."
                            : "Another line stands there by now: “%s”.")
                    .formatted(standing.words));
            this.standing = standing;
        }

        public Banner standing() {
            return standing;
        }
    }
}
