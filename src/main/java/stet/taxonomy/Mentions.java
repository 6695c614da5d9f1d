package stet.taxonomy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import stet.people.Actor;

/**
 * What else names sections and topics than the stories filed under them: told before one is merged or deleted, and
 * changed with it. That is known to a room that this one must not know.
 */
public interface Mentions {
    /**
     * Something that names one.
     *
     * @param what it is: “Home: the block “From the sea”, as readers see it”
     * @param address of its page in the newsroom
     */
    record Mention(String what, String address) {}

    /**
     * What names one, for people.
     *
     * @param own what it has of its own and ends with it, as a section its front; or null
     * @param others what would go on without it
     */
    record Found(Mention own, List<Mention> others) {}

    /** At most six statements. */
    Found of(Kept kind, long id, Instant now);

    /** Until the transaction ends nothing else comes to name one. Called before a thing is taken, as whoever names one does. */
    void takeTurns();

    /**
     * Whatever named one names the other. What was the first one's own ends, or is the other's where that has none.
     *
     * @return what changed, as announcements call it
     */
    Set<String> replace(Kept kind, long from, long into, Actor by, Instant now);

    /**
     * Nothing names it any more, and what was its own ends.
     *
     * @param name what it was called
     * @return what changed, as announcements call it
     */
    Set<String> forget(Kept kind, long id, String name, Actor by, Instant now);

    /** What is called after it has its new name. */
    void rename(Kept kind, long id, String name);
}
