package stet.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What can be said of a piece of text beside the text itself. */
public sealed interface Mark {
    /** All kinds by ProseMirror's names, in the order in which it keeps them. */
    List<String> TYPES = List.of("link", "strong", "em", "superscript", "subscript", "code");

    /** ProseMirror's name of its kind. */
    String type();

    record Strong() implements Mark {
        @Override
        public String type() {
            return "strong";
        }
    }

    record Emphasis() implements Mark {
        @Override
        public String type() {
            return "em";
        }
    }

    record Superscript() implements Mark {
        @Override
        public String type() {
            return "superscript";
        }
    }

    record Subscript() implements Mark {
        @Override
        public String type() {
            return "subscript";
        }
    }

    record Code() implements Mark {
        @Override
        public String type() {
            return "code";
        }
    }

    /**
     * @param href {@code http} or {@code https} without a user name, {@code mailto}, or a path on this site that
     *     begins with one slash; at most {@link #MAX_LENGTH} UTF-16 units
     */
    record Link(String href) implements Mark {
        public static final int MAX_LENGTH = 2_000;

        /**
         * A character of an address. Blanks, quotes and brackets have no place in one (RFC 3986 section 2 and
         * appendix C); the URL standard turns backslashes into slashes and drops tabs and line ends, which is how
         * addresses hide what they are; format characters hide it from people.
         */
        private static final String CHARACTER = "[^\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}\"<>\\\\`{}]";

        private static final String HOST = "(?:[\\p{L}\\p{M}\\p{N}._-]+|\\[[0-9A-Fa-f:.]+])";

        private static final Pattern WEB =
                Pattern.compile("(?i:https?)://" + HOST + "(?::[0-9]{1,5})?(?:[/?#]" + CHARACTER + "*)?");

        private static final Pattern ALLOWED = Pattern.compile(WEB
                + "|(?i:mailto):[\\p{L}\\p{M}\\p{N}.!#$%&'*+/=^_|~-]+@" + HOST + "(?:\\?" + CHARACTER + "*)?"
                + "|/(?!/)" + CHARACTER + "*");

        public Link {
            if (href.length() > MAX_LENGTH) {
                throw new DocumentException(
                        "attrs.href",
                        "the address has %d characters; at most %d fit".formatted(href.length(), MAX_LENGTH));
            }
            Check.text("attrs.href", href);
            if (!isAllowed(href)) {
                throw new DocumentException(
                        "attrs.href",
                        Check.quoted(href) + " is no address for a link; allowed are http:// and https:// without a"
                                + " user name, mailto:, and paths on this site that begin with one \"/\","
                                + " without blanks, quotes, backslashes, braces or angle brackets");
            }
        }

        static boolean isAllowed(String href) {
            return ALLOWED.matcher(href).matches();
        }

        /** Whether it leads to an address with a host of its own. */
        boolean isExternal() {
            return WEB.matcher(href).matches();
        }

        @Override
        public String type() {
            return "link";
        }
    }

    /** The marks in the schema's order. Two of one kind, or superscript with subscript, are refused. */
    static List<Mark> ordered(List<Mark> marks) {
        if (marks.isEmpty()) {
            return List.of();
        }
        List<Mark> ordered = new ArrayList<>(marks);
        ordered.sort(Comparator.comparingInt(mark -> TYPES.indexOf(mark.type())));
        for (int i = 1; i < ordered.size(); i++) {
            String before = ordered.get(i - 1).type();
            String type = ordered.get(i).type();
            if (before.equals(type)) {
                throw new DocumentException("marks", "the mark \"%s\" stands twice; once is allowed".formatted(type));
            }
            if (before.equals("superscript") && type.equals("subscript")) {
                throw new DocumentException("marks", "\"superscript\" and \"subscript\" exclude each other");
            }
        }
        return List.copyOf(ordered);
    }
}
