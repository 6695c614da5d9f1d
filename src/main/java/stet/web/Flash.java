package stet.web;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What happened, told once on the page that follows: a cookie of a few seconds, newsroom only. */
@Named("flash")
@RequestScoped
public class Flash {
    private static final String NAME = "stet-flash";
    private static final String PATH = "/newsroom";

    private final RoutingContext request;

    Flash(RoutingContext request) {
        this.request = request;
    }

    static NewCookie cookie(String message) {
        return new NewCookie.Builder(NAME)
                .value(URLEncoder.encode(message, StandardCharsets.UTF_8))
                .path(PATH)
                .maxAge(30)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    /** Adds a sentence to what an answer tells, if it tells anything. */
    public static void add(ContainerResponseContext response, String sentence) {
        List<Object> cookies = response.getHeaders().get(HttpHeaders.SET_COOKIE);
        if (cookies != null) {
            cookies.replaceAll(
                    each -> each instanceof NewCookie cookie && cookie.getName().equals(NAME)
                            ? cookie(URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8) + " " + sentence)
                            : each);
        }
    }

    /** The message, which is then forgotten; null when there is none. */
    public String message() {
        Cookie cookie = request.request().getCookie(NAME);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return null;
        }
        if (!request.response().headWritten()) {
            request.response().addCookie(Cookie.cookie(NAME, "").setPath(PATH).setMaxAge(0));
        }
        try {
            return URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not a cookie of ours: somebody wrote it by hand. There is nothing to tell them.
            return null;
        }
    }
}
