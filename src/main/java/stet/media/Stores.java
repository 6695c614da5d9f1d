package stet.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Which store it is: a bucket where one is named, else a folder. */
class Stores {
    private static final Logger LOG = Logger.getLogger(Stores.class);

    static Store of(MediaConfig config, Clock clock) {
        return config.s3().bucket().isPresent() ? new S3Store(config, clock) : new FolderStore(config.folder());
    }

    @Produces
    @ApplicationScoped
    Store store(MediaConfig config, Clock clock) {
        Store store = of(config, clock);
        if (store instanceof S3Store bucket) {
            try {
                bucket.mustAnswer();
            } catch (IllegalStateException e) {
                // The paper is read without it, and what was fetched before is still shown.
                LOG.error(e.getMessage());
            }
        }
        return store;
    }

    void close(@Disposes Store store) {
        if (store instanceof S3Store bucket) {
            bucket.close();
        }
    }
}
