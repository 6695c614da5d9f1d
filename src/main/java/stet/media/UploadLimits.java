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
import java.util.regex.Pattern;

/**
 * Lets whole pictures come in one request where a form without a script sends them, and nothing that large anywhere else:
 * the server's own limit is one for all addresses.
 */
@ApplicationScoped
class UploadLimits {
    private static final long ELSEWHERE = 4L << 20;

    /** The library's form, and the one that gives a picture another file. */
    private static final Pattern FORM = Pattern.compile("/newsroom/pictures(/[0-9]+/file)?");

    /** After the server's own limit, before anything reads a body. */
    private static final int ORDER = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(UploadLimits::handle);
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
        } else if (length.length() < 10 && Long.parseLong(length) <= ELSEWHERE) {
            exchange.next();
        } else {
            // What is still to come is not read.
            request.response()
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .setStatusCode(413)
                    .endHandler(done -> request.connection().close())
                    .end();
        }
    }

    private static boolean isForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return request.method().equals(HttpMethod.POST)
                && request.path() != null
                && FORM.matcher(request.path()).matches()
                && type != null
                && type.startsWith("multipart/form-data");
    }
}
