package stet.web;

/** JSON that stands in a page's data block: it prints raw, and nothing in it can end the block. */
public final class InlineJson {
    private final String json;

    private InlineJson(String json) {
        this.json = json;
    }

    /**
     * Makes JSON safe to stand in a {@code script} element: {@code <} can only occur within strings, where an escape
     * means the same (HTML, 4.12.1.3 “Restrictions for contents of script elements”).
     *
     * @param json what a JSON writer wrote
     */
    public static InlineJson of(String json) {
        return new InlineJson(
                json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"));
    }

    @Override
    public String toString() {
        return json;
    }
}
