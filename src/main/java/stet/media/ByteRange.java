package stet.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a request wants (RFC 9110, section 14).
 *
 * @param first the position of its first byte
 * @param last that of its last; before {@code first} when no byte of the file is wanted, which is 416
 */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("(?i)\\s*bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");
    private static final ByteRange NONE = new ByteRange(0, -1);

    /**
     * Empty where the whole file is to be sent: nothing was said, nothing that can be understood, or several parts,
     * which a server may answer so (section 14.2).
     *
     * @param header as it came, or null
     * @param size the file's, at least 1
     */
    static Optional<ByteRange> of(String header, long size) {
        Matcher range = ONE.matcher(header == null ? "" : header);
        if (!range.matches()) {
            return Optional.empty();
        }
        String from = range.group(1);
        String until = range.group(2);
        if (from.isEmpty()) {
            return until.isEmpty() ? Optional.empty() : Optional.of(suffix(Long.parseLong(until), size));
        }
        long first = Long.parseLong(from);
        long last = until.isEmpty() ? size - 1 : Long.parseLong(until);
        if (last < first && !until.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(first >= size ? NONE : new ByteRange(first, Math.min(last, size - 1)));
    }

    private static ByteRange suffix(long length, long size) {
        return length == 0 ? NONE : new ByteRange(Math.max(0, size - length), size - 1);
    }

    boolean isSatisfiable() {
        return last >= first;
    }

    long length() {
        return last - first + 1;
    }

    /** As in {@code Content-Range}. */
    String of(long size) {
        return isSatisfiable() ? "bytes %d-%d/%d".formatted(first, last, size) : "bytes */" + size;
    }
}
