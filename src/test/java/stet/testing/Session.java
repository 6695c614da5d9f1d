package stet.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Somebody who is signed in and works on one server, as their browser sends it; redirects are not followed.
 *
 * @param cookies of their session
 */
public record Session(URI server, String cookies) {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final String TOKEN = "c3RldC10ZXN0LXRva2VuIQ";

    /** The server did not do it, as far as is known: it was away, or what it stands on was. */
    public static final class Away extends IOException {
        private static final long serialVersionUID = 1L;

        Away(HttpResponse<?> answer) {
            super("It answered " + answer.statusCode());
        }
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        Map<String, String> form = new HashMap<>(fields);
        form.put("csrf-token", TOKEN);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The number of a new story with these details and no text. */
    public long newStory(Map<String, String> details) throws IOException, InterruptedException {
        String location = done(post("/newsroom/stories", Map.of()))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        long story = Long.parseLong(location.replaceAll(".*/", ""));
        Map<String, String> form = new HashMap<>(details);
        form.put("version", "0");
        form.put("lang", "en");
        done(post("/newsroom/stories/" + story + "/details", form));
        return story;
    }

    /**
     * Writes another text and approves it alone, as a chief may.
     *
     * @return what the publishing forms send: the versions of what was approved
     */
    public Map<String, String> approve(long story, String headline) throws IOException, InterruptedException {
        String steps = "/newsroom/stories/" + story + "/steps";
        String draft = done(send(request(steps + "?since=0").header("Accept", "application/json")))
                .body();
        int version = Integer.parseInt(draft.replaceFirst("(?s).*\"version\":(\\d+).*", "$1"));
        done(send(request(steps)
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString(Newsroom.steps(
                        version,
                        Newsroom.document(
                                headline,
                                "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"Words.\"}]}"))))));
        Document page = Jsoup.parse(done(get("/newsroom/stories/" + story)).body());
        Map<String, String> seen = Map.of(
                "seen", page.select("[data-draft-version]").attr("value"),
                "details", page.select("[data-details-version]").attr("value"));
        Map<String, String> approval = new HashMap<>(seen);
        approval.put("override", "Nobody else is here.");
        done(post("/newsroom/stories/" + story + "/approval", approval));
        return seen;
    }

    /**
     * An answer that says that something was done.
     *
     * @throws Away when the server, or what it stands on, is not there
     * @throws AssertionError when it was refused
     */
    public static HttpResponse<String> done(HttpResponse<String> answer) throws Away {
        if (answer.statusCode() >= 500 || answer.statusCode() == 302) {
            throw new Away(answer);
        }
        if (answer.statusCode() >= 400) {
            throw new AssertionError("%s: %d%n%s".formatted(answer.uri(), answer.statusCode(), answer.body()));
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Cookie", cookies + "; csrf-token=" + TOKEN);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
