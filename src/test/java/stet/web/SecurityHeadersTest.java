package stet.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stet.testing.RealParts;

/** What every answer tells browsers not to do, whoever gives it and whatever it is. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SecurityHeadersTest {
    private static final String PUBLIC = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** The import map's hash is the build's, the identity provider's origin the installation's. */
    private static final String NEWSROOM = "default-src 'none'; script-src 'self' 'sha256-[A-Za-z0-9+/]{43}=';"
            + " style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none';"
            + " form-action 'self' https?://[a-z0-9.:-]+; frame-ancestors 'none'";

    @ParameterizedTest
    @CsvSource({
        "GET,  /,                     200",
        "GET,  /nowhere,              404",
        "GET,  /%00,                  400",
        "POST, /,                     405",
        "GET,  /WORLD,                301",
        "GET,  /archive,              302",
        "GET,  /robots.txt,           200",
        "GET,  /assets/site/base.css, 200",
        "GET,  /assets/site/none.css, 404"
    })
    void readersGetNoScriptsFramesOrForeignParts(String method, String path, int status) {
        Response answer = answer(method, path);
        assertEquals(status, answer.statusCode());
        assertEquals(PUBLIC, header(answer, "Content-Security-Policy"));
        assertCommon(answer);
    }

    @Test
    void theNewsroomGetsItsOwnScriptsOnlyBeforeAnybodySignsIn() {
        RealParts.awaitIdentityProvider();
        Response answer = answer("GET", "/newsroom");
        assertEquals(302, answer.statusCode());
        String policy = header(answer, "Content-Security-Policy");
        assertTrue(policy.matches(NEWSROOM), policy);
        assertCommon(answer);
    }

    private static Response answer(String method, String path) {
        return given().redirects().follow(false).urlEncodingEnabled(false).request(method, path);
    }

    private static void assertCommon(Response answer) {
        String policy = header(answer, "Content-Security-Policy");
        assertFalse(policy.contains("unsafe-inline") || policy.contains("unsafe-eval"), policy);
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("strict-origin-when-cross-origin", header(answer, "Referrer-Policy"));
        assertEquals("same-origin", header(answer, "Cross-Origin-Opener-Policy"));
        assertEquals("same-origin", header(answer, "Cross-Origin-Resource-Policy"));
        assertEquals("DENY", header(answer, "X-Frame-Options"));
        List<String> permissions = List.of(header(answer, "Permissions-Policy").split(", "));
        assertTrue(permissions.containsAll(List.of("camera=()", "geolocation=()", "microphone=()", "payment=()")));
        assertTrue(permissions.stream().allMatch(each -> each.endsWith("=()")), "nothing is permitted to anybody");
    }

    /** Its value, said once: browsers join or drop what comes twice. */
    private static String header(Response answer, String name) {
        assertEquals(1, answer.headers().getValues(name).size(), name);
        return answer.header(name);
    }
}
