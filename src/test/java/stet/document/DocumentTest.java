package stet.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
    private static final StoryLinks NONE = story -> Optional.empty();
    private static final String P = "{\"type\":\"paragraph\"}";

    @Test
    void whatProseMirrorWritesIsReadAndWrittenToTheByte() {
        String json = """
                {"type":"doc","content":[{"type":"headline","content":[{"type":"text","text":"“Şafak” & <night>"}]},{"type":"standfirst"},\
                {"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"يا بحر"}]},\
                {"type":"paragraph","content":[{"type":"text","text":"Plain "},{"type":"text","marks":[{"type":"link","attrs":{"href":"https://www.example.org/a?b=c#d"}},{"type":"strong"},{"type":"em"}],"text":"linked"},{"type":"hard_break"},{"type":"text","marks":[{"type":"superscript"}],"text":"2"}]},\
                {"type":"bullet_list","content":[{"type":"list_item","content":[{"type":"paragraph"},{"type":"ordered_list","attrs":{"order":3},"content":[{"type":"list_item","content":[{"type":"paragraph"}]}]}]}]},\
                {"type":"blockquote","content":[{"type":"paragraph"}]},\
                {"type":"pull_quote","content":[{"type":"quote_text","content":[{"type":"text","text":"Stet."}]},{"type":"attribution"}]},\
                {"type":"fact_box","content":[{"type":"fact_title"},{"type":"paragraph"}]},\
                {"type":"table","content":[{"type":"table_row","content":[{"type":"table_header","attrs":{"colspan":2,"rowspan":1,"colwidth":[120,0]},"content":[{"type":"paragraph"}]},{"type":"table_cell","attrs":{"colspan":1,"rowspan":1,"colwidth":null},"content":[{"type":"paragraph"}]}]}]},\
                {"type":"related_story","attrs":{"story":42,"headline":"Another"}},{"type":"horizontal_rule"}]}""";
        assertEquals(json, Document.parse(json).toJson());
        assertEquals(Set.of(42L), Document.parse(json).relatedStories());
        assertEquals(
                Set.of("https://www.example.org/a?b=c#d"), Document.parse(json).links());
        assertEquals(
                "{\"type\":\"doc\",\"content\":[{\"type\":\"headline\"},{\"type\":\"standfirst\"}," + P + "]}",
                Document.empty().toJson());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyDocumentSurvivesItsJsonAndShowsItsTextAndNothingElseAsHtml(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            Document document = new Anything(random).document();
            String name = "seed %d, document %d".formatted(seed, i);
            Document again = Document.parse(document.toJson());
            assertEquals(document, again, name);
            assertEquals(document.toJson(), again.toJson(), name);
            org.jsoup.nodes.Document html =
                    Jsoup.parseBodyFragment(document.toHtml(NONE).value());
            assertTrue(html.select("script, img, style, iframe").isEmpty(), name);
            html.getAllElements().forEach(element -> element.attributes()
                    .forEach(attribute -> assertTrue(
                            List.of("dir", "class", "href", "rel", "start", "colspan", "rowspan", "tabindex")
                                    .contains(attribute.getKey()),
                            name + ": " + attribute)));
            assertEquals(squeezed(document.plainText()), squeezed(html.wholeText()), name);
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00a0]+", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "doc.content[2] | {\"type\":\"figure\"}",
                "doc.content[2] | {\"type\":\"paragraph\",\"style\":\"x\"}",
                "doc.content[2].content | {\"type\":\"paragraph\",\"content\":[]}",
                "doc.content[2].content[0] | {\"type\":\"paragraph\",\"content\":[{\"type\":\"image\"}]}",
                "doc.content[2].content[0].text | {\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"\"}]}",
                "doc.content[2].content[0].text | {\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":7}]}",
                "doc.content[2].content[0].text | {\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"\\u0000\"}]}",
                "doc.content[2].content[0].text | {\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"\\ud800\"}]}",
                "doc.content[2].content[1] | {\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":\"b\"}]}",
                "doc.content[2].content[0].marks[0] | {\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"marks\":[{\"type\":\"blink\"}],\"text\":\"a\"}]}",
                "doc.content[2].content[0].marks[1] | {\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"marks\":[{\"type\":\"em\"},{\"type\":\"strong\"}],\"text\":\"a\"}]}",
                "doc.content[2].attrs.level | {\"type\":\"heading\",\"attrs\":{\"level\":1}}",
                "doc.content[2].attrs | {\"type\":\"heading\",\"attrs\":{}}",
                "doc.content[2].attrs | {\"type\":\"heading\"}",
                "doc.content[2].attrs | {\"type\":\"heading\",\"attrs\":{\"level\":2,\"id\":\"x\"}}",
                "doc.content[2].content[0].content[0] | {\"type\":\"bullet_list\",\"content\":[{\"type\":\"list_item\",\"content\":[{\"type\":\"bullet_list\",\"content\":[{\"type\":\"list_item\",\"content\":[{\"type\":\"paragraph\"}]}]}]}]}",
                "doc.content[2].attrs.order | {\"type\":\"ordered_list\",\"attrs\":{\"order\":0},\"content\":[]}",
                "doc.content[2].content | {\"type\":\"blockquote\"}",
                "doc.content[2].content[0] | {\"type\":\"blockquote\",\"content\":[{\"type\":\"heading\",\"attrs\":{\"level\":2}}]}",
                "doc.content[2].attrs.story | {\"type\":\"related_story\",\"attrs\":{\"story\":\"1\",\"headline\":\"x\"}}"
            })
    void whatTheSchemaDoesNotKnowIsRefusedWithItsPath(String path, String block) {
        DocumentException refused = assertThrows(DocumentException.class, () -> Document.parse(doc(block)));
        assertEquals(path, refused.path(), refused.getMessage());
        assertTrue(refused.getMessage().startsWith(path + ": "), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{}", "{\"type\":\"doc\"}", "not json", "{\"type\":\"doc\",\"type\":\"doc\"}"})
    void whatIsNoDocumentIsRefused(String json) {
        assertThrows(DocumentException.class, () -> Document.parse(json));
        assertThrows(DocumentException.class, () -> Document.parse(doc(P) + "x"));
    }

    @Test
    void theLimitsHaveTheirOwnErrors() {
        String long1 = doc("{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"" + "x".repeat(1_048_576)
                + "\"}]}");
        assertTrue(assertThrows(DocumentException.class, () -> Document.parse(long1))
                .getMessage()
                .contains("1 MB"));
        String item = "{\"type\":\"bullet_list\",\"content\":[{\"type\":\"list_item\",\"content\":[" + P + ",";
        String deep = item.repeat(11) + P + "]}]}".repeat(11);
        DocumentException tooDeep = assertThrows(DocumentException.class, () -> Document.parse(doc(deep)));
        assertTrue(tooDeep.getMessage().contains("deeper than 20"), tooDeep.getMessage());
        String shallow = item.repeat(9) + P + "]}]}".repeat(9);
        assertEquals(doc(shallow), Document.parse(doc(shallow)).toJson());
        assertTrue(assertThrows(DocumentException.class, () -> Document.parse("[".repeat(100_000)))
                .getMessage()
                .contains("deeper than 20"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                " javascript:alert(1)",
                "java\tscript:alert(1)",
                "java\nscript:x",
                "data:text/html,x",
                "vbscript:x",
                "//evil.example",
                "\\\\evil.example",
                "/\\evil.example",
                "https:evil",
                "https://",
                "https://user@host/",
                "https://user:pw@host/",
                "ftp://host/",
                "relative",
                "#here",
                "",
                "https://a b/",
                "https://a/\"onclick=x",
                "&#106;avascript:alert(1)"
            })
    void aLinkThatCouldHarmIsRefused(String href) {
        assertThrows(DocumentException.class, () -> new Mark.Link(href));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.example.org/",
                "http://example.org/a?b=c&d=%20e#f",
                "HTTPS://EXAMPLE.ORG/",
                "mailto:desk@lantern.example",
                "/tag/ferries",
                "/",
                "https://müzik.example/ş"
            })
    void anHonestLinkIsTaken(String href) {
        assertEquals(href, new Mark.Link(href).href());
    }

    @Test
    void tooLongALinkIsRefused() {
        assertThrows(DocumentException.class, () -> new Mark.Link("/" + "x".repeat(2_000)));
    }

    @Test
    void aPageGetsWhatWasWrittenAndNothingEmpty() {
        Document document = new Document(
                "",
                "",
                List.of(
                        new Block.Paragraph(List.of()),
                        new Block.Heading(2, List.of()),
                        new Block.BulletList(List.of(new Block.ListItem(List.of(new Block.Paragraph(List.of()))))),
                        new Block.PullQuote("Stet & <stay>", ""),
                        new Block.RelatedStory(7, "Old headline"),
                        new Block.RelatedStory(8, "Gone"),
                        new Block.Paragraph(
                                List.of(new Inline.Text("out", List.of(new Mark.Link("https://example.org/")))))));
        StoryLinks links =
                story -> story == 7 ? Optional.of(new StoryLink("/city/x-7", "New headline")) : Optional.empty();
        assertEquals("""
                <figure class="pull-quote"><blockquote><p dir="auto">Stet &amp; &lt;stay&gt;</p></blockquote></figure>\
                <p class="related-story"><a href="/city/x-7" dir="auto">New headline</a></p>\
                <p dir="auto"><a href="https://example.org/" rel="noopener">out</a></p>""", document.toHtml(links).value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "One two three | 3",
                "don’t stop-gap 3.5 — yes | 4",
                "İstanbul’da şafak söküyor | 3",
                "يا بحر خذني | 3",
                "— – - | 0",
                "a/b a.b | 2"
            })
    void wordsAreCountedInAnyScript(String text, int words) {
        assertEquals(
                words,
                new Document("Not counted", "", List.of(new Block.Paragraph(List.of(new Inline.Text(text)))))
                        .wordCount());
    }

    private static String doc(String block) {
        return "{\"type\":\"doc\",\"content\":[{\"type\":\"headline\"},{\"type\":\"standfirst\"}," + block + "]}";
    }

    /** Random documents, their texts full of what could break a page. */
    private record Anything(Random random) {
        private static final List<String> PIECES = List.of(
                "word",
                " ",
                "<script>alert(1)</script>",
                "&amp;",
                "&lt;",
                "\"",
                "'",
                "onerror=x",
                "ş",
                "İ",
                "ı",
                "بحر",
                "😀",
                "—",
                "“",
                "]]>",
                "{x}",
                "<!--",
                "\\u0000");

        Document document() {
            return new Document(text(), random.nextBoolean() ? "" : text(), some(() -> block(1), 5));
        }

        private Block block(int depth) {
            return switch (random.nextInt(11)) {
                case 0 -> new Block.Heading(2 + random.nextInt(3), inlines());
                case 1 -> new Block.Blockquote(some(() -> flow(depth), 3));
                case 2 -> new Block.PullQuote(text(), random.nextBoolean() ? "" : text());
                case 3 -> new Block.FactBox(random.nextBoolean() ? "" : text(), some(() -> flow(depth), 3));
                case 4 ->
                    new Block.Table(some(
                            () -> new Block.Row(some(
                                    () -> new Block.Cell(
                                            random.nextBoolean(),
                                            1 + random.nextInt(2),
                                            1,
                                            random.nextBoolean() ? null : List.of(random.nextInt(300)),
                                            some(this::paragraph, 2)),
                                    3)),
                            3));
                case 5 -> new Block.HorizontalRule();
                case 6 -> new Block.RelatedStory(1 + random.nextInt(99), text());
                default -> flow(depth);
            };
        }

        private Block.Flow flow(int depth) {
            int what = depth > 4 ? 9 : random.nextInt(10);
            return what == 0
                    ? new Block.BulletList(items(depth))
                    : what == 1 ? new Block.OrderedList(1 + random.nextInt(9), items(depth)) : paragraph();
        }

        private List<Block.ListItem> items(int depth) {
            return some(
                    () -> {
                        List<Block.Flow> content = new ArrayList<>(List.of(paragraph()));
                        content.addAll(random.nextInt(3) == 0 ? some(() -> flow(depth + 1), 2) : List.of());
                        return new Block.ListItem(content);
                    },
                    3);
        }

        private Block.Paragraph paragraph() {
            return new Block.Paragraph(random.nextInt(5) == 0 ? List.of() : inlines());
        }

        private List<Inline> inlines() {
            List<Inline> all = new ArrayList<>();
            for (Inline inline : some(this::inline, 4)) {
                boolean alike = !all.isEmpty()
                        && inline instanceof Inline.Text
                        && all.get(all.size() - 1) instanceof Inline.Text
                        && all.get(all.size() - 1).marks().equals(inline.marks());
                if (!alike) {
                    all.add(inline);
                }
            }
            return all;
        }

        private Inline inline() {
            List<Mark> marks = Stream.<Mark>of(
                            new Mark.Link("/tag/" + random.nextInt(9)),
                            new Mark.Strong(),
                            new Mark.Emphasis(),
                            new Mark.Superscript(),
                            new Mark.Subscript(),
                            new Mark.Code())
                    .filter(mark -> random.nextInt(4) == 0)
                    .toList();
            return random.nextInt(8) == 0 ? new Inline.HardBreak(marks) : new Inline.Text(text(), marks);
        }

        private String text() {
            StringBuilder text = new StringBuilder("t");
            IntStream.range(0, random.nextInt(6)).forEach(i -> text.append(PIECES.get(random.nextInt(PIECES.size()))));
            return text.toString();
        }

        private <T> List<T> some(Supplier<T> one, int most) {
            return IntStream.rangeClosed(0, random.nextInt(most))
                    .mapToObj(i -> one.get())
                    .toList();
        }
    }
}
