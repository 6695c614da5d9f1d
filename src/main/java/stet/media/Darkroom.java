package stet.media;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import stet.outbox.Key;

/**
 * Makes renditions of cuts, each once, when somebody first asks for it; from then on it is in the store.
 *
 * <p>Two queues, both bounded: one for looking whether a rendition is there, and one for making those that are not, so
 * that what is there is not kept waiting by what is not. Another node that makes the same one puts the same bytes into
 * the store.
 */
@ApplicationScoped
class Darkroom {
    /** Of each of the two. Whoever comes when it is full is told to come back. */
    private static final int WAITING = 256;

    private static final int LOOKING = 8;

    /** Indexes {@code image_cut_pkey} and {@code image_version_file}. */
    private static final String CUT = """
            select c.sha256, c.x, c.y, c.width, c.height, f.orientation, e.expires_at, e.images
            from image_cut c join image_file f on f.sha256 = c.sha256
                left join lateral (
                    select case when bool_and(i.expires_at is not null) then max(i.expires_at) end as expires_at,
                        coalesce(array_agg(distinct i.id), '{}') as images
                    from image_version v join image i on i.id = v.image_id where v.sha256 = c.sha256) e on true
            where c.hash = ?""";

    private final Store store;
    private final Originals originals;
    private final Decodings decodings;
    private final DataSource database;
    private final Clock clock;
    private final ThreadPoolExecutor looking;
    private final ThreadPoolExecutor making;
    private final ConcurrentMap<Rendition, CompletableFuture<Optional<Found>>> underWay = new ConcurrentHashMap<>();
    private final LongAdder made = new LongAdder();
    private final LongAdder asked = new LongAdder();

    /** @param until when the right ends to show any image that is or was its file; null for never */
    private record Known(Cut cut, Orientation orientation, Instant until, Set<String> keys) {
        Found found(Path file) {
            return new Found(file, until, keys);
        }
    }

    /**
     * @param until when the right to show it ends; null for never
     * @param keys of the images that are or were its file: what is announced of them may change all this
     */
    record Found(Path file, Instant until, Set<String> keys) {}

    /** There is no right any more to show what is asked for. */
    static final class Expired extends IOException {
        private static final long serialVersionUID = 1L;

        Expired(Rendition rendition) {
            super("The right to show the cut %s has ended".formatted(rendition.cut()));
        }
    }

    Darkroom(
            Store store,
            Originals originals,
            Decodings decodings,
            MediaConfig config,
            DataSource database,
            Clock clock) {
        this.store = store;
        this.originals = originals;
        this.decodings = decodings;
        this.database = database;
        this.clock = clock;
        this.looking = pool("pictures-looked-for", LOOKING);
        this.making = pool("pictures-made", config.decodings());
    }

    private static ThreadPoolExecutor pool(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    void end(@Observes ShutdownEvent stopping) {
        looking.shutdownNow();
        making.shutdownNow();
    }

    /**
     * The file of a rendition, on this machine; empty when there is none to be made. The database is asked before the
     * store: it forgets at once what is deleted, and nobody who makes addresses up has a bucket asked for them.
     *
     * <p>Fails with {@link Expired}, and with {@link Busy} when too many are waited for.
     */
    CompletableFuture<Optional<Found>> find(Rendition rendition) {
        CompletableFuture<Optional<Found>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Found>> others = underWay.putIfAbsent(rendition, mine);
        if (others != null) {
            return others;
        }
        mine.whenComplete((path, failure) -> underWay.remove(rendition, mine));
        look(rendition, false, mine);
        return mine;
    }

    /** As {@link #find}, whether or not there is a right to show it. */
    CompletableFuture<Optional<Found>> findAnyway(Rendition rendition) {
        CompletableFuture<Optional<Found>> mine = new CompletableFuture<>();
        look(rendition, true, mine);
        return mine;
    }

    private void look(Rendition rendition, boolean anyway, CompletableFuture<Optional<Found>> mine) {
        run(looking, mine, () -> {
            Optional<Known> known = known(rendition);
            if (known.isEmpty()) {
                mine.complete(Optional.empty());
                return;
            }
            Instant until = known.get().until();
            if (!anyway && until != null && !until.isAfter(clock.instant())) {
                throw new Expired(rendition);
            }
            Optional<Path> here = store.find(Names.rendition(rendition));
            if (here.isPresent()) {
                mine.complete(here.map(known.get()::found));
            } else {
                run(making, mine, () -> mine.complete(Optional.of(known.get().found(make(rendition, known.get())))));
            }
        });
    }

    private interface Work {
        void done() throws IOException;
    }

    private static void run(Executor where, CompletableFuture<?> waiting, Work work) {
        try {
            where.execute(() -> {
                try {
                    work.done();
                } catch (IOException | RuntimeException | Error e) {
                    waiting.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            waiting.completeExceptionally(new Busy("Too many pictures are asked for at once."));
        }
    }

    /** What it is made of, if it is one that may be made. */
    private Optional<Known> known(Rendition rendition) throws IOException {
        asked.increment();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(CUT)) {
            statement.setString(1, rendition.cut());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Cut cut = new Cut(
                        rendition.cut(), row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5));
                return Renditions.allows(cut, rendition.width())
                        ? Optional.of(new Known(
                                cut,
                                new Orientation(row.getInt(6)),
                                instant(row.getTimestamp(7)),
                                keys(row.getArray(8))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IOException("The database does not say what a cut is: " + e.getMessage(), e);
        }
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private static Set<String> keys(Array images) throws SQLException {
        return Stream.of((Long[]) images.getArray()).map(Key::image).collect(Collectors.toUnmodifiableSet());
    }

    private Path make(Rendition rendition, Known known) throws IOException {
        Cut cut = known.cut();
        Path original = originals.open(cut.file());
        PictureFile file = PictureFile.read(original);
        Rectangle seen = new Rectangle(cut.x(), cut.y(), cut.width(), cut.height());
        int width = rendition.width();
        int height = Renditions.height(cut, width);
        Path made = Files.createTempFile(store.workplace(), "rendition", null);
        try {
            decodings.of(file, () -> {
                Pixels pixels = new Decoder(original, file, known.orientation()).read(seen, width, height);
                Encoder.write(pixels, rendition.format(), made);
                return null;
            });
            store.put(Names.rendition(rendition), made);
        } finally {
            Files.deleteIfExists(made);
        }
        this.made.increment();
        return store.find(Names.rendition(rendition))
                .orElseThrow(() -> new IOException("A rendition went away as it was made"));
    }

    /** How many renditions were made since the start. */
    long made() {
        return made.sum();
    }

    /** How often the database was asked what a cut is. */
    long asked() {
        return asked.sum();
    }
}
