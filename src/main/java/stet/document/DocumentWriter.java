package stet.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * A document as the JSON that ProseMirror's {@code Node.toJSON} and {@code JSON.stringify} give: {@code type}, then
 * {@code attrs} where the node's type has some, {@code content} and {@code marks} where there are any, {@code text}.
 */
final class DocumentWriter implements Block.Visitor<ObjectNode> {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private int depth;

    private DocumentWriter() {}

    /** @throws DocumentException naming the block of the body that is nested deeper than {@link Document#MAX_DEPTH} */
    static String write(String headline, String standfirst, List<Block> body) {
        ObjectNode doc = node("doc");
        ArrayNode content = doc.putArray("content");
        content.add(line("headline", headline));
        content.add(line("standfirst", standfirst));
        for (Block block : body) {
            content.add(outermost(block, Place.DOC.member("content").element(content.size())));
        }
        return doc.toString();
    }

    private static ObjectNode outermost(Block block, Place place) {
        DocumentWriter writer = new DocumentWriter();
        writer.depth = 1;
        try {
            return block.accept(writer);
        } catch (DocumentException e) {
            throw e.under(place);
        }
    }

    private static ObjectNode node(String type) {
        return NODES.objectNode().put("type", type);
    }

    private static ObjectNode line(String type, String text) {
        ObjectNode line = node(type);
        if (!text.isEmpty()) {
            line.putArray("content").add(node("text").put("text", text));
        }
        return line;
    }

    /** The node with that content, which lies one level deeper. */
    private <T> ObjectNode with(ObjectNode node, List<T> content, Function<? super T, ObjectNode> writing) {
        if (content.isEmpty()) {
            return node;
        }
        if (depth == Document.MAX_DEPTH) {
            throw Check.tooDeep("");
        }
        depth++;
        ArrayNode array = node.withArray("content");
        for (T part : content) {
            array.add(writing.apply(part));
        }
        depth--;
        return node;
    }

    @Override
    public ObjectNode paragraph(Block.Paragraph paragraph) {
        return with(node("paragraph"), paragraph.inlines(), DocumentWriter::inline);
    }

    @Override
    public ObjectNode heading(Block.Heading heading) {
        ObjectNode node = node("heading");
        node.putObject("attrs").put("level", heading.level());
        return with(node, heading.inlines(), DocumentWriter::inline);
    }

    @Override
    public ObjectNode bulletList(Block.BulletList list) {
        return with(node("bullet_list"), list.items(), this::item);
    }

    @Override
    public ObjectNode orderedList(Block.OrderedList list) {
        ObjectNode node = node("ordered_list");
        node.putObject("attrs").put("order", list.order());
        return with(node, list.items(), this::item);
    }

    private ObjectNode item(Block.ListItem item) {
        return with(node("list_item"), item.blocks(), this::flow);
    }

    private ObjectNode flow(Block.Flow block) {
        return block.accept(this);
    }

    @Override
    public ObjectNode blockquote(Block.Blockquote quote) {
        return with(node("blockquote"), quote.blocks(), this::flow);
    }

    @Override
    public ObjectNode pullQuote(Block.PullQuote quote) {
        ObjectNode node = node("pull_quote");
        node.putArray("content").add(line("quote_text", quote.quote())).add(line("attribution", quote.attribution()));
        return node;
    }

    @Override
    public ObjectNode factBox(Block.FactBox box) {
        ObjectNode node = node("fact_box");
        node.putArray("content").add(line("fact_title", box.title()));
        return with(node, box.blocks(), this::flow);
    }

    @Override
    public ObjectNode table(Block.Table table) {
        return with(node("table"), table.rows(), this::row);
    }

    private ObjectNode row(Block.Table.Row row) {
        return with(node("table_row"), row.cells(), this::cell);
    }

    private ObjectNode cell(Block.Table.Cell cell) {
        ObjectNode node = node(cell.header() ? "table_header" : "table_cell");
        ObjectNode attributes =
                node.putObject("attrs").put("colspan", cell.colspan()).put("rowspan", cell.rowspan());
        if (cell.colwidth().isEmpty()) {
            attributes.putNull("colwidth");
        } else {
            cell.colwidth().forEach(attributes.putArray("colwidth")::add);
        }
        return with(node, cell.paragraphs(), this::paragraph);
    }

    @Override
    public ObjectNode relatedStory(Block.RelatedStory related) {
        ObjectNode node = node("related_story");
        node.putObject("attrs").put("story", related.story()).put("headline", related.headline());
        return node;
    }

    @Override
    public ObjectNode horizontalRule(Block.HorizontalRule rule) {
        return node("horizontal_rule");
    }

    @Override
    public ObjectNode figure(Figure figure) {
        ObjectNode node = node("figure");
        ObjectNode attributes = node.putObject("attrs")
                .put("image", figure.image())
                .put("alt", figure.alt())
                .put("decorative", figure.decorative())
                .put("ratio", figure.ratio());
        attributes.set("crop", figure.crop() == null ? NODES.nullNode() : crop(figure.crop()));
        ObjectNode caption = with(node("figure_caption"), figure.caption(), DocumentWriter::inline);
        node.putArray("content").add(caption).add(line("figure_credit", figure.credit()));
        return node;
    }

    private static ObjectNode crop(Crop crop) {
        List<BigDecimal> numbers = crop.numbers().toList();
        return NODES.objectNode()
                .put("x", numbers.get(0))
                .put("y", numbers.get(1))
                .put("width", numbers.get(2))
                .put("height", numbers.get(3));
    }

    @Override
    public ObjectNode gallery(Gallery gallery) {
        ObjectNode node = node("gallery");
        node.putObject("attrs").put("layout", gallery.layout().label());
        return with(node, gallery.figures(), this::figure);
    }

    private static ObjectNode inline(Inline inline) {
        ObjectNode node = node(inline instanceof Inline.Text ? "text" : "hard_break");
        if (!inline.marks().isEmpty()) {
            ArrayNode marks = node.putArray("marks");
            inline.marks().forEach(mark -> marks.add(mark(mark)));
        }
        if (inline instanceof Inline.Text text) {
            node.put("text", text.text());
        }
        return node;
    }

    private static ObjectNode mark(Mark mark) {
        ObjectNode node = node(mark.type());
        if (mark instanceof Mark.Link link) {
            node.putObject("attrs").put("href", link.href());
        }
        return node;
    }
}
