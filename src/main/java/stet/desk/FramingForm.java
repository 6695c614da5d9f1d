package stet.desk;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import stet.media.Crop;
import stet.media.Cut;
import stet.media.Image;
import stet.media.ImageFile;
import stet.media.Ratio;
import stet.people.Actor;
import stet.web.Conflict;
import stet.web.Invalid;

/** A picture's focal point and crops as its page's form sends them, all at once: each drawn by hand, or left to follow. */
final class FramingForm {
    /** The shapes that are cut; the original is the whole. */
    static final List<Ratio> SHAPES =
            List.of(Ratio.WIDE, Ratio.CLASSIC, Ratio.SQUARE, Ratio.LANDSCAPE, Ratio.PORTRAIT, Ratio.SOCIAL);

    private static final List<String> PARTS = List.of("left", "top", "width");

    private static final double HUNDREDTHS = 100;

    /** Half of what the form's last digit tells. */
    private static final double SAME = 0.0005;

    private final double x;
    private final double y;
    private final Map<Ratio, Drawn> drawn;

    /** In pixels of the file; the height follows from the ratio. */
    private record Drawn(int left, int top, int width) {
        boolean is(Crop crop) {
            Cut cut = crop.cut();
            return cut.x() == left && cut.y() == top && cut.width() == width;
        }
    }

    private FramingForm(double x, double y, Map<Ratio, Drawn> drawn) {
        this.x = x;
        this.y = y;
        this.drawn = drawn;
    }

    /** What a field of a ratio is called: {@code left-16:9}. */
    static String field(String part, Ratio ratio) {
        return part + "-" + ratio.label();
    }

    /** @throws Invalid naming every field that holds no number */
    static FramingForm read(MultivaluedMap<String, String> form) {
        List<Invalid.FieldError> errors = new ArrayList<>();
        double x = hundredths("x", form, errors);
        double y = hundredths("y", form, errors);
        Map<Ratio, Drawn> drawn = new EnumMap<>(Ratio.class);
        for (Ratio ratio : SHAPES) {
            if (PARTS.stream().anyMatch(part -> !text(field(part, ratio), form).isEmpty())) {
                drawn.put(
                        ratio,
                        new Drawn(
                                pixels(field("left", ratio), form, errors),
                                pixels(field("top", ratio), form, errors),
                                pixels(field("width", ratio), form, errors)));
            }
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new FramingForm(x, y, drawn);
    }

    private static String text(String field, MultivaluedMap<String, String> form) {
        String text = form.getFirst(field);
        return text == null ? "" : text.strip();
    }

    private static double hundredths(
            String field, MultivaluedMap<String, String> form, List<Invalid.FieldError> errors) {
        try {
            double number = Double.parseDouble(text(field, form));
            if (number >= 0 && number <= HUNDREDTHS) {
                return number / HUNDREDTHS;
            }
        } catch (NumberFormatException e) {
            // Told below, as any other number that is none of these.
        }
        errors.add(new Invalid.FieldError(field, "Give a number from 0 to 100."));
        return 0;
    }

    private static int pixels(String field, MultivaluedMap<String, String> form, List<Invalid.FieldError> errors) {
        String text = text(field, form);
        if (text.matches("\\d{1,6}")) {
            return Integer.parseInt(text);
        }
        errors.add(new Invalid.FieldError(field, "Give a whole number of pixels, or leave all three empty."));
        return 0;
    }

    /** What stands now: whoever sends the form says with it what they saw. */
    static String seen(Image image, ImageFile file, Map<Ratio, Crop> crops) {
        List<String> all = new ArrayList<>(List.of(file.sha256(), image.focalX() + "," + image.focalY()));
        crops.values().stream()
                .filter(Crop::byHand)
                .forEach(crop -> all.add(crop.cut().hash()));
        return String.join(" ", all);
    }

    /**
     * Makes what is other than it was.
     *
     * @param seen what the person had before them
     * @throws Replaced when what was drawn is of another file
     * @throws Conflict when somebody else has cropped the picture meanwhile
     */
    void make(Image image, String seen, Actor by, Instant now) {
        ImageFile file = image.file();
        Map<Ratio, Crop> crops = image.crops();
        if (seen == null || !seen.startsWith(file.sha256())) {
            throw new Replaced();
        }
        if (!seen.equals(seen(image, file, crops))) {
            throw new Conflict("Somebody has cropped the picture since you opened it. What you drew stands below: "
                    + "save it again, if it shall be so.");
        }
        if (Math.abs(x - image.focalX()) > SAME || Math.abs(y - image.focalY()) > SAME) {
            image.focus(x, y, by, now);
        }
        SHAPES.forEach(ratio -> {
            Crop before = crops.get(ratio);
            Drawn wanted = drawn.get(ratio);
            if (wanted == null) {
                if (before.byHand()) {
                    image.uncrop(ratio, by, now);
                }
            } else if (!before.byHand() || !wanted.is(before)) {
                crop(image, file, ratio, wanted, by, now);
            }
        });
    }

    private static void crop(Image image, ImageFile file, Ratio ratio, Drawn wanted, Actor by, Instant now) {
        int height = Math.max(1, (int) Math.round(wanted.width() / ratio.value()));
        try {
            image.crop(
                    ratio,
                    rounded(wanted.left(), wanted.width(), file.width()),
                    rounded(wanted.top(), height, file.height()),
                    wanted.width(),
                    height,
                    by,
                    now);
        } catch (Invalid refused) {
            throw new Invalid(field("width", ratio), ratio.label() + ": " + refused.getMessage());
        }
    }

    /** Three numbers that were rounded one by one may end a pixel beside the file. */
    private static int rounded(int start, int length, int whole) {
        return start + length == whole + 1 ? Math.max(0, start - 1) : start;
    }

    /** The picture is another file than the one that somebody drew on. */
    static final class Replaced extends Conflict {
        private static final long serialVersionUID = 1L;

        Replaced() {
            super("Somebody has replaced the picture’s file since you opened it. Draw on what stands below.");
        }
    }
}
