package stet.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Starts a child again that ends while nobody asked it to. */
final class Watch implements Runnable {
    private static final Logger LOG = Logger.getLogger(Watch.class);

    /** Who ends everything at once reaches the child a moment before the server knows. */
    private static final Duration MOMENT = Duration.ofMillis(300);

    /** Starts the child's process, and waits until it answers. */
    interface Restart {
        void run() throws InterruptedException, IOException;
    }

    private final String name;
    private final Child child;
    private final Restart restart;
    private final BooleanSupplier ending;
    private final Restarts restarts = new Restarts(System::nanoTime);

    private Watch(String name, Child child, Restart restart, BooleanSupplier ending) {
        this.name = name;
        this.child = child;
        this.restart = restart;
        this.ending = ending;
    }

    static void begin(String name, Child child, Restart restart, BooleanSupplier ending) {
        Thread watcher = new Thread(new Watch(name, child, restart, ending), "watch-" + name);
        watcher.setDaemon(true);
        watcher.start();
    }

    @Override
    public void run() {
        try {
            while (true) {
                child.onExit().get();
                Thread.sleep(MOMENT.toMillis());
                if (ending.getAsBoolean()) {
                    return;
                }
                if (!restarts.another()) {
                    LOG.errorf(
                            "%s ended once more after %d restarts within %d minutes, and is left alone now. Restart the server.",
                            name, Restarts.MOST, Restarts.WITHIN.toMinutes());
                    return;
                }
                LOG.warnf("%s ended unexpectedly and is started again.", name);
                startAgain();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Waiting for " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A start that fails counts as one that ended. */
    private void startAgain() throws InterruptedException {
        try {
            restart.run();
        } catch (StartRefused | IOException e) {
            if (!ending.getAsBoolean()) {
                LOG.errorf("%s could not be started again: %s", name, e.getMessage());
            }
            child.stop();
        }
    }
}
