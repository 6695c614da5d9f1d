package stet.site.cache;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes what is not kept, once for all who ask for it at the same time, on threads of its own: a rush of readers takes
 * neither the newsroom's threads nor all of the database's connections.
 *
 * <p>Whoever asks may be given what was begun before they asked only if nothing can have changed in between: in the same
 * generation, before the next planned change, and while the node is sure to hear of others. Else they are given what has not been begun yet.
 */
@ApplicationScoped
public class Flights {
    private static final int MOST_THREADS = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());

    /** Beyond this, whoever comes is asked to come back. */
    private static final int MOST = 1_000;

    private static final int PATIENCE_IN_SECONDS = 20;
    private static final long NOT_BEGUN = -1;

    private final PageCache cache;
    private final WorkerExecutor threads;
    private final Map<String, Flight> flights = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    /** Makes something. */
    public interface Making {
        /** @param generation in which it is begun */
        Kept make(long generation);
    }

    /** More is asked for than can be made. */
    public static final class Crowded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crowded() {
            super("More pages are asked for than can be made", null, false, false);
        }
    }

    private final class Flight {
        private final Promise<Kept> landing = Promise.promise();
        private volatile long begun = NOT_BEGUN;

        boolean mayBeJoined() {
            return begun == NOT_BEGUN || cache.isCurrent(begun);
        }

        Kept make(String address, Making making) {
            begun = cache.begin();
            // What is kept may only have waited for somebody to ask how long it is valid.
            Kept kept = cache.find(address);
            return kept == null ? making.make(begun) : kept;
        }
    }

    Flights(PageCache cache, Vertx vertx, @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        this.cache = cache;
        this.threads = vertx.createSharedWorkerExecutor("stet-pages", threads(connections));
    }

    /** Each takes a connection at a time: half of them are left to the newsroom. */
    static int threads(int connections) {
        return Math.max(1, Math.min(MOST_THREADS, connections / 2));
    }

    /**
     * What comes of {@code making}, or of one that is under way for the same address.
     *
     * @return fails with {@link Crowded}, or as the making does
     */
    public Future<Kept> join(String address, Making making) {
        Flight mine = new Flight();
        Flight flight = cache.isUsed()
                ? flights.compute(address, (key, flying) -> flying != null && flying.mayBeJoined() ? flying : mine)
                : mine;
        if (flight == mine) {
            if (underWay.incrementAndGet() > MOST) {
                land(address, mine, Future.failedFuture(new Crowded()));
            } else {
                threads.<Kept>executeBlocking(() -> mine.make(address, making), false)
                        .onComplete(made -> land(address, mine, made));
            }
        }
        return flight.landing.future().timeout(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
    }

    private void land(String address, Flight flight, AsyncResult<Kept> made) {
        underWay.decrementAndGet();
        flights.remove(address, flight);
        flight.landing.handle(made);
    }
}
