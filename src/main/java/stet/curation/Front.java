package stet.curation;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.annotations.SQLRestriction;
import stet.audit.AuditEvent;
import stet.outbox.Key;
import stet.outbox.Outbox;
import stet.people.Actor;
import stet.people.Refused;
import stet.taxonomy.Kept;
import stet.web.Conflict;
import stet.web.Invalid;
import stet.web.Missing;

/**
 * The front of the paper or of a section: an ordered set of blocks, each a list. It arranges itself until somebody
 * launches one that people arranged; what they line up meanwhile is its {@link Plan}, see {@link ArrangedFront}.
 */
@Entity
@SQLRestriction("ended_at is null")
public class Front extends ArrangedFront {
    public static final String HOME = "home";

    protected Front() {}

    /** The key of a section's front. */
    public static String key(long section) {
        return "section-" + section;
    }

    /** Of the whole paper when {@code section} is null; empty where nobody has begun to arrange it. */
    public static Optional<Front> findOf(Long section) {
        return findByKey(section == null ? HOME : key(section));
    }

    /** Empty where nobody has begun to arrange it. */
    public static Optional<Front> findByKey(String key) {
        return find("key", key).firstResultOptional();
    }

    /**
     * The front as somebody's hand takes it over from the rules: its plan is what it shows of itself. A front that
     * somebody has begun to arrange is left as it is.
     *
     * @param section null for the whole paper
     * @param usual what it shows of itself
     * @throws Refused when it is not theirs to arrange
     */
    public static Front begin(Actor by, Instant now, Long section, List<Block> usual) {
        ListRights.mustArrange(by, section, WHAT);
        String wanted = section == null ? HOME : key(section);
        // Two may begin in the same second: the second takes the first's.
        int made = getEntityManager()
                .createNativeQuery("""
                        insert into front (key, section_id) select :key, cast(:section as bigint)
                        where :key = 'home' or exists (select 1 from section where id = :section and ended_at is null)
                        on conflict (key) do nothing""")
                .setParameter("key", wanted)
                .setParameter("section", section)
                .executeUpdate();
        Front front = findOf(section)
                .orElseThrow(() -> new Missing("There is no front “%s”: its section is no more.".formatted(wanted)));
        if (made == 1) {
            List<Block> standing = standing(usual);
            standing.forEach(front::list);
            front.beginWith(new Plan(standing));
            AuditEvent.record(by, now, "begin front", null, Map.of("front", wanted));
        }
        return front;
    }

    /** Of these blocks those whose section is one today; it is merged or deleted only after the transaction. */
    private static List<Block> standing(List<Block> blocks) {
        List<Long> sections =
                blocks.stream().map(Block::section).filter(Objects::nonNull).toList();
        Map<Long, Long> held = Kept.SECTION.hold(sections);
        return blocks.stream()
                .filter(block -> block.section() == null || block.section().equals(held.get(block.section())))
                .toList();
    }

    /**
     * How many changes the front and its lists have seen together: grows with every one, so that whoever launches says
     * with it what they saw.
     */
    public int stamp() {
        return stamp(lists());
    }

    private int stamp(List<CuratedList> own) {
        return version() + own.stream().mapToInt(CuratedList::version).sum();
    }

    /**
     * How it stands.
     *
     * @param stamp as {@link #stamp}
     * @param pending whether its blocks, or the line-up of one of them that is this front's own, are something else than
     *     what was launched last
     */
    public record Standing(int stamp, boolean pending) {}

    /**
     * Both at once. Four statements and the blocks of the last launch, however many blocks there are.
     *
     * @param launches its last, newest first
     */
    public Standing standingSince(List<FrontLaunch> launches) {
        List<CuratedList> own = lists();
        return new Standing(stamp(own), hasChangesSince(launches, own));
    }

    /**
     * Something that is another text once its blocks, the line-ups in them or its launches have become others, by the
     * passing of time too: for pages that are open. Keys, {@code curated_list_front}, and the index of the exclusion
     * constraint.
     *
     * @return the same for every front that nobody has begun to arrange
     */
    public static String markOf(String key, Instant now) {
        Object mark = getEntityManager()
                .createNativeQuery("""
                        select f.version || '.' || coalesce((
                            select sum(l.version) from curated_list l where l.front_id = f.id), 0)
                        || '.' || coalesce((
                            select sum(l.version)
                            from jsonb_array_elements(f.plan) b join curated_list l on l.key = b ->> 'list'
                            where l.front_id is distinct from f.id), 0)
                        || '.' || coalesce((
                            select string_agg(cast(x.id as text), '-' order by x.id) from front_launch x
                            where x.front_id = f.id
                                and tstzrange(x.visible_from, x.visible_until) && tstzrange(:now, null)), '')
                        from front f where f.key = :key""", String.class)
                .setParameter("key", key)
                .setParameter("now", now)
                .getSingleResultOrNull();
        return mark == null ? "by rule" : (String) mark;
    }

    /** Since when readers see what they see at an instant, by front; none for those that arrange themselves. */
    public static Map<String, Instant> visibleSince(Instant at) {
        return FrontLaunch.listVisible(at).stream()
                .collect(Collectors.toMap(launch -> launch.front().key(), FrontLaunch::visibleFrom));
    }

    /** The launches that were and those to come, newest first. */
    public List<FrontLaunch> launches(int most) {
        return FrontLaunch.listOf(this, most);
    }

    private boolean hasChangesSince(List<FrontLaunch> launches, List<CuratedList> own) {
        boolean otherBlocks = launches.stream()
                .findFirst()
                .map(launch -> !launch.plan().equals(plan()))
                .orElse(true);
        if (otherBlocks) {
            return true;
        }
        Plan now = plan();
        Map<Long, Launch> last = Launch.lastOfFront(id);
        return shownIn(now, own).stream().anyMatch(list -> list.hasChangesSince(last.get(list.id)));
    }

    /**
     * It ends with its section, for good, and its lists with it. What readers saw of it is kept.
     *
     * @return what is no more, as announcements call it
     */
    String end(Actor by, Instant now) {
        Ended.front(this, CuratedList.lockOfFront(id), now);
        AuditEvent.record(by, now, "end front", null, Map.of("front", key()));
        return Key.front(key());
    }

    /**
     * Puts the plan and the line-ups of its lists before readers at one instant, all together: nobody ever sees half of
     * it. Readers see them until the next launch that is already planned.
     *
     * @param seen the {@link #stamp} that this person had before them: what they saw is what is launched
     * @param from now, or an instant to come
     * @throws Refused unless it is theirs to launch
     * @throws CuratedList.Stale when something has changed since
     * @throws Invalid when {@code from} is past, or there is no block
     * @throws Conflict when another launch of it begins at that very instant
     */
    public FrontLaunch launch(Actor by, Instant now, Instant from, int seen) {
        mustBeLaunchedBy(by);
        lock();
        List<CuratedList> own = CuratedList.lockOfFront(id);
        mustBe(seen, own);
        return launch(by, now, from, plan(), own, CuratedList::lineup);
    }

    /**
     * Lets readers see again what they saw last of a launch that is over, blocks and lists, as a new launch from now on.
     * The plan and the line-ups follow, unless there is something in them that was never launched: then all of it stays.
     *
     * @param seen the {@link #stamp} that this person had before them
     * @return whether the plan and the line-ups are those of the launch now
     * @throws Refused unless it is theirs to launch
     * @throws CuratedList.Stale when something has changed since, or somebody has restored a launch
     * @throws Conflict when the launch is not over
     */
    public boolean restore(Actor by, Instant now, long launchId, int seen) {
        mustBeLaunchedBy(by);
        lock();
        List<CuratedList> own = CuratedList.lockOfFront(id);
        mustBe(seen, own);
        FrontLaunch past = launch(launchId);
        past.mustBeOver(now);
        Plan then = past.plan().today();
        List<CuratedList> shown = shownIn(then, own);
        Map<Long, Launch> last = Launch.lastOfFront(id);
        boolean follows = !hasChangesSince(launches(1), own)
                && shown.stream().noneMatch(list -> list.hasChangesSince(last.get(list.id)));
        Map<Long, Lineup> lineups = Launch.lineups(shown, past.visibleUntil().minus(1, ChronoUnit.MICROS));
        if (follows) {
            returnTo(by, now, then);
            shown.forEach(list -> list.returnTo(by, now, lineups.getOrDefault(list.id, Lineup.EMPTY)));
        }
        if (seen == stamp(own)) {
            outdate();
        }
        launch(by, now, now, then, own, list -> lineups.getOrDefault(list.id, Lineup.EMPTY));
        return follows;
    }

    private void mustBe(int seen, List<CuratedList> own) {
        int stamp = stamp(own);
        if (seen != stamp) {
            throw new CuratedList.Stale("The front", stamp - seen);
        }
    }

    private FrontLaunch launch(long launchId) {
        return FrontLaunch.<FrontLaunch>findByIdOptional(launchId)
                .filter(found -> found.isOf(this))
                .orElseThrow(() -> new Missing("This front has no launch %d.".formatted(launchId)));
    }

    private static List<Long> ids(List<CuratedList> lists) {
        return lists.stream().map(list -> list.id).toList();
    }

    private static List<CuratedList> shownIn(Plan plan, List<CuratedList> own) {
        return own.stream()
                .filter(list -> plan.find(list.definition().key()).isPresent())
                .toList();
    }

    /**
     * Calls off a launch that has not come yet, and those of the lists that were to come with it.
     *
     * @throws Conflict when it has begun
     */
    public void callOff(Actor by, Instant now, long launchId) {
        mustBeLaunchedBy(by);
        lock();
        List<CuratedList> own = CuratedList.lockOfFront(id);
        FrontLaunch launch = launch(launchId);
        launch.mustBeToCome(now);
        launch.giveWayTo(launch.findPrevious());
        Map<Long, Launch> coming = Launch.beginning(ids(own), launch.visibleFrom());
        Map<Long, Launch> before = Launch.ending(ids(own), launch.visibleFrom());
        own.stream()
                .filter(list -> coming.containsKey(list.id))
                .forEach(list -> list.callOff(by, now, coming.get(list.id), Optional.ofNullable(before.get(list.id))));
        AuditEvent.record(
                by,
                now,
                "call off front",
                null,
                Map.of("front", key(), "from", launch.visibleFrom().toString()));
        launch.delete();
        announce("call off front", now);
    }

    private FrontLaunch launch(
            Actor by,
            Instant now,
            Instant from,
            Plan wanted,
            List<CuratedList> own,
            Function<CuratedList, Lineup> lineups) {
        if (from.isBefore(now)) {
            throw new Invalid("from", "A front cannot be launched in the past.");
        }
        if (wanted.blocks().isEmpty()) {
            throw new Invalid("blocks", "A front without a block shows nothing: add one first.");
        }
        Optional<FrontLaunch> current = FrontLaunch.findVisible(this, from);
        if (current.isPresent() && current.get().visibleFrom().equals(from)) {
            throw new Conflict("Another launch of this front begins at that very instant.");
        }
        Instant until =
                FrontLaunch.findNext(this, from).map(FrontLaunch::visibleFrom).orElse(null);
        current.ifPresent(before -> before.endAt(from));
        // One list may be launched by itself until then, or until the next: neither is to be a mixture of both.
        boolean held = from.isAfter(now) || until != null;
        List<CuratedList> shown = shownIn(wanted, own);
        Function<CuratedList, Launch.Around> around = Launch.around(ids(shown), from);
        shown.forEach(list -> list.launchWithFront(by, now, from, lineups.apply(list), held, around.apply(list)));
        FrontLaunch launch = new FrontLaunch(this, from, until, by, launched(wanted));
        launch.persist();
        AuditEvent.record(by, now, "launch front", null, Map.of("front", key(), "from", from.toString()));
        announce("launch front", now);
        return launch;
    }

    private List<LaunchedBlock> launched(Plan wanted) {
        Map<String, CuratedList> lists =
                CuratedList.listByKeys(wanted.blocks().stream().map(Block::list).toList()).stream()
                        .collect(Collectors.toMap(list -> list.definition().key(), Function.identity()));
        List<LaunchedBlock> launched = new ArrayList<>();
        for (Block block : wanted.blocks()) {
            launched.add(LaunchedBlock.of(launched.size() + 1, lists.get(block.list()), block));
        }
        return launched;
    }

    private void announce(String verb, Instant now) {
        Outbox.announce(verb, List.of(Key.front(key())), now);
    }
}
