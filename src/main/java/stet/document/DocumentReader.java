package stet.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** ProseMirror's JSON, checked against the schema node by node, into a document. */
final class DocumentReader {
    private static final List<String> FLOW = List.of("paragraph", "bullet_list", "ordered_list");
    private static final List<String> BLOCKS = List.of(
            "paragraph",
            "heading",
            "bullet_list",
            "ordered_list",
            "blockquote",
            "pull_quote",
            "fact_box",
            "table",
            "related_story",
            "horizontal_rule",
            "figure",
            "gallery");

    private DocumentReader() {}

    static Document read(String json) {
        NodeJson doc = NodeJson.root(JsonText.read(json)).expect("doc").only("content");
        List<NodeJson> parts = doc.content();
        if (parts.size() < 3) {
            throw doc.refused("a doc holds a headline, a standfirst and at least one block");
        }
        String headline = plainText(parts.get(0), "headline");
        String standfirst = plainText(parts.get(1), "standfirst");
        List<Block> body = each(parts.subList(2, parts.size()), DocumentReader::block);
        return doc.make(() -> new Document(headline, standfirst, body));
    }

    private static Block block(NodeJson node) {
        return switch (node.type()) {
            case "paragraph", "bullet_list", "ordered_list" -> flow(node);
            case "heading" -> heading(node);
            case "blockquote" -> blockquote(node);
            case "pull_quote" -> pullQuote(node);
            case "fact_box" -> factBox(node);
            case "table" -> table(node);
            case "related_story" -> relatedStory(node);
            case "horizontal_rule" -> {
                node.only();
                yield new Block.HorizontalRule();
            }
            case "figure" -> PictureReader.figure(node);
            case "gallery" -> PictureReader.gallery(node);
            default -> throw node.unexpected(BLOCKS);
        };
    }

    private static Block.Flow flow(NodeJson node) {
        return switch (node.type()) {
            case "paragraph" -> paragraph(node);
            case "bullet_list" -> {
                List<Block.ListItem> items = each(node.only("content").content(), DocumentReader::listItem);
                yield node.make(() -> new Block.BulletList(items));
            }
            case "ordered_list" -> {
                int order =
                        node.only("attrs", "content").onlyAttributes("order").intAttribute("order");
                List<Block.ListItem> items = each(node.content(), DocumentReader::listItem);
                yield node.make(() -> new Block.OrderedList(order, items));
            }
            default -> throw node.unexpected(FLOW);
        };
    }

    private static Block.Paragraph paragraph(NodeJson node) {
        List<Inline> inlines = inlines(node.expect("paragraph").only("content"));
        return node.make(() -> new Block.Paragraph(inlines));
    }

    private static Block.ListItem listItem(NodeJson node) {
        List<Block.Flow> blocks = each(node.expect("list_item").only("content").content(), DocumentReader::flow);
        return node.make(() -> new Block.ListItem(blocks));
    }

    private static Block.Heading heading(NodeJson node) {
        int level = node.only("attrs", "content").onlyAttributes("level").intAttribute("level");
        List<Inline> inlines = inlines(node);
        return node.make(() -> new Block.Heading(level, inlines));
    }

    private static Block.Blockquote blockquote(NodeJson node) {
        List<Block.Flow> blocks = each(node.only("content").content(), DocumentReader::flow);
        return node.make(() -> new Block.Blockquote(blocks));
    }

    private static Block.PullQuote pullQuote(NodeJson node) {
        List<NodeJson> parts = node.only("content").content();
        if (parts.size() != 2) {
            throw node.refused("a pull_quote holds a quote_text and an attribution");
        }
        String quote = plainText(parts.get(0), "quote_text");
        String attribution = plainText(parts.get(1), "attribution");
        return node.make(() -> new Block.PullQuote(quote, attribution));
    }

    private static Block.FactBox factBox(NodeJson node) {
        List<NodeJson> parts = node.only("content").content();
        if (parts.size() < 2) {
            throw node.refused("a fact_box holds a fact_title and at least one block");
        }
        String title = plainText(parts.get(0), "fact_title");
        List<Block.Flow> blocks = each(parts.subList(1, parts.size()), DocumentReader::flow);
        return node.make(() -> new Block.FactBox(title, blocks));
    }

    private static Block.Table table(NodeJson node) {
        List<Block.Table.Row> rows = each(node.only("content").content(), DocumentReader::row);
        return node.make(() -> new Block.Table(rows));
    }

    private static Block.Table.Row row(NodeJson node) {
        List<Block.Table.Cell> cells =
                each(node.expect("table_row").only("content").content(), DocumentReader::cell);
        return node.make(() -> new Block.Table.Row(cells));
    }

    private static Block.Table.Cell cell(NodeJson node) {
        boolean header =
                switch (node.type()) {
                    case "table_header" -> true;
                    case "table_cell" -> false;
                    default -> throw node.unexpected(List.of("table_cell", "table_header"));
                };
        node.only("attrs", "content").onlyAttributes("colspan", "rowspan", "colwidth");
        int colspan = node.intAttribute("colspan");
        int rowspan = node.intAttribute("rowspan");
        List<Integer> colwidth = node.intsAttribute("colwidth");
        List<Block.Paragraph> paragraphs = each(node.content(), DocumentReader::paragraph);
        return node.make(() -> new Block.Table.Cell(header, colspan, rowspan, colwidth, paragraphs));
    }

    private static Block.RelatedStory relatedStory(NodeJson node) {
        node.only("attrs").onlyAttributes("story", "headline");
        long story = node.longAttribute("story");
        String headline = node.stringAttribute("headline");
        return node.make(() -> new Block.RelatedStory(story, headline));
    }

    /** The text of a node of {@code text*} without marks. */
    static String plainText(NodeJson node, String type) {
        StringBuilder plain = new StringBuilder();
        for (NodeJson child : node.expect(type).only("content").content()) {
            String text = child.expect("text").only("text").text();
            plain.append(child.make(() -> new Inline.Text(text)).text());
        }
        return plain.toString();
    }

    static List<Inline> inlines(NodeJson node) {
        return each(node.content(), DocumentReader::inline);
    }

    private static Inline inline(NodeJson node) {
        return switch (node.type()) {
            case "text" -> {
                String text = node.only("marks", "text").text();
                List<Mark> marks = marks(node);
                yield node.make(() -> new Inline.Text(text, marks));
            }
            case "hard_break" -> {
                List<Mark> marks = marks(node.only("marks"));
                yield node.make(() -> new Inline.HardBreak(marks));
            }
            default -> throw node.unexpected(List.of("text", "hard_break"));
        };
    }

    private static List<Mark> marks(NodeJson node) {
        List<Mark> marks = new ArrayList<>();
        int last = -1;
        for (NodeJson json : node.marks()) {
            Mark mark = mark(json);
            int rank = Mark.TYPES.indexOf(mark.type());
            if (rank <= last) {
                throw json.refused(
                        rank == last
                                ? "the mark \"%s\" stands twice; once is allowed".formatted(mark.type())
                                : "\"%s\" stands too late; the order of marks is %s"
                                        .formatted(mark.type(), String.join(", ", Mark.TYPES)));
            }
            last = rank;
            marks.add(mark);
        }
        return marks;
    }

    private static Mark mark(NodeJson json) {
        if (json.type().equals("link")) {
            String href = json.only("attrs").onlyAttributes("href").stringAttribute("href");
            return json.make(() -> new Mark.Link(href));
        }
        Mark mark =
                switch (json.type()) {
                    case "strong" -> new Mark.Strong();
                    case "em" -> new Mark.Emphasis();
                    case "superscript" -> new Mark.Superscript();
                    case "subscript" -> new Mark.Subscript();
                    case "code" -> new Mark.Code();
                    default -> throw json.unexpected(Mark.TYPES);
                };
        json.only();
        return mark;
    }

    static <T> List<T> each(List<NodeJson> nodes, Function<NodeJson, ? extends T> reader) {
        List<T> read = new ArrayList<>(nodes.size());
        for (NodeJson node : nodes) {
            read.add(reader.apply(node));
        }
        return read;
    }
}
