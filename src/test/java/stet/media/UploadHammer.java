package stet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * People who upload picture after picture until their server is killed under their hands. Once it is there again, what
 * was answered must be in the library as it was sent, and what was not can be gone on with.
 */
public final class UploadHammer {
    private static final String TOKEN = "c3RldC10ZXN0LXRva2VuIQ";
    private static final int HANDS = 4;

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String cookies;
    private final ExecutorService threads = Executors.newFixedThreadPool(HANDS);
    private final List<Future<Sent>> hands = new ArrayList<>();
    private final Queue<Sent> answered = new ConcurrentLinkedQueue<>();

    /** A picture on its way. */
    private static final class Sent {
        private final byte[] file;
        private String upload;
        private long image;

        Sent(byte[] file) {
            this.file = file;
        }
    }

    /** @param cookies of somebody who may upload */
    public UploadHammer(URI server, String cookies) {
        this.server = server;
        this.cookies = cookies;
    }

    /** They begin, each with pictures that nobody else has. */
    public void begin() {
        for (int hand = 0; hand < HANDS; hand++) {
            long seed = 1_000_000 + 10_000L * hand;
            hands.add(threads.submit(() -> uploadUntilKilled(seed)));
        }
    }

    /** How many pictures the library has told them that it has. */
    public int answered() {
        return answered.size();
    }

    /** Answers the picture that the kill cut short. */
    private Sent uploadUntilKilled(long seed) throws Exception {
        for (long number = seed; ; number++) {
            Sent sent = new Sent(SamplePictures.jpeg(SamplePictures.detailed(160, 120, number)));
            try {
                upload(sent);
                answered.add(sent);
            } catch (IOException killed) {
                return sent;
            }
        }
    }

    private void upload(Sent sent) throws IOException, InterruptedException {
        HttpResponse<String> begun = http.send(
                request("")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"name\":\"hammer.jpg\",\"bytes\":%d}".formatted(sent.file.length)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(201, begun.statusCode(), begun.body());
        sent.upload = json.readTree(begun.body()).path("upload").asText();
        goOn(sent, 0);
    }

    private void goOn(Sent sent, int offset) throws IOException, InterruptedException {
        int half = Math.max(offset, sent.file.length / 2);
        send(sent, offset, half);
        send(sent, half, sent.file.length);
        HttpResponse<String> ended = http.send(
                request("/" + sent.upload + "/end")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertTrue(ended.statusCode() == 201 || ended.statusCode() == 200, ended.body());
        JsonNode image = json.readTree(ended.body()).path("image");
        sent.image = image.path("id").asLong();
    }

    private void send(Sent sent, int from, int until) throws IOException, InterruptedException {
        if (from < until) {
            HttpResponse<Void> taken = http.send(
                    request("/" + sent.upload)
                            .header("Content-Type", "application/octet-stream")
                            .header("Upload-Offset", String.valueOf(from))
                            .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(sent.file, from, until - from))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertEquals(204, taken.statusCode());
        }
    }

    /** After the kill, and once the server is there again. */
    public void everythingIsThere() throws Exception {
        threads.shutdown();
        assertTrue(threads.awaitTermination(60, TimeUnit.SECONDS), "every hand has met the kill");
        for (Future<Sent> hand : hands) {
            Sent sent = hand.get();
            if (sent.upload == null) {
                upload(sent);
            } else {
                HttpResponse<Void> here = http.send(
                        request("/" + sent.upload)
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                assertEquals(200, here.statusCode(), "it can be gone on with");
                int offset =
                        (int) here.headers().firstValueAsLong("Upload-Offset").orElseThrow();
                goOn(sent, offset);
            }
            answered.add(sent);
        }
        for (Sent sent : answered) {
            HttpResponse<byte[]> original = http.send(
                    HttpRequest.newBuilder(server.resolve("/newsroom/pictures/" + sent.image + "/original"))
                            .header("Cookie", cookies)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, original.statusCode());
            assertTrue(Arrays.equals(sent.file, original.body()), "picture " + sent.image + " is what was sent");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve("/newsroom/pictures/uploads" + path))
                .header("Cookie", cookies + "; csrf-token=" + TOKEN)
                .header("X-CSRF-TOKEN", TOKEN);
    }
}
