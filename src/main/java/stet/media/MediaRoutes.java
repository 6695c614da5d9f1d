package stet.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import stet.outbox.Announcement;
import stet.outbox.Listener;

/**
 * Sends renditions to readers, ahead of authentication: one that was sent before is a file, and neither the database nor
 * a decoder is asked for it.
 */
@ApplicationScoped
class MediaRoutes implements Listener {
    private static final Logger LOG = Logger.getLogger(MediaRoutes.class);

    /** As the site's own pages: Quarkus's authentication is a route of order -200. */
    private static final int BEFORE_AUTHENTICATION = -1_000;

    private static final long YEAR = 31_536_000;
    private static final String IMMUTABLE = "public, max-age=%d, immutable".formatted(YEAR);
    private static final String RANGE = "Range";
    private static final String IF_RANGE = "If-Range";
    private static final String SANDBOX = "default-src 'none'; sandbox";

    /** Some hundred bytes each. */
    private static final int MOST_KNOWN = 50_000;

    /** How long a file is sent without a word to the store, which keeps at hand what it is asked for. */
    static final Duration KNOWN = Duration.ofHours(1);

    /** How long an address that leads nowhere is not looked for again: a cut may come to be, and a lost file back. */
    private static final Duration NOWHERE = Duration.ofSeconds(30);

    private final Darkroom darkroom;
    private final Clock clock;
    private final Cache<Rendition, Sent> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(KNOWN)
            .build();
    /** What is answered instead: 404, or 410 where the right to show it has ended. */
    private final Cache<Rendition, Integer> nowhere = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(NOWHERE)
            .build();

    /** Counts what was heard: what was looked for before that is not known for longer than its answer. */
    private final AtomicLong heard = new AtomicLong();

    private record Sent(String path, long size, Instant until, Set<String> keys) {
        static Sent of(Darkroom.Found found) {
            try {
                return new Sent(found.file().toString(), Files.size(found.file()), found.until(), found.keys());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean isExpired(Instant now) {
            return until != null && !until.isAfter(now);
        }

        String cacheControl(Instant now) {
            return until == null
                    ? IMMUTABLE
                    : "public, max-age="
                            + Math.min(YEAR, Duration.between(now, until).toSeconds());
        }
    }

    MediaRoutes(Darkroom darkroom, Clock clock) {
        this.darkroom = darkroom;
        this.clock = clock;
    }

    /** An image was deleted, perhaps, or its right ends at another time: each is looked for once more. */
    @Override
    public void hear(Announcement announcement) {
        if (announcement.isOfEverything()) {
            listenAnew();
        } else {
            heard.incrementAndGet();
            known.asMap().values().removeIf(sent -> !Collections.disjoint(sent.keys(), announcement.keys()));
            nowhere.invalidateAll();
        }
    }

    @Override
    public void listenAnew() {
        heard.incrementAndGet();
        known.invalidateAll();
        nowhere.invalidateAll();
    }

    void register(@Observes Router router) {
        router.route("/media/*").order(BEFORE_AUTHENTICATION).handler(this::handle);
    }

    private void handle(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            refuse(request, 405);
            return;
        }
        Optional<Rendition> asked = Rendition.of(request.path());
        Integer refused = asked.map(nowhere::getIfPresent).orElse(asked.isEmpty() ? 404 : null);
        if (refused != null) {
            refuse(request, refused);
            return;
        }
        Rendition rendition = asked.get();
        Sent sent = known.getIfPresent(rendition);
        if (sent != null && !sent.isExpired(clock.instant())) {
            send(request, rendition, sent, true);
        } else {
            look(exchange.vertx().getOrCreateContext(), request, rendition);
        }
    }

    private void look(Context context, HttpServerRequest request, Rendition rendition) {
        long before = heard.get();
        darkroom.find(rendition)
                .thenApply(found -> found.map(Sent::of))
                .whenComplete((found, failure) -> context.runOnContext(done -> {
                    if (failure != null) {
                        fail(request, rendition, failure.getCause() == null ? failure : failure.getCause());
                    } else if (found.isPresent()) {
                        known.put(rendition, found.get());
                        if (heard.get() != before) {
                            known.invalidate(rendition);
                        }
                        send(request, rendition, found.get(), false);
                    } else {
                        nowhere.put(rendition, 404);
                        refuse(request, 404);
                    }
                }));
    }

    private void send(HttpServerRequest request, Rendition rendition, Sent sent, boolean again) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        String etag = rendition.etag();
        response.putHeader(HttpHeaders.ETAG, etag);
        response.putHeader(HttpHeaders.CACHE_CONTROL, sent.cacheControl(clock.instant()));
        guard(response);
        if (isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, rendition.format().type());
        response.putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        // Pictures are compressed as they are; without this word the server would try.
        response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(sent.size()))
                    .end();
            return;
        }
        Optional<ByteRange> range = range(request, etag, sent.size());
        if (range.isPresent() && !range.get().isSatisfiable()) {
            response.putHeader(HttpHeaders.CONTENT_RANGE, range.get().of(sent.size()));
            refuse(request, 416);
            return;
        }
        ByteRange part = range.orElse(new ByteRange(0, sent.size() - 1));
        if (range.isPresent()) {
            response.setStatusCode(206).putHeader(HttpHeaders.CONTENT_RANGE, part.of(sent.size()));
        }
        response.sendFile(sent.path(), part.first(), part.length())
                .onFailure(failure -> afterFailure(request, rendition, failure, again));
    }

    /** A part of what somebody has is only worth having when it is a part of the same (RFC 9110, section 13.1.5). */
    private static Optional<ByteRange> range(HttpServerRequest request, String etag, long size) {
        String condition = request.getHeader(IF_RANGE);
        return condition == null || condition.equals(etag)
                ? ByteRange.of(request.getHeader(RANGE), size)
                : Optional.empty();
    }

    /** Compared weakly, RFC 9110 section 13.1.2. */
    static boolean isKnown(String header, String etag) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(tag -> tag.equals(etag) || tag.equals("*"));
    }

    /** The file may have been removed since we knew it: then it is looked for once more, or made anew. */
    private void afterFailure(HttpServerRequest request, Rendition rendition, Throwable failure, boolean again) {
        known.invalidate(rendition);
        if (request.response().headWritten() || request.response().closed()) {
            return;
        }
        if (again) {
            request.response().setStatusCode(200).headers().remove(HttpHeaders.CONTENT_RANGE);
            look(Vertx.currentContext(), request, rendition);
        } else {
            fail(request, rendition, failure);
        }
    }

    /** What is sent is a picture and nothing else, wherever it is shown: feeds' readers show it on pages of others. */
    private static void guard(HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", SANDBOX);
        response.putHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private void fail(HttpServerRequest request, Rendition rendition, Throwable failure) {
        if (failure instanceof Darkroom.Expired) {
            nowhere.put(rendition, 410);
            refuse(request, 410);
        } else if (failure instanceof Busy) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, "2");
            refuse(request, 503);
        } else if (failure instanceof Originals.Lost) {
            // There is no such picture here for now, and asking again does not bring it back.
            nowhere.put(rendition, 404);
            LOG.errorf("%s cannot be made: %s. check-media tells what else is.", request.path(), failure.getMessage());
            refuse(request, 404);
        } else {
            LOG.errorf(failure, "%s could not be sent", request.path());
            refuse(request, 500);
        }
    }

    private static void refuse(HttpServerRequest request, int status) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed() || response.headWritten()) {
            return;
        }
        guard(response);
        response.headers().remove(HttpHeaders.ETAG);
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end();
    }
}
