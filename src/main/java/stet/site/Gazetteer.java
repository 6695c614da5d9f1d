package stet.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import stet.outbox.Announcement;
import stet.outbox.Key;
import stet.outbox.Listener;
import stet.site.cache.PageCache;

/**
 * Which addresses can be anything at all, known without asking the database: whoever tries addresses at random, or by the
 * number or the day, costs it nothing.
 *
 * <p>Kept are 64 bits of each address of a section, a tag or an author, and of each that leads on; the highest number
 * that a story has; and the day of the oldest. What is not among them is nowhere; what is may still be nothing, and is
 * asked for.
 */
@ApplicationScoped
class Gazetteer implements Listener {
    private static final Set<String> OF_ADDRESSES =
            Set.of(Key.SECTIONS, Key.TAGS, Key.AUTHORS, Key.REDIRECTS, Key.EVERYTHING);

    /** Some megabytes. Of a paper with more addresses than that none is known. */
    private static final int MOST = 300_000;

    private static final Ground TOO_MUCH = new Ground(Set.of(), new long[0]);

    /** Whole tables, in their order; the highest number by {@code article_pkey}. */
    private static final Query ALL = Query.of("""
            with recursive place as (
                select id, '/' || slug as path from section where parent_id is null and ended_at is null
                union all
                select s.id, p.path || '/' || s.slug from section s join place p on s.parent_id = p.id
                where s.ended_at is null)
            select path, true as of_section from place
            union all select path, false from redirect
            union all select '/tag/' || slug, false from tag
            union all select '/author/' || slug, false from author
            limit :most""");

    /** By {@code article_pkey} and {@code publication_newest}. */
    private static final Query ENDS = Query.of("""
            select coalesce((select max(id) from article), 0) as highest,
                (select min(first_published_at) from publication) as oldest""");

    /** @param others sorted */
    private record Ground(Set<String> sections, long[] others) {
        static Ground of(List<Found> all) {
            return new Ground(
                    all.stream().filter(Found::ofSection).map(Found::path).collect(Collectors.toSet()),
                    all.stream()
                            .filter(each -> !each.ofSection())
                            .mapToLong(each -> hash(each.path()))
                            .sorted()
                            .toArray());
        }

        boolean has(String path) {
            return sections.contains(path) || Arrays.binarySearch(others, hash(path)) >= 0;
        }
    }

    private record Found(String path, boolean ofSection) {}

    /** An answer of the database, kept as long as it still is the answer. */
    private static final class Asked<T> {
        /** Null while it is not known. */
        private volatile T answer;

        private long version;

        synchronized long begin() {
            return version;
        }

        synchronized void keep(T found, long begun) {
            if (version == begun) {
                answer = found;
            }
        }

        synchronized void forget() {
            version++;
            answer = null;
        }
    }

    private final Rows rows;
    private final PageCache cache;
    private final Clock clock;
    private final ZoneId zone;
    private final AtomicLong highest = new AtomicLong();
    private final Asked<Ground> ground = new Asked<>();
    private final Asked<LocalDate> firstDay = new Asked<>();
    private final ReentrantLock asking = new ReentrantLock();

    Gazetteer(Rows rows, PageCache cache, Clock clock, @ConfigProperty(name = "stet.zone") ZoneId zone) {
        this.rows = rows;
        this.cache = cache;
        this.clock = clock;
        this.zone = zone;
    }

    /** Whether nothing stands at an address, nor leads on from it, for sure. */
    boolean isNowhere(Address address) {
        if (address instanceof Address.Unknown) {
            return true;
        }
        if (address instanceof Address.Day day) {
            return isOutsideTheArchive(day.date());
        }
        Ground known = known();
        if (known == null || !isNamed(address) || known.has(address.path())) {
            return false;
        }
        return number(address) == null;
    }

    private boolean isOutsideTheArchive(LocalDate day) {
        LocalDate first = cache.isSure() ? firstDay.answer : null;
        return first != null && (day.isBefore(first) || day.isAfter(LocalDate.ofInstant(clock.instant(), zone)));
    }

    /** The number of a story, where nothing else can make something of an address, for sure; else null. */
    Long onlyStory(Address address) {
        Ground known = known();
        return known == null || known.has(address.path()) ? null : number(address);
    }

    /** Whether an address may have a list that goes on behind its first page. */
    boolean mayBeList(Address address) {
        if (address instanceof Address.Place) {
            Ground known = known();
            return known == null || known.sections().contains(address.path());
        }
        return !(address instanceof Address.Home
                || address instanceof Address.MostRead
                || address instanceof Address.Archive);
    }

    private static boolean isNamed(Address address) {
        return address instanceof Address.Place
                || address instanceof Address.Topic
                || address instanceof Address.Author;
    }

    private Long number(Address address) {
        return address instanceof Address.Place place
                ? place.story().filter(id -> id <= highest.get()).orElse(null)
                : null;
    }

    private Ground known() {
        Ground known = cache.isSure() ? ground.answer : null;
        return known == TOO_MUCH ? null : known;
    }

    /**
     * Asks the database, unless it is known or somebody else is asking already. To be called where an address was none of
     * ours: a paper that is only asked for its pages never needs to know.
     */
    void learn() {
        boolean isKnown = ground.answer != null && firstDay.answer != null;
        if (isKnown || !cache.isSure() || !asking.tryLock()) {
            return;
        }
        try {
            // The highest number first: as soon as the ground is known, higher ones are nowhere.
            learnEnds();
            if (ground.answer == null) {
                learnGround();
            }
        } finally {
            asking.unlock();
        }
    }

    private void learnGround() {
        long begun = ground.begin();
        List<Found> all = rows.list(ALL, Map.of("most", MOST), row -> new Found(row.getString(1), row.getBoolean(2)));
        ground.keep(all.size() < MOST ? Ground.of(all) : TOO_MUCH, begun);
    }

    private void learnEnds() {
        long begun = firstDay.begin();
        rows.list(ENDS, Map.of(), row -> {
            OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
            if (oldest != null) {
                firstDay.keep(LocalDate.ofInstant(oldest.toInstant(), zone), begun);
            }
            return highest.accumulateAndGet(row.getLong("highest"), Math::max);
        });
    }

    @Override
    public void hear(Announcement announcement) {
        Set<String> keys = announcement.keys();
        if (!Collections.disjoint(keys, OF_ADDRESSES)) {
            ground.forget();
        }
        if (announcement.isOfEverything() || keys.contains(Key.OLDER)) {
            firstDay.forget();
        }
        keys.stream().map(Key::story).filter(Objects::nonNull).forEach(id -> highest.accumulateAndGet(id, Math::max));
    }

    @Override
    public void listenAnew() {
        ground.forget();
        firstDay.forget();
    }

    /** FNV-1a: two addresses that have the same one cost a question more. */
    private static long hash(String path) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
