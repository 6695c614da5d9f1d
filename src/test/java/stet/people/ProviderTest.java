package stet.people;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderTest {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private Instant now = Instant.parse("2026-11-24T06:00:00Z");
    private HttpServer server;
    private Provider provider;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/realms/stet/.well-known/openid-configuration", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        provider = new Provider(
                "http://127.0.0.1:%d/realms/stet/".formatted(server.getAddress().getPort()), new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void oneThatEndsIsNoticedAndOneThatComesBackToo() throws IOException {
        assertTrue(provider.answers().join());
        status = 503;
        assertTrue(provider.answers().join(), "believed for a moment");
        later();
        assertFalse(provider.answers().join(), "a proxy says that it is not there");
        status = 404;
        later();
        assertTrue(provider.answers().join(), "whoever says no is there");
        server.stop(0);
        later();
        assertFalse(provider.answers().join(), "nobody listens");
    }

    @Test
    void manyRequestsAreOneQuestion() {
        for (int i = 0; i < 100; i++) {
            assertTrue(provider.answers().join());
        }
        assertTrue(asked.get() == 1, () -> asked + " questions");
    }

    private void later() {
        now = now.plus(Duration.ofSeconds(10));
    }
}
