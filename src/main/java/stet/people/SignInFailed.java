package stet.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * What a person sees whom the identity provider sent back without a sign-in: its page was left open for too long, or
 * they said no. The one thing to do then is to begin again.
 */
@ApplicationScoped
class SignInFailed {
    /** Named as the error path in {@code application.properties}; anybody may see it. */
    private static final String PAGE = "/newsroom/sign-in-failed";

    private static final String RETURN = "/newsroom/sign-in";

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance signInFailed(String reason);
    }

    void register(@Observes Router router) {
        router.get(PAGE).order(Integer.MIN_VALUE + 1).handler(this::show);
        router.get(RETURN).order(Integer.MIN_VALUE + 1).handler(this::lookAtReturn);
    }

    /** Who comes back with a cookie that is not this sign-in's would get an empty 401. */
    private void lookAtReturn(RoutingContext request) {
        if (parameter(request, "code").or(() -> parameter(request, "error")).isEmpty()) {
            request.redirect("/newsroom");
            return;
        }
        request.addHeadersEndHandler(end -> {
            if (request.response().getStatusCode() == 401) {
                request.response().setStatusCode(302).putHeader("Location", PAGE);
            }
        });
        request.next();
    }

    private void show(RoutingContext request) {
        String reason = parameter(request, "error_description")
                .or(() -> parameter(request, "error"))
                .orElse("");
        request.response()
                .setStatusCode(401)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(Templates.signInFailed(reason).render());
    }

    /** Nothing, too, for a query that cannot be read. */
    private static Optional<String> parameter(RoutingContext request, String name) {
        try {
            return Optional.ofNullable(request.request().getParam(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
