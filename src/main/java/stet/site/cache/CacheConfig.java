package stet.site.cache;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Whether, and how much, is kept of what readers get. */
@ConfigMapping(prefix = "stet.cache")
public interface CacheConfig {
    /** Whether pages are kept at all. */
    @WithDefault("true")
    boolean use();

    /** How much memory they may take. */
    @WithDefault("64M")
    MemorySize bytes();

    /** For how long caches between us and the reader may keep a page, as long as they are told of changes; zero: not. */
    @WithDefault("0s")
    Duration shared();
}
