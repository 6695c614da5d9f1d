package stet.people;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.testing.RealParts;

/** What becomes of a sign-in that is not finished. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SignInTest {
    private static RequestSpecification visitor() {
        return given().redirects().follow(false);
    }

    @BeforeEach
    void open() {
        RealParts.awaitIdentityProvider();
    }

    @Test
    void whoComesBackWithoutTheCookieSignsInAnew() {
        visitor()
                .get("/newsroom/sign-in?code=c&state=s")
                .then()
                .statusCode(302)
                .header("Location", containsString("/realms/stet/protocol/openid-connect/auth"));
    }

    @Test
    void whoComesBackWithAnotherSignInsCookieIsToldToBeginAgain() {
        visitor()
                .cookie("q_auth_s", "not-what-was-given")
                .get("/newsroom/sign-in?code=c&state=s")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/newsroom/sign-in-failed"));
        visitor()
                .get("/newsroom/sign-in-failed")
                .then()
                .statusCode(401)
                .body(containsString("Sign in again"))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
    }

    @Test
    void whatTheProviderSaysIsShownAndNothingMore() {
        visitor()
                .get("/newsroom/sign-in-failed?error=access_denied&error_description=<script>alert(1)</script>")
                .then()
                .statusCode(401)
                .body(containsString("&lt;script&gt;"))
                .body(not(containsString("<script>alert")));
    }

    @Test
    void theAddressToComeBackToLeadsToTheDesk() {
        visitor().get("/newsroom/sign-in").then().statusCode(302).header("Location", endsWith("/newsroom"));
        visitor().get("/newsroom/closed").then().statusCode(302).header("Location", endsWith("/newsroom"));
    }
}
