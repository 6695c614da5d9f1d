package stet.media;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What pictures are taken, and where their bytes are kept. */
@ConfigMapping(prefix = "stet.media")
public interface MediaConfig {
    /** The largest file that is taken, in millions of bytes. */
    @WithDefault("60")
    int max();

    /** The most pixels that a picture may have, in millions. */
    @WithDefault("100")
    int megapixels();

    /** How many pictures are worked on at once; 0 for as many as there are processors. */
    @WithDefault("0")
    int decoders();

    /** How much memory decoders may take outside of the heap, all together, in millions of bytes. */
    @WithDefault("400")
    int memory();

    /** The folder; with a bucket, what is fetched from it and uploads in progress are kept here. */
    Path folder();

    /** How often what was deleted, or never finished, is cleared away. */
    @WithDefault("1m")
    Duration sweepEvery();

    Bucket s3();

    /** In an object store that speaks S3's protocol. Used when a bucket is named. */
    interface Bucket {
        Optional<String> bucket();

        /** Where it is, when not at Amazon. */
        Optional<String> endpoint();

        @WithDefault("us-east-1")
        String region();

        /** Without them, AWS's own ways to find them are gone. */
        Optional<String> accessKey();

        Optional<String> secretKey();

        /** How much of what was fetched is kept in the folder, in millions of bytes. */
        @WithDefault("2000")
        int kept();
    }

    default long maxBytes() {
        return max() * 1_000_000L;
    }

    default int decodings() {
        return decoders() > 0 ? decoders() : Runtime.getRuntime().availableProcessors();
    }
}
