package stet.people;

import io.quarkus.oidc.OIDCException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import stet.web.SecurityHeaders;

/** Says what is wrong when nobody can sign in: the paper itself needs no identity provider. */
@ApplicationScoped
class ProviderDown {
    private static final Logger LOG = Logger.getLogger(ProviderDown.class);
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final Duration TOLD_FOR = Duration.ofMinutes(1);
    private static final String CLOSED = "/newsroom/closed";

    private final Provider provider;
    private final Clock clock;
    private volatile Instant told = Instant.MIN;

    ProviderDown(Provider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance closed(String provider, int seconds);
    }

    /** A form that is sent after the session has ended leads to the provider's sign-in page. */
    void allowForms(@Observes StartupEvent started, SecurityHeaders headers) {
        headers.allowFormsToLeadTo(provider.origin());
    }

    /** Before sign-in sends anybody to an address where nobody answers, and before Quarkus's own error page. */
    void register(@Observes Router router) {
        router.get(CLOSED).order(Integer.MIN_VALUE + 1).handler(this::openOrClosed);
        router.route("/newsroom*")
                .order(Integer.MIN_VALUE + 1)
                .handler(this::look)
                .failureHandler(this::explain);
    }

    /**
     * Asks beside a page that may need a sign-in. Who is signed in goes on working without the provider; only where
     * somebody would be sent to it, they are sent to the page that explains.
     */
    private void look(RoutingContext request) {
        if (!isPage(request)) {
            request.next();
            return;
        }
        ask(request).onComplete(asked -> {
            if (asked.succeeded() && !asked.result()) {
                request.addHeadersEndHandler(end -> leadFromProvider(request));
            }
            request.next();
        });
    }

    private void openOrClosed(RoutingContext request) {
        ask(request).onComplete(asked -> {
            if (asked.succeeded() && !asked.result()) {
                close(request);
            } else {
                request.redirect("/newsroom");
            }
        });
    }

    private Future<Boolean> ask(RoutingContext request) {
        return Future.fromCompletionStage(provider.answers(), request.vertx().getOrCreateContext());
    }

    private void leadFromProvider(RoutingContext request) {
        String location = request.response().headers().get("Location");
        if (location != null && location.startsWith(provider.origin())) {
            request.response().putHeader("Location", CLOSED);
        }
    }

    private static boolean isPage(RoutingContext request) {
        return request.request().method() == HttpMethod.GET && request.request().getHeader("X-Requested-With") == null;
    }

    private void explain(RoutingContext request) {
        if (causedByProvider(request.failure()) && !request.response().headWritten()) {
            close(request);
        } else {
            request.next();
        }
    }

    private void close(RoutingContext request) {
        tell();
        request.response()
                .setStatusCode(503)
                .putHeader("Retry-After", String.valueOf(RETRY_AFTER_SECONDS))
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(Templates.closed(provider.address(), RETRY_AFTER_SECONDS).render());
    }

    /** Once a minute at most: a newsroom that reloads its pages would fill the log with one sentence. */
    private void tell() {
        Instant now = clock.instant();
        if (told.isBefore(now.minus(TOLD_FOR))) {
            told = now;
            LOG.warnf("Nobody can sign in: the identity provider %s does not answer", provider.address());
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
