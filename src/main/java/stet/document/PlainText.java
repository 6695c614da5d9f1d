package stet.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The body as plain text, and its words. */
final class PlainText {
    /** A word begins with a letter or digit of any script, and may hold apostrophes, hyphens, points and the like. */
    private static final Pattern WORD = Pattern.compile(
            "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*(?:['’ʼ\\-‐‑.,:/@][\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*)*");

    private PlainText() {}

    static String of(Document document) {
        List<String> parts = new ArrayList<>();
        document.body().forEach(block -> add(parts, block));
        return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n"));
    }

    static int words(String text) {
        Matcher word = WORD.matcher(text);
        int words = 0;
        while (word.find()) {
            words++;
        }
        return words;
    }

    static String line(List<Inline> content) {
        return content.stream()
                .map(inline -> inline instanceof Inline.Text text ? text.text() : "\n")
                .collect(Collectors.joining());
    }

    private static void add(List<String> parts, Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            parts.add(line(paragraph.content()));
        } else if (block instanceof Block.Heading heading) {
            parts.add(line(heading.content()));
        } else if (block instanceof Block.BulletList list) {
            addItems(parts, list.items());
        } else if (block instanceof Block.OrderedList list) {
            addItems(parts, list.items());
        } else if (block instanceof Block.Blockquote quote) {
            quote.content().forEach(part -> add(parts, part));
        } else if (block instanceof Block.PullQuote quote) {
            parts.add(quote.quote());
            parts.add(quote.attribution());
        } else if (block instanceof Block.FactBox box) {
            parts.add(box.title());
            box.content().forEach(part -> add(parts, part));
        } else if (block instanceof Block.Table table) {
            table.rows().stream().flatMap(row -> row.cells().stream()).forEach(cell -> cell.content()
                    .forEach(part -> add(parts, part)));
        }
    }

    private static void addItems(List<String> parts, List<Block.ListItem> items) {
        items.forEach(item -> item.content().forEach(part -> add(parts, part)));
    }
}
