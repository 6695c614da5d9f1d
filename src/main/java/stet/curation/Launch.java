package stet.curation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import stet.people.Actor;

/** The arrangement of a list that readers see for a time. */
@Entity
public class Launch extends Shown {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "list_id")
    private CuratedList list;

    @ElementCollection
    @BatchSize(size = 50)
    @CollectionTable(name = "placement", joinColumns = @JoinColumn(name = "launch_id"))
    @OrderBy("position")
    private List<Placement> placements = new ArrayList<>();

    @ElementCollection
    @BatchSize(size = 50)
    @CollectionTable(name = "launch_hidden", joinColumns = @JoinColumn(name = "launch_id"))
    @Column(name = "article_id")
    private Set<Long> hidden = new HashSet<>();

    protected Launch() {}

    Launch(CuratedList list, Instant from, Instant until, Actor by, Lineup lineup) {
        super(from, until, by);
        this.list = list;
        placements.addAll(lineup.placements());
        hidden.addAll(lineup.hidden());
    }

    /**
     * A list at an instant.
     *
     * @param seen what readers see of it then, or null
     * @param next when they see the next launch, or null
     */
    record Around(Launch seen, Instant next) {}

    /** Of some lists, in two statements. Index of the exclusion constraint. */
    static Function<CuratedList, Around> around(Collection<Long> lists, Instant at) {
        Map<Long, Launch> seen = byList(listVisible(lists, at));
        Map<Long, Instant> next = getEntityManager()
                .createQuery("""
                        select l.list.id, min(l.visibleFrom) from Launch l
                        where l.list.id in :lists and l.visibleFrom > :at group by l.list.id""", Object[].class)
                .setParameter("lists", lists)
                .setParameter("at", at)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Instant) row[1]));
        return list -> new Around(seen.get(list.id), next.get(list.id));
    }

    private static Map<Long, Launch> byList(List<Launch> launches) {
        return launches.stream().collect(Collectors.toMap(Launch::listId, Function.identity()));
    }

    /** Of some lists those that begin at an instant, by list. Index of the exclusion constraint. */
    static Map<Long, Launch> beginning(Collection<Long> lists, Instant at) {
        return byList(list("list.id in ?1 and visibleFrom = ?2", lists, at));
    }

    /** Of some lists those that end at an instant, by list. Index {@code launch_until}. */
    static Map<Long, Launch> ending(Collection<Long> lists, Instant at) {
        return byList(list("list.id in ?1 and visibleUntil = ?2", lists, at));
    }

    /** The last that had begun before this one did. */
    Optional<Launch> findPrevious() {
        return find("list = ?1 and visibleFrom < ?2 order by visibleFrom desc", list, visibleFrom())
                .firstResultOptional();
    }

    /** What readers see of each list at an instant and what is planned after it, by list. Index {@code launch_until}. */
    public static Map<Long, List<Launch>> listFrom(Instant at) {
        List<Launch> launches = list("visibleUntil is null or visibleUntil > ?1 order by visibleFrom", at);
        return launches.stream().collect(Collectors.groupingBy(launch -> launch.list.id));
    }

    /** Those of a list, newest first. */
    static List<Launch> listOf(CuratedList list, int most) {
        return find("list = ?1 order by visibleFrom desc", list).page(0, most).list();
    }

    /**
     * The last that was launched, or is to come, of each of a front's lists, by list. Index of the exclusion constraint,
     * for each of them.
     */
    static Map<Long, Launch> lastOfFront(long front) {
        List<Launch> last = list("""
                from Launch l where l.list.frontId = ?1 and l.visibleFrom =
                    (select max(x.visibleFrom) from Launch x where x.list = l.list)""", front);
        return byList(last);
    }

    /** What readers see of some lists at an instant. Index of the exclusion constraint. */
    public static List<Launch> listVisible(Collection<Long> lists, Instant at) {
        return list("list.id in ?1 and visibleFrom <= ?2 and (visibleUntil is null or visibleUntil > ?2)", lists, at);
    }

    /** What readers see of some lists at an instant, by list; none of those that were not launched by then. */
    static Map<Long, Lineup> lineups(List<CuratedList> lists, Instant at) {
        return listVisible(lists.stream().map(list -> list.id).toList(), at).stream()
                .collect(Collectors.toMap(Launch::listId, Lineup::of));
    }

    /** The numbers of the launches of some lists that no reader has seen. Index of the exclusion constraint. */
    static List<Long> idsToCome(Collection<Long> lists, Instant now) {
        return find("select l.id from Launch l where l.list.id in ?1 and l.visibleFrom >= ?2", lists, now)
                .project(Long.class)
                .list();
    }

    public long listId() {
        return list.id;
    }

    boolean isOf(CuratedList other) {
        return list.id.equals(other.id);
    }

    public Set<Long> hidden() {
        return Set.copyOf(hidden);
    }

    @Override
    public int size() {
        return placements.size();
    }

    public List<Placement> placements() {
        return List.copyOf(placements);
    }
}
