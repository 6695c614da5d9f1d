package stet.media;

import java.util.Arrays;
import java.util.List;

/** The shapes in which a picture is shown, width to height. */
public enum Ratio {
    WIDE("16:9", 16, 9),
    CLASSIC("4:3", 4, 3),
    SQUARE("1:1", 1, 1),
    LANDSCAPE("3:2", 3, 2),
    PORTRAIT("2:3", 2, 3),
    /** What others' pages show of a link: 1200 × 630. */
    SOCIAL("1.91:1", 1200, 630),
    /** Whatever shape the file has. */
    ORIGINAL("original", 0, 0);

    /** Those in which a story's picture is shown elsewhere: by pages that link to it, and by machines that ask for it. */
    public static final List<Ratio> FOR_OTHERS = List.of(SOCIAL, SQUARE, CLASSIC, WIDE);

    private final String label;
    private final int wide;
    private final int high;

    Ratio(String label, int wide, int high) {
        this.label = label;
        this.wide = wide;
        this.high = high;
    }

    /** As people write it and the database keeps it. */
    public String label() {
        return label;
    }

    /** Width divided by height. */
    public double value() {
        if (this == ORIGINAL) {
            throw new IllegalStateException("Which shape the original has, the file knows");
        }
        return (double) wide / high;
    }

    /** @throws IllegalArgumentException when it is none of ours */
    public static Ratio of(String label) {
        return Arrays.stream(values())
                .filter(ratio -> ratio.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("“%s” is no ratio of ours".formatted(label)));
    }
}
