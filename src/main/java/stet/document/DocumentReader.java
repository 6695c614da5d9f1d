package stet.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads ProseMirror's JSON into a {@link Document}, and refuses whatever the schema does not know, with its path. */
final class DocumentReader {
    static final int MAX_BYTES = 1_048_576;
    static final int MAX_DEPTH = 20;

    /** Each level of nodes is two of JSON, an object and an array; beyond that even the parser stops. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4 * MAX_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DocumentReader() {}

    static Document read(String json) {
        if (json.length() > MAX_BYTES || json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new DocumentException("doc", "A document has at most 1 MB.");
        }
        JsonNode doc = tree(json);
        check(doc, "doc", "doc", Set.of("type", "content"));
        List<JsonNode> content = content(doc, "doc");
        if (content.size() < 3) {
            throw new DocumentException("doc.content", "A headline, a standfirst and at least one block are wanted.");
        }
        List<Block> body = new ArrayList<>();
        for (int i = 2; i < content.size(); i++) {
            body.add(block(content.get(i), "doc.content[%d]".formatted(i), 1));
        }
        return new Document(
                plain(content.get(0), "headline", "doc.content[0]"),
                plain(content.get(1), "standfirst", "doc.content[1]"),
                body);
    }

    private static JsonNode tree(String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            if (tree == null) {
                throw new DocumentException("doc", "There is nothing.");
            }
            return tree;
        } catch (StreamConstraintsException e) {
            throw new DocumentException("doc", "It is nested deeper than %d levels.".formatted(MAX_DEPTH));
        } catch (JsonProcessingException e) {
            throw new DocumentException("doc", "This is not JSON: " + e.getOriginalMessage());
        }
    }

    private static Block block(JsonNode node, String path, int depth) {
        deeper(path, depth);
        String type = type(node, path);
        return switch (type) {
            case "paragraph", "bullet_list", "ordered_list" -> flow(node, path, depth);
            case "heading" -> {
                JsonNode attrs = attrs(node, path, "heading", Set.of("level"));
                yield new Block.Heading(number(attrs, "level", path, 2, 4), inlines(node, path));
            }
            case "blockquote" -> {
                check(node, path, type, Set.of("type", "content"));
                yield new Block.Blockquote(children(node, path, depth, DocumentReader::flowChild));
            }
            case "pull_quote" -> pullQuote(node, path);
            case "fact_box" -> factBox(node, path, depth);
            case "table" -> {
                check(node, path, type, Set.of("type", "content"));
                yield new Block.Table(children(node, path, depth, DocumentReader::row));
            }
            case "related_story" -> {
                JsonNode attrs = attrs(node, path, "related_story", Set.of("story", "headline"), false);
                JsonNode story = attrs.path("story");
                if (!story.isIntegralNumber() || !story.canConvertToLong() || story.longValue() < 1) {
                    throw new DocumentException(path + ".attrs.story", "A story's number is wanted.");
                }
                yield new Block.RelatedStory(story.longValue(), string(attrs, "headline", path + ".attrs"));
            }
            case "horizontal_rule" -> {
                check(node, path, type, Set.of("type"));
                yield new Block.HorizontalRule();
            }
            default -> throw new DocumentException(path, "There is no block “%s”.".formatted(shown(type)));
        };
    }

    /** A node on the way down, with how deep it stands. */
    private record At(String path, int depth) {}

    private static Block.Flow flowChild(JsonNode node, At at) {
        return flow(node, at.path(), at.depth());
    }

    private static Block.Flow flow(JsonNode node, String path, int depth) {
        deeper(path, depth);
        String type = type(node, path);
        switch (type) {
            case "paragraph":
                check(node, path, type, Set.of("type", "content"));
                return new Block.Paragraph(inlines(node, path));
            case "bullet_list":
                check(node, path, type, Set.of("type", "content"));
                return new Block.BulletList(children(node, path, depth, DocumentReader::item));
            case "ordered_list":
                JsonNode attrs = attrs(node, path, type, Set.of("order"));
                int order = number(attrs, "order", path, 1, 1_000_000);
                return new Block.OrderedList(order, children(node, path, depth, DocumentReader::item));
            default:
                throw new DocumentException(
                        path, "“%s” cannot stand here, only paragraphs and lists.".formatted(shown(type)));
        }
    }

    private static Block.ListItem item(JsonNode node, At at) {
        deeper(at.path(), at.depth());
        check(node, at.path(), "list_item", Set.of("type", "content"));
        List<Block.Flow> content = children(node, at.path(), at.depth(), DocumentReader::flowChild);
        if (!(content.get(0) instanceof Block.Paragraph)) {
            throw new DocumentException(at.path() + ".content[0]", "A list item begins with a paragraph.");
        }
        return new Block.ListItem(content);
    }

    private static Block pullQuote(JsonNode node, String path) {
        check(node, path, "pull_quote", Set.of("type", "content"));
        List<JsonNode> content = content(node, path);
        if (content.size() != 2) {
            throw new DocumentException(path + ".content", "A quote_text and an attribution are wanted.");
        }
        return new Block.PullQuote(
                plain(content.get(0), "quote_text", path + ".content[0]"),
                plain(content.get(1), "attribution", path + ".content[1]"));
    }

    private static Block factBox(JsonNode node, String path, int depth) {
        check(node, path, "fact_box", Set.of("type", "content"));
        List<JsonNode> content = content(node, path);
        if (content.size() < 2) {
            throw new DocumentException(
                    path + ".content", "A fact_title and at least one paragraph or list are wanted.");
        }
        List<Block.Flow> flow = new ArrayList<>();
        for (int i = 1; i < content.size(); i++) {
            flow.add(flow(content.get(i), "%s.content[%d]".formatted(path, i), depth + 1));
        }
        return new Block.FactBox(plain(content.get(0), "fact_title", path + ".content[0]"), flow);
    }

    private static Block.Row row(JsonNode node, At at) {
        check(node, at.path(), "table_row", Set.of("type", "content"));
        return new Block.Row(children(node, at.path(), at.depth(), DocumentReader::cell));
    }

    private static Block.Cell cell(JsonNode node, At at) {
        String path = at.path();
        String type = type(node, path);
        if (!type.equals("table_cell") && !type.equals("table_header")) {
            throw new DocumentException(path, "“%s” cannot stand in a row, only cells.".formatted(shown(type)));
        }
        JsonNode attrs = attrs(node, path, type, Set.of("colspan", "rowspan", "colwidth"));
        return new Block.Cell(
                type.equals("table_header"),
                number(attrs, "colspan", path, 1, 100),
                number(attrs, "rowspan", path, 1, 100),
                widths(attrs.path("colwidth"), path + ".attrs.colwidth"),
                children(node, path, at.depth(), DocumentReader::paragraph));
    }

    private static Block.Paragraph paragraph(JsonNode node, At at) {
        check(node, at.path(), "paragraph", Set.of("type", "content"));
        return new Block.Paragraph(inlines(node, at.path()));
    }

    private static List<Integer> widths(JsonNode node, String path) {
        if (node.isNull()) {
            return null;
        }
        if (!node.isArray() || node.size() > 100) {
            throw new DocumentException(path, "null, or a list of widths, is wanted.");
        }
        List<Integer> widths = new ArrayList<>();
        for (JsonNode width : node) {
            if (!width.isInt() || width.intValue() < 0 || width.intValue() > 10_000) {
                throw new DocumentException(path, "A width is a whole number of pixels, up to 10,000.");
            }
            widths.add(width.intValue());
        }
        return widths;
    }

    // ---- lines of text

    private static List<Inline> inlines(JsonNode node, String path) {
        List<Inline> all = new ArrayList<>();
        List<JsonNode> content = content(node, path);
        for (int i = 0; i < content.size(); i++) {
            String at = "%s.content[%d]".formatted(path, i);
            Inline inline = inline(content.get(i), at);
            // ProseMirror joins neighbours that look alike; who sends them apart did not get them from it.
            if (inline instanceof Inline.Text
                    && !all.isEmpty()
                    && all.get(all.size() - 1) instanceof Inline.Text before
                    && before.marks().equals(inline.marks())) {
                throw new DocumentException(at, "Two runs of text with the same marks stand side by side.");
            }
            all.add(inline);
        }
        return all;
    }

    private static Inline inline(JsonNode node, String path) {
        String type = type(node, path);
        if (type.equals("hard_break")) {
            check(node, path, type, Set.of("type", "marks"));
            return new Inline.HardBreak(marks(node, path));
        }
        if (!type.equals("text")) {
            throw new DocumentException(path, "“%s” cannot stand in a line of text.".formatted(shown(type)));
        }
        check(node, path, type, Set.of("type", "marks", "text"));
        String text = string(node, "text", path);
        if (text.isEmpty()) {
            throw new DocumentException(path + ".text", "A run of text is never empty.");
        }
        return new Inline.Text(text, marks(node, path));
    }

    private static List<Mark> marks(JsonNode node, String path) {
        if (!node.has("marks")) {
            return List.of();
        }
        JsonNode marks = node.get("marks");
        if (!marks.isArray() || marks.isEmpty()) {
            throw new DocumentException(path + ".marks", "A list of marks is wanted, or none at all.");
        }
        List<Mark> all = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            String at = "%s.marks[%d]".formatted(path, i);
            Mark mark = mark(marks.get(i), at);
            if (!all.isEmpty() && all.get(all.size() - 1).rank() >= mark.rank()) {
                throw new DocumentException(at, "Marks stand in the schema's order, each at most once.");
            }
            all.add(mark);
        }
        return all;
    }

    private static Mark mark(JsonNode node, String path) {
        String type = type(node, path);
        if (type.equals("link")) {
            JsonNode attrs = attrs(node, path, type, Set.of("href"), false);
            String href = string(attrs, "href", path + ".attrs");
            Href.check(path + ".attrs.href", href);
            return new Mark.Link(href);
        }
        check(node, path, type, Set.of("type"));
        return switch (type) {
            case "strong" -> new Mark.Strong();
            case "em" -> new Mark.Emphasis();
            case "superscript" -> new Mark.Superscript();
            case "subscript" -> new Mark.Subscript();
            case "code" -> new Mark.Code();
            default -> throw new DocumentException(path, "There is no mark “%s”.".formatted(shown(type)));
        };
    }

    /** A line without marks or breaks, as the headline is. */
    private static String plain(JsonNode node, String expected, String path) {
        check(node, path, expected, Set.of("type", "content"));
        List<JsonNode> content = content(node, path);
        if (content.isEmpty()) {
            return "";
        }
        String at = path + ".content[0]";
        check(content.get(0), at, "text", Set.of("type", "text"));
        if (content.size() > 1) {
            throw new DocumentException(path + ".content[1]", "One run of text is wanted, without marks.");
        }
        String text = string(content.get(0), "text", at);
        if (text.isEmpty()) {
            throw new DocumentException(at + ".text", "A run of text is never empty.");
        }
        return text;
    }

    // ---- JSON

    private static <T> List<T> children(JsonNode node, String path, int depth, BiFunction<JsonNode, At, T> reader) {
        List<JsonNode> content = content(node, path);
        if (content.isEmpty()) {
            throw new DocumentException(path + ".content", "At least one part is wanted.");
        }
        List<T> all = new ArrayList<>();
        for (int i = 0; i < content.size(); i++) {
            all.add(reader.apply(content.get(i), new At("%s.content[%d]".formatted(path, i), depth + 1)));
        }
        return all;
    }

    private static List<JsonNode> content(JsonNode node, String path) {
        JsonNode content = node.path("content");
        if (content.isMissingNode()) {
            return List.of();
        }
        if (!content.isArray() || content.isEmpty()) {
            throw new DocumentException(path + ".content", "A list of nodes is wanted, or none at all.");
        }
        List<JsonNode> all = new ArrayList<>();
        content.forEach(all::add);
        return all;
    }

    private static String type(JsonNode node, String path) {
        if (!node.isObject() || !node.path("type").isTextual()) {
            throw new DocumentException(path, "An object with a “type” is wanted.");
        }
        return node.get("type").textValue();
    }

    private static void check(JsonNode node, String path, String expected, Set<String> fields) {
        String type = type(node, path);
        if (!type.equals(expected)) {
            throw new DocumentException(path, "“%s” stands where “%s” is wanted.".formatted(shown(type), expected));
        }
        onlyFields(node, path, fields);
    }

    private static void onlyFields(JsonNode node, String path, Set<String> fields) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!fields.contains(name)) {
                throw new DocumentException(path, "“%s” is not known here.".formatted(shown(name)));
            }
        }
    }

    private static JsonNode attrs(JsonNode node, String path, String expected, Set<String> names) {
        return attrs(node, path, expected, names, true);
    }

    private static JsonNode attrs(JsonNode node, String path, String expected, Set<String> names, boolean withContent) {
        check(node, path, expected, withContent ? Set.of("type", "attrs", "content") : Set.of("type", "attrs"));
        JsonNode attrs = node.path("attrs");
        if (!attrs.isObject()) {
            throw new DocumentException(
                    path + ".attrs", "Attributes are wanted: %s.".formatted(String.join(", ", names)));
        }
        onlyFields(attrs, path + ".attrs", names);
        for (String name : names) {
            if (!attrs.has(name)) {
                throw new DocumentException(path + ".attrs", "“%s” is missing.".formatted(name));
            }
        }
        return attrs;
    }

    private static int number(JsonNode attrs, String name, String path, int least, int most) {
        JsonNode value = attrs.path(name);
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw new DocumentException(
                    "%s.attrs.%s".formatted(path, name),
                    "A whole number from %d to %d is wanted.".formatted(least, most));
        }
        return value.intValue();
    }

    private static String string(JsonNode node, String name, String path) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new DocumentException("%s.%s".formatted(path, name), "Text is wanted.");
        }
        Characters.check("%s.%s".formatted(path, name), value.textValue());
        return value.textValue();
    }

    private static void deeper(String path, int depth) {
        if (depth > MAX_DEPTH) {
            throw new DocumentException(path, "It is nested deeper than %d levels.".formatted(MAX_DEPTH));
        }
    }

    /** Somebody's word, for a message: not too much of it. */
    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
