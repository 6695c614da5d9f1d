package stet;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import stet.standalone.Standalone;
import stet.standalone.StandaloneConfig;
import stet.standalone.StartRefused;
import stet.standalone.Terminal;

/** Starts the server, and beside it whatever is not configured; or does one thing that was asked for, and ends. */
@QuarkusMain
public class Stet {
    /** Long enough for requests under way, see {@code quarkus.shutdown.timeout}. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static volatile Standalone standalone;

    /** Set once somebody asks for the end: that a start is then cut short is no news. */
    private static volatile boolean stopping;

    /** Open while the server runs. */
    private static volatile CountDownLatch serving = new CountDownLatch(0);

    private Stet() {}

    public static void main(String... args) {
        if (args.length > 0 && args[0].equals(CheckMedia.NAME)) {
            System.exit(CheckMedia.run(args));
        }
        try {
            standalone = Standalone.reserve(StandaloneConfig.fromEnvironment());
            Runtime.getRuntime().addShutdownHook(new Thread(Stet::stop, "stop-standalone"));
            standalone.start();
        } catch (StartRefused refused) {
            if (!stopping) {
                System.err.println("Stet cannot start: " + refused.getMessage());
            }
            System.exit(1);
        }
        standalone.properties().forEach(Stet::offer);
        if (Terminal.isAttached()) {
            offer("quarkus.log.console.json.enabled", "false");
        }
        serving = new CountDownLatch(1);
        Quarkus.run(Serving.class, Stet::ended, args);
        serving.countDown();
    }

    private static void ended(int code, Throwable failure) {
        if (failure != null) {
            System.err.println("Stet cannot start: " + reason(failure));
        }
        serving.countDown();
        if (failure != null) {
            System.exit(1);
        }
    }

    /** Says where everything is, once the server listens. */
    public static class Serving implements QuarkusApplication {
        private static final Logger LOG = Logger.getLogger(Stet.class);

        @Override
        public int run(String... args) {
            if (Terminal.isAttached()) {
                System.out.println(standalone.summary());
            } else {
                LOG.info(standalone.summaryLine());
            }
            Quarkus.waitForExit();
            return 0;
        }
    }

    /** The database outlives the server's last request. */
    private static void stop() {
        stopping = true;
        standalone.ending();
        try {
            serving.await(PATIENCE.plus(drain()).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        standalone.close();
    }

    /** How long the server goes on answering once it was asked to end. */
    private static Duration drain() {
        return ConfigProvider.getConfig()
                .getOptionalValue("quarkus.shutdown.delay", Duration.class)
                .orElse(Duration.ZERO);
    }

    /** What somebody set on the command line stays. */
    private static void offer(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** The innermost reason, on one line. */
    private static String reason(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return String.valueOf(reason.getMessage()).lines().findFirst().orElse(reason.toString());
    }
}
