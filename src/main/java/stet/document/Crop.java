package stet.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of a picture: a rectangle as fractions of the picture as one looks at it, from its left and its top. Each has
 * five decimals at most, which is finer than a pixel of any picture that is taken.
 *
 * @param x where it begins from the left, 0 to 1
 * @param y where it begins from the top, 0 to 1
 * @param width above 0; it does not reach past the picture's right side
 * @param height above 0; it does not reach past the picture's lower side
 */
public record Crop(double x, double y, double width, double height) {
    private static final double DECIMALS = 100_000;

    /** What is lost when a fraction meets binary numbers. */
    private static final double TOLERANCE = 1e-9;

    public Crop {
        x = checked("x", x);
        y = checked("y", y);
        width = within("width", width, "x", x);
        height = within("height", height, "y", y);
    }

    private static double checked(String path, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new DocumentException(path, value + " is out of range; allowed are fractions from 0 to 1");
        }
        if (Math.abs(value * DECIMALS - Math.rint(value * DECIMALS)) > DECIMALS * TOLERANCE) {
            throw new DocumentException(path, value + " is too fine; five decimals at most are allowed");
        }
        return value + 0.0; // there is no negative zero in a picture
    }

    private static double within(String path, double size, String startName, double start) {
        double checked = checked(path, size);
        if (checked == 0) {
            throw new DocumentException(path, "a crop of no %s shows nothing".formatted(path));
        }
        if (start + checked > 1 + TOLERANCE) {
            throw new DocumentException(
                    path,
                    "%s and %s make %s together; the picture ends at 1"
                            .formatted(startName, path, number(start).add(number(checked))));
        }
        return checked;
    }

    /**
     * Reads what {@link #text} writes.
     *
     * @throws DocumentException when it is no crop
     */
    public static Crop parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4) {
            throw new DocumentException("", "a crop is four fractions, apart by commas: left, top, width, height");
        }
        try {
            List<Double> numbers =
                    Stream.of(parts).map(String::strip).map(Double::valueOf).toList();
            return new Crop(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
        } catch (NumberFormatException e) {
            throw new DocumentException(
                    "", Check.quoted(text) + " is no crop; four fractions are, such as 0,0.1,1,0.5");
        }
    }

    /** As in {@code 0.1,0,0.5,0.5}: left, top, width, height. */
    public String text() {
        return numbers().map(BigDecimal::toPlainString).collect(Collectors.joining(","));
    }

    /** As in documents: {@code {"x":0.1,"y":0,"width":0.5,"height":0.5}}. */
    public String toJson() {
        return "{\"x\":%s,\"y\":%s,\"width\":%s,\"height\":%s}"
                .formatted(numbers().map(BigDecimal::toPlainString).toArray());
    }

    /** Its four numbers as JavaScript writes them. */
    Stream<BigDecimal> numbers() {
        return Stream.of(x, y, width, height).map(Crop::number);
    }

    private static BigDecimal number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros();
    }
}
