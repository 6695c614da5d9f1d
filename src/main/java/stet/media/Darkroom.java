package stet.media;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
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
import javax.sql.DataSource;

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

    /** Index {@code image_cut_pkey}. */
    private static final String CUT = """
            select c.sha256, c.x, c.y, c.width, c.height, f.orientation
            from image_cut c join image_file f on f.sha256 = c.sha256 where c.hash = ?""";

    private final Store store;
    private final Originals originals;
    private final Decodings decodings;
    private final DataSource database;
    private final ThreadPoolExecutor looking;
    private final ThreadPoolExecutor making;
    private final ConcurrentMap<Rendition, CompletableFuture<Optional<Path>>> underWay = new ConcurrentHashMap<>();
    private final LongAdder made = new LongAdder();
    private final LongAdder asked = new LongAdder();

    private record Known(Cut cut, Orientation orientation) {}

    Darkroom(Store store, Originals originals, Decodings decodings, MediaConfig config, DataSource database) {
        this.store = store;
        this.originals = originals;
        this.decodings = decodings;
        this.database = database;
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
     * The file of a rendition, on this machine; empty when there is none to be made. Fails with {@link Busy} when too
     * many are waited for.
     */
    CompletableFuture<Optional<Path>> find(Rendition rendition) {
        CompletableFuture<Optional<Path>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Path>> others = underWay.putIfAbsent(rendition, mine);
        if (others != null) {
            return others;
        }
        mine.whenComplete((path, failure) -> underWay.remove(rendition, mine));
        run(looking, mine, () -> {
            Optional<Path> here = store.find(Names.rendition(rendition));
            Optional<Known> known = here.isPresent() ? Optional.empty() : known(rendition);
            if (known.isPresent()) {
                run(making, mine, () -> mine.complete(Optional.of(make(rendition, known.get()))));
            } else {
                mine.complete(here);
            }
        });
        return mine;
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
                        ? Optional.of(new Known(cut, new Orientation(row.getInt(6))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IOException("The database does not say what a cut is: " + e.getMessage(), e);
        }
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
