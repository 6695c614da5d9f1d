package stet.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The paper: its name, its language, where it stands on the web. */
@ConfigMapping(prefix = "stet.site")
public interface SiteConfig {
    /** The languages that the public strings exist in. */
    enum Language {
        EN("en-GB"),
        TR("tr-TR");

        private final Locale locale;

        Language(String tag) {
            this.locale = Locale.forLanguageTag(tag);
        }

        /** How dates are written. */
        Locale locale() {
            return locale;
        }

        /** As in {@code <html lang>}. */
        String tag() {
            return locale.getLanguage();
        }
    }

    /** The paper's one colour beside ink, each checked for contrast by day and by night in {@code base.css}. */
    enum Accent {
        BRICK,
        HARBOUR,
        PINE,
        PLUM
    }

    String name();

    Optional<String> tagline();

    @WithDefault("en")
    Language language();

    /** Where readers find the paper, scheme and host: canonical addresses begin with it. */
    URI url();

    @WithDefault("brick")
    Accent accent();
}
