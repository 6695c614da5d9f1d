package stet.site.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.outbox.Announcement;
import stet.outbox.Key;
import stet.testing.MovableClock;

/** Who is given what somebody else's question has begun. */
class FlightsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Instant NOON = PageCacheTest.NOON;

    private final MovableClock clock = new MovableClock();
    private volatile boolean sure = true;
    private PageCache cache;
    private Flights flights;
    private final AtomicInteger made = new AtomicInteger();

    @AfterAll
    static void end() {
        VERTX.close();
    }

    @BeforeEach
    void begin() {
        cache = new PageCache(
                () -> sure,
                after -> after.plusSeconds(3_600),
                clock,
                PageCacheTest.config(1 << 20),
                new SimpleMeterRegistry());
        cache.listenAnew();
        flights = new Flights(cache, VERTX, 20);
    }

    /** Makes a page that is done when somebody says so. */
    private final class Slow {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch end = new CountDownLatch(1);

        Future<Kept> join() {
            return flights.join("/", generation -> {
                begun.countDown();
                await(end);
                return sheet();
            });
        }
    }

    @Test
    void whoeverAsksAtTheSameTimeIsGivenOnePage() throws Exception {
        Slow slow = new Slow();
        List<Future<Kept>> readers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            readers.add(slow.join());
        }
        slow.end.countDown();
        Kept page = get(readers.get(0));
        for (Future<Kept> reader : readers) {
            assertSame(page, get(reader));
        }
        assertEquals(1, made.get());
    }

    @Test
    void whoeverAsksAfterAChangeIsNotGivenWhatWasBegunBeforeIt() throws Exception {
        Slow before = new Slow();
        Future<Kept> early = before.join();
        await(before.begun);
        cache.hear(new Announcement(1, NOON, Set.of(Key.NEWEST)));
        Slow after = new Slow();
        Future<Kept> late = after.join();
        after.end.countDown();
        Kept page = get(late);
        before.end.countDown();
        assertNotSame(get(early), page);
    }

    @Test
    void whoeverAsksAfterAPlannedInstantIsNotGivenWhatWasBegunBeforeIt() throws Exception {
        Slow before = new Slow();
        Future<Kept> early = before.join();
        await(before.begun);
        clock.advance(Duration.ofHours(1));
        Slow after = new Slow();
        Future<Kept> late = after.join();
        after.end.countDown();
        Kept page = get(late);
        before.end.countDown();
        assertNotSame(get(early), page);
    }

    @Test
    void whileChangesMayBeMissedOnlyWhatHasNotBegunIsShared() throws Exception {
        sure = false;
        Slow first = new Slow();
        Future<Kept> begun = first.join();
        await(first.begun);
        Slow second = new Slow();
        Future<Kept> next = second.join();
        await(second.begun);
        first.end.countDown();
        second.end.countDown();
        assertNotSame(get(begun), get(next));
    }

    @Test
    void whatCannotBeMadeIsToldToAllWhoWaitAndTriedAgainForTheNext() {
        CountDownLatch end = new CountDownLatch(1);
        Flights.Making broken = generation -> {
            await(end);
            throw new IllegalStateException("The database is away");
        };
        Future<Kept> one = flights.join("/", broken);
        Future<Kept> other = flights.join("/", broken);
        end.countDown();
        for (Future<Kept> each : List.of(one, other)) {
            assertEquals(
                    "The database is away",
                    assertThrows(ExecutionException.class, () -> get(each))
                            .getCause()
                            .getMessage());
        }
        assertEquals(200, ((Sheet) assertDone(flights.join("/", generation -> sheet()))).status());
    }

    @Test
    void aRushIsTurnedAwayAndNotPiledUp() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        List<Future<Kept>> readers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            readers.add(flights.join("/" + i, generation -> {
                await(end);
                return sheet();
            }));
        }
        Future<Kept> tooMany = flights.join("/too-many", generation -> sheet());
        assertSame(
                Flights.Crowded.class,
                assertThrows(ExecutionException.class, () -> get(tooMany))
                        .getCause()
                        .getClass());
        end.countDown();
        for (Future<Kept> each : readers) {
            get(each);
        }
        assertDone(flights.join("/again", generation -> sheet()));
    }

    @Test
    void halfOfTheConnectionsIsLeftToOthers() {
        assertEquals(4, Flights.threads(8));
        assertEquals(2, Flights.threads(5));
        assertEquals(1, Flights.threads(1));
        assertEquals(
                Flights.threads(1_000),
                Flights.threads(2_000),
                "more threads than processors need make nothing faster");
    }

    private Sheet sheet() {
        made.incrementAndGet();
        return Sheet.print("/", 200, null, "<p>Words", NOON, Set.of(), Set.of());
    }

    private static Kept assertDone(Future<Kept> future) {
        try {
            return get(future);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Kept get(Future<Kept> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("It never came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
