package stet.desk;

import java.util.List;

/**
 * Why something was not done.
 *
 * @param mine what the person wanted, in words; null unless two people collided
 * @param theirs what somebody else did first, in words; null unless two people collided
 * @param action where to send it once more
 * @param again all that is to be sent then
 */
public record Trouble(String message, String mine, String theirs, String action, List<Field> again) {
    /** A field of what was sent. */
    public record Field(String name, String value) {}

    static Trouble of(String message) {
        return new Trouble(message, null, null, null, List.of());
    }
}
