package stet.media;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * That something about an image was one thing and is another, as the details of a deed keep it: {@code alt text from} and
 * {@code alt text to}.
 *
 * @param from empty where it was nothing
 * @param to empty where it is nothing
 */
public record Altered(String what, String from, String to) {
    /** What an instant is called that a right ends at; from and to are instants then. */
    public static final String END = "end of the right";

    private static final String FROM = " from";
    private static final String TO = " to";

    static Map<String, String> of(String what, String from, String to) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put(what + FROM, from);
        details.put(what + TO, to);
        return details;
    }

    /** All that a deed's details tell, by name. */
    public static Collection<Altered> in(Map<String, String> details) {
        Map<String, Altered> found = new TreeMap<>();
        details.forEach((key, from) -> {
            if (key.endsWith(FROM)) {
                String what = key.substring(0, key.length() - FROM.length());
                found.put(what, new Altered(what, from, details.getOrDefault(what + TO, "")));
            }
        });
        return found.values();
    }
}
