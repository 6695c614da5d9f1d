package stet.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
    private static Document of(Block... blocks) {
        return Document.of("Headline words", "Standfirst words", blocks);
    }

    private static Block.Paragraph paragraph(String text) {
        return Block.Paragraph.of(text);
    }

    @Test
    void blocksAreSeparatedByBlankLinesAndTheHeadlineIsNotAmongThem() {
        Document document = of(
                new Block.Heading(2, paragraph("Heading").inlines()),
                new Block.Paragraph(List.of(
                        new Inline.Text("one "),
                        new Inline.Text("two", List.of(new Mark.Strong())),
                        new Inline.HardBreak(),
                        new Inline.Text("three"))),
                paragraph(""),
                new Block.HorizontalRule(),
                new Block.BulletList(List.of(
                        new Block.ListItem(List.of(paragraph("item"))),
                        new Block.ListItem(List.of(paragraph("next"), paragraph("more"))))),
                new Block.PullQuote("Lifted", "Somebody"),
                new Block.FactBox("Facts", List.of(paragraph("fact"))),
                new Block.Table(List.of(
                        new Block.Table.Row(List.of(
                                new Block.Table.Cell(true, paragraph("Port").inlines()),
                                new Block.Table.Cell(true, paragraph("Ferries").inlines()))),
                        new Block.Table.Row(List.of(
                                new Block.Table.Cell(false, paragraph("Selin").inlines()),
                                new Block.Table.Cell(false, paragraph("12").inlines()))))),
                new Block.RelatedStory(1, "Another story"));
        assertEquals(
                "Heading\n\none two\nthree\n\nitem\nnext\nmore\n\nLifted\nSomebody\n\nFacts\n\nfact\n\n"
                        + "Port\tFerries\nSelin\t12",
                document.plainText());
        assertEquals(15, document.wordCount());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                    | 0
                    — – - … . ! “”                        | 0
                    one two                               | 2
                    one — two                             | 2
                    one—two                               | 2
                    don’t l'été Ankara’nın o‘clock        | 5
                    İstanbul ığdır ŞAFAK çağrı            | 4
                    قالت نور المصري إنّ العَبّارات عادت         | 6
                    well-known 3.5 10:30 1,000,000        | 4
                    desk@example.org https://example.org  | 3
                    e\u0301te\u0301                       | 1
                    naïve café 😀 ☃                       | 2
                    """)
    void wordsAreCountedInAnyScript(String text, int words) {
        assertEquals(words, PlainText.words(text));
    }

    @Test
    void aWordOfAMegabyteIsOneWord() {
        assertEquals(1, PlainText.words("a-".repeat(500_000) + "a"));
        assertEquals(1, PlainText.words("a".repeat(1_000_000)));
    }

    @Test
    void wordsAreNotCutWhereMarksBegin() {
        Block split = new Block.Paragraph(List.of(
                new Inline.Text("re"), new Inline.Text("read", List.of(new Mark.Emphasis())), new Inline.Text("ing")));
        assertEquals(1, of(split).wordCount());
        Block broken =
                new Block.Paragraph(List.of(new Inline.Text("one"), new Inline.HardBreak(), new Inline.Text("two")));
        assertEquals(2, of(broken).wordCount());
    }

    @Test
    void everyAddressIsListedOnceWhereverItsLinkStands() {
        List<Inline> a = List.of(new Inline.Text("x", List.of(new Mark.Link("/a"), new Mark.Strong())));
        List<Inline> b = List.of(new Inline.Text("x", List.of(new Mark.Link("/b"))));
        List<Inline> c = List.of(new Inline.Text("x", List.of(new Mark.Link("/c"))));
        List<Inline> d = List.of(new Inline.Text("x", List.of(new Mark.Link("/d"))));
        Document document = of(
                new Block.Heading(2, a),
                new Block.Blockquote(List.of(
                        new Block.OrderedList(1, List.of(new Block.ListItem(List.of(new Block.Paragraph(b))))))),
                new Block.FactBox("", List.of(new Block.Paragraph(c))),
                new Block.Table(List.of(new Block.Table.Row(List.of(new Block.Table.Cell(false, d))))),
                new Block.Paragraph(a));
        assertEquals(List.of("/a", "/b", "/c", "/d"), List.copyOf(document.links()));
    }

    @Test
    void everyRelatedStoryIsListedOnce() {
        Document document = of(
                new Block.RelatedStory(7, "x"),
                paragraph("x"),
                new Block.RelatedStory(3, "y"),
                new Block.RelatedStory(7, "z"));
        assertEquals(Set.of(3L, 7L), document.relatedStories());
    }
}
