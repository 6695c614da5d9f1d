package stet.site;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A page that nobody keeps, as it goes over the wire. */
record Rendered(int status, byte[] body) {
    /** Renders in the paper's language. */
    static Rendered of(Page page, Locale locale) {
        return new Rendered(
                page.status(), page.template().setLocale(locale).render().getBytes(StandardCharsets.UTF_8));
    }
}
