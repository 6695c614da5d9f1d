package stet.site.cache;

import java.time.Instant;
import java.util.Set;

/**
 * An address without a page.
 *
 * @param path where it leads; null: nowhere
 * @param lasting whether for good (301) or for today (302)
 */
public record Lead(String path, boolean lasting, Instant at, Set<String> keys) implements Kept {
    /** What an entry costs beside its words and keys, about. */
    private static final int OVERHEAD = 300;

    public static Lead nowhere(Instant at, Set<String> keys) {
        return new Lead(null, false, at, keys);
    }

    public boolean isNowhere() {
        return path == null;
    }

    /**
     * In bytes, about.
     *
     * @param address under which it is kept
     */
    int weight(String address) {
        return OVERHEAD + address.length() + (path == null ? 0 : path.length()) + Sheet.KEY * keys.size();
    }
}
