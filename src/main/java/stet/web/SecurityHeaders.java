package stet.web;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What every response tells the browser not to do, errors and static files included: readers' pages run no script at
 * all, the newsroom's only its own files.
 */
@ApplicationScoped
public class SecurityHeaders {
    private static final String PUBLIC = """
            default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; \
            base-uri 'none'; form-action 'self'; frame-ancestors 'none'""";

    private static final String NEWSROOM = """
            default-src 'none'; script-src 'self'%s; style-src 'self'; font-src 'self'; img-src 'self' data:; \
            connect-src 'self'; base-uri 'none'; form-action 'self'%s; frame-ancestors 'none'""";

    /** The time machine's pages, which only ever read. */
    private static final String FRAMED = "/newsroom/at/";

    private static final String FRAMING = "/newsroom/compare";

    private static final String PERMISSIONS = String.join(
            ", ",
            "accelerometer=()",
            "autoplay=()",
            "browsing-topics=()",
            "camera=()",
            "display-capture=()",
            "fullscreen=()",
            "geolocation=()",
            "gyroscope=()",
            "hid=()",
            "idle-detection=()",
            "magnetometer=()",
            "microphone=()",
            "midi=()",
            "payment=()",
            "picture-in-picture=()",
            "publickey-credentials-get=()",
            "screen-wake-lock=()",
            "serial=()",
            "usb=()",
            "web-share=()",
            "xr-spatial-tracking=()");

    private String scripts = "";
    private String formTargets = "";
    private volatile String newsroom = NEWSROOM.formatted("", "");

    /**
     * Lets newsroom pages hold one inline script: the import map, which browsers take only inline. To be called at
     * start.
     *
     * @param text everything between the element's tags, to the byte (CSP 3, section 2.3.1)
     */
    public synchronized void allowInlineScript(String text) {
        scripts += " 'sha256-" + Base64.getEncoder().encodeToString(sha256(text)) + "'";
        newsroom = NEWSROOM.formatted(scripts, formTargets);
    }

    /**
     * Lets newsroom forms lead on to another origin: Chromium holds redirects that answer a form to {@code form-action}
     * too, and an ended session answers with one to the identity provider. To be called at start.
     *
     * @param origin scheme, host and port
     */
    public synchronized void allowFormsToLeadTo(String origin) {
        formTargets += " " + origin;
        newsroom = NEWSROOM.formatted(scripts, formTargets);
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::add);
    }

    private void add(RoutingContext exchange) {
        String path = exchange.request().path();
        boolean ofNewsroom = path != null && (path.equals("/newsroom") || path.startsWith("/newsroom/"));
        boolean framed = ofNewsroom && path.startsWith(FRAMED);
        MultiMap headers = exchange.response().headers();
        headers.set("Content-Security-Policy", ofNewsroom ? newsroom(path, framed) : PUBLIC);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set("Permissions-Policy", PERMISSIONS);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("X-Frame-Options", framed ? "SAMEORIGIN" : "DENY");
        exchange.next();
    }

    /** The paper as of two instants stands in frames of one page: only that page has frames, only those are framed. */
    private String newsroom(String path, boolean framed) {
        if (framed) {
            return newsroom.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
        }
        return path.equals(FRAMING) ? newsroom + "; frame-src 'self'" : newsroom;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
