package stet.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import stet.testing.RealParts;

/**
 * A camera's picture of 24 million pixels on its way in and out: uploaded in chunks, its first three renditions asked for
 * at once as a browser does, and one that is there beside a static file of that size.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "photographer", roles = "journalist")
class PicturesBench {
    private static final String TOKEN = "c3RldC10ZXN0LXRva2VuIQ";
    private static final String STATIC = "/assets/site/fonts/newsreader-26-roman-latin.woff2";
    private static final int CHUNK = 1 << 20;
    private static final int PICTURES = 5;
    private static final int CONNECTIONS = 8;
    private static final int SECONDS = 10;
    private static final int ROUNDS = 3;

    @TestHTTPResource("/")
    URI root;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Times in seconds, {@code cpu} the processors' (client's and server's together), which others on the machine do not
     * change; the heap's highest mark in millions of bytes, garbage included.
     */
    record Line(int picture, double megabytes, double uploaded, double renditions, double all, double cpu, long heap) {}

    /** Requests a second. */
    record Served(String what, int round, int bytes, double perSecond) {}

    @Test
    void pictures() throws Exception {
        List<Line> lines = new ArrayList<>();
        long last = 0;
        for (int i = 0; i < PICTURES; i++) {
            byte[] jpeg = SamplePictures.jpeg(SamplePictures.detailed(6_000, 4_000, 70_000 + i));
            System.gc();
            pools().forEach(MemoryPoolMXBean::resetPeakUsage);
            long cpu = cpu();
            long start = System.nanoTime();
            last = upload(jpeg);
            double uploaded = (System.nanoTime() - start) / 1e9;
            List<CompletableFuture<HttpResponse<byte[]>>> asked =
                    addresses(last, 640, 1280, 1920).stream().map(this::get).toList();
            for (CompletableFuture<HttpResponse<byte[]>> each : asked) {
                assertEquals(200, each.join().statusCode());
            }
            double all = (System.nanoTime() - start) / 1e9;
            long heap = pools().stream()
                            .mapToLong(pool -> pool.getPeakUsage().getUsed())
                            .sum()
                    / 1_000_000;
            lines.add(new Line(i + 1, jpeg.length / 1e6, uploaded, all - uploaded, all, (cpu() - cpu) / 1e9, heap));
        }
        report(lines, served(last));
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static List<String> addresses(long image, int... widths) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Cut cut = Image.get(image).cut(Ratio.LANDSCAPE);
            return Arrays.stream(widths)
                    .mapToObj(width -> Renditions.path(cut, width, Renditions.Format.WEBP))
                    .toList();
        });
    }

    // ---- uploading

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path))
                .header("Cookie", "csrf-token=" + TOKEN)
                .header("X-CSRF-TOKEN", TOKEN);
    }

    private long upload(byte[] jpeg) throws Exception {
        JsonNode begun = json(request("/newsroom/pictures/uploads")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"24.jpg\",\"bytes\":%d}".formatted(jpeg.length)))
                .build());
        String address = "/newsroom/pictures/uploads/" + begun.path("upload").asText();
        for (int at = 0; at < jpeg.length; at += CHUNK) {
            HttpRequest.BodyPublisher chunk =
                    HttpRequest.BodyPublishers.ofByteArray(jpeg, at, Math.min(CHUNK, jpeg.length - at));
            HttpResponse<Void> taken = http.send(
                    request(address)
                            .header("Content-Type", "application/octet-stream")
                            .header("Upload-Offset", String.valueOf(at))
                            .method("PATCH", chunk)
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertEquals(204, taken.statusCode());
        }
        return json(request(address + "/end")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build())
                .path("image")
                .path("id")
                .asLong();
    }

    private JsonNode json(HttpRequest request) throws Exception {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(201, answer.statusCode(), answer.body());
        return new JsonMapper().readTree(answer.body());
    }

    private CompletableFuture<HttpResponse<byte[]>> get(String path) {
        return http.sendAsync(
                HttpRequest.newBuilder(root.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    // ---- sending

    /** One beside the other, in turns, so that neither has the machine's better minutes. */
    private List<Served> served(long image) throws Exception {
        String rendition = addresses(image, 640).get(0);
        List<Served> served = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (String path : List.of(rendition, STATIC)) {
                int bytes = get(path).join().body().length;
                double perSecond = load(path);
                if (round > 0) {
                    served.add(new Served(path.equals(STATIC) ? "static file" : "rendition", round, bytes, perSecond));
                }
            }
        }
        return served;
    }

    private double load(String path) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        List<Future<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            counts.add(clients.submit(() -> ask(path, end)));
        }
        int all = 0;
        for (Future<Integer> count : counts) {
            all += count.get();
        }
        clients.shutdown();
        return (double) all / SECONDS;
    }

    /** The least that a client can do, so that it is the server that is measured. */
    private int ask(String path, long end) throws IOException {
        byte[] request = "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n"
                .formatted(path, root.getAuthority())
                .getBytes(StandardCharsets.US_ASCII);
        int count = 0;
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(request);
                int length = 0;
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                        length = Integer.parseInt(line.substring(15).strip());
                    }
                }
                in.skipNBytes(length);
                count++;
            }
        }
        return count;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static void report(List<Line> lines, List<Served> served) throws IOException {
        StringBuilder table = new StringBuilder("%nJava %s, %d cores, heap of at most %d MB%n"
                .formatted(
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory() / 1_000_000));
        table.append(
                "%-8s %9s %9s %12s %9s %9s%n".formatted("24 Mpx", "MB", "upload s", "3 rendit. s", "all s", "heap MB"));
        for (Line line : lines) {
            table.append("%-8d %9.1f %9.2f %12.2f %9.2f %9.2f %9d%n"
                    .formatted(
                            line.picture(),
                            line.megabytes(),
                            line.uploaded(),
                            line.renditions(),
                            line.all(),
                            line.cpu(),
                            line.heap()));
        }
        table.append("%-14s %6s %9s %12s%n".formatted("served", "round", "bytes", "requests/s"));
        for (Served each : served) {
            table.append("%-14s %6d %9d %12.0f%n".formatted(each.what(), each.round(), each.bytes(), each.perSecond()));
        }
        System.out.println(table);
        Path file = Path.of("target", "bench", "pictures.json");
        Files.createDirectories(file.getParent());
        new JsonMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), List.of(lines, served));
    }
}
