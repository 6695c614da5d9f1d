package stet.site.cache;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;

/** What an address answers: a page, or where else to go. */
public sealed interface Kept permits Sheet, Lead {
    /** The instant as of which it was found. */
    Instant at();

    /** What it depends on, as {@link stet.outbox.Key} calls it. */
    Set<String> keys();

    default boolean dependsOnAny(Set<String> changed) {
        return !Collections.disjoint(keys(), changed);
    }
}
