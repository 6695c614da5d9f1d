package stet.media;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Clears away, again and again, what was deleted and what was never finished. Nodes may do so at once. */
@ApplicationScoped
class Sweeping {
    private static final Logger LOG = Logger.getLogger(Sweeping.class);

    /** Whoever left an upload lying for so long begins it anew. */
    private static final Duration UNTOUCHED = Duration.ofDays(1);

    private static final int AT_ONCE = 500;

    private final Store store;
    private final MediaConfig config;
    private final Clock clock;
    private volatile boolean ended;

    Sweeping(Store store, MediaConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent started, Vertx vertx) {
        // A folder that cannot be written is told now, and not to the first who uploads a picture.
        store.workplace();
        later(vertx);
    }

    void end(@Observes ShutdownEvent stopping) {
        ended = true;
    }

    private void later(Vertx vertx) {
        vertx.setTimer(config.sweepEvery().toMillis(), timer -> {
            if (!ended) {
                vertx.executeBlocking(this::sweep, false).onComplete(done -> later(vertx));
            }
        });
    }

    Void sweep() {
        Instant then = clock.instant().minus(UNTOUCHED);
        attempt(() -> sweepUploads(then));
        attempt(() -> sweepWorkplace(then));
        attempt(() -> Leftovers.sweep(store));
        attempt(store::tidy);
        return null;
    }

    private interface Work {
        void done() throws IOException;
    }

    /** What cannot be cleared away keeps nothing else from it. */
    private static void attempt(Work work) {
        try {
            work.done();
        } catch (IOException | RuntimeException e) {
            LOG.warnf("What was deleted of pictures could not be cleared away yet: %s", e.getMessage());
        }
    }

    private void sweepUploads(Instant then) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (Upload upload : Upload.listUntouchedSince(then, AT_ONCE)) {
                upload.delete();
                Intake.discard(upload.file(store));
            }
        });
    }

    /** What a crash left behind, and uploads of which no row is left. */
    private void sweepWorkplace(Instant then) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(store.workplace())) {
            all = files.toList();
        }
        for (Path file : all) {
            if (isOlder(file, then)) {
                Intake.discard(file);
            }
        }
    }

    static boolean isOlder(Path file, Instant then) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(then);
        } catch (NoSuchFileException e) {
            // Somebody was quicker.
            return false;
        }
    }
}
