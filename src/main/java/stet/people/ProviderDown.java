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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import stet.web.SecurityHeaders;

/** Says what is wrong when nobody can sign in: the paper itself needs no identity provider. */
@ApplicationScoped
class ProviderDown {
    private static final Logger LOG = Logger.getLogger(ProviderDown.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    private static final Duration TOLD_FOR = Duration.ofMinutes(1);

    private final String provider;
    private final Clock clock;
    private volatile Instant told = Instant.MIN;

    ProviderDown(@ConfigProperty(name = "quarkus.oidc.auth-server-url") String provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
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
        tell();
        request.response()
                .setStatusCode(503)
                .putHeader("Retry-After", String.valueOf(RETRY_AFTER_SECONDS))
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(Templates.closed(provider, RETRY_AFTER_SECONDS).render());
    }

    /** Once a minute at most: a newsroom that reloads its pages would fill the log with one sentence. */
    private void tell() {
        Instant now = clock.instant();
        if (told.isBefore(now.minus(TOLD_FOR))) {
            told = now;
            LOG.warnf("Nobody can sign in: the identity provider %s does not answer", provider);
        }
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
