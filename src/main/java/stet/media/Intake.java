package stet.media;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import stet.people.Actor;

/**
 * Takes files into the library.
 *
 * <p>First a file is looked at, then its bytes are made durable in the store, then one transaction names them: wherever
 * that is cut short, no image is without its bytes. At worst there are bytes that nothing names, which {@code
 * check-media} finds; taking the same file once more makes use of them.
 */
@ApplicationScoped
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final Store store;
    private final MediaConfig config;
    private final Decodings decodings;
    private final Clock clock;
    private final ZoneId zone;

    Intake(
            Store store,
            MediaConfig config,
            Decodings decodings,
            Clock clock,
            @ConfigProperty(name = "stet.zone") ZoneId zone) {
        this.store = store;
        this.config = config;
        this.decodings = decodings;
        this.clock = clock;
        this.zone = zone;
    }

    /** What came of a file. {@code duplicate}: the library had an image of it already, and this is that. */
    public record Taken(Image image, boolean duplicate) {}

    /**
     * Makes an image of a file, with what is written in the file as its description; in the caller's transaction, if
     * there is one.
     *
     * @param file stays where it is
     * @param name what it was called where it comes from
     * @throws Unusable when it cannot become a picture of the library: nothing is kept of it
     * @throws Busy when too much is going on
     */
    public Taken take(Path file, String name, Actor by) {
        return take(file, name, by, clock);
    }

    /** The same, as of an instant: for what has a past already, like a paper that is loaded or brought from elsewhere. */
    public Taken take(Path file, String name, Actor by, Instant now) {
        return take(file, name, by, Clock.fixed(now, ZoneOffset.UTC));
    }

    /** @param its asked for the instant only once there is something to be put down under it */
    private Taken take(Path file, String name, Actor by, Clock its) {
        Image.mayBeUploadedBy(by);
        Examined examined = examine(file);
        Optional<Image> known = joining(() -> Image.findByFile(examined.sha256()));
        if (known.isPresent()) {
            return new Taken(known.get(), true);
        }
        return keep(file, examined, kept -> {
            Optional<Image> meanwhile = Image.findByFile(examined.sha256());
            return meanwhile
                    .map(image -> new Taken(image, true))
                    .orElseGet(() -> new Taken(add(kept, name, examined, by, its.instant()), false));
        });
    }

    /**
     * Makes a file that of an image which is there, from now on.
     *
     * @param file stays where it is
     * @throws Unusable as {@link #take}
     */
    public Image replace(Path file, long image, Actor by) {
        Image.mayBeUploadedBy(by);
        Examined examined = examine(file);
        return keep(file, examined, kept -> {
            Image replaced = Image.lock(image);
            replaced.replace(kept, examined.inscription().takenAt(), examined.animated(), by, clock.instant());
            return replaced;
        });
    }

    private Image add(ImageFile file, String name, Examined examined, Actor by, Instant now) {
        Inscription inscription = examined.inscription();
        String called = Written.fileName(name, Description.NAME_MAX);
        Description words = new Description(
                called == null ? "Picture" : called,
                null,
                inscription.caption(),
                inscription.credit(),
                inscription.copyright(),
                inscription.keywords(),
                examined.animated() ? Image.STILL : null);
        return Image.add(file, words, inscription.takenAt(), by, now);
    }

    private Examined examine(Path file) {
        try {
            return Examined.of(file, config, decodings, zone);
        } catch (IOException e) {
            throw new UncheckedIOException("An uploaded file could not be read", e);
        }
    }

    /** @param naming what names the file, in the transaction that makes it known */
    private <T> T keep(Path path, Examined examined, Function<ImageFile, T> naming) {
        boolean within = QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION;
        String name = Names.original(examined.sha256());
        try {
            put(examined.sha256(), path);
            return joining(() -> {
                Leftovers.hold(examined.sha256());
                mustBeThere(name);
                return naming.apply(known(examined));
            });
        } catch (RuntimeException | Error e) {
            // Within somebody else's transaction its locks are still held: what is left then is found by the check.
            if (!within) {
                forget(examined.sha256());
            }
            throw e;
        }
    }

    private void put(String sha256, Path file) {
        try {
            Leftovers.claim(sha256);
            store.put(Names.original(sha256), file);
        } catch (IOException e) {
            throw new UncheckedIOException("The store did not take a file", e);
        }
    }

    /** Somebody may have deleted the last image of this file since we put it there. */
    private void mustBeThere(String name) {
        try {
            if (!store.has(name)) {
                throw new Busy("Somebody has just deleted a picture of the same file. Upload it once more.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The store does not say whether it has a file", e);
        }
    }

    private ImageFile known(Examined examined) {
        return ImageFile.findByHash(examined.sha256()).orElseGet(() -> {
            ImageFile file = new ImageFile(
                    examined.sha256(),
                    examined.format(),
                    examined.bytes(),
                    examined.width(),
                    examined.height(),
                    examined.inscription().orientation().exif(),
                    examined.colour(),
                    clock.instant());
            file.persistAndFlush();
            return file;
        });
    }

    /** Leaves nothing behind; should that fail as well, the check finds what is left. */
    private void forget(String sha256) {
        try {
            Leftovers.remove(sha256, store);
        } catch (IOException | RuntimeException e) {
            LOG.warnf("The file %s was not taken in, and could not be removed: %s", sha256, e.getMessage());
        }
    }

    private static <T> T joining(Callable<T> work) {
        return QuarkusTransaction.joiningExisting().call(work);
    }

    /** Removes a file of ours that was not wanted. */
    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("The temporary file %s could not be removed: %s", file, e.getMessage());
        }
    }
}
