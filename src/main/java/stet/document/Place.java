package stet.document;

import java.util.regex.Pattern;

/**
 * Where something stands in a document's JSON. Only the way back is kept, so that a place costs nothing until
 * somebody wants to read it.
 */
record Place(Place outer, String step) {
    static final Place DOC = new Place(null, "doc");

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");

    /** The member of that name. Names come from outside: one that could spoil a log line is quoted. */
    Place member(String name) {
        return new Place(this, PLAIN_NAME.matcher(name).matches() ? "." + name : "[" + Check.quoted(name) + "]");
    }

    Place element(int index) {
        return new Place(this, "[" + index + "]");
    }

    @Override
    public String toString() {
        StringBuilder path = new StringBuilder(step);
        for (Place place = outer; place != null; place = place.outer) {
            path.insert(0, place.step);
        }
        return path.toString();
    }
}
