package stet.people;

import io.quarkus.oidc.OIDCException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import stet.web.SecurityHeaders;

/** Says what is wrong when nobody can sign in: the paper itself needs no identity provider. */
@ApplicationScoped
class ProviderDown {
    private static final Logger LOG = Logger.getLogger(ProviderDown.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    private final String provider;

    ProviderDown(@ConfigProperty(name = "quarkus.oidc.auth-server-url") String provider) {
        this.provider = provider;
    }

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance closed(String provider, int seconds);
    }

    /** A form that is sent after the session has ended leads to the provider's sign-in page. */
    void allowForms(@Observes StartupEvent started, SecurityHeaders headers) {
        URI address = URI.create(provider);
        headers.allowFormsToLeadTo(address.getScheme() + "://" + address.getAuthority());
    }

    /** Before Quarkus's own error page, which comes last. */
    void register(@Observes Router router) {
        router.route("/newsroom*").order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    private void answer(RoutingContext request) {
        if (!causedByProvider(request.failure()) || request.response().headWritten()) {
            request.next();
            return;
        }
        LOG.warnf("%s: the identity provider %s does not answer", request.normalizedPath(), provider);
        request.response()
                .setStatusCode(503)
                .putHeader("Retry-After", String.valueOf(RETRY_AFTER_SECONDS))
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(Templates.closed(provider, RETRY_AFTER_SECONDS).render());
    }

    private static boolean causedByProvider(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OIDCException) {
                return true;
            }
        }
        return false;
    }
}
