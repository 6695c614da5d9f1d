package stet.standalone;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Everything that the server needs on a machine that has nothing: checked, started, watched, and stopped with it.
 *
 * <p>PostgreSQL is up when {@link #start} returns. The identity provider follows in the background, as readers do not
 * need it.
 */
public final class Standalone implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Standalone.class);

    /** A child that dies more often than this is not helped by starting it again. */
    private static final int MOST_RESTARTS = 5;

    private final StandaloneConfig config;
    private final DataFolder folder;
    private final Map<String, String> properties = new TreeMap<>();
    private final CompletableFuture<Void> provider = new CompletableFuture<>();
    private Postgres postgres;
    private Keycloak keycloak;
    private Thread starting;
    private volatile boolean closing;

    private Standalone(StandaloneConfig config, DataFolder folder) {
        this.config = config;
        this.folder = folder;
    }

    /** @throws StartRefused with one line that says what to change; nothing is left running then */
    public static Standalone start(StandaloneConfig config) {
        Ports.mustBeFree(config.host(), config.port(), "the site", "STET_PORT");
        if (config.managementPort() != 0) {
            Ports.mustBeFree("127.0.0.1", config.managementPort(), "health and metrics", "STET_MANAGEMENT_PORT");
        }
        Standalone standalone = new Standalone(config, DataFolder.open(config.home()));
        try {
            standalone.secrets();
            standalone.database();
            standalone.provider();
            return standalone;
        } catch (RuntimeException e) {
            standalone.close();
            throw e;
        }
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
        line(text, "The paper", config.siteUrl() + "/");
        line(text, "The newsroom", config.siteUrl() + "/newsroom");
        if (keycloak != null && config.isLoopback()) {
            line(
                    text,
                    "Sign in as",
                    String.join(
                            ", ", Realm.DEMO.stream().map(Realm.Demo::username).toList()));
            line(text, "", "password “stet” each; the newsroom opens some seconds after the paper");
        }
        if (keycloak != null) {
            line(
                    text,
                    "Accounts",
                    "%s/admin as %s, password in %s"
                            .formatted(keycloak.url(), Keycloak.ADMIN, folder.resolve("secrets/keycloak-admin")));
        }
        line(text, "Data", folder.resolve("").toString());
        line(text, "Stop with", "Ctrl-C");
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append("  %-13s %s%n".formatted(label, value));
    }

    private void secrets() {
        keep("quarkus.oidc.token-state-manager.encryption-secret", "session");
        keep("quarkus.oidc.authentication.state-secret", "sign-in-state");
    }

    /** Made once and kept, unless the environment gives one. */
    private void keep(String property, String name) {
        String variable = property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        if (StandaloneConfig.setting(variable, property).isEmpty()) {
            properties.put(property, folder.secret(name));
        }
    }

    private void database() {
        if (config.database().isPresent()) {
            mustAnswer(config.database().get());
            return;
        }
        postgres = new Postgres(folder, config.postgresPort());
        postgres.start();
        properties.put("quarkus.datasource.jdbc.url", postgres.url("stet"));
        properties.put("quarkus.datasource.username", "stet");
        properties.put("quarkus.datasource.password", postgres.password("stet"));
        watch("PostgreSQL", () -> postgres.server(), postgres::run);
    }

    private static void mustAnswer(StandaloneConfig.Database database) {
        try {
            DriverManager.setLoginTimeout(10);
            DriverManager.getConnection(database.url(), database.user(), database.password())
                    .close();
        } catch (SQLException e) {
            throw new StartRefused(
                    "The configured database %s cannot be reached: %s. Check QUARKUS_DATASOURCE_JDBC_URL, _USERNAME and _PASSWORD."
                            .formatted(database.url(), e.getMessage().replaceAll("\\s+", " ")),
                    e);
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
                if (closing || attempts == MOST_RESTARTS) {
                    throw new StartRefused(
                            "The identity provider ended %d times while it was set up.".formatted(attempts));
                }
                keycloak.stop();
            }
            watch("The identity provider", keycloak::server, keycloak::run);
            LOG.info("The identity provider is ready: the newsroom is open.");
            provider.complete(null);
        } catch (StartRefused e) {
            if (!closing) {
                LOG.errorf("The newsroom stays closed. %s", e.getMessage());
            }
            provider.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
            if (!closing) {
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

    private interface Restart {
        void run() throws InterruptedException;
    }

    /** Starts a child again that ends while nobody asked it to. */
    private void watch(String name, Supplier<Child> child, Restart restart) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        for (int restarts = 0; restarts < MOST_RESTARTS; restarts++) {
                            child.get().onExit().get();
                            if (closing) {
                                return;
                            }
                            LOG.warnf("%s ended unexpectedly and is started again.", name);
                            restart.run();
                        }
                        LOG.errorf("%s ended %d times and is left alone now. Restart the server.", name, MOST_RESTARTS);
                    } catch (ExecutionException | StartRefused e) {
                        if (!closing) {
                            LOG.errorf("%s could not be started again: %s", name, e.getMessage());
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "watch-" + name);
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Stops what was started, the provider first, as it lives on the database. */
    @Override
    public void close() {
        closing = true;
        if (starting != null) {
            starting.interrupt();
        }
        if (keycloak != null) {
            keycloak.stop();
        }
        if (postgres != null) {
            postgres.stop();
        }
        try {
            folder.close();
        } catch (IOException e) {
            LOG.warnf("The data folder's lock could not be let go: %s", e.getMessage());
        }
    }
}
