package stet.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON in and out. The lines of {@code prosemirror.jsonl} were written by ProseMirror itself, with Stet's schema. */
class DocumentJsonTest {
    static Stream<String> whatProseMirrorWrote() throws IOException {
        try (InputStream lines = DocumentJsonTest.class.getResourceAsStream("prosemirror.jsonl")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("whatProseMirrorWrote")
    void whatProseMirrorWroteIsWrittenBackByteForByte(String json) {
        assertEquals(json, Document.parse(json).toJson());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRandomDocumentIsReadAsItWasWritten(long seed) {
        Document document = new RandomDocuments(seed).next();
        Document read = Document.parse(document.toJson());
        assertEquals(document, read, () -> "seed " + seed);
        assertEquals(document.toJson(), read.toJson(), () -> "seed " + seed);
    }

    @Test
    void theEmptyDocumentIsTheOneThatProseMirrorMakes() throws IOException {
        assertEquals(
                whatProseMirrorWrote().findFirst().orElseThrow(),
                Document.empty().toJson());
    }

    @Test
    void theOrderOfNamesAndBlanksAreFreeAsTheDatabaseChangesThem() {
        Document document = Document.parse("""
                {"content": [{"type": "headline", "content": [{"text": "H", "type": "text"}]}, {"type": "standfirst"},
                 {"attrs": {"level": 2}, "content": [{"text": "x", "marks": [{"type": "strong"}], "type": "text"}],
                  "type": "heading"}], "type": "doc"}
                """);
        assertEquals(
                Document.of("H", "", new Block.Heading(2, List.of(new Inline.Text("x", List.of(new Mark.Strong()))))),
                document);
    }

    @Test
    void neighbouringTextsWithEqualMarksBecomeOne() {
        List<Inline> joined = Inline.joined(List.of(
                new Inline.Text("a"),
                new Inline.Text("b"),
                new Inline.Text("c", List.of(new Mark.Strong())),
                new Inline.Text("d", List.of(new Mark.Strong())),
                new Inline.HardBreak(),
                new Inline.Text("e")));
        assertEquals(
                List.of(
                        new Inline.Text("ab"),
                        new Inline.Text("cd", List.of(new Mark.Strong())),
                        new Inline.HardBreak(),
                        new Inline.Text("e")),
                joined);
        assertEquals(Document.of("ab", "", Block.Paragraph.of("cd")), Document.parse("""
                        {"type":"doc","content":[
                          {"type":"headline","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},
                          {"type":"standfirst"},
                          {"type":"paragraph","content":[{"type":"text","text":"c"},{"type":"text","text":"d"}]}]}
                        """));
    }

    @Test
    void marksBuiltInAnyOrderAreKeptInTheSchemasOrder() {
        Inline.Text text = new Inline.Text("x", List.of(new Mark.Code(), new Mark.Emphasis(), new Mark.Link("/a")));
        assertEquals(List.of(new Mark.Link("/a"), new Mark.Emphasis(), new Mark.Code()), text.marks());
    }

    @Test
    void aDocumentOfTheGreatestSizeIsReadEvenWithTheBlanksThatTheDatabaseAdds() {
        String frame = Document.of("", "", Block.Paragraph.of("x")).toJson();
        String text = "x".repeat(Document.MAX_BYTES - frame.length() + 1);
        String json = Document.of("", "", Block.Paragraph.of(text)).toJson();
        assertEquals(Document.MAX_BYTES, json.length());
        assertEquals(json, Document.parse(json).toJson());
        String asStored = json.replace(",", ", ").replace(":", ": ");
        assertTrue(asStored.length() > Document.MAX_BYTES);
        assertEquals(json, Document.parse(asStored).toJson());
    }
}
