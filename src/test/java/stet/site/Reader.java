package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Asks the running paper for its pages; goes nowhere of its own accord, not even where a redirect points. */
final class Reader {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI root;

    Reader(URI root) {
        this.root = root;
    }

    HttpResponse<String> get(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(root.resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A page that must be there. */
    Document page(String path) {
        HttpResponse<String> answer = get(path);
        assertEquals(200, answer.statusCode(), path);
        return Jsoup.parse(answer.body(), root.resolve(path).toString());
    }

    /** The addresses that links lead to, in their order on the page. */
    static List<String> hrefs(Element part, String links) {
        return part.select(links).eachAttr("href");
    }

    /** The instants that {@code <time>} elements name, in their order on the page. */
    static List<Instant> instants(Element part, String times) {
        return part.select(times).eachAttr("datetime").stream()
                .map(Instant::parse)
                .toList();
    }
}
