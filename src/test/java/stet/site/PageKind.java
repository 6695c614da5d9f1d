package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.regex.Pattern;

/** The kinds of public pages of the demo paper, told apart by their addresses; the first that fits. */
enum PageKind {
    OLDER("/.+\\?before=.+"),
    HOME("/"),
    LATEST("/latest"),
    CORRECTIONS("/corrections"),
    MOST_READ("/most-read"),
    TOPIC("/tag/[^/]+"),
    AUTHOR("/author/[^/]+"),
    DAY("/archive/\\d+/\\d+/\\d+"),
    STORY("/.+-\\d+"),
    SUBSECTION("/[a-z-]+/[a-z-]+"),
    SECTION("/[a-z-]+");

    private final Pattern address;

    PageKind(String address) {
        this.address = Pattern.compile(address);
    }

    static PageKind of(String path) {
        for (PageKind kind : values()) {
            if (kind.address.matcher(path).matches()) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No public page is expected at " + path);
    }

    /** The first of each kind among some addresses; none may be missing. */
    static Map<PageKind, String> oneOfEach(Collection<String> paths) {
        Map<PageKind, String> found = new EnumMap<>(PageKind.class);
        paths.forEach(path -> found.putIfAbsent(of(path), path));
        assertEquals(EnumSet.allOf(PageKind.class), found.keySet(), "the kinds of pages that links lead to");
        return found;
    }
}
