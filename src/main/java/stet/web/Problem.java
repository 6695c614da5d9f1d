package stet.web;

/**
 * Something that a person must be told: what was wrong, where, and what to do.
 *
 * <p>Features throw subclasses of it; {@link Problems} shows them, as a page or as JSON.
 */
public abstract class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected Problem(String message) {
        super(message);
    }

    /** The HTTP status, RFC 9110 section 15. */
    public abstract int status();

    /** A few words for the page's heading. */
    public abstract String title();
}
