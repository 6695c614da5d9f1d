package stet.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the newsroom watches over its fronts. */
@ConfigMapping(prefix = "stet.fronts")
public interface FrontsConfig {
    /** For how long readers may see the same of a front before its editors are warned. */
    @WithDefault("6h")
    Duration dullAfter();
}
