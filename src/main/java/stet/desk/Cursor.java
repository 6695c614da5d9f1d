package stet.desk;

import java.time.DateTimeException;
import java.time.Instant;
import stet.web.Invalid;

/** Where a page of a list that runs backwards in time begins: after the thing of that number, which is of then. */
public record Cursor(Instant at, long id) {
    private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");

    /** @throws Invalid when it is none */
    static Cursor parse(String text) {
        try {
            int split = text.lastIndexOf('_');
            Instant at = Instant.parse(text.substring(0, split));
            if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
                throw new DateTimeException("Nothing is of then");
            }
            return new Cursor(at, Long.parseLong(text.substring(split + 1)));
        } catch (RuntimeException e) {
            throw new Invalid("before", "The address's part “before” is damaged. Start from the first page.");
        }
    }

    /** As it stands in an address. */
    @Override
    public String toString() {
        return at + "_" + id;
    }
}
