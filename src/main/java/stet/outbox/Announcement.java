package stet.outbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Something has changed, as every node hears it once the change is committed.
 *
 * @param number of the outbox's row
 * @param at the verb's instant
 * @param keys what changed, as {@link Key} calls it
 */
public record Announcement(long number, Instant at, Set<String> keys) {
    /** Reads what the trigger {@code outbox_is_told} writes; whatever else somebody says there may mean anything. */
    static Announcement read(String payload) {
        String[] words = payload.split(" ");
        try {
            return new Announcement(
                    Long.parseLong(words[0]),
                    Instant.parse(words[1]),
                    Set.copyOf(List.of(words).subList(2, words.length)));
        } catch (NumberFormatException | DateTimeException | IndexOutOfBoundsException e) {
            return new Announcement(0, Instant.EPOCH, Set.of(Key.EVERYTHING));
        }
    }

    public boolean isOfEverything() {
        return keys.contains(Key.EVERYTHING);
    }
}
