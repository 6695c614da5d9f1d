package stet.site;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * A page as it goes over the wire.
 *
 * @param etag weak, because the server compresses what it sends afterwards (RFC 9110, section 8.8.3.3)
 */
record Rendered(int status, byte[] body, String etag) {
    /** Renders in the paper's language. */
    static Rendered of(Page page, Locale locale) {
        byte[] body = page.template().setLocale(locale).render().getBytes(StandardCharsets.UTF_8);
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(Assets.sha256(body));
        return new Rendered(page.status(), body, "W/\"" + hash.substring(0, 22) + '"');
    }

    /** Whether a browser that sent this {@code If-None-Match} has it already, RFC 9110 section 13.1.2. */
    boolean isKnownBy(String ifNoneMatch) {
        return status == 200 && ifNoneMatch != null && (ifNoneMatch.equals("*") || ifNoneMatch.contains(etag));
    }
}
