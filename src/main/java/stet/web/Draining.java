package stet.web;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * A server that was asked to end answers for a while longer, see {@code quarkus.shutdown.delay}. It asks whoever keeps a
 * connection to it not to use that again (RFC 9112, section 9.6), so that none is cut with a request on its way.
 */
@ApplicationScoped
class Draining {
    /** Ahead of all others. */
    private static final int FIRST = -10_000;

    private volatile boolean begun;

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::pass);
    }

    void begin(@Observes ShutdownDelayInitiatedEvent ending) {
        begun = true;
    }

    private void pass(RoutingContext exchange) {
        // Of HTTP/2 connections, Vert.x takes leave by itself.
        if (begun && exchange.request().version() != HttpVersion.HTTP_2) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        exchange.next();
    }
}
