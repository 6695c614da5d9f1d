package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stet.outbox.Key;
import stet.outbox.PurgeConfig;
import stet.outbox.Purges;
import stet.site.cache.CacheConfig;
import stet.site.cache.Encoding;
import stet.site.cache.Kept;
import stet.site.cache.Lead;
import stet.site.cache.PageCache;
import stet.site.cache.Sheet;

/** What caches between the server and its readers are told beside a page. */
class DeliveryTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Sheet page = Sheet.print(
            "/",
            200,
            null,
            "<p>Words",
            NOON.minusSeconds(10),
            Set.of(Key.NEWEST, Key.article(42)),
            EnumSet.allOf(Encoding.class));

    private HttpServer server;
    private boolean isKept = true;

    @AfterAll
    static void end() {
        VERTX.close();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aNetworkThatIsToldOfChangesLearnsTheKeysAndMayKeepThePageForAWhile() {
        HttpHeaders headers =
                headers(page, "https://cdn.example/purge", Duration.ofMinutes(5), NOON.plusSeconds(3_600));
        assertEquals(
                Set.of("newest", "article:42"),
                new TreeSet<>(Arrays.asList(
                        headers.firstValue("Surrogate-Key").orElseThrow().split(" "))));
        assertEquals("10", headers.firstValue("Age").orElseThrow());
        // It counts from when the page was made (RFC 9111, section 4.2.3): five minutes from now.
        assertEquals("public, max-age=0, s-maxage=310, must-revalidate", cacheControl(headers));
    }

    @Test
    void noNetworkKeepsAPageBeyondTheNextPlannedChange() {
        HttpHeaders headers = headers(page, "https://cdn.example/purge", Duration.ofMinutes(5), NOON.plusMillis(7_900));
        assertEquals("public, max-age=0, s-maxage=17, must-revalidate", cacheControl(headers));
    }

    /** It was told of the change perhaps before this answer reaches it. */
    @Test
    void noNetworkKeepsAPageThatWasMadeBeforeAChange() {
        isKept = false;
        HttpHeaders headers =
                headers(page, "https://cdn.example/purge", Duration.ofMinutes(5), NOON.plusSeconds(3_600));
        assertEquals("public, max-age=0, must-revalidate", cacheControl(headers));
    }

    @Test
    void aNetworkThatNobodyTellsAsksEachTime() {
        HttpHeaders headers = headers(page, null, Duration.ofMinutes(5), NOON.plusSeconds(3_600));
        assertEquals("public, max-age=0, must-revalidate", cacheControl(headers));
        assertTrue(headers.firstValue("Surrogate-Key").isEmpty());
        assertEquals("Accept-Encoding", headers.firstValue("Vary").orElseThrow());
    }

    @Test
    void whereAnAddressLeadsIsAskedEachTimeToo() {
        Lead lead = new Lead("/world", true, NOON, Set.of(Key.REDIRECTS));
        HttpHeaders headers = headers(lead, "https://cdn.example/purge", Duration.ofMinutes(5), NOON.plusSeconds(60));
        assertEquals("public, max-age=0, must-revalidate", cacheControl(headers));
        assertEquals("/world?utm=1", headers.firstValue("Location").orElseThrow());
    }

    private static String cacheControl(HttpHeaders headers) {
        return headers.firstValue("Cache-Control").orElseThrow();
    }

    private HttpHeaders headers(Kept kept, String network, Duration shared, Instant next) {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        CacheConfig config = config(shared);
        PageCache cache = new PageCache(
                () -> true, after -> next, Clock.fixed(page.at(), ZoneOffset.UTC), config, new SimpleMeterRegistry());
        cache.listenAnew();
        if (isKept) {
            cache.keep("/", kept, cache.begin());
        }
        cache.begin();
        Delivery delivery = new Delivery(cache, clock, config, new Purges(null, null, clock, purges(network)));
        try {
            server = VERTX.createHttpServer()
                    .requestHandler(request -> delivery.give(request, kept))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            URI address = URI.create("http://127.0.0.1:%d/?utm=1".formatted(server.actualPort()));
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                    .headers();
        } catch (IOException | InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static PurgeConfig purges(String network) {
        return new PurgeConfig() {
            @Override
            public Optional<URI> url() {
                return Optional.ofNullable(network).map(URI::create);
            }

            @Override
            public Optional<String> header() {
                return Optional.empty();
            }
        };
    }

    private static CacheConfig config(Duration shared) {
        return new CacheConfig() {
            @Override
            public boolean use() {
                return true;
            }

            @Override
            public MemorySize bytes() {
                return new MemorySize(BigInteger.valueOf(1 << 20));
            }

            @Override
            public Duration shared() {
                return shared;
            }
        };
    }
}
