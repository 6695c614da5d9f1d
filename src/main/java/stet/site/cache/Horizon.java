package stet.site.cache;

import java.time.Instant;

/** Until when everything stays as it is, if nobody does anything. */
public interface Horizon {
    /** The first instant after another at which anything that readers see changes by itself. Asks the database. */
    Instant after(Instant instant);
}
