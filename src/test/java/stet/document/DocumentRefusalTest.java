package stet.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the schema doesn't know is refused, with the path of what is wrong. */
class DocumentRefusalTest {
    private static final String P = "{\"type\":\"paragraph\"}";

    private static String doc(String... blocks) {
        return "{\"type\":\"doc\",\"content\":[{\"type\":\"headline\"},{\"type\":\"standfirst\"},"
                + String.join(",", blocks) + "]}";
    }

    private static String paragraph(String... inlines) {
        return "{\"type\":\"paragraph\",\"content\":[" + String.join(",", inlines) + "]}";
    }

    private static String text(String text) {
        return "{\"type\":\"text\",\"text\":\"" + text + "\"}";
    }

    private static String marked(String... marks) {
        return "{\"type\":\"text\",\"marks\":[" + String.join(",", marks) + "],\"text\":\"x\"}";
    }

    private static DocumentException refusal(String json) {
        return assertThrows(DocumentException.class, () -> Document.parse(json));
    }

    private static void refused(String path, String problem, String json) {
        DocumentException refusal = refusal(json);
        assertEquals(path, refusal.path(), refusal.getMessage());
        assertTrue(refusal.getMessage().startsWith(path + ": "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(problem), refusal.getMessage());
    }

    @Test
    void anUnknownNodeIsRefusedWithItsPath() {
        refused("doc.content[3]", "\"embed\" cannot stand here; allowed: paragraph", doc(P, "{\"type\":\"embed\"}"));
        refused("doc.content[2].content[1]", "\"image\"", doc(paragraph(text("x"), "{\"type\":\"image\"}")));
    }

    @Test
    void anUnknownMarkIsRefusedWithItsPath() {
        refused(
                "doc.content[2].content[0].marks[1]",
                "\"underline\" cannot stand here; allowed: link, strong",
                doc(paragraph(marked("{\"type\":\"em\"}", "{\"type\":\"underline\"}"))));
    }

    @Test
    void anUnknownMemberOrAttributeIsRefusedWithItsPath() {
        refused("doc.content[2].style", "allowed: type, content", doc("{\"type\":\"paragraph\",\"style\":\"x\"}"));
        refused("doc.content[2].attrs", "unknown here", doc("{\"type\":\"paragraph\",\"attrs\":{}}"));
        refused("doc.version", "unknown here", doc(P).replaceFirst("\\{", "{\"version\":1,"));
        refused(
                "doc.content[2].attrs.id",
                "allowed: level",
                doc("{\"type\":\"heading\",\"attrs\":{\"level\":2,\"id\":\"x\"}}"));
        refused(
                "doc.content[2].content[0].marks[0].attrs.target",
                "allowed: href",
                doc(paragraph(marked("{\"type\":\"link\",\"attrs\":{\"href\":\"/\",\"target\":\"_top\"}}"))));
        refused(
                "doc.content[2].content[0].marks[0].attrs",
                "unknown here",
                doc(paragraph(marked("{\"type\":\"strong\",\"attrs\":{}}"))));
    }

    @Test
    void aNameThatCouldSpoilALogLineIsQuotedInThePath() {
        refused("doc[\"a\\u000ab\"]", "unknown here", doc(P).replaceFirst("\\{", "{\"a\\\\nb\":1,"));
    }

    @Test
    void aMissingAttributeIsRefusedWithItsPath() {
        refused("doc.content[2].attrs", "missing", doc("{\"type\":\"heading\"}"));
        refused("doc.content[2].attrs.level", "missing", doc("{\"type\":\"heading\",\"attrs\":{}}"));
        refused(
                "doc.content[2].attrs.headline",
                "missing",
                doc("{\"type\":\"related_story\",\"attrs\":{\"story\":1}}"));
        refused("doc.content[2].type", "missing", doc("{}"));
        refused("doc.content[2].content[0].text", "missing", doc(paragraph("{\"type\":\"text\"}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "5", "0", "-2", "\"2\"", "2.0", "2e0", "null", "true", "[2]", "99999999999999999999"})
    void aHeadingOfAnotherLevelIsRefused(String level) {
        DocumentException refusal = refusal(doc("{\"type\":\"heading\",\"attrs\":{\"level\":" + level + "}}"));
        assertEquals("doc.content[2].attrs.level", refusal.path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9007199254740992", "1.5", "\"1\"", "null"})
    void aStoryWithoutAProperIdIsRefused(String story) {
        String related = "{\"type\":\"related_story\",\"attrs\":{\"story\":" + story + ",\"headline\":\"\"}}";
        assertEquals("doc.content[2].attrs.story", refusal(doc(related)).path());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"colspan":0,"rowspan":1,"colwidth":null}    | colspan
                    {"colspan":101,"rowspan":1,"colwidth":null}  | colspan
                    {"colspan":1,"rowspan":0,"colwidth":null}    | rowspan
                    {"colspan":1,"rowspan":101,"colwidth":null}  | rowspan
                    {"colspan":1,"rowspan":1,"colwidth":100}     | colwidth
                    {"colspan":1,"rowspan":1,"colwidth":[]}      | colwidth
                    {"colspan":1,"rowspan":1,"colwidth":[-1]}    | colwidth[0]
                    {"colspan":1,"rowspan":1,"colwidth":[1,"x"]} | colwidth[1]
                    {"colspan":1,"rowspan":1}                    | colwidth
                    """)
    void aCellOutOfBoundsIsRefused(String attributes, String attribute) {
        String cell = "{\"type\":\"table_cell\",\"attrs\":" + attributes + ",\"content\":[" + P + "]}";
        String table = "{\"type\":\"table\",\"content\":[{\"type\":\"table_row\",\"content\":[" + cell + "]}]}";
        assertEquals(
                "doc.content[2].content[0].content[0].attrs." + attribute,
                refusal(doc(table)).path());
    }

    @Test
    void contentThatBreaksTheSchemaIsRefusedWithItsPath() {
        refused("doc", "a headline, a standfirst and at least one block", "{\"type\":\"doc\"}");
        refused("doc", "\"paragraph\" cannot stand here; allowed: doc", P);
        refused(
                "doc.content[0]",
                "allowed: headline",
                "{\"type\":\"doc\",\"content\":[" + P + "," + P + "," + P + "]}");
        refused("doc.content[2]", "cannot stand here", doc("{\"type\":\"headline\"}"));
        refused("doc.content[2]", "cannot stand here", doc(text("loose")));
        refused("doc.content[2].content", "at least one list_item", doc("{\"type\":\"bullet_list\"}"));
        refused(
                "doc.content[2].content[0]",
                "allowed: list_item",
                doc("{\"type\":\"bullet_list\",\"content\":[" + P + "]}"));
        refused(
                "doc.content[2].content[0].content[0]",
                "begins with a paragraph",
                doc("{\"type\":\"bullet_list\",\"content\":[{\"type\":\"list_item\",\"content\":[{\"type\":"
                        + "\"bullet_list\",\"content\":[{\"type\":\"list_item\",\"content\":[" + P + "]}]}]}]}"));
        refused(
                "doc.content[2].content[0]",
                "allowed: paragraph, bullet_list, ordered_list",
                doc("{\"type\":\"blockquote\",\"content\":[{\"type\":\"horizontal_rule\"}]}"));
        refused("doc.content[2]", "a quote_text and an attribution", doc("{\"type\":\"pull_quote\"}"));
        refused(
                "doc.content[2]",
                "at least one block",
                doc("{\"type\":\"fact_box\",\"content\":[{\"type\":\"fact_title\"}]}"));
        refused("doc.content[2].content", "at least one table_row", doc("{\"type\":\"table\"}"));
        refused("doc.content[2].content", "unknown here", doc("{\"type\":\"horizontal_rule\",\"content\":[]}"));
        refused(
                "doc.content[2].content[0].content",
                "unknown here",
                doc(paragraph("{\"type\":\"text\",\"text\":\"x\",\"content\":[]}")));
    }

    @Test
    void aMarkInTheHeadlineIsRefused() {
        refused(
                "doc.content[0].content[0].marks",
                "unknown here; allowed: type, text",
                "{\"type\":\"doc\",\"content\":[{\"type\":\"headline\",\"content\":[" + marked("{\"type\":\"em\"}")
                        + "]},{\"type\":\"standfirst\"}," + P + "]}");
    }

    @Test
    void marksThatStandTwiceOrInTheWrongOrderAreRefused() {
        refused(
                "doc.content[2].content[0].marks[1]",
                "stands twice",
                doc(paragraph(marked("{\"type\":\"em\"}", "{\"type\":\"em\"}"))));
        refused(
                "doc.content[2].content[0].marks[1]",
                "the order of marks is link, strong, em",
                doc(paragraph(marked("{\"type\":\"em\"}", "{\"type\":\"strong\"}"))));
        refused(
                "doc.content[2].content[0].marks",
                "exclude each other",
                doc(paragraph(marked("{\"type\":\"superscript\"}", "{\"type\":\"subscript\"}"))));
    }

    @Test
    void aValueOfTheWrongKindIsRefusedWithItsPath() {
        refused("doc", "allowed is an object", "[]");
        refused("doc", "allowed is an object", "\"doc\"");
        refused("doc.type", "allowed is a string", "{\"type\":7}");
        refused("doc.content", "allowed is an array", "{\"type\":\"doc\",\"content\":{}}");
        refused("doc.content", "allowed is an array", "{\"type\":\"doc\",\"content\":null}");
        refused("doc.content[2]", "allowed is an object", doc("null"));
        refused(
                "doc.content[2].content[0].text",
                "allowed is a string",
                doc(paragraph("{\"type\":\"text\",\"text\":1}")));
        refused("doc.content[2].attrs", "allowed is an object", doc("{\"type\":\"heading\",\"attrs\":[2]}"));
    }

    @Test
    void anEmptyTextIsRefused() {
        refused("doc.content[2].content[0].text", "never empty", doc(paragraph(text(""))));
    }

    @ParameterizedTest
    @CsvSource({
        "\\u0000, U+0000",
        "\\u0001, U+0001",
        "\\u000b, U+000B",
        "\\r, U+000D",
        "\\u001b, U+001B",
        "\\u007f, U+007F",
        "\\u0085, U+0085",
        "\\ud800, U+D800",
        "\\udc00, U+DC00",
        "\\udc00\\ud800, U+DC00",
        "\\ufffe, U+FFFE",
        "\\ud83f\\udfff, U+1FFFF",
        "\\ufdd0, U+FDD0"
    })
    void aCharacterThatCannotBeKeptIsRefusedWithItsPathAndIndex(String escape, String name) {
        String problem = name + " at index 2";
        refused(
                "doc.content[2].content[1].text",
                problem,
                doc(paragraph("{\"type\":\"hard_break\"}", text("ab" + escape))));
        refused(
                "doc.content[0].content[0].text",
                problem,
                doc(P).replaceFirst(
                                "\"headline\"",
                                "\"headline\",\"content\":["
                                        + text("ab" + escape).replace("\\", "\\\\") + "]"));
        refused(
                "doc.content[2].attrs.headline",
                problem,
                doc("{\"type\":\"related_story\",\"attrs\":{\"story\":1,\"headline\":\"ab" + escape + "\"}}"));
    }

    @Test
    void aNameThatStandsTwiceIsRefusedWithItsPath() {
        refused("doc.content[2].type", "stands twice", doc("{\"type\":\"paragraph\",\"type\":\"heading\"}"));
    }

    @Test
    void whatIsNoJsonIsRefusedWithThePlaceWhereItEndsToBeIt() {
        refused("doc", "there is no JSON", "");
        refused("doc", "there is no JSON", "  \n");
        refused("doc", "nothing may", doc(P) + "{}");
        refused("doc", "this is no JSON", doc(P) + "]");
        refused("doc.content[2]", "this is no JSON", doc("nope"));
        refused("doc.content[2]", "(character", doc(P).substring(0, doc(P).length() - 3));
        refused("doc.content[2].type", "this is no JSON", doc("{\"type\":\"a\u0000b\"}"));
        refused("doc.content[2]", "this is no JSON", doc("{\"type\":'paragraph'}"));
        refused("doc.content[2]", "this is no JSON", doc("{\"x\":NaN}"));
        refused("doc.content[2]", "Number value length", doc("{\"x\":" + "9".repeat(100_000) + "}"));
    }

    @Test
    void aDocumentOfMoreThanOneMegabyteIsRefused() {
        String ascii = doc(paragraph(text("x".repeat(Document.MAX_BYTES))));
        refused("doc", "at most 1048576 bytes", ascii);
        String twoBytesEach = doc(paragraph(text("ş".repeat(Document.MAX_BYTES / 2))));
        refused("doc", "at most 1048576 bytes", twoBytesEach);
        refused("doc", "at most 1048576 bytes", " ".repeat(2 * Document.MAX_BYTES) + doc(P));
        DocumentException built = assertThrows(
                DocumentException.class, () -> Document.of("", "", Block.Paragraph.of("x".repeat(Document.MAX_BYTES))));
        assertTrue(built.getMessage().contains("at most 1048576 bytes"), built.getMessage());
    }

    /** Lists in lists; the innermost paragraph lies at depth 2 × lists + 1, its text one deeper. */
    private static String nested(int lists) {
        return "{\"type\":\"bullet_list\",\"content\":[{\"type\":\"list_item\",\"content\":["
                + (lists == 1 ? paragraph(text("x")) : P + "," + nested(lists - 1))
                + "]}]}";
    }

    @Test
    void twentyNodesMayLieInsideEachOtherAndNoMore() {
        Document deepest = Document.parse(doc(nested(9)));
        assertEquals("x", deepest.plainText());
        DocumentException refusal = refusal(doc(nested(10)));
        assertTrue(refusal.getMessage().contains("at most 20 nodes"), refusal.getMessage());
        assertEquals("doc.content[2]" + ".content[0].content[1]".repeat(9) + ".content[0].content[0]", refusal.path());
    }

    @Test
    void aHundredThousandLevelsAreRefusedWithoutExhaustingTheStack() {
        for (String level : List.of("[", "{\"type\":\"doc\",\"content\":[", "{\"a\":")) {
            DocumentException refusal = refusal(level.repeat(Document.MAX_BYTES / 30));
            assertTrue(refusal.getMessage().contains("nested too deep"), refusal.getMessage());
            assertTrue(refusal.path().startsWith("doc"), refusal.path());
        }
        assertTrue(refusal("[".repeat(100_000)).getMessage().contains("nested too deep"));
    }

    @Test
    void whatIsBuiltInJavaIsHeldToTheSameDepth() {
        Block.Flow list = new Block.Paragraph(List.of());
        for (int i = 0; i < 100_000; i++) {
            list = new Block.BulletList(List.of(new Block.ListItem(List.of(Block.Paragraph.of("x"), list))));
        }
        Block.Flow deep = list;
        DocumentException refusal =
                assertThrows(DocumentException.class, () -> Document.of("", "", Block.Paragraph.of("x"), deep));
        assertEquals("doc.content[3]", refusal.path());
        assertTrue(refusal.getMessage().contains("nested too deep"), refusal.getMessage());
    }

    @Test
    void whatIsBuiltInJavaIsHeldToTheSameSchema() {
        assertThrows(DocumentException.class, () -> new Document("", "", List.of()));
        assertThrows(DocumentException.class, () -> Document.of("a\u0000", "", Block.Paragraph.of("x")));
        assertThrows(DocumentException.class, () -> new Inline.Text(""));
        assertThrows(DocumentException.class, () -> new Inline.Text("\ud800"));
        assertThrows(DocumentException.class, () -> new Block.Heading(1, List.of()));
        assertThrows(DocumentException.class, () -> new Block.BulletList(List.of()));
        assertThrows(DocumentException.class, () -> new Block.ListItem(List.of()));
        assertThrows(DocumentException.class, () -> new Block.RelatedStory(0, "x"));
        assertThrows(
                DocumentException.class, () -> new Inline.Text("x", List.of(new Mark.Link("/a"), new Mark.Link("/b"))));
    }

    @Test
    void aMessageRepeatsOnlyAHarmlessBeginningOfWhatWasSent() {
        String message = refusal(doc("{\"type\":\"a\\u0007\\u202e" + "x".repeat(5000) + "\"}"))
                .getMessage();
        assertTrue(message.length() < 300, message);
        assertTrue(message.contains("a\\u0007\\u202exxx"), message);
    }
}
