package stet.site;

import io.vertx.core.buffer.Buffer;
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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import stet.audience.Views;

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

    private static final String ROBOTS = "User-agent: *\nDisallow: /newsroom\n";

    private final SiteView site;
    private final SiteConfig config;
    private final Views views;

    SiteRoutes(SiteView site, SiteConfig config, Views views) {
        this.site = site;
        this.config = config;
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
        } else if (path.equals("/robots.txt") && isRead(request)) {
            send(request, 200, "text/plain; charset=utf-8", Buffer.buffer(ROBOTS));
        } else {
            exchange.vertx()
                    .executeBlocking(() -> answer(request, path), false)
                    .onFailure(failure -> fail(exchange, path, failure));
        }
    }

    static boolean isOfOthers(String path) {
        return OF_OTHERS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    private static boolean isRead(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }

    /** Runs on a worker thread: it asks the database. */
    private Void answer(HttpServerRequest request, String path) {
        if (!isRead(request)) {
            request.response().putHeader("Allow", "GET, HEAD");
            show(request, site.failure(FailurePage.Reason.NOT_ALLOWED));
            return null;
        }
        try {
            Answer answer = answer(site::now, path, before(request.query()));
            if (answer instanceof Answer.Moved moved) {
                move(request, moved);
            } else if (answer instanceof Answer.Shown shown) {
                show(request, shown.page());
            }
        } catch (Address.Malformed e) {
            show(request, site.failure(FailurePage.Reason.MALFORMED));
        } catch (Rows.Unreadable e) {
            LOG.errorf(e, "%s could not be answered", path);
            request.response().putHeader("Retry-After", "60");
            show(request, site.failure(FailurePage.Reason.UNAVAILABLE));
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s could not be answered", path);
            show(request, site.failure(FailurePage.Reason.BROKEN));
        }
        return null;
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

    private void move(HttpServerRequest request, Answer.Moved moved) {
        String query = request.query() == null ? "" : "?" + request.query();
        request.response().putHeader("Location", moved.path() + query);
        send(request, moved.lasting() ? 301 : 302, "text/plain; charset=utf-8", Buffer.buffer());
    }

    /** A view is a story that somebody asked to read; that they have its page already (304) makes no difference. */
    private void count(HttpServerRequest request, Page page) {
        if (page instanceof StoryPage story && request.method().equals(HttpMethod.GET) && !isAhead(request)) {
            SocketAddress from = request.remoteAddress();
            views.count(story.article(), request.getHeader("User-Agent"), from == null ? null : from.hostAddress());
        }
    }

    /**
     * Whether a browser only fetches what its reader might go on to.
     *
     * @see <a href="https://fetch.spec.whatwg.org/#sec-purpose-header">Fetch, the Sec-Purpose header</a>; the others are
     *     what it was called before
     */
    private static boolean isAhead(HttpServerRequest request) {
        return Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .map(request::getHeader)
                .anyMatch(purpose ->
                        purpose != null && (purpose.startsWith("prefetch") || purpose.startsWith("preview")));
    }

    private void show(HttpServerRequest request, Page page) {
        Rendered rendered = Rendered.of(page, config.language().locale());
        HttpServerResponse response = request.response();
        if (rendered.status() == 200) {
            count(request, page);
            response.putHeader("ETag", rendered.etag());
        }
        response.putHeader("Vary", "Accept-Encoding");
        if (rendered.isKnownBy(request.getHeader("If-None-Match"))) {
            response.putHeader("Cache-Control", "no-cache").setStatusCode(304).end();
            return;
        }
        send(request, rendered.status(), "text/html; charset=utf-8", Buffer.buffer(rendered.body()));
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
    private static void fail(RoutingContext exchange, String path, Throwable failure) {
        LOG.errorf(failure, "%s could not be answered", path);
        if (!exchange.response().ended()) {
            exchange.fail(500, failure);
        }
    }
}
