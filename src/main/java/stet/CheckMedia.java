package stet;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import stet.media.Consistency;
import stet.media.MediaConfig;
import stet.standalone.DatabaseAlone;
import stet.standalone.StandaloneConfig;
import stet.standalone.StartRefused;

/** The command that compares pictures' files with what the database says of them: {@code check-media [--repair]}. */
final class CheckMedia {
    static final String NAME = "check-media";

    private static final String REPAIR = "--repair";

    private CheckMedia() {}

    /** @return 0 when nothing is missing, 1 when something is, 2 when that cannot be told */
    static int run(String... args) {
        List<String> options = List.of(args).subList(1, args.length);
        if (!List.of(REPAIR).containsAll(options)) {
            System.err.println("Usage: java -jar quarkus-run.jar %s [%s]".formatted(NAME, REPAIR));
            return 2;
        }
        SmallRyeConfig settings =
                ConfigUtils.configBuilder().withMapping(MediaConfig.class).build();
        try (DatabaseAlone database = DatabaseAlone.open(StandaloneConfig.fromEnvironment());
                Connection connection = database.connect()) {
            MediaConfig config = settings.getConfigMapping(MediaConfig.class);
            boolean whole =
                    Consistency.check(config, connection, Clock.systemUTC(), System.out, options.contains(REPAIR));
            return whole ? 0 : 1;
        } catch (StartRefused | IOException | SQLException e) {
            System.err.println("The pictures cannot be checked: " + e.getMessage());
            return 2;
        }
    }
}
