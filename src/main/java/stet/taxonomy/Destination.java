package stet.taxonomy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stet.web.Invalid;

/** Where a section shall go, as a form sends it: in which one, and before which one there. */
record Destination(String text, Long in, Long next) {
    private static final Pattern FORM = Pattern.compile("(\\d{0,18}):(\\d{0,18})");

    /** @throws Invalid when it is no such place */
    static Destination read(String text) {
        Matcher found = FORM.matcher(text == null ? "" : text.strip());
        if (!found.matches()) {
            throw new Invalid("to", "Where the section shall go is missing.");
        }
        return new Destination(found.group(), number(found.group(1)), number(found.group(2)));
    }

    private static Long number(String digits) {
        return digits.isEmpty() ? null : Long.valueOf(digits);
    }

    /** Null for the paper itself. */
    Section parent() {
        return in == null ? null : Section.get(in);
    }

    /** Null for the last place, also where that one is no more. */
    Section before() {
        return next == null ? null : Section.findById(next);
    }

    /** The move of a section there, in a tree that has become another; empty when one of the two is no more. */
    Optional<Sections.Again> again(long id) {
        List<Section> all = Section.listInOrder();
        return find(id, all)
                .flatMap(section -> in == null
                        ? Optional.of(again(section, "the top"))
                        : find(in, all).map(parent -> again(section, "“%s”".formatted(parent.name))));
    }

    private Sections.Again again(Section section, String where) {
        return new Sections.Again(section.id, text, "“%s” to %s".formatted(section.name, where));
    }

    private static Optional<Section> find(long id, List<Section> all) {
        return all.stream().filter(section -> section.id == id).findFirst();
    }
}
