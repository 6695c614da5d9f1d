package stet.media;

import java.util.List;

/** What is made of cuts for readers: which widths and formats there are, and under which addresses. */
public final class Renditions {
    /** In pixels, narrowest first. Nothing else is ever made, but for what is narrower itself, and for social cards. */
    public static final List<Integer> WIDTHS = List.of(160, 320, 480, 640, 800, 960, 1280, 1600, 1920, 2560);

    /** Of {@link Ratio#SOCIAL} cuts alone. */
    public static final int SOCIAL_WIDTH = 1200;

    /** How high those are. */
    public static final int SOCIAL_HEIGHT = 630;

    /** A WebP's sides have 14 bits (RFC 9649 section 2.5). */
    private static final int TALLEST = 16_000;

    /** Of one rendition: strips as wide as a screen and some times as high are no pictures for a page. */
    private static final long MOST_PIXELS = 16_000_000;

    private Renditions() {}

    /** What browsers are sent: WebP, and JPEG for those that do not know it. */
    public enum Format {
        WEBP("webp", "image/webp"),
        JPEG("jpg", "image/jpeg");

        private final String extension;
        private final String type;

        Format(String extension, String type) {
            this.extension = extension;
            this.type = type;
        }

        public String extension() {
            return extension;
        }

        /** The media type, RFC 9110 section 8.3.1. */
        public String type() {
            return type;
        }
    }

    /** The address of a rendition. What is there never changes. */
    public static String path(Cut cut, int width, Format format) {
        return path(cut.hash(), width, format);
    }

    /** As {@link #path(Cut, int, Format)}, for whoever has read no more of the cut than its name. */
    public static String path(String cut, int width, Format format) {
        // Not by a pattern: a front has some thousands of them, and would spend more on these than on its stories.
        return "/media/" + cut + "-" + width + "." + format.extension();
    }

    /** The widths that a cut comes in, narrowest first, at least one: it is never made wider than it is. */
    public static List<Integer> widths(Cut cut) {
        List<Integer> fitting = WIDTHS.stream()
                .filter(width -> width <= cut.width()
                        && height(cut, width) <= TALLEST
                        && (long) width * height(cut, width) <= MOST_PIXELS)
                .toList();
        return fitting.isEmpty()
                ? List.of((int) Math.max(1, Math.min(cut.width(), (long) TALLEST * cut.width() / cut.height())))
                : fitting;
    }

    /** How high a rendition is. */
    public static int height(Cut cut, int width) {
        return Math.max(1, (int) Math.round((double) width * cut.height() / cut.width()));
    }

    /** Whether there is a rendition of that width: 1200 × 630 only where a cut has that shape and is large enough. */
    static boolean allows(Cut cut, int width) {
        boolean social =
                width == SOCIAL_WIDTH && cut.width() >= SOCIAL_WIDTH && height(cut, SOCIAL_WIDTH) == SOCIAL_HEIGHT;
        return social || widths(cut).contains(width);
    }

    /** Whether some cut may have that width: of all others it is known, without asking, that there is none. */
    static boolean exists(int width) {
        return width < WIDTHS.get(0) || width == SOCIAL_WIDTH || WIDTHS.contains(width);
    }
}
