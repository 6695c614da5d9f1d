package stet.document;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Blocks as text without any markup; the empty text where there is nothing to see. */
final class PlainText implements Block.Visitor<String> {
    private static final String BETWEEN_BLOCKS = "\n\n";
    private static final String BETWEEN_LINES = "\n";

    /**
     * Letters and digits of any script with their marks, joined by apostrophes, hyphens, and the points inside of
     * numbers and addresses. The editor counts with the same expression. Its repetitions are possessive, as greedy
     * ones would need Java's stack for every part of a long word.
     */
    private static final Pattern WORD = Pattern.compile(
            "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*+(?:['’ʼ\\-‐‑.,:/@][\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*+)*+");

    private static final PlainText VISITOR = new PlainText();

    private PlainText() {}

    static String of(List<? extends Block> blocks) {
        return joined(BETWEEN_BLOCKS, blocks, PlainText::of);
    }

    static String of(Block block) {
        return block.accept(VISITOR);
    }

    static String of(Block.ListItem item) {
        return joined(BETWEEN_LINES, item.blocks(), PlainText::of);
    }

    static String of(Block.Table.Cell cell) {
        return joined(BETWEEN_LINES, cell.paragraphs(), PlainText::of);
    }

    static int words(String text) {
        return (int) WORD.matcher(text).results().count();
    }

    /** Whether a reader would see nothing: only blanks of any kind and invisible format characters. */
    static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.FORMAT);
    }

    static boolean isBlank(List<Inline> inlines) {
        return inlines.stream().allMatch(inline -> !(inline instanceof Inline.Text text) || isBlank(text.text()));
    }

    private static <T> String joined(String between, List<? extends T> parts, Function<T, String> text) {
        return parts.stream().map(text).filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
    }

    private static String line(String text) {
        return isBlank(text) ? "" : text.strip();
    }

    private static String line(List<Inline> inlines) {
        return line(inlines.stream()
                .map(inline -> inline instanceof Inline.Text text ? text.text() : "\n")
                .collect(Collectors.joining()));
    }

    @Override
    public String paragraph(Block.Paragraph paragraph) {
        return line(paragraph.inlines());
    }

    @Override
    public String heading(Block.Heading heading) {
        return line(heading.inlines());
    }

    @Override
    public String bulletList(Block.BulletList list) {
        return joined(BETWEEN_LINES, list.items(), PlainText::of);
    }

    @Override
    public String orderedList(Block.OrderedList list) {
        return joined(BETWEEN_LINES, list.items(), PlainText::of);
    }

    @Override
    public String blockquote(Block.Blockquote quote) {
        return of(quote.blocks());
    }

    @Override
    public String pullQuote(Block.PullQuote quote) {
        return isBlank(quote.quote())
                ? ""
                : joined(BETWEEN_LINES, List.of(quote.quote(), quote.attribution()), PlainText::line);
    }

    @Override
    public String factBox(Block.FactBox box) {
        return joined(BETWEEN_BLOCKS, List.of(line(box.title()), of(box.blocks())), Function.identity());
    }

    @Override
    public String table(Block.Table table) {
        return joined(BETWEEN_LINES, table.rows(), row -> joined("\t", row.cells(), PlainText::of));
    }

    @Override
    public String relatedStory(Block.RelatedStory related) {
        return "";
    }

    @Override
    public String horizontalRule(Block.HorizontalRule rule) {
        return "";
    }

    /** A credit is no sentence of the story, and what an alt text says is there to be seen. */
    @Override
    public String figure(Figure figure) {
        return line(figure.caption());
    }

    @Override
    public String gallery(Gallery gallery) {
        return joined(BETWEEN_LINES, gallery.figures(), PlainText::of);
    }
}
