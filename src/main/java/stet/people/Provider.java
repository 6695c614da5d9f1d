package stet.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The identity provider: where it is, and whether it can be reached. */
@ApplicationScoped
class Provider {
    private static final Duration TIMEOUT = Duration.ofMillis(700);
    private static final Duration BELIEVED_FOR = Duration.ofSeconds(3);

    /** What a proxy says for a provider that is not there (RFC 9110, 15.6). */
    private static final Set<Integer> ABSENT = Set.of(502, 503, 504);

    private record Probe(CompletableFuture<Boolean> answer, Instant begun) {}

    private final String address;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private Probe last;

    Provider(@ConfigProperty(name = "quarkus.oidc.auth-server-url") String address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    String address() {
        return address;
    }

    /** Scheme, host and port, as a browser's address begins with them. */
    String origin() {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /**
     * Whether somebody answers there: asked at most every few seconds, and for less than one. An answer that is slow, that
     * we do not like, or whose certificate we do not know is one: what is wrong is for the sign-in itself to say.
     */
    synchronized CompletableFuture<Boolean> answers() {
        Instant now = clock.instant();
        if (last == null
                || Duration.between(last.begun(), now).abs().compareTo(BELIEVED_FOR) > 0
                        && last.answer().isDone()) {
            last = new Probe(ask(), now);
        }
        return last.answer();
    }

    private CompletableFuture<Boolean> ask() {
        URI discovery = URI.create(address.replaceAll("/+$", "") + "/.well-known/openid-configuration");
        HttpRequest question =
                HttpRequest.newBuilder(discovery).timeout(TIMEOUT).build();
        return http.sendAsync(question, HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) ->
                        failure == null ? !ABSENT.contains(answer.statusCode()) : !isAbsence(failure));
    }

    private static boolean isAbsence(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnknownHostException;
    }
}
