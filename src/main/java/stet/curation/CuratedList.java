package stet.curation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import stet.audit.AuditEvent;
import stet.outbox.Outbox;
import stet.people.Actor;
import stet.people.Refused;
import stet.web.Conflict;
import stet.web.Invalid;
import stet.web.Missing;

/**
 * A list that editors arrange. What readers see of it at an instant is the {@link Launch} of that instant; what its
 * editors line up for the next one is its {@link Lineup}.
 */
@Entity
@Table(name = "curated_list")
public class CuratedList extends PanacheEntityBase {
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

    protected CuratedList() {}

    /** A new list, of the whole paper when {@code section} is null. */
    public static CuratedList define(Definition definition, Long section) {
        CuratedList list = new CuratedList();
        list.key = definition.key();
        list.name = definition.name();
        list.size = definition.size();
        list.rule = definition.rule();
        list.sectionId = section;
        list.lineup = LineupJson.write(Lineup.EMPTY);
        list.persist();
        return list;
    }

    /** The list of a block of a front: launched with it, and its own editors'. */
    static CuratedList ofFront(Front front, Block block) {
        CuratedList list = define(block.definition(), front.sectionId());
        list.frontId = front.id;
        return list;
    }

    public static Optional<CuratedList> findByKey(String key) {
        return find("key", key).firstResultOptional();
    }

    /** @throws Missing when there is no such list */
    public static CuratedList get(String key) {
        return findByKey(key).orElseThrow(() -> new Missing("There is no list “%s”.".formatted(key)));
    }

    /** Those that stand for themselves; blocks of fronts are found on their front. */
    public static List<CuratedList> listByName() {
        return list("frontId is null order by name, id");
    }

    public static List<CuratedList> listByKeys(List<String> keys) {
        return list("key in ?1", keys);
    }

    static List<CuratedList> listOfFront(long front) {
        return list("frontId = ?1 order by id", front);
    }

    /** In one order, so that two launches of a front wait for each other and do not lock each other out. */
    static List<CuratedList> lockOfFront(long front) {
        return find("frontId = ?1 order by id", front)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    public Definition definition() {
        return new Definition(key, name, size, rule);
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

    /** The stories that were taken out last and are not back, the latest first. */
    public List<Long> recentlyRemoved() {
        return Removed.lastOf(List.of(this)).stream().map(Removed::article).toList();
    }

    /** The launches that were and those to come, newest first. */
    public List<Launch> launches(int most) {
        return Launch.listOf(this, most);
    }

    /**
     * Something that is another text once its line-up or its launches have become others, by the passing of time too:
     * for pages that are open. By the key, and the index of the exclusion constraint.
     *
     * @throws Missing when there is no such list
     */
    public static String markOf(String key, Instant now) {
        Object mark = getEntityManager()
                .createNativeQuery("""
                        select l.version || '.' || coalesce((
                            select string_agg(cast(x.id as text), '-' order by x.id) from launch x
                            where x.list_id = l.id
                                and tstzrange(x.visible_from, x.visible_until) && tstzrange(:now, null)), '')
                        from curated_list l where l.key = :key""", String.class)
                .setParameter("key", key)
                .setParameter("now", now)
                .getSingleResultOrNull();
        if (mark == null) {
            throw new Missing("There is no list “%s”.".formatted(key));
        }
        return (String) mark;
    }

    public Optional<Launch> visibleAt(Instant at) {
        return Launch.findVisible(id, at);
    }

    /** Whether the line-up is something else than what was launched last. */
    public boolean hasChangesNotLaunched() {
        return hasChangesSince(launches(1).stream().findFirst().orElse(null));
    }

    /**
     * The same, for whoever has its launches at hand.
     *
     * @param last its last launch, or null when there was none
     */
    public boolean hasChangesSince(Launch last) {
        return !(last == null ? Lineup.EMPTY : Lineup.of(last)).showsAs(lineup());
    }

    /**
     * Gives it another name, size or rule, for readers from this instant on; pages of the past keep what they had.
     *
     * @param seen what it was when somebody wanted it otherwise
     * @throws Refused when that is not theirs to say
     * @throws Conflict when it is something else by now
     */
    public void redefine(Actor by, Instant now, Definition seen, Definition wanted) {
        if (!mayBeDefinedBy(by)) {
            throw new Refused("change what the list “%s” is".formatted(name));
        }
        lock();
        Definition former = definition();
        if (!seen.equals(former)) {
            throw new Conflict("Somebody changed the list: it is “%s” now, with %d places, filled with %s."
                    .formatted(name, size, rule.label()));
        }
        if (wanted.equals(former)) {
            return;
        }
        if (wanted.size() != size || wanted.rule() != rule) {
            Redefinition.remember(id, former, now);
        }
        // Whoever has it on their screen is behind.
        version++;
        name = wanted.name();
        size = wanted.size();
        rule = wanted.rule();
        AuditEvent.record(
                by, now, "redefine list", null, Map.of("list", key, "from", former.inWords(), "to", wanted.inWords()));
        announce("redefine list", now);
    }

    /** A topic's is whoever's may launch it; a block of a front is what its front's plan says. */
    public boolean mayBeDefinedBy(Actor by) {
        return tagId == null ? frontId == null && ListRights.mayDefine(by) : mayBeLaunchedBy(by);
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
    public void carry(Actor by, Instant now, long article, int seen, CuratedList to, int seenThere, Long before) {
        if (id.equals(to.id)) {
            throw new Invalid("to", "The story is in that block already.");
        }
        mustBeArrangedBy(by);
        to.mustBeArrangedBy(by);
        // In the order of all launches, so that nobody waits in a circle.
        (id < to.id ? List.of(this, to) : List.of(to, this)).forEach(CuratedList::lock);
        Spot spot = lineup().find(article)
                .orElseThrow(
                        () -> new Invalid("article", "Story %d is not in that block any more.".formatted(article)));
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
        Lineup changed = change.to(lineup());
        version++;
        lineup = LineupJson.write(changed);
        new LineupChange(id, version, change, by.id(), now).persist();
    }

    /**
     * Puts the line-up before readers from an instant on, until the next launch that is already planned. The one that
     * readers would have seen then ends there; nothing before {@code from} changes.
     *
     * @param seen the version that this person had before them: what they saw is what is launched
     * @param from now, or an instant to come
     * @throws Refused unless it is theirs to launch
     * @throws Stale when the line-up has changed since
     * @throws Invalid when {@code from} is past
     * @throws Conflict when another launch begins at that very instant
     */
    public Launch launch(Actor by, Instant now, Instant from, int seen) {
        mustBeLaunchedBy(by);
        lock();
        if (seen != version) {
            throw new Stale("“%s”".formatted(name), version - seen);
        }
        return launch(by, now, from, lineup());
    }

    /**
     * Lets readers see again what they saw before the present launch, as a new launch from now on; the line-up follows.
     *
     * @throws Conflict when there was nothing before
     */
    public Launch restorePrevious(Actor by, Instant now) {
        mustBeLaunchedBy(by);
        lock();
        Launch previous = Launch.findVisible(id, now)
                .flatMap(Launch::findPrevious)
                .orElseThrow(() -> new Conflict("“%s” had no launch before this one.".formatted(name)));
        Lineup before = Lineup.of(previous);
        replace(before);
        return launch(by, now, now, before);
    }

    /**
     * Calls off a launch that has not come yet: what readers would have seen before it stays until the one after it.
     *
     * @throws Conflict when it has begun
     */
    public void callOff(Actor by, Instant now, long launchId) {
        mustBeLaunchedBy(by);
        lock();
        Launch launch = Launch.<Launch>findByIdOptional(launchId)
                .filter(found -> found.isOf(this))
                .orElseThrow(() -> new Missing("“%s” has no launch %d.".formatted(name, launchId)));
        launch.mustBeToCome(now);
        callOff(by, now, launch);
    }

    private void callOff(Actor by, Instant now, Launch launch) {
        launch.giveWayTo(launch.findPrevious());
        AuditEvent.record(
                by,
                now,
                "call off launch",
                null,
                Map.of("list", key, "from", launch.visibleFrom().toString()));
        launch.delete();
        announce("call off launch", now);
    }

    /** For whoever has no line-up to look at, as the demo's loader: the line-up becomes what is launched. */
    public Launch launchAs(Actor by, Instant now, Instant from, Lineup wanted) {
        mustBeLaunchedBy(by);
        lock();
        replace(wanted);
        return launch(by, now, from, wanted);
    }

    /** What the front's editors call it, and want of it; a list that is not a front's own stays as it is. */
    void follow(Block block) {
        if (frontId != null) {
            Definition wanted = block.definition();
            name = wanted.name();
            size = wanted.size();
            rule = wanted.rule();
        }
    }

    /** It is the list of that topic, and called after it. */
    void belongTo(long tag, String topic) {
        lock();
        tagId = tag;
        key = TopicList.key(tag);
        name = TopicList.name(topic);
        getEntityManager().flush();
    }

    /**
     * It ends with its topic, for good.
     *
     * @return what is no more, as announcements call it
     */
    String end(Actor by, Instant now) {
        lock();
        Ended.lists(List.of(this), by, now);
        AuditEvent.record(by, now, "end list", null, Map.of("list", key, "name", name));
        return "list:" + key;
    }

    /** Launches the line-up with its front, unless readers would see just that then. Its row is locked. */
    void launchIfOther(Actor by, Instant now, Instant from) {
        Lineup coming = Launch.findVisible(id, from).map(Lineup::of).orElse(Lineup.EMPTY);
        if (!coming.showsAs(lineup())) {
            launch(by, now, from, lineup());
        }
    }

    /** The line-up becomes what readers saw just before an instant. Its row is locked. */
    void returnToBefore(Instant instant) {
        replace(Launch.findVisible(id, instant.minus(1, ChronoUnit.MICROS))
                .map(Lineup::of)
                .orElse(Lineup.EMPTY));
    }

    /** Calls off the launch that was to come at an instant, if there is one. Its row is locked. */
    void callOffAt(Actor by, Instant now, Instant instant) {
        Launch.findVisible(id, instant)
                .filter(launch -> launch.visibleFrom().equals(instant))
                .ifPresent(launch -> callOff(by, now, launch));
    }

    /** A line-up that came at once and not by changes: whoever has the one before it on their screen is behind. */
    private void replace(Lineup other) {
        lineup = LineupJson.write(other);
        version++;
    }

    private Launch launch(Actor by, Instant now, Instant from, Lineup wanted) {
        if (from.isBefore(now)) {
            throw new Invalid("from", "A list cannot be launched in the past.");
        }
        Optional<Launch> current = Launch.findVisible(id, from);
        Instant until = Launch.findNext(id, from).map(Launch::visibleFrom).orElse(null);
        if (current.isPresent() && current.get().visibleFrom().equals(from)) {
            throw new Conflict("Another arrangement of this list begins at that very instant.");
        }
        current.ifPresent(before -> before.endAt(from));
        Launch launch = new Launch(this, from, until, by, wanted);
        launch.persist();
        AuditEvent.record(by, now, "launch", null, Map.of("list", key, "from", from.toString()));
        announce("launch", now);
        return launch;
    }

    private void announce(String verb, Instant now) {
        Outbox.announce(verb, List.of("list:" + key), now);
    }

    /** Changes and launches of one list take turns; the exclusion constraint stays the law. */
    private void lock() {
        // A second change of one transaction is made on top of the first: what is not written yet would be lost.
        getEntityManager().flush();
        try {
            getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
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

    private void mustBeArrangedBy(Actor by) {
        ListRights.mustArrange(by, sectionId, "the list “%s”".formatted(name));
    }

    private void mustBeLaunchedBy(Actor by) {
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

    /** What was to be launched is not what the person saw. */
    public static final class Stale extends Conflict {
        private static final long serialVersionUID = 1L;

        Stale(String list, int changes) {
            super("%s was changed %s since you saw it. Look at it again before it is launched."
                    .formatted(list, changes == 1 ? "once" : changes + " times"));
        }
    }
}
