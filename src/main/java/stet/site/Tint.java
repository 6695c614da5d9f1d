package stet.site;

/**
 * What stands in a picture's place until it is there: of the colours that {@code pictures.css} knows the nearest to the
 * picture's own. The policy against inline styles lets no page say any colour that it likes.
 */
final class Tint {
    private static final int HUES = 12;
    private static final int TONES = 5;

    /** What has less colour than that is grey. */
    private static final double GREY = 0.12;

    private Tint() {}

    /**
     * Names of classes.
     *
     * @param colour {@code #rrggbb}
     */
    static String of(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        double red = (rgb >> 16 & 0xff) / 255.0;
        double green = (rgb >> 8 & 0xff) / 255.0;
        double blue = (rgb & 0xff) / 255.0;
        double most = Math.max(red, Math.max(green, blue));
        double least = Math.min(red, Math.min(green, blue));
        int tone = (int) Math.min(TONES - 1, (most + least) / 2 * TONES);
        return most - least < GREY
                ? "tone-" + tone
                : "hue-" + hue(red, green, blue, most, most - least) + " tone-" + tone;
    }

    /** CSS Color 4, section 7. */
    private static int hue(double red, double green, double blue, double most, double range) {
        double sixth = most == red
                ? (green - blue) / range
                : most == green ? (blue - red) / range + 2 : (red - green) / range + 4;
        return Math.floorMod(Math.round(sixth * HUES / 6), HUES);
    }
}
