package stet.standalone;

import java.io.File;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the environment says about how to start.
 *
 * @param home the data folder
 * @param database the configured database; empty means that we bring our own
 * @param providerConfigured whether an identity provider is configured; else we bring our own
 * @param keycloakZip Keycloak's distribution
 */
public record StandaloneConfig(
        Path home,
        String host,
        int port,
        int managementPort,
        int postgresPort,
        int keycloakPort,
        Optional<Database> database,
        boolean providerConfigured,
        Path keycloakZip,
        String siteUrl,
        String language) {

    /** A database of somebody else's. */
    public record Database(String url, String user, String password) {}

    /** Reads environment variables, and system properties of the same meaning before them. */
    public static StandaloneConfig fromEnvironment() {
        int port = port("STET_PORT", "quarkus.http.port", 8080);
        return new StandaloneConfig(
                Path.of(setting("STET_HOME", "stet.home").orElse("data"))
                        .toAbsolutePath()
                        .normalize(),
                setting("STET_HOST", "quarkus.http.host").orElse("127.0.0.1"),
                port,
                port("STET_MANAGEMENT_PORT", "quarkus.management.port", 9000),
                port("STET_POSTGRES_PORT", "stet.postgres.port", 5442),
                port("STET_KEYCLOAK_PORT", "stet.keycloak.port", 8180),
                setting("QUARKUS_DATASOURCE_JDBC_URL", "quarkus.datasource.jdbc.url")
                        .map(url -> new Database(
                                url,
                                setting("QUARKUS_DATASOURCE_USERNAME", "quarkus.datasource.username")
                                        .orElse(""),
                                setting("QUARKUS_DATASOURCE_PASSWORD", "quarkus.datasource.password")
                                        .orElse(""))),
                setting("QUARKUS_OIDC_AUTH_SERVER_URL", "quarkus.oidc.auth-server-url")
                        .isPresent(),
                distribution(),
                setting("STET_SITE_URL", "stet.site.url").orElse("http://localhost:" + port),
                setting("STET_SITE_LANGUAGE", "stet.site.language").orElse("en"));
    }

    static Optional<String> setting(String variable, String property) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static int port(String variable, String property, int otherwise) {
        String value = setting(variable, property).orElse(String.valueOf(otherwise));
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535 || Integer.parseInt(value) < 1) {
            throw new StartRefused("%s is “%s”: a port is a number from 1 to 65535.".formatted(variable, value));
        }
        return Integer.parseInt(value);
    }

    /** Beside the application that was started, see {@code pom.xml}; or where the build keeps it for the tests. */
    private static Path distribution() {
        String name = "keycloak/keycloak-" + Keycloak.VERSION + ".zip";
        Path application = Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0])
                .toAbsolutePath()
                .getParent();
        Path beside = application.resolve(name);
        return Files.exists(beside) ? beside : Path.of("target", name).toAbsolutePath();
    }

    /** Whether only this machine can reach the server. */
    boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new StartRefused("STET_HOST is “%s”, which is no address of this machine.".formatted(host), e);
        }
    }
}
