package stet.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Several pictures that are looked at together.
 *
 * @param figures at most {@link #MOST}; none while somebody has taken the last one out, as two people may do at once
 */
public record Gallery(Layout layout, List<Figure> figures) implements Block {
    public static final int MOST = 50;

    /** All pictures beside each other, or one after the other. */
    public enum Layout {
        GRID,
        SLIDESHOW;

        /** As documents and style sheets write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Layout of(String label) {
            return Arrays.stream(values())
                    .filter(layout -> layout.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new DocumentException(
                            "attrs.layout",
                            "%s is no layout of a gallery; allowed: %s"
                                    .formatted(
                                            Check.quoted(label),
                                            Arrays.stream(values())
                                                    .map(Layout::label)
                                                    .collect(Collectors.joining(", ")))));
        }
    }

    public Gallery {
        if (figures.size() > MOST) {
            throw new DocumentException(
                    "content", "a gallery of %d pictures; at most %d fit".formatted(figures.size(), MOST));
        }
        figures = List.copyOf(figures);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.gallery(this);
    }
}
