package stet.site;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in a list that runs from the newest to the oldest: what follows is older than {@code at}, or as old and of a
 * lower {@code id}. Readers see it as the opaque value of {@code ?before=}.
 */
record Cursor(Instant at, long id) {
    private static final int BYTES = 2 * Long.BYTES;

    /** Of what {@link #encode} writes, in characters. */
    static final int LENGTH = 22;

    /** PostgreSQL's {@code timestamptz} reaches further, the paper does not. */
    private static final Instant EARLIEST = Instant.parse("1700-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");

    /** Before everything that there is at this instant. */
    static Cursor from(Instant at) {
        return new Cursor(at, Long.MAX_VALUE);
    }

    /** The further back of the two: a cursor never reaches into the future of a page. */
    Cursor notAfter(Instant now) {
        return at.isAfter(now) ? from(now) : this;
    }

    String encode() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .putLong(id)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty for whatever {@link #encode} did not write; a {@link Seal} behind that, whosever it is, is not looked at. */
    static Optional<Cursor> decode(String text) {
        return text.length() == LENGTH || text.length() == LENGTH + Seal.LENGTH
                ? read(text.substring(0, LENGTH))
                : Optional.empty();
    }

    private static Optional<Cursor> read(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Instant at = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
        Cursor cursor = new Cursor(at, buffer.getLong());
        boolean ours = cursor.id > 0
                && at.isAfter(EARLIEST)
                && at.isBefore(LATEST)
                && cursor.encode().equals(text);
        return ours ? Optional.of(cursor) : Optional.empty();
    }
}
