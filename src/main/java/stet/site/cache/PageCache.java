package stet.site.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import stet.outbox.Announcement;
import stet.outbox.Hearing;
import stet.outbox.Listener;

/**
 * What readers were given, kept for the next one until something that it shows changes.
 *
 * <p>What changes by somebody's doing is announced to every node, and drops what depends on it before that somebody is
 * answered. What changes by itself does so at an instant that is known before: all that is kept is valid until the next
 * instant at which anything of the paper does, and is dropped then. While the node cannot be sure to hear what is
 * announced, nothing that is kept is given out.
 *
 * <p>Every drop begins another generation. What was begun in one generation is not kept in the next: it may show what
 * was before the change.
 */
@ApplicationScoped
public class PageCache implements Listener {
    /** The part of the memory that is for addresses without a page. */
    private static final int FOR_LEADS = 8;

    /** Asked for so often since the last change, a page is worth twenty milliseconds for a seventh of its bytes. */
    private static final int WORTH_PRESSING = 50;

    private final Hearing hearing;
    private final Horizon horizon;
    private final Clock clock;
    private final boolean used;
    private final Cache<String, Sheet> sheets;
    private final Cache<String, Lead> leads;
    private final LongAdder hits = new LongAdder();
    private final ThreadPoolExecutor press;

    private volatile long generation;
    private volatile Span span = new Span(Instant.MIN, null);

    /**
     * The time in which all that is kept is valid.
     *
     * @param since all of it showed what there was at this instant
     * @param until null as long as nobody has asked when something changes
     */
    private record Span(Instant since, Instant until) {
        boolean isKnown() {
            return until != null;
        }

        boolean isOver(Instant now) {
            return until != null && !now.isBefore(until);
        }
    }

    public PageCache(Hearing hearing, Horizon horizon, Clock clock, CacheConfig config, MeterRegistry meters) {
        this.hearing = hearing;
        this.horizon = horizon;
        this.clock = clock;
        this.used = config.use();
        long bytes = config.bytes().asLongValue();
        long forLeads = bytes / FOR_LEADS;
        this.sheets = Caffeine.newBuilder()
                .maximumWeight(bytes - forLeads)
                .weigher((String address, Sheet sheet) -> sheet.weight())
                .executor(Runnable::run)
                .build();
        this.leads = Caffeine.newBuilder()
                .maximumWeight(forLeads)
                .weigher((String address, Lead lead) -> lead.weight(address))
                .executor(Runnable::run)
                .build();
        this.press = new ThreadPoolExecutor(
                0,
                1,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1_000),
                work -> {
                    Thread thread = new Thread(work, "stet-press");
                    thread.setDaemon(true);
                    thread.setPriority(Thread.MIN_PRIORITY);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        meters.more().counter("stet.pages.kept.given", List.of(), hits);
        meters.gauge("stet.pages.kept", sheets, Cache::estimatedSize);
        meters.gauge("stet.pages.kept.bytes", this, PageCache::bytes);
        meters.gauge("stet.pages.sure", this, cache -> cache.isSure() ? 1 : 0);
    }

    /** How much memory all that is kept takes, about. */
    long bytes() {
        return bytes(sheets) + bytes(leads);
    }

    private static long bytes(Cache<?, ?> cache) {
        cache.cleanUp();
        return cache.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    /** Whether pages are kept at all. */
    public boolean isUsed() {
        return used;
    }

    /** Whether what is kept may be given out. */
    public boolean isSure() {
        return used && hearing.isSure();
    }

    /** What an address answers, if that is kept and valid now; else null. Never blocks. */
    public Kept find(String address) {
        if (!isSure()) {
            return null;
        }
        Instant now = clock.instant();
        Span valid = span;
        if (!valid.isKnown() || valid.isOver(now)) {
            return null;
        }
        Kept kept = sheets.getIfPresent(address);
        if (kept == null) {
            kept = leads.getIfPresent(address);
        }
        // A clock that was set back shows nothing early.
        if (kept == null || kept.at().isAfter(now)) {
            return null;
        }
        hits.increment();
        return kept;
    }

    /**
     * When a page ends to be valid if nobody changes anything; null if that is not known, or it is not kept any more. Never
     * blocks.
     */
    public Instant until(Sheet sheet) {
        if (!isSure()) {
            return null;
        }
        // Whatever is kept while a span stands is valid until that ends.
        Span valid = span;
        return sheets.getIfPresent(sheet.address()) == sheet && span == valid ? valid.until() : null;
    }

    /**
     * To be called before something is made that may be kept. Asks the database when something changes by itself, unless
     * that is known; gives up when, again and again, something is announced meanwhile.
     *
     * @return the generation in which it is begun
     */
    public long begin() {
        for (int tries = 0; tries < 3 && isSure(); tries++) {
            Span asked;
            synchronized (this) {
                expire();
                asked = span;
                if (asked.isKnown()) {
                    return generation;
                }
            }
            Instant until = horizon.after(asked.since());
            synchronized (this) {
                if (span == asked) {
                    span = new Span(asked.since(), until);
                }
            }
        }
        return generation;
    }

    /** Whether what was begun in a generation shows what there is now: nothing was announced, and nothing has come by itself. */
    public boolean isCurrent(long begun) {
        Span valid = span;
        return valid.isKnown() && !valid.isOver(clock.instant()) && begun == generation && isSure();
    }

    /** @param begun the generation in which its making began */
    public synchronized void keep(String address, Kept kept, long begun) {
        // Made by a clock that was set back, it shows less than what has been announced by now.
        if (begun != generation || !isSure() || kept.at().isBefore(span.since())) {
            return;
        }
        if (kept instanceof Sheet sheet) {
            sheets.put(address, sheet);
        } else {
            leads.put(address, (Lead) kept);
        }
    }

    /** Says that a page is given out in Brotli: what is asked for often is compressed better, in its own time. */
    public void given(Sheet sheet) {
        if (used && sheet.isWorthPressing(WORTH_PRESSING)) {
            press.execute(() -> {
                if (sheets.getIfPresent(sheet.address()) == sheet) {
                    replace(sheet, sheet.pressed());
                }
            });
        }
    }

    /** Not while something is dropped: that would miss the one for having read the other. */
    private synchronized void replace(Sheet sheet, Sheet pressed) {
        sheets.asMap().replace(sheet.address(), sheet, pressed);
    }

    @Override
    public synchronized void hear(Announcement announcement) {
        expire();
        generation++;
        if (announcement.isOfEverything()) {
            drop();
            return;
        }
        sheets.asMap().values().removeIf(sheet -> sheet.dependsOnAny(announcement.keys()));
        leads.asMap().values().removeIf(lead -> lead.dependsOnAny(announcement.keys()));
        // Something may be planned now that was not. What was planned by then, and is not asked for yet, still counts.
        Instant at = earlier(announcement.at(), clock.instant());
        span = new Span(span.isKnown() ? at : earlier(span.since(), at), null);
    }

    @Override
    public void listenAnew() {
        dropAll();
    }

    public synchronized void dropAll() {
        drop();
    }

    private void expire() {
        if (span.isOver(clock.instant())) {
            drop();
        }
    }

    private void drop() {
        generation++;
        sheets.invalidateAll();
        leads.invalidateAll();
        span = new Span(clock.instant(), null);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
