package stet.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes a {@link Document} as {@code JSON.stringify(doc.toJSON())} would: type, attrs, content, marks, text. */
final class DocumentWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;

    private DocumentWriter(JsonGenerator out) {
        this.out = out;
    }

    static String write(Document document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            new DocumentWriter(out).document(document);
        } catch (IOException e) {
            throw new UncheckedIOException("A string takes whatever is written to it", e);
        }
        return text.toString();
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void document(Document document) throws IOException {
        node("doc", () -> {
            plain("headline", document.headline());
            plain("standfirst", document.standfirst());
            for (Block block : document.body()) {
                block(block);
            }
        });
    }

    private void block(Block block) throws IOException {
        if (block instanceof Block.Paragraph paragraph) {
            line("paragraph", () -> {}, paragraph.content());
        } else if (block instanceof Block.Heading heading) {
            line("heading", () -> attrs("level", heading.level()), heading.content());
        } else if (block instanceof Block.BulletList list) {
            node("bullet_list", () -> items(list.items()));
        } else if (block instanceof Block.OrderedList list) {
            node("ordered_list", () -> attrs("order", list.order()), () -> items(list.items()));
        } else if (block instanceof Block.Blockquote quote) {
            node("blockquote", () -> blocks(quote.content()));
        } else if (block instanceof Block.PullQuote quote) {
            node("pull_quote", () -> {
                plain("quote_text", quote.quote());
                plain("attribution", quote.attribution());
            });
        } else if (block instanceof Block.FactBox box) {
            node("fact_box", () -> {
                plain("fact_title", box.title());
                blocks(box.content());
            });
        } else if (block instanceof Block.Table table) {
            node("table", () -> rows(table.rows()));
        } else if (block instanceof Block.RelatedStory related) {
            out.writeStartObject();
            out.writeStringField("type", "related_story");
            out.writeObjectFieldStart("attrs");
            out.writeNumberField("story", related.story());
            out.writeStringField("headline", related.headline());
            out.writeEndObject();
            out.writeEndObject();
        } else {
            out.writeStartObject();
            out.writeStringField("type", "horizontal_rule");
            out.writeEndObject();
        }
    }

    private void blocks(List<? extends Block> blocks) throws IOException {
        for (Block block : blocks) {
            block(block);
        }
    }

    private void items(List<Block.ListItem> items) throws IOException {
        for (Block.ListItem item : items) {
            node("list_item", () -> blocks(item.content()));
        }
    }

    private void rows(List<Block.Row> rows) throws IOException {
        for (Block.Row row : rows) {
            node("table_row", () -> {
                for (Block.Cell cell : row.cells()) {
                    node(
                            cell.header() ? "table_header" : "table_cell",
                            () -> spans(cell),
                            () -> blocks(cell.content()));
                }
            });
        }
    }

    private void spans(Block.Cell cell) throws IOException {
        out.writeObjectFieldStart("attrs");
        out.writeNumberField("colspan", cell.colspan());
        out.writeNumberField("rowspan", cell.rowspan());
        if (cell.colwidth() == null) {
            out.writeNullField("colwidth");
        } else {
            out.writeArrayFieldStart("colwidth");
            for (int width : cell.colwidth()) {
                out.writeNumber(width);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private void attrs(String name, int value) throws IOException {
        out.writeObjectFieldStart("attrs");
        out.writeNumberField(name, value);
        out.writeEndObject();
    }

    private void node(String type, Writing content) throws IOException {
        node(type, () -> {}, content);
    }

    private void node(String type, Writing attrs, Writing content) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", type);
        attrs.run();
        out.writeArrayFieldStart("content");
        content.run();
        out.writeEndArray();
        out.writeEndObject();
    }

    private void plain(String type, String text) throws IOException {
        line(type, () -> {}, text.isEmpty() ? List.of() : List.of(new Inline.Text(text)));
    }

    private void line(String type, Writing attrs, List<Inline> content) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", type);
        attrs.run();
        if (!content.isEmpty()) {
            out.writeArrayFieldStart("content");
            for (Inline inline : content) {
                inline(inline);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private void inline(Inline inline) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", inline instanceof Inline.Text ? "text" : "hard_break");
        if (!inline.marks().isEmpty()) {
            out.writeArrayFieldStart("marks");
            for (Mark mark : inline.marks()) {
                mark(mark);
            }
            out.writeEndArray();
        }
        if (inline instanceof Inline.Text text) {
            out.writeStringField("text", text.text());
        }
        out.writeEndObject();
    }

    private void mark(Mark mark) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", mark.type());
        if (mark instanceof Mark.Link link) {
            out.writeObjectFieldStart("attrs");
            out.writeStringField("href", link.href());
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
