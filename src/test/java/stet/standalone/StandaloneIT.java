package stet.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application, copied elsewhere and started as a newcomer would, killed as hardware would. */
class StandaloneIT {
    private static final Duration START = Duration.ofSeconds(90);

    @TempDir
    static Path place;

    private static Path app;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> started = new ArrayList<>();
    private Path home;
    private int port;
    private Map<String, String> environment;

    @BeforeAll
    static void copyElsewhere() throws IOException {
        Path source = Path.of(System.getProperty("stet.app"));
        app = place.resolve("elsewhere");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, app.resolve(source.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @BeforeEach
    void choosePorts() throws IOException {
        home = folder.resolve("data");
        port = freePort();
        environment = new HashMap<>(Map.of(
                "STET_HOME", home.toString(),
                "STET_PORT", String.valueOf(port),
                "STET_MANAGEMENT_PORT", String.valueOf(freePort()),
                "STET_POSTGRES_PORT", String.valueOf(freePort()),
                "STET_KEYCLOAK_PORT", String.valueOf(freePort())));
    }

    @AfterEach
    void leaveNothingBehind() throws Exception {
        for (Process process : started) {
            List<ProcessHandle> family = process.descendants().toList();
            process.destroy();
            process.waitFor(40, TimeUnit.SECONDS);
            process.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
        }
        for (String pidFile : List.of("postgres.pid", "keycloak.pid")) {
            Child.kept(home.resolve(pidFile)).ifPresent(process -> process.end("KILL", Duration.ofSeconds(5)));
        }
    }

    @Test
    void withoutAProviderThePaperIsReadAndTheNewsroomSaysWhatIsWrong() throws Exception {
        noProvider();
        start();
        awaitStatus("/", 200);
        HttpResponse<String> newsroom = get("/newsroom");
        assertEquals(503, newsroom.statusCode());
        assertTrue(newsroom.body().contains("the identity provider at"), newsroom.body());
        URI health = URI.create("http://127.0.0.1:%s/q/health".formatted(environment.get("STET_MANAGEMENT_PORT")));
        assertEquals(
                200,
                http.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode());
    }

    @Test
    void afterTheServerOrTheDatabaseWasKilledTheNextStartCarriesOn() throws Exception {
        noProvider();
        Process server = start();
        awaitStatus("/", 200);
        String front = headlines();
        long database = pid("postgres.pid");
        kill(server.pid());
        server.waitFor();
        assertTrue(
                ProcessHandle.of(database).filter(ProcessHandle::isAlive).isPresent(), "the database was left behind");

        Process second = start();
        awaitStatus("/", 200);
        assertEquals(front, headlines());

        long postgres = pid("postgres.pid");
        kill(postgres);
        await(
                () -> pid("postgres.pid") != postgres && get("/latest").statusCode() == 200,
                "the database is started again");
        assertEquals(front, headlines());

        List<ProcessHandle> family = second.descendants().toList();
        second.destroy();
        assertTrue(second.waitFor(40, TimeUnit.SECONDS), "ends when it is asked to");
        await(() -> family.stream().noneMatch(ProcessHandle::isAlive), "no process is left");
    }

    @Test
    void everythingStartsFromNothingAndSurvivesAKilledProvider() throws Exception {
        Process server = start();
        awaitStatus("/", 200);
        awaitStatus("/newsroom", 302);
        assertTrue(get("/newsroom").headers().firstValue("Location").orElse("").contains("/realms/stet/"));
        long keycloak = pid("keycloak.pid");
        ProcessHandle.of(keycloak).orElseThrow().descendants().forEach(child -> kill(child.pid()));
        await(() -> pid("keycloak.pid") != keycloak && providerAnswers(), "the provider is started again");
        List<ProcessHandle> family = server.descendants().toList();
        server.destroy();
        assertTrue(server.waitFor(40, TimeUnit.SECONDS));
        await(() -> family.stream().noneMatch(ProcessHandle::isAlive), "no process is left");
    }

    @Test
    void whatCannotBeStartedIsSaidInOneLineThatHelps() throws Exception {
        noProvider();
        start();
        awaitStatus("/", 200);
        refused("STET_PORT", environment);
        refused("Another Stet runs with the data folder", withPorts(Map.of()));
        stopAll();

        Files.writeString(home.resolve("stet.version"), "99");
        refused("newer Stet", withPorts(Map.of()));
        Files.writeString(home.resolve("stet.version"), "1");

        Path control = home.resolve("postgres/global/pg_control");
        byte[] bytes = Files.readAllBytes(control);
        Files.write(control, new byte[bytes.length]);
        refused("PostgreSQL does not start with the data folder", withPorts(Map.of()));
        Files.write(control, bytes);

        Files.writeString(home.resolve("postgres/PG_VERSION"), "99\n");
        refused("is of PostgreSQL 99", withPorts(Map.of()));
        Files.delete(home.resolve("postgres/PG_VERSION"));
        refused("is damaged", withPorts(Map.of()));

        Path file = Files.writeString(folder.resolve("file"), "no folder");
        refused("cannot be written", withPorts(Map.of("STET_HOME", file.toString())));
        refused(
                "QUARKUS_DATASOURCE_JDBC_URL",
                withPorts(Map.of(
                        "STET_HOME", folder.resolve("other").toString(),
                        "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:%d/none".formatted(freePort()))));
    }

    // ---- how

    private void noProvider() throws IOException {
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:%d/realms/none".formatted(freePort()));
        environment.put("QUARKUS_OIDC_CREDENTIALS_SECRET", "nobody-will-ever-ask-for-it");
    }

    private Map<String, String> withPorts(Map<String, String> changes) throws IOException {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put("STET_PORT", String.valueOf(freePort()));
        changed.put("STET_MANAGEMENT_PORT", String.valueOf(freePort()));
        changed.putAll(changes);
        return changed;
    }

    private Process start() throws IOException {
        return launch(environment, folder.resolve("out.log"), folder.resolve("err.log"));
    }

    private Process launch(Map<String, String> variables, Path out, Path err) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-jar",
                        app.resolve("quarkus-run.jar").toString())
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
                .redirectError(ProcessBuilder.Redirect.to(err.toFile()));
        builder.environment().putAll(variables);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private void refused(String hint, Map<String, String> variables) throws Exception {
        Path err = folder.resolve("refused.log");
        Process process = launch(variables, folder.resolve("refused.out"), err);
        assertTrue(process.waitFor(START.toSeconds(), TimeUnit.SECONDS), "ends by itself: " + hint);
        List<String> lines = Files.readAllLines(err);
        assertEquals(1, lines.size(), () -> hint + ": " + lines);
        assertTrue(lines.get(0).contains(hint), () -> hint + ": " + lines);
        assertEquals(1, process.exitValue());
    }

    private void stopAll() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            assertTrue(process.waitFor(40, TimeUnit.SECONDS));
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String headlines() throws Exception {
        return String.join(
                "\n", Jsoup.parse(get("/latest").body()).select(".ladder a").eachText());
    }

    private boolean providerAnswers() throws Exception {
        URI realm = URI.create("http://127.0.0.1:%s/realms/stet".formatted(environment.get("STET_KEYCLOAK_PORT")));
        return http.send(HttpRequest.newBuilder(realm).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    private void awaitStatus(String path, int status) throws Exception {
        await(() -> get(path).statusCode() == status, path + " answers " + status);
    }

    /** Waits for a condition; a refused connection only means that it is not there yet. */
    private void await(Callable<Boolean> condition, String what) throws Exception {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(what + " never came true", e);
                }
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("%s never came true.%n%s%n%s"
                        .formatted(
                                what,
                                Files.readString(folder.resolve("out.log")),
                                Files.readString(folder.resolve("err.log"))));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private long pid(String file) throws IOException {
        return Long.parseLong(Files.readString(home.resolve(file)).split(" ")[0]);
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
