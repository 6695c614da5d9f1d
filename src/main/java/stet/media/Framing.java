package stet.media;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A rectangle of a picture, in fractions of its width and height as one looks at it: it means much the same whatever
 * file the picture becomes.
 *
 * @throws IllegalArgumentException when it lies outside the picture or has no area
 */
public record Framing(double x, double y, double width, double height) {
    /** The whole of it. */
    public static final Framing WHOLE = new Framing(0, 0, 1, 1);

    /** What adding two fractions may be off by. */
    private static final double SLACK = 1e-9;

    /** How fine it may be: finer than a pixel of any picture that is taken. */
    private static final int DECIMALS = 5;

    private static final Pattern FRACTION = Pattern.compile("[01](\\.\\d{1,20})?|\\.\\d{1,20}");

    public Framing {
        if (!(x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 + SLACK && y + height <= 1 + SLACK)) {
            throw new IllegalArgumentException("A rectangle within the picture is wanted, in fractions from 0 to 1.");
        }
    }

    /**
     * Reads what {@link #text} writes.
     *
     * @throws IllegalArgumentException when it is no such rectangle
     */
    public static Framing parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("Four fractions are wanted, with commas between, such as 0,0.1,1,0.5.");
        }
        double[] numbers = Stream.of(parts).mapToDouble(Framing::fraction).toArray();
        return new Framing(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static double fraction(String text) {
        String number = text.strip();
        if (!FRACTION.matcher(number).matches()) {
            throw new IllegalArgumentException("“%s” is no fraction from 0 to 1.".formatted(number));
        }
        return new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue();
    }

    /** As in {@code 0.1,0,0.5,0.5}: left, top, width, height. */
    public String text() {
        return DoubleStream.of(x, y, width, height)
                .mapToObj(number ->
                        BigDecimal.valueOf(number).stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(","));
    }
}
