package stet.media;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets whole pictures come in one request where a form without a script sends them, and nothing that large anywhere else:
 * the server's own limit is one for all addresses.
 */
@ApplicationScoped
class UploadLimits {
    private static final long ELSEWHERE = 4L << 20;

    /** Where the library's form is sent, and the one that gives a picture another file. */
    private static final String FORM = "/newsroom/pictures";

    private static final String TOO_LARGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>That is too large</title>
            <h1>That is too large</h1>
            <p>At most %d million bytes are taken at once, and nothing of these was. Choose fewer pictures, or export them at
            a lower quality or size.</p>
            <p><a href="/newsroom/pictures">Back to the pictures</a></p>
            """;

    /** After the server's own limit, before anything reads a body. */
    private static final int ORDER = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

    private final int max;

    UploadLimits(MediaConfig config) {
        this.max = config.max();
    }

    void register(@Observes Router router) {
        router.route(FORM).order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::handleForm);
        router.route().order(ORDER).handler(UploadLimits::handle);
    }

    /** The server's own limit says nothing to whoever exceeds it. */
    private void handleForm(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (!isForm(request) || isAtMost((long) max << 20, request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            exchange.next();
            return;
        }
        request.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
        refuse(request, TOO_LARGE.formatted(max));
    }

    /** What says nothing of its length is counted by the server as it comes. */
    private static boolean isAtMost(long most, String length) {
        return length == null || length.length() < 19 && Long.parseLong(length) <= most;
    }

    private static void handle(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (isForm(request)) {
            exchange.next();
            return;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            exchange.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, ELSEWHERE);
            exchange.next();
        } else if (isAtMost(ELSEWHERE, length)) {
            exchange.next();
        } else {
            refuse(request, "");
        }
    }

    /** What is still to come is not read. */
    private static void refuse(HttpServerRequest request, String words) {
        request.response()
                .putHeader(HttpHeaders.CONNECTION, "close")
                .setStatusCode(413)
                .endHandler(done -> request.connection().close())
                .end(words);
    }

    private static boolean isForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return request.method().equals(HttpMethod.POST)
                && FORM.equals(request.path())
                && type != null
                && type.startsWith("multipart/form-data");
    }
}
