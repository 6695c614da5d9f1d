package stet.people;

import io.quarkus.runtime.configuration.TrimmedStringConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** The provider's names for our roles; where in the token they stand is {@code quarkus.oidc.roles.role-claim-path}. */
@ConfigMapping(prefix = "stet.roles")
public interface RolesConfig {
    @WithDefault("journalist")
    Set<@WithConverter(TrimmedStringConverter.class) String> journalist();

    @WithDefault("editor")
    Set<@WithConverter(TrimmedStringConverter.class) String> editor();

    @WithDefault("chief")
    Set<@WithConverter(TrimmedStringConverter.class) String> chief();

    @WithDefault("admin")
    Set<@WithConverter(TrimmedStringConverter.class) String> admin();

    /** The provider's names for a role. */
    default Set<String> namesOf(Role role) {
        return switch (role) {
            case JOURNALIST -> journalist();
            case EDITOR -> editor();
            case CHIEF -> chief();
            case ADMIN -> admin();
        };
    }
}
