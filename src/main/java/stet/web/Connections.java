package stet.web;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How others may speak to the server without TLS: in HTTP/1.1 only. A connection that asks for HTTP/2 with its first
 * request (RFC 7540, section 3.2) would be given a page that is kept before it has changed over, in the bytes of neither;
 * RFC 9113 has dropped that way, and browsers never went it.
 */
@ApplicationScoped
class Connections implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
