package stet.document;

/** Which characters a text may hold. */
final class Characters {
    private Characters() {}

    /**
     * Refuses what neither the database nor a page can hold: control characters but tab and line feed (jsonb has no
     * U+0000, PostgreSQL manual 8.14), and halves of surrogate pairs.
     */
    static void check(String path, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\t' && c != '\n') {
                throw new DocumentException(
                        path, "The character U+%04X at place %d cannot be kept.".formatted((int) c, i + 1));
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw new DocumentException(path, "Half of a surrogate pair stands at place %d.".formatted(i + 1));
                }
                i++;
            }
        }
    }
}
