package stet.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.curation.ListHammer;
import stet.media.UploadHammer;
import stet.site.CoherenceHammer;
import stet.testing.Browsers;
import stet.testing.RealParts;
import stet.testing.Session;

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
        port = RealParts.freePort();
        environment = new HashMap<>(Map.of(
                "STET_HOME", home.toString(),
                "STET_PORT", String.valueOf(port),
                "STET_MANAGEMENT_PORT", String.valueOf(RealParts.freePort()),
                "STET_POSTGRES_PORT", String.valueOf(RealParts.freePort()),
                "STET_KEYCLOAK_PORT", String.valueOf(RealParts.freePort())));
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
        if (Files.isDirectory(home)) {
            Standalone.endLeftBehind(home);
        }
    }

    @Test
    void withoutAProviderThePaperIsReadAndTheNewsroomSaysWhatIsWrong() throws Exception {
        noProvider();
        Process server = start();
        awaitStatus("/", 503);
        assertTrue(get("/newsroom").body().contains("The demo paper is being printed"), "and nobody sees a part of it");
        awaitStatus("/", 200);
        HttpResponse<String> newsroom = get("/newsroom");
        assertEquals(503, newsroom.statusCode());
        assertTrue(newsroom.body().contains("the identity provider at"), newsroom.body());
        assertEquals(200, operations("/q/health").statusCode());
        assertTrue(operations("/q/metrics").body().contains("jvm_memory_used_bytes"));
        theDatabaseIsDurableAndClosed();
        onlyTheOwnerReads();
        picturesAreCheckedBesideTheServer();

        ctrlC(server);
        List<String> log = Files.readAllLines(folder.resolve("out.log"));
        assertTrue(log.stream().allMatch(line -> line.startsWith("{") && line.endsWith("}")), log::toString);
        assertTrue(log.stream().anyMatch(line -> line.contains("The newsroom: ")), log::toString);
        assertTrue(log.stream().noneMatch(line -> line.contains("ended unexpectedly")), log::toString);
        assertEquals("", Files.readString(folder.resolve("err.log")));
    }

    private void theDatabaseIsDurableAndClosed() throws Exception {
        assertEquals("on", select("show fsync"));
        assertEquals("on", select("show synchronous_commit"));
        assertEquals("öşéi", select("select lower('ÖŞÉİ')"));
        List<String> rules = Files.readAllLines(home.resolve("postgres/pg_hba.conf"));
        assertTrue(
                rules.stream().filter(line -> !line.startsWith("#")).noneMatch(line -> line.contains("trust")),
                rules::toString);
    }

    private void picturesAreCheckedBesideTheServer() throws Exception {
        assertEquals(0, checkMedia());
        select("""
                with file as (insert into image_file values ('%s', 'JPEG', 1, 1, 1, 1, '#ffffff', now()) returning 1)
                select 1 from file""".formatted("ab".repeat(32)));
        assertEquals(1, checkMedia());
        assertTrue(Files.readString(folder.resolve("check.log")).contains("missing  originals/ab/"));
        select("with file as (delete from image_file where bytes = 1 returning 1) select 1 from file");
    }

    private int checkMedia() throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                        "java", "-jar", app.resolve("quarkus-run.jar").toString(), "check-media")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("check.log").toFile());
        command.environment().putAll(environment);
        return command.start().waitFor();
    }

    private void onlyTheOwnerReads() throws IOException {
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home)));
        try (Stream<Path> secrets = Files.list(home.resolve("secrets"))) {
            for (Path secret : secrets.toList()) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)),
                        secret::toString);
            }
        }
    }

    /** What a terminal does: the signal goes to the whole group of processes. */
    private void ctrlC(Process server) throws Exception {
        List<ProcessHandle> family = server.descendants().toList();
        assertFalse(family.isEmpty());
        new ProcessBuilder("kill", "-INT", "--", "-" + server.pid()).start().waitFor();
        assertTrue(server.waitFor(40, TimeUnit.SECONDS), "ends when it is asked to");
        await(() -> family.stream().noneMatch(ProcessHandle::isAlive), "no process is left");
    }

    @Test
    void afterTheServerOrTheDatabaseWasKilledTheNextStartCarriesOn() throws Exception {
        noProvider();
        Process server = start();
        awaitStatus("/", 200);
        String front = headlines();
        String secret = Files.readString(home.resolve("secrets/session"));
        long database = pid("postgres.pid");
        kill(server.pid());
        server.waitFor();
        assertTrue(Identity.of(database).isPresent(), "the database was left behind");
        Files.writeString(home.resolve("postgres.pid"), "a crash may leave anything here");

        Process second = start();
        awaitStatus("/", 200);
        assertEquals(front, headlines());
        assertEquals(secret, Files.readString(home.resolve("secrets/session")));
        assertTrue(Identity.of(database).isEmpty(), "the former database has ended");

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
    void everythingStartsFromNothingAndSurvivesKills() throws Exception {
        Process server = start();
        await(() -> Files.exists(home.resolve("keycloak.pid")), "the provider is being set up");
        long setup = pid("keycloak.pid");
        kill(server.pid());
        server.waitFor();

        environment.put("STET_ROLE_ADMIN", "administrator, chief");
        Process second = start();
        awaitStatus("/", 200);
        awaitSignIn();
        assertTrue(Identity.of(setup).isEmpty(), "the former set-up has ended");
        await(() -> accounts().contains("\"admin\""), "the demo accounts are made");
        rolesHaveTheNamesThatWereGivenAndSignOutEndsBothSessions();
        try (Standby standby = Standby.of(
                home,
                Integer.parseInt(environment.get("STET_POSTGRES_PORT")),
                folder.resolve("standby"),
                RealParts.freePort())) {
            twoServersOnOneDatabase(standby);
        }

        long keycloak = pid("keycloak.pid");
        kill(keycloak);
        await(() -> get("/newsroom/closed").statusCode() == 503, "the newsroom says that nobody can sign in");
        assertEquals(200, get("/").statusCode());
        await(() -> pid("keycloak.pid") != keycloak && providerAnswers(), "the provider is started again");
        long left = pid("keycloak.pid");
        UploadHammer uploads = new UploadHammer(URI.create("http://localhost:%d/".formatted(port)), cookies("editor"));
        uploads.begin();
        await(() -> uploads.answered() > 20, "pictures come in");
        kill(second.pid());
        second.waitFor();
        assertTrue(Identity.of(left).isPresent(), "the provider was left behind");

        environment.put("QUARKUS_HTTP_HOST", "0.0.0.0");
        Process third = start();
        awaitSignIn();
        assertTrue(Identity.of(left).isEmpty(), "the former provider has ended");
        await(() -> accounts().equals("[]"), "nobody has a known password where others can reach it");
        uploads.everythingIsThere();
        assertEquals(0, checkMedia(), () -> "what is missing is in " + folder.resolve("check.log"));
        ctrlC(third);
    }

    /** Here the provider's “chief” is an admin too, and its “admin” is nobody. */
    private void rolesHaveTheNamesThatWereGivenAndSignOutEndsBothSessions() {
        try (BrowserContext browser =
                Browsers.get().newContext(new Browser.NewContextOptions().setBaseURL("http://localhost:" + port))) {
            Page page = browser.newPage();
            signIn(page, "chief");
            assertEquals(200, page.navigate("/newsroom/people").status());
            page.navigate("/newsroom/sign-out");
            signIn(page, "admin");
            assertEquals(403, page.navigate("/newsroom").status());
        }
    }

    /** The second of them lets its readers read from a standby. */
    private void twoServersOnOneDatabase(Standby standby) throws Exception {
        Map<String, String> second = withPorts(Map.of(
                "STET_HOME",
                folder.resolve("second").toString(),
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:%s/stet".formatted(environment.get("STET_POSTGRES_PORT")),
                "QUARKUS_DATASOURCE_USERNAME",
                "stet",
                "QUARKUS_DATASOURCE_PASSWORD",
                secret("postgres-stet"),
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                "http://localhost:%s/realms/stet".formatted(environment.get("STET_KEYCLOAK_PORT")),
                "QUARKUS_OIDC_CREDENTIALS_SECRET",
                secret("oidc-client"),
                "QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET",
                secret("session"),
                "QUARKUS_OIDC_AUTHENTICATION_STATE_SECRET",
                secret("sign-in-state"),
                "STET_SITE_JDBC_URL",
                standby.url(),
                "STET_DRAIN",
                "2s"));
        launch(second, folder.resolve("second.log"), folder.resolve("second.err"));
        URI here = URI.create("http://localhost:%d/".formatted(port));
        URI there = URI.create("http://localhost:%s/".formatted(second.get("STET_PORT")));
        await(
                () -> http.send(HttpRequest.newBuilder(there).build(), HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200,
                "the second server answers");
        twoPeopleLoseNothingOfOneList(here, there);
        nobodyIsGivenAnOldPage(second, here, there);
        assertTrue(readFromTheStandby(second) > 100, "the standby was read");
        aNodeIsStartedAnewWithoutAFailedRequest(started.get(started.size() - 1), second);
    }

    private double readFromTheStandby(Map<String, String> server) throws Exception {
        URI metrics = URI.create("http://127.0.0.1:%s/q/metrics".formatted(server.get("STET_MANAGEMENT_PORT")));
        return http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("stet_replica_read_total"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll(".* ", "")))
                .sum();
    }

    /** Some seconds here; {@code -Dstet.hammer=PT1M} makes it a minute. */
    private void twoPeopleLoseNothingOfOneList(URI here, URI there) throws Exception {
        Document home = Jsoup.parse(get("/").body());
        List<Long> stories = ListHammer.storiesOf(home);
        Duration time = Duration.parse(System.getProperty("stet.hammer", "PT8S"));
        ListHammer.Outcome outcome = new ListHammer("recommended", this::select, stories.subList(0, 4))
                .run(
                        List.of(
                                new ListHammer.Person("editor", here, cookies("editor"), stories.subList(4, 12)),
                                new ListHammer.Person("chief", there, cookies("chief"), stories.subList(12, 20))),
                        home.select("main article.card a").last().attr("href"),
                        time);
        assertTrue(outcome.accepted() > 20 && outcome.launched() > 0 && outcome.told() > 0, outcome::toString);
        System.out.printf("Two people on two servers, %s: %s%n", time, outcome);
    }

    /** The one of two that leaves says so first, and answers until nobody asks it any more. */
    private void aNodeIsStartedAnewWithoutAFailedRequest(Process leaving, Map<String, String> variables)
            throws Exception {
        Readers.Node stays = node(environment);
        Readers.Node goes = node(variables);
        try (Readers readers = new Readers(List.of(stays, goes), 4, List.of("/", "/latest", "/city"))) {
            await(() -> readers.isOpen(goes) && readers.answered() > 100, "both are read");
            leaving.destroy();
            await(() -> !readers.isOpen(goes), "it is said that one leaves");
            assertTrue(leaving.isAlive(), "it answers on");
            assertTrue(leaving.waitFor(40, TimeUnit.SECONDS), "ends when it is asked to");
            Process back = launch(variables, folder.resolve("back.log"), folder.resolve("back.err"));
            await(() -> readers.isOpen(goes), "it is back");
            int before = readers.answered();
            await(() -> readers.answered() > before + 100, "both are read again");
            assertEquals(List.of(), readers.failures());
            back.destroy();
            assertTrue(back.waitFor(40, TimeUnit.SECONDS), "ends when it is asked to");
            assertEquals(List.of(), readers.failures());
        }
    }

    private static Readers.Node node(Map<String, String> variables) {
        return new Readers.Node(
                URI.create("http://127.0.0.1:%s/".formatted(variables.get("STET_PORT"))),
                URI.create("http://127.0.0.1:%s/q/health/ready".formatted(variables.get("STET_MANAGEMENT_PORT"))));
    }

    /** Some sixty changes here, while lines are cut; {@code -Dstet.coherence=1000} makes it more, and kills besides. */
    private void nobodyIsGivenAnOldPage(Map<String, String> second, URI here, URI there) throws Exception {
        String chief = cookies("chief");
        int changes = Integer.getInteger("stet.coherence", 60);
        CoherenceHammer.Mishap cut = () -> select(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'stet wire'");
        List<CoherenceHammer.Mishap> mishaps = new ArrayList<>(List.of(cut, cut));
        if (changes > 100) {
            mishaps.addAll(List.of(
                    () -> {
                        kill(started.get(started.size() - 1).pid());
                        launch(second, folder.resolve("second.log"), folder.resolve("second.err"));
                    },
                    cut,
                    () -> kill(pid("postgres.pid")),
                    cut));
        }
        CoherenceHammer.Outcome outcome = new CoherenceHammer(
                        List.of(new Session(here, chief), new Session(there, chief)))
                .run(changes, mishaps, 1);
        System.out.printf("Two servers under change: %s%n", outcome);
        double kept = operations("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("stet_pages_kept_given_total"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll(".* ", "")))
                .sum();
        assertTrue(kept > 1_000, () -> "%s pages came from memory, so little is proved".formatted(kept));
    }

    /** Of a new session; every server knows it, as they share their secrets. */
    private String cookies(String account) {
        try (BrowserContext browser =
                Browsers.get().newContext(new Browser.NewContextOptions().setBaseURL("http://localhost:" + port))) {
            Page page = browser.newPage();
            signIn(page, account);
            return browser.cookies(page.url()).stream()
                    .filter(cookie -> !cookie.name.equals("csrf-token"))
                    .map(cookie -> cookie.name + "=" + cookie.value)
                    .collect(Collectors.joining("; "));
        }
    }

    private String secret(String name) throws IOException {
        return Files.readString(home.resolve("secrets").resolve(name));
    }

    /** On the provider's own page, which a session that had outlived the sign-out would leave out. */
    private static void signIn(Page page, String account) {
        page.navigate("/newsroom");
        page.getByLabel("Username").fill(account);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("stet");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign In"))
                .click();
        page.waitForURL("**/newsroom");
    }

    private void awaitSignIn() throws Exception {
        await(
                () -> get("/newsroom")
                        .headers()
                        .firstValue("Location")
                        .orElse("")
                        .contains("/realms/stet/"),
                "people are led to the provider's sign-in page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STET_PORT", "STET_MANAGEMENT_PORT", "STET_POSTGRES_PORT", "STET_KEYCLOAK_PORT"})
    void aBusyPortIsNamedAndNothingIsLeftRunning(String variable) throws Exception {
        environment.put("STET_MANAGEMENT_HOST", "127.0.0.2");
        String host = variable.equals("STET_MANAGEMENT_PORT") ? "127.0.0.2" : "127.0.0.1";
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            environment.put(variable, String.valueOf(busy.getLocalPort()));
            refused(variable, environment);
        }
        assertTrue(Child.kept(home.resolve("postgres.pid")).isEmpty());
    }

    @Test
    void whatCannotBeStartedIsSaidInOneLineThatHelps() throws Exception {
        noProvider();
        start();
        awaitStatus("/", 200);
        refused("STET_PORT", environment);
        refused("Another Stet runs with the data folder", withPorts(Map.of()));
        select(
                "insert into flyway_schema_history select 9999, '9999', 'of tomorrow', 'SQL', 'V9999__of_tomorrow.sql', 0, 'stet', now(), 1, true returning version");
        stopAll();
        refused("newer Stet (migration 9999", withPorts(Map.of()));

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
                        "QUARKUS_DATASOURCE_JDBC_URL",
                                "jdbc:postgresql://127.0.0.1:%d/none".formatted(RealParts.freePort()))));
        refused("STET_ZONE", withPorts(Map.of("STET_ZONE", "Mars/Olympus_Mons")));
        configuredInAFile();
    }

    private void configuredInAFile() throws Exception {
        Files.writeString(
                folder.resolve(".env"),
                "QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:%d/filed?password=hidden\n"
                        .formatted(RealParts.freePort()));
        Path other = folder.resolve("another");
        String line = refused("/filed cannot be reached", withPorts(Map.of("STET_HOME", other.toString())));
        assertFalse(line.contains("hidden"), line);
        assertFalse(Files.exists(other.resolve("postgres")), "no database of our own");
    }

    // ---- how

    private void noProvider() throws IOException {
        environment.put(
                "QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:%d/realms/none".formatted(RealParts.freePort()));
        environment.put("QUARKUS_OIDC_CREDENTIALS_SECRET", "nobody-will-ever-ask-for-it");
    }

    private Map<String, String> withPorts(Map<String, String> changes) throws IOException {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put("STET_PORT", String.valueOf(RealParts.freePort()));
        changed.put("STET_MANAGEMENT_PORT", String.valueOf(RealParts.freePort()));
        changed.putAll(changes);
        return changed;
    }

    private Process start() throws IOException {
        return launch(environment, folder.resolve("out.log"), folder.resolve("err.log"));
    }

    private Process launch(Map<String, String> variables, Path out, Path err) throws IOException {
        // A group of its own, as a terminal gives it, in which an interrupt is not ignored as in a script's background.
        ProcessBuilder builder = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        "setsid",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        // Most of these servers live for seconds.
                        "-XX:TieredStopAtLevel=1",
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

    private String refused(String hint, Map<String, String> variables) throws Exception {
        Path err = folder.resolve("refused.log");
        Path out = folder.resolve("refused.out");
        Process process = launch(variables, out, err);
        assertTrue(process.waitFor(START.toSeconds(), TimeUnit.SECONDS), "ends by itself: " + hint);
        List<String> lines = Files.readAllLines(err);
        assertEquals(1, lines.size(), () -> hint + ": " + lines);
        assertTrue(lines.get(0).contains(hint), () -> hint + ": " + lines);
        assertEquals(1, process.exitValue());
        assertEquals("", Files.readString(out), hint);
        return lines.get(0);
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

    private HttpResponse<String> operations(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:%s%s".formatted(environment.get("STET_MANAGEMENT_PORT"), path)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** One value from the database beside the server. */
    private String select(String sql) throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:%s/stet".formatted(environment.get("STET_POSTGRES_PORT"));
        String password = secret("postgres-stet");
        try (Connection connection = DriverManager.getConnection(url, "stet", password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** The realm's accounts, as the provider lists them to its administrator. */
    private String accounts() throws Exception {
        String provider = "http://127.0.0.1:%s".formatted(environment.get("STET_KEYCLOAK_PORT"));
        String form = "grant_type=password&client_id=admin-cli&username=%s&password=%s"
                .formatted(Keycloak.ADMIN, Files.readString(home.resolve("secrets/keycloak-admin")));
        String token = http.send(
                        HttpRequest.newBuilder(URI.create(provider + "/realms/master/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body()
                .replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
        return http.send(
                        HttpRequest.newBuilder(URI.create(provider + "/admin/realms/stet/users"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
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
        try {
            Awaitility.await(what)
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "%s never came true.%n%s%n%s"
                            .formatted(
                                    what,
                                    Files.readString(folder.resolve("out.log")),
                                    Files.readString(folder.resolve("err.log"))),
                    e);
        }
    }

    private long pid(String file) throws IOException {
        return Long.parseLong(Files.readString(home.resolve(file)).split(" ")[0]);
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
