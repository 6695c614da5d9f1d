package stet.demo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells how far the demo paper is while it is loaded for the first time: its pictures take a while to be drawn. Nobody
 * sees a part of a paper.
 */
@ApplicationScoped
class Printing {
    private static final Logger LOG = Logger.getLogger(Printing.class);

    /** Ahead of all that answers, but for what adds headers to every answer. */
    private static final int FIRST = -10_000;

    /** Seconds until whoever waits asks again. */
    private static final String SOON = "3";

    private static final int TOLD = 4;

    private final String name;
    private final AtomicInteger drawn = new AtomicInteger();
    private volatile int pictures;
    private volatile boolean underWay;

    Printing(@ConfigProperty(name = "stet.site.name") String name) {
        this.name = name;
    }

    /** @param drawn how many of the paper's pictures are, 0 before it is known how many there will be */
    public record PrintingPage(String name, int drawn, int pictures) {}

    @CheckedTemplate(basePath = "demo", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance printing(PrintingPage page);
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::handle);
    }

    private void handle(RoutingContext exchange) {
        if (!underWay || exchange.request().path().startsWith("/assets/")) {
            exchange.next();
            return;
        }
        exchange.response()
                .setStatusCode(503)
                .putHeader(HttpHeaders.RETRY_AFTER, SOON)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .end(Templates.printing(new PrintingPage(name, drawn.get(), pictures))
                        .render());
    }

    void begin() {
        underWay = true;
        LOG.info(
                "The demo paper is being printed, once for all: its pictures are drawn first, which takes a minute on a"
                        + " small machine. Until then every page says how far it is.");
    }

    void of(int all) {
        pictures = all;
    }

    void drew() {
        int now = drawn.incrementAndGet();
        if (now * TOLD / pictures > (now - 1) * TOLD / pictures) {
            LOG.infof("%d of the demo paper's %d pictures are drawn.", now, pictures);
        }
    }

    void end() {
        underWay = false;
    }
}
