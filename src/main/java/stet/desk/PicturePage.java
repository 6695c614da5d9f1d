package stet.desk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import stet.media.Crop;
import stet.media.Cut;
import stet.media.Image;
import stet.media.ImageFile;
import stet.media.Ratio;

/**
 * A picture as whoever looks after it has it before them.
 *
 * @param seen what its focal point and crops are, to be sent with them
 * @param mayAlter whether they may crop it and replace its file
 * @param earlier what it was before, the newest first
 */
public record PicturePage(
        Image image,
        ImageFile file,
        String uploader,
        List<Shape> shapes,
        String seen,
        PictureUses uses,
        List<Earlier> earlier,
        List<Done> deeds,
        Instant now,
        boolean mayEdit,
        boolean mayAlter,
        Trouble trouble,
        Kept kept) {
    private static final int LARGE = 1280;
    private static final int SMALL = 480;

    /** A ratio, and what is cut out for it. */
    public record Shape(String label, Crop crop, boolean expired) {
        /** What its elements are called by: {@code 16-9}. */
        public String id() {
            return label.replaceAll("[:.]", "-");
        }

        public String field(String part) {
            return part + "-" + label;
        }

        /** What stands in a field: nothing where the crop follows the focal point. */
        public String value(String part) {
            Cut cut = crop.cut();
            return !crop.byHand()
                    ? ""
                    : String.valueOf(
                            switch (part) {
                                case "left" -> cut.x();
                                case "top" -> cut.y();
                                default -> cut.width();
                            });
        }

        /** The address of a small picture of it. */
        public String preview() {
            return Preview.of(crop.cut(), SMALL, expired);
        }
    }

    /** A file that the picture was, until somebody replaced it. */
    public record Earlier(Instant from, Instant until, String by) {}

    /** One thing that was done to it, by whom, and what it altered. */
    public record Done(Instant at, String who, String verb, List<Change> changes) {}

    /** Each as people read it; empty where there was, or is, nothing. */
    public record Change(String what, String from, String to) {}

    static List<Shape> shapes(Map<Ratio, Crop> crops, boolean expired) {
        return FramingForm.SHAPES.stream()
                .map(ratio -> new Shape(ratio.label(), crops.get(ratio), expired))
                .toList();
    }

    /** The address of one to work on: the whole of it. */
    public String large() {
        return Preview.of(Cut.of(file.sha256(), 0, 0, file.width(), file.height()), LARGE, isExpired());
    }

    /** In hundredths of its width, as the form writes it. */
    public String focalX() {
        return hundredths(image.focalX());
    }

    public String focalY() {
        return hundredths(image.focalY());
    }

    private static String hundredths(double fraction) {
        return String.format(Locale.ROOT, "%.1f", fraction * 100);
    }

    /** Whether somebody else said something else there meanwhile, and there is no other trouble. */
    public boolean isCollided(String field, String now) {
        return kept.is("words")
                && kept.wrong().isEmpty()
                && !kept.value("words", field, "").equals(now == null ? "" : now);
    }

    /** Whether a field of a ratio's crop was refused. */
    public boolean isWrong(Shape shape) {
        return List.of("left", "top", "width").stream().anyMatch(part -> kept.isWrong("framing", shape.field(part)));
    }

    public String keywords() {
        return String.join(", ", image.keywords());
    }

    /** {@code 3.2 MB}. */
    public String size() {
        return FileSize.of(file.bytes());
    }

    public boolean isExpired() {
        return image.expiresAt() != null && !image.expiresAt().isAfter(now);
    }

    /** Whether the right to show it ends before long. */
    public boolean isExpiring() {
        return image.expiresAt() != null && !isExpired() && !image.expiresAt().isAfter(now.plus(PictureLines.AHEAD));
    }
}
