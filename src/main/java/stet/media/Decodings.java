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

    private final Semaphore turns;
    private final Semaphore megapixels;
    private final int most;

    @Inject
    Decodings(MediaConfig config) {
        this(config.decodings(), config.megapixels());
    }

    Decodings(int turns, int megapixels) {
        this.turns = new Semaphore(turns, true);
        this.megapixels = new Semaphore(megapixels, true);
        this.most = megapixels;
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
                if (!megapixels.tryAcquire(weight, PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
                    throw busy();
                }
                try {
                    return work.done();
                } finally {
                    megapixels.release(weight);
                }
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    /** In millions of pixels. What is progressive is held whole while it is decoded, at two bytes a sample. */
    private int weight(PictureFile file) {
        long pixels = file.pixels() * (file.scans() > 1 ? 2 : 1);
        return (int) Math.max(1, Math.min(most, pixels / 1_000_000));
    }

    private static Busy busy() {
        return new Busy("Many pictures are being worked on. Try again in a moment.");
    }
}
