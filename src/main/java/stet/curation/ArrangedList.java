package stet.curation;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import stet.media.Image;
import stet.media.ImageUse;
import stet.people.Actor;
import stet.people.Refused;
import stet.web.Conflict;
import stet.web.Invalid;
import stet.web.Missing;

/**
 * A list as its editors arrange it: what it is, its {@link Lineup}, and every change to that. Readers see nothing of it
 * before it is launched.
 */
@MappedSuperclass
public abstract class ArrangedList extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    private String key;
    private String name;

    @Column(name = "section_id")
    private Long sectionId;

    private int size;

    @Enumerated(EnumType.STRING)
    private Rule rule;

    @JdbcTypeCode(SqlTypes.JSON)
    private String lineup;

    private int version;

    @Column(name = "front_id")
    private Long frontId;

    @Column(name = "tag_id")
    private Long tagId;

    ArrangedList() {}

    /** A new one, of the whole paper when {@code section} is null. */
    ArrangedList(Definition definition, Long section) {
        become(definition);
        this.sectionId = section;
        this.lineup = LineupJson.write(Lineup.EMPTY);
    }

    String key() {
        return key;
    }

    String name() {
        return name;
    }

    public Definition definition() {
        return new Definition(key, name, size, rule);
    }

    /** It is this from now on. */
    final void become(Definition wanted) {
        key = wanted.key();
        name = wanted.name();
        size = wanted.size();
        rule = wanted.rule();
    }

    /** Whoever has it on their screen is behind. */
    void outdate() {
        version++;
    }

    /** It is a block of that front from now on. */
    void belongTo(ArrangedFront front) {
        frontId = front.id;
    }

    /** It is the list of that topic from now on. */
    void belongTo(long tag) {
        tagId = tag;
    }

    /** Null for a list of the whole paper. */
    public Long sectionId() {
        return sectionId;
    }

    public Lineup lineup() {
        return LineupJson.lineup(lineup);
    }

    /** The front that it is a block of, or null. */
    public Long frontId() {
        return frontId;
    }

    /** The topic whose own it is, or null. */
    public Long tagId() {
        return tagId;
    }

    /** How many changes its line-up has seen. */
    public int version() {
        return version;
    }

    /** What was changed after a version, in order. Primary key of {@code lineup_change}. */
    public List<LineupChange> changesSince(int seen) {
        return LineupChange.listSince(id, seen);
    }

    /**
     * Takes a story from this list into another, with its words and times: both change or none. Its pin stays behind, as
     * positions mean something else there.
     *
     * @param seen the version of this list that the person had before them
     * @param to another list
     * @param seenThere the version of the other that they had before them
     * @param before the story there before which it goes, or null for the last place
     * @throws Refused when one of the two is not theirs to arrange
     * @throws Collision when somebody else changed the story's place in one of them since
     * @throws Invalid when the story is not in this list any more
     */
    public void carry(Actor by, Instant now, long article, int seen, ArrangedList to, int seenThere, Long before) {
        if (id.equals(to.id)) {
            throw new Invalid("to", "The story is in that block already.");
        }
        mustBeArrangedBy(by);
        to.mustBeArrangedBy(by);
        // In the order of all launches, so that nobody waits in a circle.
        (id < to.id ? List.of(this, to) : List.of(to, this)).forEach(ArrangedList::lock);
        Spot spot = lineup().find(article)
                .orElseThrow(() -> new Invalid("article", "The story is not in that block any more."));
        to.change(by, now, seenThere, new Change.Place(article, before));
        if (spot.from() != null || spot.until() != null) {
            to.change(by, now, seenThere, new Change.Show(article, spot.from(), spot.until()));
        }
        if (spot.isItsOwn()) {
            Change said = new Change.Say(
                    article, spot.headline(), spot.standfirst(), spot.kicker(), spot.image(), spot.unfolding());
            to.change(by, now, seenThere, said);
        }
        change(by, now, seen, new Change.Remove(article));
    }

    /**
     * Places a story that a rule brought where it stands, and keeps it there: both changes or none.
     *
     * @throws Invalid when another story is kept there by now
     */
    public void keep(Actor by, Instant now, int seen, long article, int position) {
        change(by, now, seen, new Change.Place(article, null));
        change(by, now, seen, new Change.Pin(article, position));
    }

    /**
     * Makes a change to the line-up, which readers do not see yet. Others may have changed it since {@code seen}: what
     * does not collide with theirs is made on top of it.
     *
     * @param seen the version that this person had before them
     * @throws Refused when this list is not theirs to arrange
     * @throws Collision when somebody else changed the same side of the same story since
     * @throws Invalid when it cannot be done to the line-up as it is now
     */
    public void change(Actor by, Instant now, int seen, Change change) {
        mustBeArrangedBy(by);
        lock();
        if (seen < 0 || seen > version) {
            throw new Invalid("version", "The list has not reached version %d yet.".formatted(seen));
        }
        changesSince(seen).stream()
                .filter(earlier -> earlier.personId() != by.id() && change.collidesWith(earlier.change()))
                .reduce((one, last) -> last)
                .ifPresent(last -> {
                    throw new Collision(last);
                });
        make(by, now, change);
    }

    private void make(Actor by, Instant now, Change change) {
        replace(change.to(lineup()));
        new LineupChange(id, version, change, by.id(), now).persist();
    }

    /** The line-up becomes what it was, by changes that others collide with. Its row is locked. */
    void returnTo(Actor by, Instant now, Lineup then) {
        WayBack.of(lineup(), then).forEach(change -> make(by, now, change));
    }

    /** Whoever has the line-up before it on their screen is behind. */
    void replace(Lineup other) {
        if (!other.images().equals(lineup().images())) {
            Image.use(ImageUse.Kind.LINEUP, id, other.images());
        }
        if (!lineup().parts().containsAll(other.parts())) {
            Image.frame(other.parts());
        }
        lineup = LineupJson.write(other);
        version++;
    }

    /** Changes and launches of one list take turns; the exclusion constraint stays the law. */
    void lock() {
        // A second change of one transaction is made on top of the first: what is not written yet would be lost.
        Panache.getEntityManager().flush();
        try {
            Panache.getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
        } catch (EntityNotFoundException e) {
            throw new Missing("The list “%s” has ended, with what it belonged to.".formatted(name));
        }
    }

    public boolean mayBeArrangedBy(Actor by) {
        return ListRights.mayArrange(by, sectionId);
    }

    /** A topic's is every editor's to launch, as the topic is theirs to look after. */
    public boolean mayBeLaunchedBy(Actor by) {
        return tagId == null ? ListRights.mayLaunch(by, sectionId) : mayBeArrangedBy(by);
    }

    void mustBeArrangedBy(Actor by) {
        ListRights.mustArrange(by, sectionId, "the list “%s”".formatted(name));
    }

    void mustBeLaunchedBy(Actor by) {
        if (!mayBeLaunchedBy(by)) {
            throw new Refused("launch the list “%s”".formatted(name));
        }
    }

    /** Somebody else changed the same thing first: what they did is told, and it is for the person to decide. */
    public static final class Collision extends Conflict {
        private static final long serialVersionUID = 1L;

        private final transient LineupChange theirs;

        Collision(LineupChange theirs) {
            super("Somebody else has just changed this story’s place, time or words in the list.");
            this.theirs = theirs;
        }

        public LineupChange theirs() {
            return theirs;
        }
    }
}
