package stet;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import stet.standalone.Standalone;
import stet.standalone.StandaloneConfig;
import stet.standalone.StartRefused;
import stet.standalone.Terminal;

/** Starts the server, and beside it whatever is not configured. */
@QuarkusMain
public class Stet {
    /** Long enough for requests under way, see {@code quarkus.shutdown.timeout}. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Stet() {}

    public static void main(String... args) {
        Standalone standalone = start();
        standalone.properties().forEach(Stet::offer);
        if (Terminal.isAttached()) {
            offer("quarkus.log.console.json.enabled", "false");
        }
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(standalone, ended), "stop-standalone"));
        System.out.println(standalone.summary());
        Quarkus.run(
                null,
                (code, failure) -> {
                    if (failure != null) {
                        System.err.println("Stet cannot start: " + reason(failure));
                    }
                    ended.countDown();
                    if (failure != null) {
                        System.exit(1);
                    }
                },
                args);
        ended.countDown();
    }

    private static Standalone start() {
        try {
            return Standalone.start(StandaloneConfig.fromEnvironment());
        } catch (StartRefused refused) {
            System.err.println("Stet cannot start: " + refused.getMessage());
            System.exit(1);
            throw refused;
        }
    }

    /** The database outlives the server's last request. */
    private static void stop(Standalone standalone, CountDownLatch ended) {
        try {
            ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        standalone.close();
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
