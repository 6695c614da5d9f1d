package stet.site;

/**
 * A time as readers see it, for {@code <time>}.
 *
 * @param iso its machine-readable form: an instant in UTC, or a date
 * @param text in the paper's language and zone
 */
public record When(String iso, String text) {}
