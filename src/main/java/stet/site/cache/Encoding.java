package stet.site.cache;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** How bytes go over the wire (RFC 9110, section 8.4.1), the smallest first. */
public enum Encoding {
    /** RFC 7932. */
    BROTLI("br"),
    /** RFC 1952. */
    GZIP("gzip"),
    IDENTITY("identity");

    private static final int QUICK = 5;
    private static final int THOROUGH = 11;

    /** Browsers send a few dozen different ones; whoever makes up more is read anew each time. */
    private static final int REMEMBERED = 256;

    private static final Map<String, Set<Encoding>> READ = new ConcurrentHashMap<>();
    private static final Set<Encoding> PLAIN = Set.of(IDENTITY);

    private final String token;

    Encoding(String token) {
        this.token = token;
    }

    public String token() {
        return token;
    }

    /** Whether this machine can make it: Brotli is native code, which not every machine has. */
    boolean isPossible() {
        return this != BROTLI || Brotli4jLoader.isAvailable();
    }

    /**
     * What a client takes. Those that it takes with a quality it takes, however low; identity is always among them, as
     * there is nothing else to send.
     *
     * @param acceptEncoding RFC 9110 section 12.5.3, or null
     */
    public static Set<Encoding> accepted(String acceptEncoding) {
        if (acceptEncoding == null || acceptEncoding.isEmpty()) {
            return PLAIN;
        }
        Set<Encoding> known = READ.get(acceptEncoding);
        if (known != null) {
            return known;
        }
        Set<Encoding> accepted = read(acceptEncoding);
        if (READ.size() < REMEMBERED) {
            READ.put(acceptEncoding, accepted);
        }
        return accepted;
    }

    private static Set<Encoding> read(String text) {
        Set<Encoding> accepted = EnumSet.of(IDENTITY);
        Set<Encoding> refused = EnumSet.noneOf(Encoding.class);
        boolean others = false;
        for (String part : text.split(",")) {
            String[] words = part.split(";", 2);
            String name = words[0].strip();
            boolean wanted = words.length == 1 || !words[1].strip().matches("(?i)q\\s*=\\s*0(\\.0*)?");
            if (name.equals("*")) {
                others = wanted;
            }
            for (Encoding encoding : values()) {
                if (name.equalsIgnoreCase(encoding.token) || name.equalsIgnoreCase("x-" + encoding.token)) {
                    (wanted ? accepted : refused).add(encoding);
                }
            }
        }
        if (others) {
            accepted.addAll(EnumSet.complementOf(EnumSet.copyOf(refused)));
        }
        return Set.copyOf(accepted);
    }

    /** The smallest of those that a client takes and this machine can make. */
    public static Set<Encoding> smallest(Set<Encoding> accepted) {
        return accepted.stream()
                .filter(Encoding::isPossible)
                .min(Comparator.naturalOrder())
                .map(Set::of)
                .orElse(PLAIN);
    }

    /** Some tenths of a millisecond for a page. */
    byte[] quickly(byte[] plain) {
        return switch (this) {
            case IDENTITY -> plain;
            case GZIP -> gzip(plain);
            case BROTLI -> brotli(plain, QUICK);
        };
    }

    /** As small as it gets: a seventh less, and fifty times the time. */
    static byte[] thoroughly(byte[] plain) {
        return brotli(plain, THOROUGH);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] brotli(byte[] plain, int quality) {
        try {
            return Encoder.compress(plain, Encoder.Parameters.create(quality));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
