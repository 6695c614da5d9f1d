package stet.site;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import stet.audience.Views;
import stet.site.cache.Encoding;
import stet.site.cache.Flights;
import stet.site.cache.Kept;
import stet.site.cache.Sheet;

/**
 * Answers every public address, ahead of authentication and of everything else: readers have no account, no session
 * and no cookie.
 */
@ApplicationScoped
class SiteRoutes {
    private static final String BEFORE = "before=";
    private static final Logger LOG = Logger.getLogger(SiteRoutes.class);

    /** Quarkus's authentication is a filter of priority 200, which is a route of order -200. */
    private static final int BEFORE_AUTHENTICATION = -1_000;

    /** What others answer: the newsroom, pictures, the server's own pages, static files. */
    private static final List<String> OF_OTHERS = List.of("/newsroom", "/media", "/q", "/assets", "/webjars");

    private static final List<String> PURPOSES = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");

    private static final String ROBOTS = "User-agent: *\nDisallow: /newsroom\n";

    private final Newsstand newsstand;
    private final Delivery delivery;
    private final Refusals refusals;
    private final Views views;

    SiteRoutes(Newsstand newsstand, Delivery delivery, Refusals refusals, Views views) {
        this.newsstand = newsstand;
        this.delivery = delivery;
        this.refusals = refusals;
        this.views = views;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_AUTHENTICATION).handler(this::handle);
    }

    private void handle(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String path = request.path() == null ? "/" : request.path();
        if (isOfOthers(path)) {
            exchange.next();
        } else if (!isRead(request)) {
            request.response().putHeader("Allow", "GET, HEAD");
            refuse(exchange, FailurePage.Reason.NOT_ALLOWED);
        } else if (path.equals("/robots.txt")) {
            send(request, 200, "text/plain; charset=utf-8", Buffer.buffer(ROBOTS));
        } else {
            read(exchange, path, before(request.query()));
        }
    }

    /** On the event loop: what is known is given at once, and for what must be made nobody waits here. */
    private void read(RoutingContext exchange, String path, String before) {
        HttpServerRequest request = exchange.request();
        try {
            Kept kept = newsstand.find(path, before);
            if (kept != null) {
                give(request, kept);
                return;
            }
            Context here = exchange.vertx().getOrCreateContext();
            newsstand
                    .make(path, before, Encoding.accepted(request.getHeader(HttpHeaders.ACCEPT_ENCODING)))
                    .onComplete(made -> here.runOnContext(back -> give(exchange, made)));
        } catch (Address.Malformed e) {
            refuse(exchange, FailurePage.Reason.MALFORMED);
        }
    }

    private void give(RoutingContext exchange, AsyncResult<Kept> made) {
        if (made.succeeded()) {
            give(exchange.request(), made.result());
            return;
        }
        Throwable cause = made.cause();
        boolean ofUs = !(cause instanceof Rows.Unreadable
                || cause instanceof Flights.Crowded
                || cause instanceof TimeoutException);
        if (!ofUs) {
            exchange.response().putHeader("Retry-After", cause instanceof Flights.Crowded ? "2" : "60");
        }
        refuse(exchange, ofUs ? FailurePage.Reason.BROKEN : FailurePage.Reason.UNAVAILABLE);
    }

    private void give(HttpServerRequest request, Kept kept) {
        if (!request.response().closed()) {
            count(request, kept);
            delivery.give(request, kept);
        }
    }

    /** Says so on a page, at once: nobody is asked for it. */
    private void refuse(RoutingContext exchange, FailurePage.Reason reason) {
        HttpServerRequest request = exchange.request();
        if (request.response().closed()) {
            return;
        }
        try {
            delivery.refuse(request, refusals.page(reason));
        } catch (RuntimeException e) {
            fail(exchange, e);
        }
    }

    static boolean isOfOthers(String path) {
        for (String root : OF_OTHERS) {
            if (path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/')) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRead(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }

    /**
     * What an edition has at a path, and the way to a page's own address for whoever wrote it another way.
     *
     * @param paper asked only once the path is known to be one: it costs a statement
     * @param before the query's cursor as it came, or null
     * @throws Address.Malformed when the path is no path
     */
    static Answer answer(Supplier<Edition> paper, String path, String before) {
        Address address = Address.of(path);
        Edition edition = paper.get();
        Optional<Cursor> cursor = before == null ? Optional.empty() : Cursor.decode(before);
        if (before != null && cursor.isEmpty()) {
            return edition.notFound();
        }
        Answer answer = edition.answer(address, cursor.orElse(null));
        if (answer instanceof Answer.Shown shown && shown.page().status() == 200) {
            String own = shown.page().frame().head().path();
            if (!own.equals(path)) {
                return new Answer.Moved(own, true);
            }
        }
        return answer;
    }

    /** The cursor as it stands in a query, or null: of the rest, which anybody may write as they like, nothing is read. */
    static String before(String query) {
        return query == null
                ? null
                : Arrays.stream(query.split("&"))
                        .filter(part -> part.startsWith(BEFORE))
                        .map(part -> part.substring(BEFORE.length()))
                        .findFirst()
                        .orElse(null);
    }

    /** A view is a story that somebody asked to read; that they have its page already (304) makes no difference. */
    private void count(HttpServerRequest request, Kept kept) {
        if (kept instanceof Sheet sheet
                && sheet.story() != null
                && request.method().equals(HttpMethod.GET)
                && !isAhead(request)) {
            SocketAddress from = request.remoteAddress();
            views.count(sheet.story(), request.getHeader("User-Agent"), from == null ? null : from.hostAddress());
        }
    }

    /**
     * Whether a browser only fetches what its reader might go on to.
     *
     * @see <a href="https://fetch.spec.whatwg.org/#sec-purpose-header">Fetch, the Sec-Purpose header</a>; the others are
     *     what it was called before
     */
    private static boolean isAhead(HttpServerRequest request) {
        for (String name : PURPOSES) {
            String purpose = request.getHeader(name);
            if (purpose != null && (purpose.startsWith("prefetch") || purpose.startsWith("preview"))) {
                return true;
            }
        }
        return false;
    }

    private static void send(HttpServerRequest request, int status, String type, Buffer body) {
        HttpServerResponse response = request.response();
        response.setStatusCode(status).putHeader("Content-Type", type).putHeader("Cache-Control", "no-cache");
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", String.valueOf(body.length())).end();
        } else {
            response.end(body);
        }
    }

    /** Not even the page that says so could be made. */
    private static void fail(RoutingContext exchange, Throwable failure) {
        LOG.errorf(failure, "%s could not be answered", exchange.request().path());
        if (!exchange.response().ended()) {
            exchange.fail(500, failure);
        }
    }
}
