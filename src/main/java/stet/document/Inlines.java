package stet.document;

import java.util.List;
import java.util.stream.Stream;

/** Everything inside a block that can carry marks, in the order of the text. */
final class Inlines implements Block.Visitor<Stream<Inline>> {
    private Stream<Inline> of(List<? extends Block> blocks) {
        return blocks.stream().flatMap(block -> block.accept(this));
    }

    @Override
    public Stream<Inline> paragraph(Block.Paragraph paragraph) {
        return paragraph.inlines().stream();
    }

    @Override
    public Stream<Inline> heading(Block.Heading heading) {
        return heading.inlines().stream();
    }

    @Override
    public Stream<Inline> bulletList(Block.BulletList list) {
        return list.items().stream().flatMap(item -> of(item.blocks()));
    }

    @Override
    public Stream<Inline> orderedList(Block.OrderedList list) {
        return list.items().stream().flatMap(item -> of(item.blocks()));
    }

    @Override
    public Stream<Inline> blockquote(Block.Blockquote quote) {
        return of(quote.blocks());
    }

    @Override
    public Stream<Inline> pullQuote(Block.PullQuote quote) {
        return Stream.empty();
    }

    @Override
    public Stream<Inline> factBox(Block.FactBox box) {
        return of(box.blocks());
    }

    @Override
    public Stream<Inline> table(Block.Table table) {
        return table.rows().stream().flatMap(row -> row.cells().stream()).flatMap(cell -> of(cell.paragraphs()));
    }

    @Override
    public Stream<Inline> relatedStory(Block.RelatedStory related) {
        return Stream.empty();
    }

    @Override
    public Stream<Inline> horizontalRule(Block.HorizontalRule rule) {
        return Stream.empty();
    }

    @Override
    public Stream<Inline> figure(Figure figure) {
        return figure.caption().stream();
    }

    @Override
    public Stream<Inline> gallery(Gallery gallery) {
        return of(gallery.figures());
    }
}
