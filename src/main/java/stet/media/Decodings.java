package stet.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets only so many pictures be decoded at once, and only so large ones together: what decoders take of memory, theirs
 * and the heap's, has a bound.
 */
@ApplicationScoped
class Decodings {
    private static final int PATIENCE_IN_SECONDS = 20;
    private static final int BYTES_OF_PIXEL = 4;

    private final Semaphore turns;
    private final Semaphore megabytes;
    private final int most;

    @Inject
    Decodings(MediaConfig config) {
        this(config.decodings(), config.memory());
    }

    /** @param megabytes that decoders may take, in millions of bytes */
    Decodings(int turns, int megabytes) {
        this.turns = new Semaphore(turns, true);
        this.megabytes = new Semaphore(megabytes, true);
        this.most = megabytes;
    }

    interface Work<T> {
        T done() throws IOException;
    }

    /** @throws Busy when others' take too long */
    <T> T of(PictureFile file, Work<T> work) throws IOException {
        int weight = weight(file);
        try {
            if (!turns.tryAcquire(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
            try {
                if (!megabytes.tryAcquire(weight, PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
                    throw busy();
                }
                try {
                    return work.done();
                } finally {
                    megabytes.release(weight);
                }
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    /** In millions of bytes: what is held whole, or what the pixels take on the heap, whichever is more. */
    int weight(PictureFile file) {
        long bytes = Math.max(file.held(), BYTES_OF_PIXEL * file.pixels());
        return (int) Math.max(1, Math.min(most, bytes / 1_000_000));
    }

    private static Busy busy() {
        return new Busy("Many pictures are being worked on. Try again in a moment.");
    }
}
