package stet.outbox;

/**
 * What those who change something, and those who show it, call it: announcements name by these what has changed, pages
 * what they show. Whatever a page depends on has a key, and every verb announces the keys of all that it changes.
 *
 * <p>Lists that fill themselves depend on stories that do not stand in them yet: {@link #NEWEST} and its kin stand for
 * whatever may come in. A story that comes, goes, or is filed otherwise announces those of its section, tags and authors.
 */
public final class Key {
    /** Anything may have changed. */
    public static final String EVERYTHING = "*";

    /** The tree of sections: names, addresses, order. */
    public static final String SECTIONS = "sections";

    /** Which tags there are, and their addresses. */
    public static final String TAGS = "tags";

    /** Which authors there are, their names and addresses. */
    public static final String AUTHORS = "authors";

    /** Where old addresses lead. */
    public static final String REDIRECTS = "redirects";

    public static final String BANNER = "banner";
    public static final String CORRECTIONS = "corrections";

    /** What was read most. */
    public static final String RANKING = "ranking";

    /** What the newest stories of the paper are. */
    public static final String NEWEST = "newest";

    /** Which stories there are further back, on whatever list: a story that comes back, or is gone, changes that. */
    public static final String OLDER = "older";

    private static final String ARTICLE = "article:";

    private Key() {}

    public static String article(long id) {
        return ARTICLE + id;
    }

    /** The number of the story that a key names, or null for a key of something else. */
    public static Long story(String key) {
        return key.startsWith(ARTICLE) ? Long.valueOf(key.substring(ARTICLE.length())) : null;
    }

    public static String image(long id) {
        return "image:" + id;
    }

    /** A section itself: all pages that show any depend on {@link #SECTIONS}. */
    public static String section(long id) {
        return "section:" + id;
    }

    /** @param key the list's, {@code latest} */
    public static String list(String key) {
        return "list:" + key;
    }

    /** @param key the front's, {@code home} */
    public static String front(String key) {
        return "front:" + key;
    }

    public static String tag(long id) {
        return "tag:" + id;
    }

    public static String author(long id) {
        return "author:" + id;
    }

    /** What the newest of a section are, without its sub-sections. */
    public static String newestInSection(long id) {
        return "newest:section:" + id;
    }

    public static String newestWithTag(long id) {
        return "newest:tag:" + id;
    }

    public static String newestBy(long author) {
        return "newest:author:" + author;
    }
}
