package stet.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The realm {@code stet} of our own Keycloak: roles, the client that the newsroom signs in with, demo accounts.
 *
 * <p>Made and brought up to date at each start, through Keycloak's Admin REST API; what people changed elsewhere in
 * the realm stays.
 */
final class Realm {
    static final String NAME = "stet";
    static final String CLIENT = "stet";
    private static final String DEMO_MARK = "stet-demo";
    private static final List<String> ROLES = List.of("journalist", "editor", "chief", "admin");

    /** A demo account: its user name is also its role, digits aside, and its password is {@code stet}. */
    record Demo(String username, String first, String last) {
        String role() {
            return username.replaceAll("\\d", "");
        }
    }

    static final List<Demo> DEMO = List.of(
            new Demo("journalist", "Mina", "Aksoy"),
            new Demo("journalist2", "Tomás", "Rivera"),
            new Demo("editor", "Ewa", "Nowak"),
            new Demo("editor2", "Kwame", "Mensah"),
            new Demo("chief", "Ada", "Öztürk"),
            new Demo("admin", "Sam", "Fields"));

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;

    private Realm(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Signs in as the administrator that Keycloak was first started with. */
    static Realm open(Keycloak keycloak) throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=admin-cli&username=" + Keycloak.ADMIN + "&password="
                + URLEncoder.encode(keycloak.adminPassword(), StandardCharsets.UTF_8);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(keycloak.url() + "/realms/master/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        mustBeUp(answer);
        if (answer.statusCode() != 200) {
            throw new StartRefused(
                    "The identity provider refuses its administrator “%s” (%d). Set that account's password to the one in secrets/keycloak-admin."
                            .formatted(Keycloak.ADMIN, answer.statusCode()));
        }
        String token =
                new JsonMapper().readTree(answer.body()).path("access_token").asText();
        return new Realm(keycloak.url() + "/admin/realms", token);
    }

    /**
     * Brings the realm up to date.
     *
     * @param secret the client's
     * @param sites the addresses under which the newsroom is opened, without a trailing slash
     * @param demo whether the demo accounts shall exist
     */
    void settle(String secret, List<String> sites, String language, boolean demo)
            throws IOException, InterruptedException {
        if (send("GET", "/" + NAME, null).statusCode() == 404) {
            must(send("POST", "", realm(language)), 201);
        }
        for (String role : ROLES) {
            if (send("GET", "/%s/roles/%s".formatted(NAME, role), null).statusCode() == 404) {
                must(
                        send(
                                "POST",
                                "/%s/roles".formatted(NAME),
                                json.createObjectNode().put("name", role)),
                        201);
            }
        }
        settleClient(secret, sites);
        allowMarks();
        for (Demo account : DEMO) {
            settleAccount(account, demo);
        }
    }

    private ObjectNode realm(String language) {
        ObjectNode realm = json.createObjectNode();
        realm.put("realm", NAME);
        realm.put("displayName", "Stet");
        realm.put("enabled", true);
        realm.put("registrationAllowed", false);
        realm.put("internationalizationEnabled", true);
        realm.putArray("supportedLocales").add("en").add("tr");
        realm.put("defaultLocale", language);
        realm.put("bruteForceProtected", true);
        // A working day: signed out after two quiet hours, and after ten in any case.
        realm.put("ssoSessionIdleTimeout", 2 * 3600);
        realm.put("ssoSessionMaxLifespan", 10 * 3600);
        realm.put("accessTokenLifespan", 300);
        realm.put("sslRequired", "external");
        return realm;
    }

    private void settleClient(String secret, List<String> sites) throws IOException, InterruptedException {
        JsonNode known = get("/%s/clients?clientId=%s".formatted(NAME, CLIENT));
        ObjectNode client = known.isEmpty() ? json.createObjectNode() : (ObjectNode) known.get(0);
        client.put("clientId", CLIENT);
        client.put("name", "Stet newsroom");
        client.put("enabled", true);
        client.put("protocol", "openid-connect");
        client.put("publicClient", false);
        client.put("secret", secret);
        client.put("standardFlowEnabled", true);
        client.put("directAccessGrantsEnabled", false);
        client.put("implicitFlowEnabled", false);
        client.put("serviceAccountsEnabled", false);
        ArrayNode redirects = client.putArray("redirectUris");
        sites.forEach(site -> redirects.add(site + "/newsroom/sign-in"));
        ObjectNode attributes = client.path("attributes").isObject()
                ? (ObjectNode) client.get("attributes")
                : client.putObject("attributes");
        attributes.put("pkce.code.challenge.method", "S256");
        attributes.put(
                "post.logout.redirect.uris",
                String.join("##", sites.stream().map(site -> site + "/").toList()));
        if (known.isEmpty()) {
            client.putArray("protocolMappers").add(rolesMapper());
            must(send("POST", "/%s/clients".formatted(NAME), client), 201);
        } else {
            must(send("PUT", "/%s/clients/%s".formatted(NAME, client.get("id").asText()), client), 204);
        }
    }

    /** The newsroom reads roles from the ID token; Keycloak by itself puts them into the access token only. */
    private ObjectNode rolesMapper() {
        ObjectNode mapper = json.createObjectNode();
        mapper.put("name", "realm roles");
        mapper.put("protocol", "openid-connect");
        mapper.put("protocolMapper", "oidc-usermodel-realm-role-mapper");
        ObjectNode config = mapper.putObject("config");
        config.put("claim.name", "realm_access.roles");
        config.put("jsonType.label", "String");
        config.put("multivalued", "true");
        config.put("id.token.claim", "true");
        config.put("access.token.claim", "true");
        config.put("userinfo.token.claim", "true");
        return mapper;
    }

    /** Without this, Keycloak drops attributes that its user profile does not name. */
    private void allowMarks() throws IOException, InterruptedException {
        ObjectNode profile = (ObjectNode) get("/%s/users/profile".formatted(NAME));
        profile.put("unmanagedAttributePolicy", "ADMIN_EDIT");
        must(send("PUT", "/%s/users/profile".formatted(NAME), profile), 200);
    }

    /** Only an account that carries our mark is ever touched. */
    private void settleAccount(Demo account, boolean wanted) throws IOException, InterruptedException {
        JsonNode known =
                get("/%s/users?exact=true&briefRepresentation=false&username=%s".formatted(NAME, account.username()));
        boolean exists = !known.isEmpty();
        boolean ours = exists && known.get(0).path("attributes").has(DEMO_MARK);
        if (wanted && !exists) {
            create(account);
        } else if (wanted && ours) {
            // Made by a start that was cut short, it may lack its role.
            settleRole(account);
        } else if (!wanted && ours) {
            must(
                    send(
                            "DELETE",
                            "/%s/users/%s"
                                    .formatted(NAME, known.get(0).get("id").asText()),
                            null),
                    204);
        }
    }

    private void create(Demo account) throws IOException, InterruptedException {
        ObjectNode user = json.createObjectNode();
        user.put("username", account.username());
        user.put("firstName", account.first());
        user.put("lastName", account.last());
        user.put("email", account.username() + "@lantern.example");
        user.put("emailVerified", true);
        user.put("enabled", true);
        user.putObject("attributes").putArray(DEMO_MARK).add("true");
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", "stet")
                .put("temporary", false);
        must(send("POST", "/%s/users".formatted(NAME), user), 201);
        settleRole(account);
    }

    /** Idempotent: a role that is there stays. */
    private void settleRole(Demo account) throws IOException, InterruptedException {
        String id = get("/%s/users?exact=true&username=%s".formatted(NAME, account.username()))
                .get(0)
                .get("id")
                .asText();
        ArrayNode roles = json.createArrayNode().add(get("/%s/roles/%s".formatted(NAME, account.role())));
        must(send("POST", "/%s/users/%s/role-mappings/realm".formatted(NAME, id), roles), 204);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return json.readTree(must(send("GET", path, null), 200).body());
    }

    private HttpResponse<String> send(String method, String path, JsonNode body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString());
        return http.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, content)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** @throws IOException when the provider itself is in trouble, and may be better after a restart */
    private static HttpResponse<String> must(HttpResponse<String> answer, int status) throws IOException {
        mustBeUp(answer);
        if (answer.statusCode() != status) {
            throw new StartRefused("The identity provider answered %s with %d instead of %d: %s"
                    .formatted(answer.uri().getPath(), answer.statusCode(), status, answer.body()));
        }
        return answer;
    }

    private static void mustBeUp(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 500) {
            throw new IOException(
                    "it answered %s with %d".formatted(answer.uri().getPath(), answer.statusCode()));
        }
    }
}
