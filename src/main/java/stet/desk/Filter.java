package stet.desk;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import stet.web.Input;
import stet.web.Invalid;

/** What somebody wants to see of a list; it lives in the address, so that it can be shared and bookmarked. */
class Filter {
    private static final int LONGEST = 200;

    /** One of a few things that can be asked for, as the address writes it: its name in small letters. */
    static String value(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** Empty where nothing is asked for. */
    static Optional<String> value(String field, String text) {
        return Input.line(field, "“" + field + "”", text, LONGEST);
    }

    /**
     * The one of a few things that is asked for.
     *
     * @throws Invalid when it is none of them
     */
    static <T extends Enum<T>> Optional<T> choice(String field, String text, Class<T> of) {
        return value(field, text).map(wanted -> Stream.of(of.getEnumConstants())
                .filter(each -> value(each).equals(wanted.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Invalid(field, "There is no %s “%s”.".formatted(field, wanted))));
    }
}
