package stet.document;

/**
 * HTML that can stand in a page as it is, as this package's renderer made it. Templates print this type raw, and no
 * other.
 */
public final class SafeHtml {
    private final String html;

    SafeHtml(String html) {
        this.html = html;
    }

    /** What the renderer made earlier, read back from the column that keeps it. For nothing else. */
    public static SafeHtml stored(String html) {
        return new SafeHtml(html);
    }

    public String value() {
        return html;
    }

    @Override
    public String toString() {
        return html;
    }
}
