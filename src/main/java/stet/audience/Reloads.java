package stet.audience;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells a story's first page from its reloads, without knowing who reads.
 *
 * <p>What is kept, in memory and for half an hour, is 64 bits of an HMAC (RFC 2104) of reader and story. Its key is
 * random, this process's own, another one each day, and is neither stored nor told: nobody can make an address of it
 * again, nor follow a reader from one day to the next.
 */
final class Reloads {
    static final Duration REMEMBERED = Duration.ofMinutes(30);

    /** Some 20 MB. With more readers than that, those of a moment ago are forgotten and their reloads count. */
    private static final int MOST = 200_000;

    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InstantSource clock;
    private final Cache<Long, Boolean> seen;
    private final AtomicReference<DayKey> key;

    /** Each thread's own, as making one ready takes longer than what it is made for. */
    private final ThreadLocal<Ready> ready = new ThreadLocal<>();

    private record Ready(DayKey key, Mac mac) {}

    private record DayKey(Instant day, SecretKeySpec secret) {
        static DayKey random(Instant day) {
            byte[] bytes = new byte[32];
            RANDOM.nextBytes(bytes);
            return new DayKey(day, new SecretKeySpec(bytes, ALGORITHM));
        }
    }

    Reloads(InstantSource clock) {
        this.clock = clock;
        this.seen = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
                .build();
        this.key = new AtomicReference<>(DayKey.random(today()));
    }

    /**
     * Whether this reader has not been given this story within the last half hour, counted from the view that counted.
     *
     * @param reader what tells one reader from another for now: address and user agent; it is not kept
     */
    boolean isNew(long article, String reader) {
        return seen.asMap().putIfAbsent(hash(article, reader), Boolean.TRUE) == null;
    }

    private long hash(long article, String reader) {
        try {
            Mac mac = mac(keyOf(today()));
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(article).array());
            return ByteBuffer.wrap(mac.doFinal(reader.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private Mac mac(DayKey wanted) throws GeneralSecurityException {
        Ready own = ready.get();
        if (own == null || own.key() != wanted) {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(wanted.secret());
            own = new Ready(wanted, mac);
            ready.set(own);
        }
        return own.mac();
    }

    private DayKey keyOf(Instant day) {
        DayKey current = key.get();
        return current.day().equals(day)
                ? current
                : key.updateAndGet(last -> last.day().equals(day) ? last : DayKey.random(day));
    }

    private Instant today() {
        return clock.instant().truncatedTo(ChronoUnit.DAYS);
    }
}
