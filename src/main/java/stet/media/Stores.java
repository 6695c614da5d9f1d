package stet.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Which store it is: a bucket where one is named, else a folder. */
class Stores {
    static Store of(MediaConfig config, Clock clock) {
        return config.s3().bucket().isPresent() ? new S3Store(config, clock) : new FolderStore(config.folder());
    }

    @Produces
    @ApplicationScoped
    Store store(MediaConfig config, Clock clock) {
        return of(config, clock);
    }

    void close(@Disposes Store store) {
        if (store instanceof S3Store bucket) {
            bucket.close();
        }
    }
}
