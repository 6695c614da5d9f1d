package stet.desk;

import java.util.Locale;

/** How large a file is, for people. */
final class FileSize {
    private static final double STEP = 1_000;

    private FileSize() {}

    /** {@code 3.2 MB}, by thousands, as disks are sold. */
    static String of(long bytes) {
        if (bytes < STEP) {
            return bytes + " bytes";
        }
        double thousands = bytes / STEP;
        return thousands < STEP
                ? String.format(Locale.ROOT, "%.0f kB", thousands)
                : String.format(Locale.ROOT, "%.1f MB", thousands / STEP);
    }
}
