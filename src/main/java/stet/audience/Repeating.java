package stet.audience;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Something that is done again and again, each time a while after the last was done: slow ones don't pile up. */
final class Repeating {
    private final Vertx vertx;
    private final Duration pause;
    private final Runnable deed;
    private volatile boolean ended;

    private Repeating(Vertx vertx, Duration pause, Runnable deed) {
        this.vertx = vertx;
        this.pause = pause;
        this.deed = deed;
    }

    /** @param deed may block; must not throw */
    static Repeating every(Duration pause, Vertx vertx, Runnable deed) {
        Repeating repeating = new Repeating(vertx, pause, deed);
        repeating.later();
        return repeating;
    }

    /** Not once more; what is being done now is done to its end. */
    void end() {
        ended = true;
    }

    private void later() {
        vertx.setTimer(pause.toMillis(), timer -> vertx.executeBlocking(
                        () -> {
                            deed.run();
                            return null;
                        },
                        false)
                .onComplete(done -> {
                    if (!ended) {
                        later();
                    }
                }));
    }
}
