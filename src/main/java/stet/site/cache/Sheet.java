package stet.site.cache;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A page as it goes over the wire, in every encoding. Two are the same only if they are one. */
public final class Sheet implements Kept {
    /** What an entry costs beside its bytes and keys, and a key, about. */
    private static final int OVERHEAD = 700;

    static final int KEY = 110;

    private final String address;
    private final int status;
    private final Long story;
    private final Instant at;
    private final Set<String> keys;
    private final Map<Encoding, Body> bodies;

    /** Of the same page, as it was once sent in another compression. */
    private final Optional<String> formerTag;

    /** How often it was asked for in Brotli. */
    private final AtomicInteger asked = new AtomicInteger();

    /**
     * The page in one encoding.
     *
     * @param tag strong (RFC 9110, section 8.8.3): no two encodings have the same
     */
    public record Body(Buffer bytes, String tag, String length) {
        static Body of(byte[] bytes) {
            return new Body(Buffer.buffer(bytes), '"' + hash(bytes) + '"', String.valueOf(bytes.length));
        }

        private static String hash(byte[] bytes) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                return Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(hash)
                        .substring(0, 22);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
    }

    private Sheet(
            String address,
            int status,
            Long story,
            Instant at,
            Set<String> keys,
            Map<Encoding, Body> bodies,
            Optional<String> formerTag) {
        this.address = address;
        this.status = status;
        this.story = story;
        this.at = at;
        this.keys = keys;
        this.bodies = bodies;
        this.formerTag = formerTag;
    }

    /**
     * A page, compressed where wanted.
     *
     * @param address under which it is kept
     * @param story the number of the story that it is the page of, or null
     */
    public static Sheet print(
            String address,
            int status,
            Long story,
            String html,
            Instant at,
            Set<String> keys,
            Set<Encoding> encodings) {
        byte[] plain = html.getBytes(StandardCharsets.UTF_8);
        Map<Encoding, Body> bodies = new EnumMap<>(Encoding.class);
        bodies.put(Encoding.IDENTITY, Body.of(plain));
        for (Encoding encoding : encodings) {
            if (encoding != Encoding.IDENTITY && encoding.isPossible()) {
                bodies.put(encoding, Body.of(encoding.quickly(plain)));
            }
        }
        return new Sheet(address, status, story, at, keys, bodies, Optional.empty());
    }

    /** With a smaller Brotli. */
    Sheet pressed() {
        Map<Encoding, Body> smaller = new EnumMap<>(bodies);
        Body quick = smaller.put(
                Encoding.BROTLI,
                Body.of(Encoding.thoroughly(
                        bodies.get(Encoding.IDENTITY).bytes().getBytes())));
        return new Sheet(address, status, story, at, keys, smaller, Optional.of(quick.tag()));
    }

    /** Counts that it was asked for in Brotli; whether that is now often enough to be worth pressing it. */
    boolean isWorthPressing(int times) {
        return formerTag.isEmpty() && bodies.containsKey(Encoding.BROTLI) && asked.incrementAndGet() == times;
    }

    /** The smallest of those that a client takes. */
    public Encoding best(Set<Encoding> accepted) {
        return bodies.containsKey(Encoding.BROTLI) && accepted.contains(Encoding.BROTLI)
                ? Encoding.BROTLI
                : bodies.containsKey(Encoding.GZIP) && accepted.contains(Encoding.GZIP)
                        ? Encoding.GZIP
                        : Encoding.IDENTITY;
    }

    public Body in(Encoding encoding) {
        return bodies.get(encoding);
    }

    /**
     * The tag of what a client has of this very page already, whichever encoding it once got.
     *
     * @param ifNoneMatch RFC 9110 section 13.1.2, where tags are compared weakly; or null
     * @return null when it has none
     */
    public String knownTag(String ifNoneMatch, Encoding best) {
        if (ifNoneMatch == null || status != 200) {
            return null;
        }
        if (ifNoneMatch.strip().equals("*")) {
            return in(best).tag();
        }
        for (Body body : bodies.values()) {
            if (ifNoneMatch.contains(body.tag())) {
                return body.tag();
            }
        }
        return formerTag.filter(ifNoneMatch::contains).orElse(null);
    }

    String address() {
        return address;
    }

    public int status() {
        return status;
    }

    /** The number of the story that it is the page of, or null. */
    public Long story() {
        return story;
    }

    @Override
    public Instant at() {
        return at;
    }

    @Override
    public Set<String> keys() {
        return keys;
    }

    /** What it depends on, for caches that are told of changes by it. */
    public String surrogateKey() {
        return String.join(" ", keys);
    }

    /** In bytes, about. */
    int weight() {
        return OVERHEAD
                + KEY * keys.size()
                + bodies.values().stream()
                        .mapToInt(body -> body.bytes().length())
                        .sum();
    }
}
