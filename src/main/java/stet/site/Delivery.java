package stet.site;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import stet.outbox.Purges;
import stet.site.cache.CacheConfig;
import stet.site.cache.Encoding;
import stet.site.cache.Kept;
import stet.site.cache.Lead;
import stet.site.cache.PageCache;
import stet.site.cache.Sheet;

/** Hands a reader what their browser has not got yet, in the fewest bytes that it takes. */
@ApplicationScoped
class Delivery {
    private static final CharSequence BY_ENCODING = HttpHeaders.createOptimized("Accept-Encoding");
    private static final CharSequence AGE = HttpHeaders.createOptimized("age");
    private static final CharSequence SURROGATE_KEY = HttpHeaders.createOptimized("surrogate-key");
    private static final CharSequence HTML = HttpHeaders.createOptimized("text/html; charset=utf-8");

    /** Everybody may keep it, and asks each time whether it is still the same: a page is current or it is none. */
    private static final CharSequence ASK_EACH_TIME = HttpHeaders.createOptimized("public, max-age=0, must-revalidate");

    private static final CharSequence NOT_KEPT = HttpHeaders.createOptimized("no-cache");

    private final PageCache cache;
    private final Clock clock;
    private final Duration shared;
    private final boolean keysAreWanted;

    Delivery(PageCache cache, Clock clock, CacheConfig config, Purges purges) {
        this.cache = cache;
        this.clock = clock;
        this.shared = purges.isWanted() ? config.shared() : Duration.ZERO;
        this.keysAreWanted = purges.isWanted();
    }

    void give(HttpServerRequest request, Kept kept) {
        if (kept instanceof Sheet sheet) {
            give(request, sheet);
        } else {
            lead(request, (Lead) kept);
        }
    }

    private void give(HttpServerRequest request, Sheet sheet) {
        Encoding encoding = sheet.best(Encoding.accepted(request.getHeader(HttpHeaders.ACCEPT_ENCODING)));
        HttpServerResponse response = request.response();
        MultiMap headers = response.headers();
        headers.set(HttpHeaders.VARY, BY_ENCODING);
        addFreshness(headers, sheet);
        if (keysAreWanted) {
            headers.set(SURROGATE_KEY, sheet.surrogateKey());
        }
        String known = sheet.knownTag(request.getHeader(HttpHeaders.IF_NONE_MATCH), encoding);
        if (known != null) {
            headers.set(HttpHeaders.ETAG, known);
            response.setStatusCode(304).end();
            return;
        }
        headers.set(HttpHeaders.ETAG, sheet.in(encoding).tag());
        send(request, sheet, encoding);
        if (encoding == Encoding.BROTLI) {
            cache.given(sheet);
        }
    }

    /** Nobody keeps that something could not be answered. */
    void refuse(HttpServerRequest request, Sheet page) {
        MultiMap headers = request.response().headers();
        headers.set(HttpHeaders.VARY, BY_ENCODING);
        headers.set(HttpHeaders.CACHE_CONTROL, NOT_KEPT);
        send(request, page, page.best(Encoding.accepted(request.getHeader(HttpHeaders.ACCEPT_ENCODING))));
    }

    private static void send(HttpServerRequest request, Sheet sheet, Encoding encoding) {
        Sheet.Body body = sheet.in(encoding);
        HttpServerResponse response = request.response();
        MultiMap headers = response.headers();
        headers.set(HttpHeaders.CONTENT_TYPE, HTML);
        headers.set(HttpHeaders.CONTENT_LENGTH, body.length());
        response.setStatusCode(sheet.status());
        if (request.method().equals(HttpMethod.HEAD)) {
            if (encoding != Encoding.IDENTITY) {
                headers.set(HttpHeaders.CONTENT_ENCODING, encoding.token());
            }
            response.end();
        } else {
            // Said of identity too, as else the server compresses it once more; it is left out on the wire.
            headers.set(HttpHeaders.CONTENT_ENCODING, encoding.token());
            response.end(body.bytes());
        }
    }

    /**
     * How old it is, and how long caches between us and the reader may keep it: until something changes by itself, as of
     * what people change they are told. What was made before a change that has been told by now nobody may keep.
     */
    private void addFreshness(MultiMap headers, Sheet sheet) {
        Instant now = clock.instant();
        long age = Math.max(0, Duration.between(sheet.at(), now).toSeconds());
        headers.set(AGE, Long.toString(age));
        Instant until = shared.isZero() ? null : cache.until(sheet);
        if (until == null) {
            headers.set(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME);
            return;
        }
        Duration left = Duration.between(now, until);
        long seconds = Math.max(0, (left.compareTo(shared) < 0 ? left : shared).toSeconds());
        headers.set(
                HttpHeaders.CACHE_CONTROL, "public, max-age=0, s-maxage=%d, must-revalidate".formatted(age + seconds));
    }

    private static void lead(HttpServerRequest request, Lead lead) {
        String query = request.query() == null ? "" : "?" + request.query();
        request.response()
                .setStatusCode(lead.lasting() ? 301 : 302)
                .putHeader(HttpHeaders.LOCATION, lead.path() + query)
                .putHeader(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME)
                .putHeader(HttpHeaders.CONTENT_LENGTH, "0")
                .end();
    }
}
