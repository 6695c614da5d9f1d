package stet.media;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import stet.people.Actor;
import stet.web.Conflict;
import stet.web.Input;
import stet.web.Missing;

/**
 * A file on its way here, chunk by chunk. How much of it is here is the length of its temporary file; what was said to be
 * here is on disk.
 */
@Entity
@Table(name = "image_upload")
class Upload extends PanacheEntityBase {
    /** What begins a temporary file's name. */
    static final String PREFIX = "upload-";

    private static final int MOST_AT_ONCE = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Id
    private String id;

    private String name;
    private long bytes;
    private Long begunBy;
    private Instant touchedAt;

    /** What it became; null while it is under way. */
    @Column(name = "image_id")
    private Long imageId;

    protected Upload() {}

    /**
     * @param name what the file is called where it comes from
     * @param bytes how many it has
     */
    static Upload begin(String name, long bytes, Actor by, MediaConfig config, Instant now) {
        Image.mayBeUploadedBy(by);
        Examined.mustFit(bytes, config);
        if (count("begunBy = ?1 and imageId is null", by.id()) >= MOST_AT_ONCE) {
            throw new Conflict(
                    "You have %d uploads under way. Let them end before you begin others.".formatted(MOST_AT_ONCE));
        }
        String called = Written.fileName(name, Description.NAME_MAX);
        Upload upload = new Upload();
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        upload.id = HexFormat.of().formatHex(random);
        upload.name = Input.requiredLine("name", "The file’s name", called, Description.NAME_MAX);
        upload.bytes = bytes;
        upload.begunBy = by.id();
        upload.touchedAt = now;
        upload.persist();
        return upload;
    }

    /** @throws Missing when there is none of theirs: it was ended, or not touched for a day */
    static Upload get(String id, Actor by) {
        return own(findById(id), by);
    }

    /** As {@link #get}, holding it until the transaction ends. */
    static Upload lock(String id, Actor by) {
        return own(findById(id, LockModeType.PESSIMISTIC_WRITE), by);
    }

    private static Upload own(Upload upload, Actor by) {
        if (upload == null || upload.begunBy != by.id()) {
            throw new Missing("There is no such upload any more. Begin it anew.");
        }
        return upload;
    }

    /**
     * Adds the next bytes.
     *
     * @param offset where they begin
     * @return where the next ones do
     * @throws WrongOffset when they do not follow what is here
     */
    long take(long offset, byte[] next, Store store, Instant now) throws IOException {
        Path file = file(store);
        long here = here(store);
        if (offset != here || imageId != null) {
            throw new WrongOffset(here);
        }
        if (next.length > bytes - here) {
            throw Unusable.size("More bytes came than the %d that the file was said to have.".formatted(bytes));
        }
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            int known = (int) Math.min(bytes, PictureFile.SIGNATURE);
            if (here < known && here + next.length >= known) {
                // What is not taken at all is refused before all of it has come.
                PictureFile.formatOf(head(out, (int) here, next));
            }
            try {
                out.seek(here);
                out.write(next);
                out.getFD().sync();
            } catch (IOException e) {
                out.setLength(here);
                throw e;
            }
        }
        touchedAt = now;
        return here + next.length;
    }

    /** What the file begins with, of which some may have come before. */
    private static byte[] head(RandomAccessFile file, int here, byte[] next) throws IOException {
        byte[] head = new byte[Math.min(PictureFile.HEAD, here + next.length)];
        file.readFully(head, 0, here);
        System.arraycopy(next, 0, head, here, head.length - here);
        return head;
    }

    /** How much of it is here: all of it, once it became a picture. */
    long here(Store store) throws IOException {
        if (imageId != null) {
            return bytes;
        }
        Path file = file(store);
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** @throws WrongOffset unless all of it is here */
    void mustBeWhole(Store store) throws IOException {
        long here = here(store);
        if (here != bytes) {
            throw new WrongOffset(here);
        }
    }

    Path file(Store store) {
        return store.workplace().resolve(PREFIX + id);
    }

    void became(Image image, Instant now) {
        imageId = image.id;
        touchedAt = now;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    /** Null while it is under way. */
    Long imageId() {
        return imageId;
    }

    /** Index {@code image_upload_touched}. */
    static List<Upload> listUntouchedSince(Instant then, int most) {
        return find("touchedAt < ?1 order by touchedAt", then).page(0, most).list();
    }

    /** What comes does not begin where what is here ends: whoever sends goes on from there. */
    static final class WrongOffset extends Conflict {
        private static final long serialVersionUID = 1L;

        private final long here;

        WrongOffset(long here) {
            super("The file is here up to byte %d: go on from there.".formatted(here));
            this.here = here;
        }

        long here() {
            return here;
        }
    }
}
