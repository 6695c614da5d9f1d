package stet.media;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file that an image is for a time. PostgreSQL refuses two of one image at any instant. */
@Entity
public class ImageVersion extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    private Long imageId;
    private String sha256;
    private Instant visibleFrom;
    private Instant visibleUntil;
    private Long replacedBy;

    protected ImageVersion() {}

    ImageVersion(long imageId, String sha256, Instant from, long by) {
        this.imageId = imageId;
        this.sha256 = sha256;
        this.visibleFrom = from;
        this.replacedBy = by;
    }

    void endAt(Instant until) {
        visibleUntil = until;
    }

    public String sha256() {
        return sha256;
    }

    public Instant visibleFrom() {
        return visibleFrom;
    }

    /** Null while it is the image's file. */
    public Instant visibleUntil() {
        return visibleUntil;
    }

    /** Who brought this file. */
    public long replacedBy() {
        return replacedBy;
    }

    /** What the image is now. Index of the exclusion constraint. */
    static ImageVersion current(long image) {
        return find("imageId = ?1 and visibleUntil is null", image).singleResult();
    }

    /** What some images are now, by the image's number. Index of the exclusion constraint. */
    static Map<Long, ImageFile> filesOf(Collection<Long> images) {
        Map<Long, ImageFile> files = new HashMap<>();
        getEntityManager()
                .createQuery("""
                        select v.imageId, f from ImageVersion v join ImageFile f on f.sha256 = v.sha256
                        where v.imageId in :images and v.visibleUntil is null""", Object[].class)
                .setParameter("images", images)
                .getResultList()
                .forEach(row -> files.put((Long) row[0], (ImageFile) row[1]));
        return files;
    }

    /** The image that is this file now, the oldest of them. Index {@code image_version_file}. */
    static Optional<Long> findImage(String sha256) {
        return ImageVersion.<ImageVersion>find("sha256 = ?1 and visibleUntil is null order by imageId", sha256)
                .firstResultOptional()
                .map(version -> version.imageId);
    }

    /** All that an image was, newest first. */
    public static List<ImageVersion> listOf(long image) {
        return list("imageId = ?1 order by visibleFrom desc", image);
    }

    static boolean names(String sha256) {
        return count("sha256", sha256) > 0;
    }
}
