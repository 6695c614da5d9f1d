package stet.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents of every shape, the same ones for the same seed. */
final class RandomDocuments {
    private static final List<String> PIECES = List.of(
            "ferry",
            "Şafak",
            "İstanbul’da",
            "نور",
            "«ville»",
            "l'été",
            "<script>alert(1)</script>",
            "&lt;",
            "&",
            "\"",
            "\\",
            "—",
            "3.5",
            "😀",
            "well-known",
            "\u00a0",
            "\t",
            "\n",
            "\u2028",
            "{x}",
            "onload=\"x\"",
            "7");
    private static final List<String> ADDRESSES = List.of(
            "https://example.org/a?b=c&d=e#f", "/tag/ferries", "mailto:desk@example.org", "http://[::1]:8080/", "/");
    private static final List<Mark> PLAIN_MARKS =
            List.of(new Mark.Strong(), new Mark.Emphasis(), new Mark.Superscript(), new Mark.Code());
    private static final int DEEPEST_LIST = 4;

    private final Random random;

    RandomDocuments(long seed) {
        random = new Random(seed);
    }

    Document next() {
        return new Document(line(), line(), some(6, this::block));
    }

    private Block block() {
        return switch (random.nextInt(11)) {
            case 0 -> new Block.Heading(2 + random.nextInt(3), inlines());
            case 1 -> new Block.Blockquote(some(3, () -> flow(0)));
            case 2 -> new Block.PullQuote(line(), line());
            case 3 -> new Block.FactBox(line(), some(3, () -> flow(0)));
            case 4 -> new Block.Table(some(4, () -> new Block.Table.Row(some(3, this::cell))));
            case 5 -> new Block.RelatedStory(1 + random.nextInt(1000), line());
            case 6 -> new Block.HorizontalRule();
            case 7 -> figure();
            case 8 -> new Gallery(one(List.of(Gallery.Layout.values())), figures());
            default -> flow(0);
        };
    }

    private List<Figure> figures() {
        return random.nextInt(8) == 0 ? List.of() : some(4, this::figure);
    }

    private Figure figure() {
        return new Figure(
                1 + random.nextInt(1000), line(), random.nextBoolean(), one(Figure.RATIOS), crop(), inlines(), line());
    }

    private Crop crop() {
        int left = random.nextInt(100_000);
        int top = random.nextInt(100_000);
        return random.nextBoolean()
                ? null
                : new Crop(
                        left / 100_000.0,
                        top / 100_000.0,
                        (1 + random.nextInt(100_000 - left)) / 100_000.0,
                        (1 + random.nextInt(100_000 - top)) / 100_000.0);
    }

    private Block.Flow flow(int lists) {
        return switch (lists == DEEPEST_LIST ? 0 : random.nextInt(4)) {
            case 0, 1 -> new Block.Paragraph(inlines());
            case 2 -> new Block.BulletList(some(3, () -> item(lists + 1)));
            default -> new Block.OrderedList(1 + random.nextInt(9), some(3, () -> item(lists + 1)));
        };
    }

    private Block.ListItem item(int lists) {
        List<Block.Flow> blocks = new ArrayList<>(List.of(new Block.Paragraph(inlines())));
        for (int more = random.nextInt(3); more > 0; more--) {
            blocks.add(flow(lists));
        }
        return new Block.ListItem(blocks);
    }

    private Block.Table.Cell cell() {
        return new Block.Table.Cell(
                random.nextBoolean(),
                1 + random.nextInt(2),
                1 + random.nextInt(2),
                random.nextBoolean() ? List.of() : List.of(random.nextInt(400)),
                some(2, () -> new Block.Paragraph(inlines())));
    }

    private List<Inline> inlines() {
        return IntStream.range(0, random.nextInt(5))
                .<Inline>mapToObj(
                        i -> random.nextInt(6) == 0 ? new Inline.HardBreak(marks()) : new Inline.Text(text(), marks()))
                .toList();
    }

    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (Mark mark : PLAIN_MARKS) {
            if (random.nextInt(6) == 0) {
                marks.add(mark);
            }
        }
        if (random.nextInt(4) == 0) {
            marks.add(new Mark.Link(one(ADDRESSES)));
        }
        return marks;
    }

    private String line() {
        return random.nextInt(4) == 0 ? "" : text();
    }

    private String text() {
        String between = random.nextInt(4) == 0 ? "" : " ";
        return some(5, () -> one(PIECES)).stream().collect(Collectors.joining(between));
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> some(int most, Supplier<T> maker) {
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(i -> maker.get())
                .toList();
    }
}
