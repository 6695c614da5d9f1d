package stet.standalone;

import io.quarkus.runtime.configuration.ConfigUtils;
import java.io.File;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * What is configured of how to start.
 *
 * @param home the data folder
 * @param managementPort 0 where a free one is taken
 * @param database the configured database; empty means that we bring our own
 * @param providerConfigured whether an identity provider is configured; else we bring our own
 * @param secretsConfigured the properties of {@link #SECRETS} that are configured; the others we make and keep
 * @param keycloakZip Keycloak's distribution
 */
public record StandaloneConfig(
        Path home,
        String host,
        int port,
        String managementHost,
        int managementPort,
        int postgresPort,
        int keycloakPort,
        Optional<Database> database,
        boolean providerConfigured,
        Set<String> secretsConfigured,
        Path keycloakZip,
        String siteUrl,
        String language) {

    static final String SESSION_SECRET = "quarkus.oidc.token-state-manager.encryption-secret";
    static final String STATE_SECRET = "quarkus.oidc.authentication.state-secret";
    static final Set<String> SECRETS = Set.of(SESSION_SECRET, STATE_SECRET);

    /** A database of somebody else's. */
    public record Database(String url, String user, String password) {
        /** Without its parameters: a password may be among them. */
        String address() {
            return url.replaceFirst("\\?.*", "");
        }
    }

    /** Reads all places that the server itself will read: system properties, variables, .env, application.properties. */
    public static StandaloneConfig fromEnvironment() {
        Config settings = ConfigUtils.configBuilder().build();
        zoneMustBeKnown(setting(settings, "stet.zone"));
        int port = port(settings, "STET_PORT", "quarkus.http.port", 8080);
        return new StandaloneConfig(
                Path.of(setting(settings, "stet.home").orElse("data"))
                        .toAbsolutePath()
                        .normalize(),
                setting(settings, "quarkus.http.host").orElse("127.0.0.1"),
                port,
                setting(settings, "quarkus.management.host").orElse("127.0.0.1"),
                port(settings, "STET_MANAGEMENT_PORT", "quarkus.management.port", 9000),
                port(settings, "STET_POSTGRES_PORT", "stet.postgres.port", 5442),
                port(settings, "STET_KEYCLOAK_PORT", "stet.keycloak.port", 8180),
                setting(settings, "quarkus.datasource.jdbc.url")
                        .map(url -> new Database(
                                url,
                                setting(settings, "quarkus.datasource.username").orElse(""),
                                setting(settings, "quarkus.datasource.password").orElse(""))),
                setting(settings, "quarkus.oidc.auth-server-url").isPresent(),
                SECRETS.stream()
                        .filter(property -> setting(settings, property).isPresent())
                        .collect(Collectors.toSet()),
                distribution(),
                setting(settings, "stet.site.url").orElse("http://localhost:" + port),
                setting(settings, "stet.site.language").orElse("en"));
    }

    private static Optional<String> setting(Config settings, String property) {
        return settings.getOptionalValue(property, String.class)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static int port(Config settings, String variable, String property, int otherwise) {
        String value = setting(settings, property).orElse(String.valueOf(otherwise));
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535 || Integer.parseInt(value) < 1) {
            throw new StartRefused("%s is “%s”: a port is a number from 1 to 65535.".formatted(variable, value));
        }
        return Integer.parseInt(value);
    }

    private static void zoneMustBeKnown(Optional<String> zone) {
        try {
            zone.ifPresent(ZoneId::of);
        } catch (DateTimeException e) {
            throw new StartRefused(
                    "STET_ZONE is “%s”: a time zone has a name such as Europe/Athens.".formatted(zone.get()), e);
        }
    }

    /** Beside the application that was started, see {@code pom.xml}; or where the build keeps it for the tests. */
    public static Path distribution() {
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
