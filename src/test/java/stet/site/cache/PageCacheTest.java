package stet.site.cache;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.AbstractSet;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.outbox.Announcement;
import stet.outbox.Key;

/** The clock, what is planned and whether the node hears are the test's own. */
class PageCacheTest {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Instant now = NOON;
    private boolean sure = true;
    private int questions;
    private final TreeSet<Instant> planned = new TreeSet<>(Set.of(NOON.plusSeconds(60)));
    private PageCache cache;

    @BeforeEach
    void begin() {
        cache = cache(1 << 20);
        cache.listenAnew();
        cache.begin();
    }

    private PageCache cache(long bytes) {
        return new PageCache(() -> sure, this::next, new TestClock(), config(bytes), new SimpleMeterRegistry());
    }

    private Instant next(Instant after) {
        questions++;
        return planned.higher(after);
    }

    @Test
    void aPageIsGivenUntilSomethingThatItShowsChanges() {
        Sheet front = keep("/", Key.article(1), Key.NEWEST);
        Sheet other = keep("/other", Key.article(2));
        change(Key.article(2));
        cache.begin();
        assertSame(front, cache.find("/"));
        assertNull(cache.find("/other"));
        keep("/other", Key.article(2));
        assertNotEquals(other, cache.find("/other"));
        change(Key.NEWEST, Key.article(3));
        cache.begin();
        assertNull(cache.find("/"));
        assertNotNull(cache.find("/other"));
    }

    @Test
    void whatIsPlannedEndsAllThatIsKeptAtItsInstantAndNotBefore() {
        Sheet page = keep("/", Key.NEWEST);
        now = NOON.plusSeconds(60).minusNanos(1_000);
        assertSame(page, cache.find("/"));
        now = NOON.plusSeconds(60);
        assertNull(cache.find("/"));
        planned.add(NOON.plusSeconds(90));
        cache.begin();
        assertNull(cache.find("/"));
        Sheet front = keep("/", Key.NEWEST);
        assertEquals(NOON.plusSeconds(90), cache.until(front));
    }

    @Test
    void whatIsPlannedLaterOnCountsToo() {
        keep("/", Key.NEWEST);
        now = NOON.plusSeconds(10);
        planned.add(NOON.plusSeconds(20));
        change(Key.article(7));
        assertNull(cache.find("/"), "nobody knows how long it is valid");
        cache.begin();
        assertNotNull(cache.find("/"));
        now = NOON.plusSeconds(20);
        assertNull(cache.find("/"));
    }

    @Test
    void whatWasPlannedAndHasComeBeforeAnybodyAskedEndsAllToo() {
        keep("/", Key.NEWEST);
        now = NOON.plusSeconds(10);
        planned.add(NOON.plusSeconds(11));
        change(Key.article(7));
        now = NOON.plusSeconds(12);
        change(Key.article(8));
        cache.begin();
        assertNull(cache.find("/"));
    }

    @Test
    void anInstantThatPassedWhileSomethingWasAnnouncedEndsAllToo() {
        keep("/", Key.NEWEST);
        now = NOON.plusSeconds(61);
        change(Key.article(7));
        cache.begin();
        assertNull(cache.find("/"));
    }

    @Test
    void aNodeWhoseClockIsBehindGivesTheOldPageUntilItsClockIsThere() {
        Sheet page = keep("/", Key.NEWEST);
        planned.add(NOON.plusSeconds(1));
        cache.hear(new Announcement(1, NOON.plusSeconds(1), Set.of(Key.article(7))));
        cache.begin();
        assertSame(page, cache.find("/"));
        now = NOON.plusSeconds(1);
        assertNull(cache.find("/"));
    }

    @Test
    void whenSomethingChangesIsAskedOnceForAllPages() {
        int before = questions;
        for (int i = 0; i < 10; i++) {
            keep("/" + i, Key.NEWEST);
        }
        assertEquals(before, questions);
        change(Key.article(1));
        change(Key.article(2));
        cache.begin();
        cache.begin();
        assertEquals(before + 1, questions);
    }

    @Test
    void whatWasBegunBeforeAChangeIsNotKeptAfterIt() {
        long begun = cache.begin();
        change(Key.article(9));
        cache.begin();
        cache.keep("/", sheet("/", Key.NEWEST), begun);
        assertNull(cache.find("/"));
        now = NOON.plusSeconds(10);
        begun = cache.begin();
        now = NOON.plusSeconds(60);
        planned.add(NOON.plusSeconds(90));
        cache.begin();
        cache.keep("/", sheet("/", Key.NEWEST), begun);
        assertNull(cache.find("/"));
    }

    @Test
    void aNodeThatIsNotSureGivesNothingAndKeepsNothing() {
        Sheet page = keep("/", Key.NEWEST);
        sure = false;
        assertNull(cache.find("/"));
        assertNull(cache.until(page));
        keep("/other", Key.NEWEST);
        sure = true;
        assertSame(page, cache.find("/"), "it was late, and has heard all by now");
        assertNull(cache.find("/other"));
    }

    @Test
    void aNodeThatListensAnewKeepsNothingOfBefore() {
        keep("/", Key.NEWEST);
        long begun = cache.begin();
        cache.listenAnew();
        cache.begin();
        assertNull(cache.find("/"));
        cache.keep("/", sheet("/", Key.NEWEST), begun);
        assertNull(cache.find("/"));
    }

    @Test
    void anythingMayHaveChanged() {
        keep("/", Key.article(1));
        change(Key.EVERYTHING);
        cache.begin();
        assertNull(cache.find("/"));
    }

    @Test
    void aClockThatIsSetBackShowsNothingEarly() {
        now = NOON.plusSeconds(30);
        keep("/", Key.NEWEST);
        now = NOON.plusSeconds(29);
        assertNull(cache.find("/"));
    }

    /** What it shows is of before a change that was announced, and answered; nothing would end it once the clock is there. */
    @Test
    void aClockThatIsSetBackHidesNothingThatHasCome() {
        now = NOON.plusSeconds(30);
        change(Key.NEWEST);
        now = NOON.plusSeconds(29);
        Sheet ofBefore = keep("/", Key.NEWEST);
        now = NOON.plusSeconds(31);
        assertNull(cache.find("/"));
        assertNull(cache.until(ofBefore));
        Sheet page = keep("/", Key.NEWEST);
        assertSame(page, cache.find("/"));
    }

    @Test
    void nobodyLearnsHowLongAPageIsValidThatWasMadeBeforeAChange() {
        Sheet before = keep("/", Key.NEWEST);
        Sheet other = keep("/other", Key.article(2));
        change(Key.NEWEST);
        cache.begin();
        assertNull(cache.until(before));
        assertEquals(NOON.plusSeconds(60), cache.until(other));
        Sheet after = keep("/", Key.NEWEST);
        assertNull(cache.until(before));
        assertEquals(NOON.plusSeconds(60), cache.until(after));
    }

    /** The press is done with it just after it was read whether it depends on what has changed. */
    @Test
    void aPageIsDroppedThoughItIsPressedMeanwhile() {
        AtomicReference<Sheet> page = new AtomicReference<>();
        Set<String> keys = new AbstractSet<>() {
            @Override
            public boolean contains(Object key) {
                Sheet pressed = page.getAndSet(null);
                if (pressed != null) {
                    IntStream.range(0, 50).forEach(i -> cache.given(pressed));
                    await().until(() -> cache.find("/") != pressed || thePressWaits());
                }
                return Key.NEWEST.equals(key);
            }

            @Override
            public Iterator<String> iterator() {
                return Set.of(Key.NEWEST).iterator();
            }

            @Override
            public int size() {
                return 1;
            }
        };
        Sheet front =
                Sheet.print("/", 200, null, "<p>" + "words ".repeat(100), now, keys, EnumSet.allOf(Encoding.class));
        assumeTrue(front.best(Set.of(Encoding.BROTLI)) == Encoding.BROTLI, "this machine has no Brotli");
        cache.keep("/", front, cache.begin());
        page.set(front);
        change(Key.NEWEST);
        cache.begin();
        assertNull(page.get());
        assertNull(cache.find("/"));
    }

    private static boolean thePressWaits() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("stet-press") && thread.getState() == Thread.State.BLOCKED);
    }

    @Test
    void addressesWithoutAPageAreKeptLikeOthers() {
        Lead lead = new Lead("/world", true, now, Set.of(Key.REDIRECTS));
        cache.keep("/old", lead, cache.begin());
        assertSame(lead, cache.find("/old"));
        change(Key.REDIRECTS);
        cache.begin();
        assertNull(cache.find("/old"));
    }

    @Test
    void neitherPagesNorAddressesTakeMoreThanTheyMay() {
        cache = cache(100_000);
        cache.listenAnew();
        long begun = cache.begin();
        for (int i = 0; i < 2_000; i++) {
            cache.keep("/" + i, sheet("/" + i, Key.NEWEST), begun);
        }
        assertTrue(cache.bytes() <= 100_000, () -> cache.bytes() + " bytes");
        for (int i = 0; i < 25_000; i++) {
            Set<String> keys = IntStream.range(i, i + 50).mapToObj(Key::article).collect(Collectors.toSet());
            cache.keep("/lead" + i, new Lead("/somewhere", true, now, keys), begun);
        }
        assertTrue(cache.bytes() <= 100_000, () -> cache.bytes() + " bytes");
    }

    @Test
    void switchedOffItKeepsNothing() {
        cache = new PageCache(
                () -> sure, this::next, new TestClock(), config(1 << 20, false), new SimpleMeterRegistry());
        cache.listenAnew();
        keep("/", Key.NEWEST);
        assertNull(cache.find("/"));
    }

    private Sheet keep(String address, String... keys) {
        Sheet sheet = sheet(address, keys);
        cache.keep(address, sheet, cache.begin());
        return sheet;
    }

    private Sheet sheet(String address, String... keys) {
        return Sheet.print(address, 200, null, "<p>" + "words ".repeat(100), now, Set.of(keys), Set.of());
    }

    private void change(String... keys) {
        cache.hear(new Announcement(1, now, Set.of(keys)));
    }

    static CacheConfig config(long bytes) {
        return config(bytes, true);
    }

    private static CacheConfig config(long bytes, boolean use) {
        return new CacheConfig() {
            @Override
            public boolean use() {
                return use;
            }

            @Override
            public MemorySize bytes() {
                return new MemorySize(BigInteger.valueOf(bytes));
            }

            @Override
            public Duration shared() {
                return Duration.ZERO;
            }
        };
    }

    private final class TestClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new IllegalArgumentException("Instants have no zone");
        }
    }
}
