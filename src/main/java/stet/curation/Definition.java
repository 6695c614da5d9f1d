package stet.curation;

/**
 * What a list is, apart from what stands in it.
 *
 * @param key its lasting name: pages ask for lists by it
 * @param name what the newsroom calls it
 * @param size how many stories it shows whenever enough are live
 */
public record Definition(String key, String name, int size, Rule rule) {
    /** Newest first by first publication; beside every story. */
    public static final Definition LATEST = new Definition("latest", "Latest", 5, Rule.NEWEST);

    /** What the desk would have readers read next; beside every story. */
    public static final Definition RECOMMENDED =
            new Definition("recommended", "Recommended", 6, Rule.MOST_READ_IN_A_DAY);

    /** What else there is on a story's own topics; below it. */
    public static final Definition RELATED = new Definition("related", "More on this", 3, Rule.SAME_TAGS);

    /** What else there is in a story's section; below it. */
    public static final Definition MORE_FROM =
            new Definition("more-from", "More from the section", 4, Rule.NEWEST_IN_SECTION);

    /** {@code Latest, 5 places, filled with the newest}. */
    String inWords() {
        return "%s, %d places, filled with %s".formatted(name, size, rule.label());
    }
}
