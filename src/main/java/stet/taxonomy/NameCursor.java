package stet.taxonomy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import stet.web.Input;

/** Where a page of a list that runs by name ends: what follows has a later name, or the same and a higher number. */
record NameCursor(String name, long id) {
    static final NameCursor START = new NameCursor("", 0);

    private static final int NAME_MAX = 200;

    /** From the query of an address; from the start when it names no place. */
    static NameCursor of(String after, Long id) {
        return Input.line("after", "The place in the list", after, NAME_MAX)
                .map(name -> new NameCursor(name, id == null ? 0 : id))
                .orElse(START);
    }

    /** The address of what follows. */
    String address(String list, String typed) {
        return "%s?q=%s&after=%s&id=%d".formatted(list, encoded(typed), encoded(name), id);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What a search for somebody's words compares with: they are no pattern (PostgreSQL manual, 9.7.1). */
    static String escaped(String typed) {
        return typed.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
