package stet.load;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import stet.testing.Browsers;
import stet.testing.RealParts;
import stet.testing.Session;

/** The packaged application as a newcomer starts it: with the demo paper, a database and a provider of its own. */
final class Paper implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final Map<String, String> environment;
    private final Process process;

    private Paper(Path folder, Map<String, String> environment) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.environment = environment;
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + System.getProperty("bench.heap"),
                        "-jar",
                        Path.of(System.getProperty("stet.app"), "quarkus-run.jar")
                                .toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        String options = System.getProperty("bench.options", "");
        if (!options.isEmpty()) {
            builder.command().addAll(1, List.of(options.split(" ")));
        }
        builder.environment().putAll(environment);
        process = builder.start();
        await(() -> get("/").statusCode() == 200);
    }

    static Paper start(Path folder) throws IOException {
        Map<String, String> environment = ports(folder);
        environment.put("STET_POSTGRES_PORT", String.valueOf(RealParts.freePort()));
        environment.put("STET_KEYCLOAK_PORT", String.valueOf(RealParts.freePort()));
        return new Paper(folder, environment);
    }

    /** Another server on the same database, for readers alone, that makes each page for whoever asks. */
    Paper withoutCache(Path other) throws IOException {
        Map<String, String> changed = ports(other);
        changed.putAll(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:%s/stet".formatted(environment.get("STET_POSTGRES_PORT")),
                "QUARKUS_DATASOURCE_USERNAME",
                "stet",
                "QUARKUS_DATASOURCE_PASSWORD",
                secret("postgres-stet"),
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                "http://localhost:%s/realms/stet".formatted(environment.get("STET_KEYCLOAK_PORT")),
                "QUARKUS_OIDC_CREDENTIALS_SECRET",
                "nobody-signs-in-here",
                "STET_CACHE",
                "off"));
        return new Paper(other, changed);
    }

    private static Map<String, String> ports(Path folder) throws IOException {
        return new HashMap<>(Map.of(
                "STET_HOME", folder.resolve("data").toString(),
                "STET_PORT", String.valueOf(RealParts.freePort()),
                "STET_MANAGEMENT_PORT", String.valueOf(RealParts.freePort())));
    }

    /** One that the server has made for itself. */
    String secret(String name) throws IOException {
        return Files.readString(folder.resolve("data/secrets").resolve(name)).strip();
    }

    URI address(String path) {
        return URI.create("http://localhost:%s%s".formatted(environment.get("STET_PORT"), path));
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
        return http.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** A number from {@code /q/metrics}, all of its kinds together. */
    double meter(String name) throws IOException, InterruptedException {
        URI metrics = URI.create("http://127.0.0.1:%s/q/metrics".formatted(environment.get("STET_MANAGEMENT_PORT")));
        return http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll(".* ", "")))
                .sum();
    }

    Usage usage() throws IOException {
        return Usage.of(process.toHandle(), false);
    }

    /** Somebody who may publish. */
    Session chief() throws Exception {
        await(() -> get("/newsroom").headers().firstValue("Location").orElse("").contains("/realms/stet/"));
        try (BrowserContext browser = Browsers.get()
                .newContext(
                        new Browser.NewContextOptions().setBaseURL(address("").toString()))) {
            Page page = browser.newPage();
            page.navigate("/newsroom");
            page.getByLabel("Username").fill("chief");
            page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                    .fill("stet");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign In"))
                    .click();
            page.waitForURL("**/newsroom");
            String cookies = browser.cookies(page.url()).stream()
                    .filter(cookie -> !cookie.name.equals("csrf-token"))
                    .map(cookie -> cookie.name + "=" + cookie.value)
                    .collect(Collectors.joining("; "));
            return new Session(address("/"), cookies);
        } finally {
            Browsers.get().close();
        }
    }

    private interface Question {
        boolean isTrue() throws Exception;
    }

    private void await(Question question) {
        Awaitility.await()
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(Files.readString(folder.resolve("log")));
                    }
                    return question.isTrue();
                });
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(40, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
