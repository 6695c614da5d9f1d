package stet.media;

/** Text that somebody's camera, agency or computer wrote: of what cannot be kept nothing is left, and the rest is. */
final class Written {
    private Written() {}

    /** Null when nothing is left. */
    static String line(String text, int max) {
        return kept(text, max, false);
    }

    /** As {@link #line}, with its line ends. */
    static String lines(String text, int max) {
        return kept(text == null ? null : text.replace("\r\n", "\n").replace('\r', '\n'), max, true);
    }

    /** What a file is called, without the folders that some browsers send with it. */
    static String fileName(String name, int max) {
        return line(name == null ? null : name.replaceFirst("(?s).*[/\\\\]", ""), max);
    }

    private static String kept(String text, int max, boolean manyLines) {
        if (text == null) {
            return null;
        }
        StringBuilder kept = new StringBuilder();
        text.codePoints().limit(4L * max).forEach(c -> {
            if (c == '\n' && manyLines) {
                kept.append('\n');
            } else if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                // A NUL ends what is kept of a text in some files: a blank, and no more, stands for it.
                kept.append(' ');
            } else if (!isHalf(c) && !turnsText(c)) {
                kept.appendCodePoint(c);
            }
        });
        String stripped = (manyLines ? kept.toString() : kept.toString().replaceAll(" +", " ")).strip();
        if (stripped.length() > max) {
            int whole = Character.isHighSurrogate(stripped.charAt(max - 1)) ? max - 1 : max;
            stripped = stripped.substring(0, whole).strip();
        }
        return stripped.isEmpty() ? null : stripped;
    }

    /** Of a surrogate pair. */
    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /** What writes a file's name backwards, so that it looks like another (Unicode, UAX 9). */
    private static boolean turnsText(int c) {
        return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }
}
