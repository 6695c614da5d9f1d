package stet.curation;

import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.SQLRestriction;
import stet.audit.AuditEvent;
import stet.media.Image;
import stet.media.ImageUse;
import stet.outbox.Key;
import stet.outbox.Outbox;
import stet.people.Actor;
import stet.people.Refused;
import stet.taxonomy.Section;
import stet.web.Conflict;
import stet.web.Invalid;
import stet.web.Missing;

/**
 * A list that editors arrange. What readers see of it at an instant is the {@link Launch} of that instant; what its
 * editors line up for the next one is its {@link Lineup}, see {@link ArrangedList}.
 */
@Entity
@Table(name = "curated_list")
@SQLRestriction("ended_at is null")
public class CuratedList extends ArrangedList {
    protected CuratedList() {}

    private CuratedList(Definition definition, Long section) {
        super(definition, section);
    }

    /** A new list, of the whole paper when {@code section} is null. */
    public static CuratedList define(Definition definition, Long section) {
        CuratedList list = new CuratedList(definition, section);
        list.persist();
        return list;
    }

    /** The list of a block of a front: launched with it, and its own editors'. */
    static CuratedList ofFront(ArrangedFront front, Block block) {
        CuratedList list = define(block.definition(), front.sectionId());
        list.belongTo(front);
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
                        from curated_list l where l.key = :key and l.ended_at is null""", String.class)
                .setParameter("key", key)
                .setParameter("now", now)
                .getSingleResultOrNull();
        if (mark == null) {
            throw new Missing("There is no list “%s”.".formatted(key));
        }
        return (String) mark;
    }

    /**
     * Whether the line-up is something else than what was launched last.
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
            throw new Refused("change what the list “%s” is".formatted(name()));
        }
        lock();
        Definition former = definition();
        if (!seen.equals(former)) {
            throw new Conflict("Somebody changed the list: it is “%s” now, with %d places, filled with %s."
                    .formatted(former.name(), former.size(), former.rule().label()));
        }
        if (wanted.equals(former)) {
            return;
        }
        if (wanted.size() != former.size() || wanted.rule() != former.rule()) {
            Redefinition.remember(id, former, now);
        }
        outdate();
        become(wanted);
        AuditEvent.record(
                by,
                now,
                "redefine list",
                null,
                Map.of("list", key(), "from", former.inWords(), "to", wanted.inWords()));
        announce("redefine list", now);
    }

    /** A topic's is whoever's may launch it; a block of a front is what its front's plan says. */
    public boolean mayBeDefinedBy(Actor by) {
        return tagId() == null ? frontId() == null && ListRights.mayDefine(by) : mayBeLaunchedBy(by);
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
        mustBe(seen);
        return launch(by, now, from, lineup());
    }

    /**
     * Lets readers see again what they saw of a launch that is over, as a new launch from now on. The line-up follows,
     * unless there is something in it that was never launched: then it stays.
     *
     * @param seen the version that this person had before them
     * @return whether the line-up is that of the launch now
     * @throws Refused unless it is theirs to launch
     * @throws Stale when the line-up has changed since, or somebody has restored a launch
     * @throws Conflict when the launch is not over
     */
    public boolean restore(Actor by, Instant now, long launchId, int seen) {
        mustBeLaunchedBy(by);
        lock();
        mustBe(seen);
        Launch past = launch(launchId);
        past.mustBeOver(now);
        Lineup then = Lineup.of(past);
        boolean follows = !hasChangesSince(launches(1).get(0));
        if (follows) {
            returnTo(by, now, then);
        }
        if (seen == version()) {
            outdate();
        }
        launch(by, now, now, then);
        return follows;
    }

    private void mustBe(int seen) {
        if (seen != version()) {
            throw new Stale("“%s”".formatted(name()), version() - seen);
        }
    }

    private Launch launch(long launchId) {
        return Launch.<Launch>findByIdOptional(launchId)
                .filter(found -> found.isOf(this))
                .orElseThrow(() -> new Missing("“%s” has no launch %d.".formatted(name(), launchId)));
    }

    /**
     * Calls off a launch that has not come yet: what readers would have seen before it stays until the one after it.
     *
     * @throws Conflict when it has begun, or comes with the front that the list is a block of
     */
    public void callOff(Actor by, Instant now, long launchId) {
        mustBeLaunchedBy(by);
        lock();
        Launch launch = launch(launchId);
        launch.mustBeToCome(now);
        mustNotComeWithFront(launch);
        callOff(by, now, launch, launch.findPrevious());
    }

    private void mustNotComeWithFront(Launch launch) {
        if (frontId() != null
                && FrontLaunch.findOf(frontId(), launch.visibleFrom())
                        .filter(front -> front.plan().find(key()).isPresent())
                        .isPresent()) {
            throw new Conflict("That launch comes with the front “%s”: call off the launch of the front."
                    .formatted(sectionId() == null ? "Home" : Section.<Section>findById(sectionId()).name));
        }
    }

    /** Its row is locked. */
    void callOff(Actor by, Instant now, Launch launch, Optional<Launch> previous) {
        launch.giveWayTo(previous);
        AuditEvent.record(
                by,
                now,
                "call off launch",
                null,
                Map.of("list", key(), "from", launch.visibleFrom().toString()));
        Image.release(ImageUse.Kind.PLACEMENT, List.of(launch.id));
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

    /** What the front's editors call it, and want of it; a list that is not a front's own stays. Its row is locked. */
    void follow(Block block) {
        if (frontId() != null) {
            become(block.definition());
        }
    }

    /** It is the list of that topic, and called after it. */
    void belongTo(long tag, String topic) {
        lock();
        belongTo(tag);
        become(new Definition(
                TopicList.key(tag),
                TopicList.name(topic),
                definition().size(),
                definition().rule()));
        getEntityManager().flush();
    }

    /**
     * It ends with its topic, for good.
     *
     * @return what is no more, as announcements call it
     */
    String end(Actor by, Instant now) {
        lock();
        Ended.list(this, by, now);
        AuditEvent.record(by, now, "end list", null, Map.of("list", key(), "name", name()));
        return Key.list(key());
    }

    /**
     * Launches a line-up with its front, unless readers would see just that then. Its row is locked.
     *
     * @param held whether it is launched all the same: what the list shows by itself until then may become another
     */
    void launchWithFront(Actor by, Instant now, Instant from, Lineup wanted, boolean held, Launch.Around around) {
        Optional<Launch> coming = Optional.ofNullable(around.seen());
        boolean begins =
                coming.filter(launch -> launch.visibleFrom().equals(from)).isPresent();
        boolean same = coming.map(Lineup::of).orElse(Lineup.EMPTY).showsAs(wanted);
        if (!same || held && !begins) {
            launch(by, now, from, wanted, around);
        }
    }

    private Launch launch(Actor by, Instant now, Instant from, Lineup wanted) {
        return launch(by, now, from, wanted, Launch.around(List.of(id), from).apply(this));
    }

    private Launch launch(Actor by, Instant now, Instant from, Lineup wanted, Launch.Around around) {
        if (from.isBefore(now)) {
            throw new Invalid("from", "A list cannot be launched in the past.");
        }
        if (around.seen() != null) {
            if (around.seen().visibleFrom().equals(from)) {
                throw new Conflict("Another arrangement of this list begins at that very instant.");
            }
            around.seen().endAt(from);
        }
        Launch launch = new Launch(this, from, around.next(), by, wanted);
        launch.persist();
        if (!wanted.images().isEmpty()) {
            Image.use(ImageUse.Kind.PLACEMENT, launch.id, wanted.images());
        }
        AuditEvent.record(by, now, "launch", null, Map.of("list", key(), "from", from.toString()));
        announce("launch", now);
        return launch;
    }

    private void announce(String verb, Instant now) {
        Outbox.announce(verb, List.of(Key.list(key())), now);
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
