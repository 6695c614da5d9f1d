package stet.document;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What every part of a document must keep to, whether it was read or built. */
final class Check {
    /** How much of a refused text a message repeats. */
    private static final int QUOTED = 60;

    /** The greatest id that is exact in JavaScript, its Number.MAX_SAFE_INTEGER (ECMA-262 section 21.1.2.6). */
    static final long MAX_ID = (1L << 53) - 1;

    private Check() {}

    /**
     * Refuses characters that cannot be kept or shown: control characters other than tab and line feed, which
     * ProseMirror keeps when they are pasted (PostgreSQL has no NUL, XML 1.0 section 2.2 hardly any of the others),
     * halves of surrogate pairs, and Unicode's noncharacters.
     */
    static void text(String path, String text) {
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            boolean control = Character.isISOControl(c) && c != '\t' && c != '\n';
            boolean noncharacter = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
            if (surrogate || control || noncharacter) {
                String kind = surrogate
                        ? "half of a surrogate pair"
                        : control ? "a control character; only tab and line feed are allowed" : "no character";
                throw new DocumentException(path, "U+%04X at index %d is %s".formatted(c, i, kind));
            }
            if (Character.isSupplementaryCodePoint(c)) {
                i++;
            }
        }
    }

    static void between(String path, long value, long min, long max) {
        if (value < min || value > max) {
            throw new DocumentException(
                    path, "%d is out of range; allowed are whole numbers from %d to %d".formatted(value, min, max));
        }
    }

    /** A copy of the list, which must hold something. */
    static <T> List<T> some(String path, String whole, String part, List<? extends T> parts) {
        if (parts.isEmpty()) {
            throw new DocumentException(path, "%s needs at least one %s".formatted(whole, part));
        }
        return List.copyOf(parts);
    }

    static void size(String path, String compactJson) {
        boolean surelyFits = compactJson.length() <= Document.MAX_BYTES / 3; // no UTF-16 unit takes four bytes
        if (!surelyFits && compactJson.getBytes(StandardCharsets.UTF_8).length > Document.MAX_BYTES) {
            throw tooLarge(path);
        }
    }

    static DocumentException tooLarge(String path) {
        return new DocumentException(
                path, "the document is too large; at most %d bytes of JSON are allowed".formatted(Document.MAX_BYTES));
    }

    static DocumentException tooDeep(String path) {
        return new DocumentException(
                path, "nested too deep; at most %d nodes may lie around a node".formatted(Document.MAX_DEPTH));
    }

    /** A text from outside, shortened, and harmless to whatever shows or logs the message as plain text. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int end = Math.min(text.length(), QUOTED);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            int type = Character.getType(c);
            boolean plain = type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.SURROGATE
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR;
            quoted.append(plain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return quoted.append(end < text.length() ? "…\"" : "\"").toString();
    }
}
