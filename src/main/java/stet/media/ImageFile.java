package stet.media;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;

/** What a file is that somebody uploaded; its bytes are in the {@link Store}, under its hash. */
@Entity
@Immutable
public class ImageFile extends PanacheEntityBase {
    @Id
    private String sha256;

    @Enumerated(EnumType.STRING)
    private FileFormat format;

    private long bytes;
    private int width;
    private int height;
    private int orientation;
    private String colour;
    private Instant addedAt;

    protected ImageFile() {}

    ImageFile(
            String sha256,
            FileFormat format,
            long bytes,
            int width,
            int height,
            int orientation,
            String colour,
            Instant addedAt) {
        this.sha256 = sha256;
        this.format = format;
        this.bytes = bytes;
        this.width = width;
        this.height = height;
        this.orientation = orientation;
        this.colour = colour;
        this.addedAt = addedAt;
    }

    static Optional<ImageFile> findByHash(String sha256) {
        return findByIdOptional(sha256);
    }

    public String sha256() {
        return sha256;
    }

    public FileFormat format() {
        return format;
    }

    /** How many bytes it has. */
    public long bytes() {
        return bytes;
    }

    /** In pixels, as one looks at it. */
    public int width() {
        return width;
    }

    /** In pixels, as one looks at it. */
    public int height() {
        return height;
    }

    /** How the camera was held: EXIF's Orientation, 1 to 8, where 1 is upright. */
    public int orientation() {
        return orientation;
    }

    /** What it is mostly made of: {@code #rrggbb}. */
    public String colour() {
        return colour;
    }

    public Instant addedAt() {
        return addedAt;
    }

    /** In words, for whoever looks at what was done. */
    String told() {
        return "%s, %d × %d".formatted(format, width, height);
    }

    /** The cut of a rectangle in fractions. */
    public Cut cut(Framing framing) {
        return Cut.of(sha256, width, height, framing);
    }

    /** The cut of a rectangle in fractions, and those within it that others' pages and machines are shown. */
    List<Cut> cuts(Framing framing) {
        Cut cut = cut(framing);
        return Stream.concat(Stream.of(cut), Ratio.FOR_OTHERS.stream().map(cut::within))
                .toList();
    }

    /** The greatest cut of a ratio around a point. */
    Cut cut(Ratio ratio, double focalX, double focalY) {
        return Cut.of(sha256, width, height, ratio, focalX, focalY);
    }
}
