package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import stet.site.cache.Encoding;
import stet.site.cache.Sheet;
import stet.testing.MovableClock;
import stet.testing.RealParts;

/** What becomes of readers who come to an address that is not a page's own. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class WrongAddressesTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    SiteView site;

    @Inject
    SiteConfig config;

    @ConfigProperty(name = "stet.zone")
    ZoneId zone;

    @Test
    void everyWrongWayToAStoryLeadsToItsAddress() {
        String address = new Reader(root).page("/").select(".front-lead a").attr("href");
        String id = address.replaceAll(".*-", "");
        for (String wrong : List.of("/wrong/slug-" + id, "/x-" + id, address + "/", address.toUpperCase(Locale.ROOT))) {
            HttpResponse<String> answer = new Reader(root).get(wrong);
            assertEquals(301, answer.statusCode(), wrong);
            assertEquals(
                    address,
                    URI.create(answer.headers().firstValue("Location").orElseThrow())
                            .getPath(),
                    wrong);
        }
    }

    @Test
    void aQueryThatIsNotOursChangesNothingAndABrokenOneIsTheReadersMistake() throws IOException {
        for (String path : List.of("/?utm=half", "/latest?a=b&c", "/world?&&=")) {
            assertEquals(200, raw(path), path);
        }
        for (String path : List.of("/?utm=50%off", "/latest?before=%zz", "/?x=1&before=", "/city?before=%00")) {
            int status = raw(path);
            assertTrue(status == 404 || status == 400, path + " answers " + status);
        }
    }

    /** Sent to the byte: Java's own client refuses to write a broken address. */
    private int raw(String target) throws IOException {
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(target, root.getAuthority())
                            .getBytes(StandardCharsets.US_ASCII));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return Integer.parseInt(line.split(" ")[1]);
        }
    }

    @Test
    void whoeverIsRefusedIsToldSoOnAPageThatIsPrintedOnceADay() {
        MovableClock own = new MovableClock();
        Refusals refusals = new Refusals(site, config, own, zone);
        Sheet page = refusals.page(FailurePage.Reason.MALFORMED);
        assertSame(page, refusals.page(FailurePage.Reason.MALFORMED));
        own.advance(Duration.ofDays(1));
        assertNotSame(page, refusals.page(FailurePage.Reason.MALFORMED), "it tells another day");
        HttpResponse<String> answer = new Reader(root).get("/%00");
        assertEquals(400, answer.statusCode());
        assertEquals(page.in(Encoding.IDENTITY).bytes().toString(), answer.body());
        assertEquals("no-cache", answer.headers().firstValue("Cache-Control").orElseThrow());
    }

    @Test
    void whatIsNotThereIs404AndNothingIsEverAnError() {
        for (String path : List.of(
                "/nowhere",
                "/tag/nothing",
                "/author/nobody",
                "/world/x-999999999",
                "/archive/2026/13/45",
                "/archive/1200/01/01",
                "/latest?before=rubbish",
                "/city?before=%00",
                "/%00",
                "/a%2fb",
                "/%ff%fe",
                "/tag/%3Cscript%3E",
                "/" + "a".repeat(3_000))) {
            int status = new Reader(root).get(path).statusCode();
            assertTrue(status == 404 || status == 400 || status == 414, path + " answers " + status);
        }
        assertFalse(new Reader(root)
                .get("/tag/%3Cscript%3Ealert(1)%3C/script%3E")
                .body()
                .contains("<script>alert"));
    }
}
