package stet.media;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;

/** The files as they were uploaded: for the newsroom, and to make renditions of. */
@ApplicationScoped
class Originals {
    private final Store store;

    Originals(Store store) {
        this.store = store;
    }

    /** One that the store does not have any more, or not as it was: {@code check-media} tells which others are. */
    static final class Lost extends IOException {
        private static final long serialVersionUID = 1L;

        Lost(String message) {
            super(message);
        }
    }

    /**
     * The file of a hash, all of it read and found to be that.
     *
     * @throws Lost when it is missing or is not what it was
     */
    Path open(String sha256) throws IOException {
        Path file = store.find(Names.original(sha256))
                .orElseThrow(() -> new Lost("The original %s is missing from the store".formatted(sha256)));
        if (!Sha256.of(file).equals(sha256)) {
            throw new Lost("The original %s is not what it was: %s is damaged".formatted(sha256, file));
        }
        return file;
    }
}
