package stet.outbox;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** This server among those that run on one database. */
@ConfigMapping(prefix = "stet.node")
public interface NodeConfig {
    /** What people call it; by default its host and port. */
    Optional<String> name();

    /** Where the others reach it; by default its host and port. */
    Optional<URI> url();
}
