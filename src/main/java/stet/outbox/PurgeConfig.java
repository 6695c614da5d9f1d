package stet.outbox;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Who outside keeps pages of ours, as a content delivery network does. */
@ConfigMapping(prefix = "stet.purge")
public interface PurgeConfig {
    /** Where keys of what has changed are sent by POST; nobody, where there is none. */
    Optional<URI> url();

    /** What is said with it, as {@code Name: value}: usually a secret. */
    Optional<String> header();
}
