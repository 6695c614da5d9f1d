package stet.web;

import java.util.Optional;

/** Checks on what people type: every text that reaches the database passes here or through {@code document}. */
public final class Input {
    private Input() {}

    /**
     * One line of text: trimmed, blank becomes empty.
     *
     * @param field the form's name for it, for the error
     * @param label what people call it
     * @param max the greatest number of characters (UTF-16 units, as browsers count {@code maxlength})
     * @throws Invalid naming the field, when it is too long or holds a character that has no place in a line
     */
    public static Optional<String> line(String field, String label, String text, int max) {
        return checked(field, label, text, max, false);
    }

    /** As {@link #line}, but it must not be blank. */
    public static String requiredLine(String field, String label, String text, int max) {
        return line(field, label, text, max).orElseThrow(() -> new Invalid(field, label + " is missing."));
    }

    /** Several lines; line ends become {@code \n} (the HTML form encoding sends {@code \r\n}). */
    public static Optional<String> lines(String field, String label, String text, int max) {
        return checked(field, label, text == null ? null : text.replace("\r\n", "\n"), max, true);
    }

    /** As {@link #lines}, but it must not be blank. */
    public static String requiredLines(String field, String label, String text, int max) {
        return lines(field, label, text, max).orElseThrow(() -> new Invalid(field, label + " is missing."));
    }

    private static Optional<String> checked(String field, String label, String text, int max, boolean manyLines) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String trimmed = text.strip();
        if (trimmed.length() > max) {
            throw new Invalid(field, "%s has %d characters; at most %d fit.".formatted(label, trimmed.length(), max));
        }
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            boolean allowed =
                    manyLines && (c == '\n' || c == '\t') || !Character.isISOControl(c) && !loneSurrogate(trimmed, i);
            if (!allowed) {
                throw new Invalid(
                        field,
                        "%s holds the character U+%04X at place %d, which cannot be kept."
                                .formatted(label, (int) c, i + 1));
            }
        }
        return Optional.of(trimmed);
    }

    /** PostgreSQL keeps UTF-8, in which half of a surrogate pair does not exist. */
    private static boolean loneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
