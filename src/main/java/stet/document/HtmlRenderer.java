package stet.document;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A body as semantic HTML for readers. A block in which there is nothing to see gives the empty text.
 *
 * <p>{@code dir="auto"} stands on paragraphs, headings, cells, and on a list as a whole, whose markers would
 * otherwise stay on the wrong side of a right-to-left text.
 */
final class HtmlRenderer implements Block.Visitor<String> {
    /** The level of the last heading; the story's headline above the body is the first. */
    private int level = 1;

    SafeHtml render(List<Block> body) {
        return SafeHtml.rendered(lines(body, block -> block.accept(this)));
    }

    private static <T> String lines(List<? extends T> parts, Function<T, String> rendering) {
        return parts.stream().map(rendering).filter(html -> !html.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static String element(String start, String content, String end) {
        return content.isEmpty() ? "" : start + content + end;
    }

    private static String inlines(List<Inline> inlines) {
        return PlainText.isBlank(inlines) ? "" : HtmlText.of(inlines);
    }

    private static String plain(String text) {
        return PlainText.isBlank(text) ? "" : HtmlText.escaped(text.strip());
    }

    private String flow(List<Block.Flow> blocks) {
        return lines(blocks, block -> block.accept(this));
    }

    @Override
    public String paragraph(Block.Paragraph paragraph) {
        return element("<p dir=\"auto\">", inlines(paragraph.inlines()), "</p>");
    }

    @Override
    public String heading(Block.Heading heading) {
        String text = inlines(heading.inlines());
        if (!text.isEmpty()) {
            level = heading.level();
        }
        return element("<h%d dir=\"auto\">".formatted(heading.level()), text, "</h%d>".formatted(heading.level()));
    }

    @Override
    public String bulletList(Block.BulletList list) {
        return list("<ul dir=\"auto\">", list.items(), "</ul>");
    }

    @Override
    public String orderedList(Block.OrderedList list) {
        String start = list.order() == 1 ? "" : " start=\"%d\"".formatted(list.order());
        return list("<ol dir=\"auto\"" + start + ">", list.items(), "</ol>");
    }

    private static String list(String start, List<Block.ListItem> items, String end) {
        return element(start, lines(items, HtmlRenderer::item), end);
    }

    /** An item's paragraphs and inner lists take the direction of the whole list: they set none of their own. */
    private static String item(Block.ListItem item) {
        boolean single = item.blocks().stream()
                        .filter(block -> block instanceof Block.Paragraph
                                && !PlainText.of(block).isEmpty())
                        .count()
                == 1;
        String paragraphStart = single ? "" : "<p>";
        String paragraphEnd = single ? "" : "</p>";
        return element(
                "<li>",
                lines(
                        item.blocks(),
                        (Block.Flow block) -> block instanceof Block.Paragraph paragraph
                                ? element(paragraphStart, inlines(paragraph.inlines()), paragraphEnd)
                                : innerList(block)),
                "</li>");
    }

    private static String innerList(Block.Flow block) {
        if (block instanceof Block.OrderedList list) {
            String start = list.order() == 1 ? "<ol>" : "<ol start=\"%d\">".formatted(list.order());
            return list(start, list.items(), "</ol>");
        }
        return list("<ul>", ((Block.BulletList) block).items(), "</ul>");
    }

    @Override
    public String blockquote(Block.Blockquote quote) {
        return element("<blockquote>", flow(quote.blocks()), "</blockquote>");
    }

    @Override
    public String pullQuote(Block.PullQuote quote) {
        String attribution = element("<figcaption dir=\"auto\">", plain(quote.attribution()), "</figcaption>");
        return element(
                "<figure class=\"pull-quote\"><blockquote><p dir=\"auto\">",
                plain(quote.quote()),
                "</p></blockquote>" + attribution + "</figure>");
    }

    @Override
    public String factBox(Block.FactBox box) {
        String blocks = flow(box.blocks());
        String title = plain(box.title());
        if (title.isEmpty()) {
            return element("<aside class=\"fact-box\">\n", blocks, "\n</aside>");
        }
        int titleLevel = level + 1;
        return "<aside class=\"fact-box\" aria-label=\"%s\">\n<h%d dir=\"auto\">%s</h%d>\n%s</aside>"
                .formatted(title, titleLevel, title, titleLevel, element("", blocks, "\n"));
    }

    @Override
    public String table(Block.Table table) {
        return HtmlTable.of(table);
    }

    @Override
    public String relatedStory(Block.RelatedStory related) {
        return RelatedStories.place(related.story());
    }

    @Override
    public String horizontalRule(Block.HorizontalRule rule) {
        return "<hr>";
    }

    @Override
    public String figure(Figure figure) {
        return Pictures.figure(figure, PictureInText.Place.TEXT);
    }

    @Override
    public String gallery(Gallery gallery) {
        return Pictures.gallery(gallery);
    }
}
