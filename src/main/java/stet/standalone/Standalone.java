package stet.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Everything that the server needs on a machine that has nothing: checked, started, watched, and stopped with it.
 *
 * <p>PostgreSQL is up when {@link #start} returns. The identity provider follows in the background, as readers do not
 * need it.
 */
public final class Standalone implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Standalone.class);

    /** A provider that cannot be set up is not helped by trying more often. */
    private static final int MOST_ATTEMPTS = 5;

    private final StandaloneConfig config;
    private final DataFolder folder;
    private final Map<String, String> properties = new TreeMap<>();
    private final CompletableFuture<Void> provider = new CompletableFuture<>();
    private volatile Postgres postgres;
    private volatile Keycloak keycloak;
    private volatile Thread starting;
    private volatile boolean ending;

    private Standalone(StandaloneConfig config, DataFolder folder) {
        this.config = config;
        this.folder = folder;
    }

    /**
     * Looks at the ports, and takes the data folder for this process: nothing runs yet, and {@link #close} ends
     * whatever {@link #start} will start.
     *
     * @throws StartRefused with one line that says what to change
     */
    public static Standalone reserve(StandaloneConfig config) {
        Ports.mustBeFree(config.host(), config.port(), "the site", "STET_PORT");
        if (config.managementPort() != 0) {
            Ports.mustBeFree(
                    config.managementHost(), config.managementPort(), "health and metrics", "STET_MANAGEMENT_PORT");
        }
        return new Standalone(config, DataFolder.open(config.home()));
    }

    /** Ends what a killed server left running with that data folder. */
    public static void endLeftBehind(Path home) {
        try (DataFolder folder = DataFolder.open(home)) {
            new Keycloak(folder, 0, null, null).child().succeed();
            new Postgres(folder, 0).child().succeed();
        } catch (IOException e) {
            throw new StartRefused("The data folder %s cannot be let go (%s).".formatted(home, e), e);
        }
    }

    /** @throws StartRefused with one line that says what to change; nothing is left running then */
    public void start() {
        try {
            secrets();
            database();
            provider();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.", e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** From now on nothing is started again: the server ends, and what it started may end as well. */
    public void ending() {
        ending = true;
        Thread thread = starting;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private boolean isEnding() {
        return ending;
    }

    /** What the server must be configured with to use all this. */
    public Map<String, String> properties() {
        return Map.copyOf(properties);
    }

    /** Waits until the identity provider answers, its realm settled. */
    public void awaitIdentityProvider() throws InterruptedException {
        try {
            provider.get();
        } catch (ExecutionException e) {
            throw new StartRefused(e.getCause().getMessage(), e);
        }
    }

    /** What a person at the terminal wants to know. */
    public String summary() {
        StringBuilder text = new StringBuilder("\n");
        addresses().forEach((label, value) -> text.append("  %-13s %s%n".formatted(label, value)));
        return text.toString();
    }

    /** The same for a log, on one line. */
    public String summaryLine() {
        return addresses().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    private Map<String, String> addresses() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("The paper", config.siteUrl() + "/");
        lines.put("The newsroom", config.siteUrl() + "/newsroom");
        if (keycloak != null) {
            if (config.isLoopback()) {
                lines.put(
                        "Sign in as",
                        Realm.DEMO.stream().map(Realm.Demo::username).collect(Collectors.joining(", "))
                                + ", password “stet” each, some seconds after the paper opens");
            } else {
                lines.put(
                        "Sign in",
                        "from this machine only, until a provider is named with QUARKUS_OIDC_AUTH_SERVER_URL");
            }
            lines.put(
                    "Accounts",
                    "%s/admin as %s, password in %s"
                            .formatted(keycloak.url(), Keycloak.ADMIN, folder.resolve("secrets/keycloak-admin")));
        }
        lines.put("Data", folder.resolve("").toString());
        lines.put("Stop with", "Ctrl-C");
        return lines;
    }

    private void secrets() {
        keep(StandaloneConfig.SESSION_SECRET, "session");
        keep(StandaloneConfig.STATE_SECRET, "sign-in-state");
    }

    /** Made once and kept, unless one is configured. */
    private void keep(String property, String name) {
        if (!config.secretsConfigured().contains(property)) {
            properties.put(property, folder.secret(name));
        }
    }

    private void database() throws InterruptedException {
        if (config.database().isPresent()) {
            mustAnswer(config.database().get());
            return;
        }
        postgres = new Postgres(folder, config.postgresPort());
        postgres.start();
        String password = postgres.password("stet");
        mustAnswer(new StandaloneConfig.Database(postgres.url("stet"), "stet", password));
        properties.put("quarkus.datasource.jdbc.url", postgres.url("stet"));
        properties.put("quarkus.datasource.username", "stet");
        properties.put("quarkus.datasource.password", password);
        Watch.begin("PostgreSQL", postgres.child(), postgres::run, this::isEnding);
    }

    private static void mustAnswer(StandaloneConfig.Database database) {
        DriverManager.setLoginTimeout(10);
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            Migrations.mustNotBeNewer(connection);
        } catch (SQLException e) {
            throw new StartRefused(
                    "The configured database %s cannot be reached: %s. Check QUARKUS_DATASOURCE_JDBC_URL, _USERNAME and _PASSWORD."
                            .formatted(
                                    database.address(),
                                    String.valueOf(e.getMessage())
                                            .replace(database.url(), database.address())
                                            .replaceAll("\\s+", " ")
                                            .replaceFirst("\\.$", "")),
                    e);
        } catch (IOException e) {
            throw new StartRefused("The application is damaged: its migrations cannot be read (%s).".formatted(e), e);
        }
    }

    private void provider() {
        if (config.providerConfigured()) {
            provider.complete(null);
            return;
        }
        keycloak = new Keycloak(folder, config.keycloakPort(), config.keycloakZip(), postgres);
        keycloak.prepare();
        String secret = folder.secret("oidc-client");
        properties.put("quarkus.oidc.auth-server-url", keycloak.url() + "/realms/" + Realm.NAME);
        properties.put("quarkus.oidc.client-id", Realm.CLIENT);
        properties.put("quarkus.oidc.credentials.secret", secret);
        starting = new Thread(() -> startProvider(secret), "identity-provider");
        starting.setDaemon(true);
        starting.start();
    }

    private void startProvider(String secret) {
        try {
            for (int attempts = 1; !settled(secret); attempts++) {
                if (ending || attempts == MOST_ATTEMPTS) {
                    throw new StartRefused(
                            "The identity provider went away %d times while it was set up.".formatted(attempts));
                }
                keycloak.child().stop();
            }
            Watch.begin("The identity provider", keycloak.child(), keycloak::run, this::isEnding);
            LOG.info("The identity provider is ready: the newsroom is open.");
            provider.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            provider.completeExceptionally(e);
        } catch (RuntimeException e) {
            if (!ending) {
                LOG.errorf("The newsroom stays closed. %s", e.getMessage());
            }
            provider.completeExceptionally(e);
        }
    }

    /** Whether the provider runs with its realm in order; not if it went away in the middle of that. */
    private boolean settled(String secret) throws InterruptedException {
        try {
            keycloak.start();
            Realm.open(keycloak).settle(secret, sites(), config.language(), config.isLoopback());
            return true;
        } catch (IOException e) {
            if (!ending) {
                LOG.warnf(
                        "The identity provider went away while it was set up (%s) and is started again.",
                        e.getMessage());
            }
            return false;
        }
    }

    private List<String> sites() {
        List<String> sites = new ArrayList<>();
        sites.add("http://localhost:" + config.port());
        sites.add("http://127.0.0.1:" + config.port());
        String configured = config.siteUrl().replaceAll("/+$", "");
        if (!sites.contains(configured)) {
            sites.add(configured);
        }
        return sites;
    }

    /** Stops what was started, the provider first, as it lives on the database. */
    @Override
    public void close() {
        ending();
        if (keycloak != null) {
            keycloak.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        try {
            folder.close();
        } catch (IOException e) {
            LOG.warnf("The data folder's lock could not be let go: %s", e.getMessage());
        }
    }
}
