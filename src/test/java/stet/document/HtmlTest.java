package stet.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
    private static final StoryLinks NO_STORIES = story -> Optional.empty();
    /** Shows of every picture just what is read out. */
    private static final PictureMarkup ALL_PICTURES = new PictureMarkup() {
        @Override
        public Optional<PictureHtml> find(PictureInText picture) {
            return Optional.of(PictureHtml.shown("<img alt=\"%s\">".formatted(HtmlText.escaped(picture.alt()))));
        }

        @Override
        public String nameOfGallery(int pictures) {
            return "<" + pictures + " pictures>";
        }
    };

    private static final Block.Paragraph NOTHING = new Block.Paragraph(List.of());
    private static final Block.Paragraph BLANK =
            new Block.Paragraph(List.of(new Inline.Text(" \u00a0\u200b"), new Inline.HardBreak()));

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static String html(Block... blocks) {
        return Document.of("Headline", "Standfirst", blocks)
                .toHtml(NO_STORIES, PictureMarkup.NONE)
                .value();
    }

    private static String line(Inline... inlines) {
        return html(new Block.Paragraph(List.of(inlines)))
                .replaceFirst("^<p dir=\"auto\">", "")
                .replaceFirst("</p>$", "");
    }

    private static Block.ListItem item(Block.Flow... blocks) {
        return new Block.ListItem(List.of(blocks));
    }

    private static Block.Table.Row row(Block.Table.Cell... cells) {
        return new Block.Table.Row(List.of(cells));
    }

    private static Block.Table.Cell cell(boolean header, String text) {
        return new Block.Table.Cell(header, Block.Paragraph.of(text).inlines());
    }

    private static Block.Paragraph paragraph(String text) {
        return Block.Paragraph.of(text);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRandomDocumentSaysTheSameAsHtmlAndAsPlainText(long seed) {
        Document document = new RandomDocuments(seed).next();
        String html = document.toHtml(NO_STORIES, ALL_PICTURES).value();
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select(".credit").remove();
        assertEquals(words(document.plainText()), words(body.text()), () -> "seed " + seed);
    }

    private static List<String> words(String text) {
        return Pattern.compile("[\\s\\p{Z}]+")
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRandomDocumentHoldsNothingButWhatTheRendererKnows(long seed) {
        String html = new RandomDocuments(seed)
                .next()
                .toHtml(
                        story -> Optional.of(new StoryLink("/world/x-" + story, "<b>\"Story\"</b> " + story)),
                        ALL_PICTURES)
                .value();
        Safelist known = Safelist.none()
                .addTags("p", "h2", "h3", "h4", "h5", "ul", "ol", "li", "blockquote", "figure", "figcaption", "aside")
                .addTags("div", "table", "thead", "tbody", "tr", "th", "td", "a", "hr", "br")
                .addTags("strong", "em", "sup", "sub", "code", "span", "img")
                .addAttributes(":all", "dir", "class", "aria-label", "role", "tabindex", "scope")
                .addAttributes(":all", "colspan", "rowspan", "start", "href", "rel", "alt");
        assertTrue(Jsoup.isValid(html, known), () -> "seed " + seed + ": " + html);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noElementOfARandomDocumentIsEmpty(long seed) {
        String html = new RandomDocuments(seed)
                .next()
                .toHtml(NO_STORIES, ALL_PICTURES)
                .value();
        for (Element element : Jsoup.parseBodyFragment(html)
                .select("p, h2, h3, h4, h5, ul:not(.gallery), ol, :not(.gallery) > li, a, figcaption, span, th")) {
            assertFalse(PlainText.isBlank(element.wholeText()), () -> "seed " + seed + ": " + element);
        }
    }

    @Test
    void textIsWrittenSoThatNothingInItIsMarkup() {
        assertEquals(
                "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp;lt;b&amp;gt; &#39;",
                line(new Inline.Text("<script>alert(\"x\")</script> &lt;b&gt; '")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\" onmouseover=\"alert(1)",
                "' onfocus='alert(1)' autofocus='",
                "</p></aside><script>alert(1)</script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "&#60;script&#62;alert(1)&#60;/script&#62;",
                "<!--",
                "]]>",
                "</title><svg/onload=alert(1)>",
                "{inject:vertx}",
                "<a href=\"javascript:alert(1)\">x</a>"
            })
    void hostileTextIsInertWhereverItStands(String hostile) {
        List<Inline> inlines =
                List.of(new Inline.Text(hostile, List.of(new Mark.Link("/a?b='c'&lt;d"), new Mark.Code())));
        Block.Paragraph paragraph = new Block.Paragraph(inlines);
        Document document = Document.of(
                hostile,
                hostile,
                paragraph,
                new Block.Heading(2, inlines),
                new Block.BulletList(List.of(item(paragraph, paragraph))),
                new Block.OrderedList(2, List.of(item(paragraph))),
                new Block.Blockquote(List.of(paragraph)),
                new Block.PullQuote(hostile, hostile),
                new Block.FactBox(hostile, List.of(paragraph)),
                new Block.Table(
                        List.of(row(new Block.Table.Cell(true, inlines), new Block.Table.Cell(false, inlines)))),
                new Block.RelatedStory(1, hostile),
                new Figure(1, hostile, false, Figure.WHOLE, null, inlines, hostile),
                new Gallery(
                        Gallery.Layout.SLIDESHOW,
                        List.of(new Figure(2, hostile, true, "16:9", null, inlines, hostile))));
        Element body = Jsoup.parseBodyFragment(
                        document.toHtml(story -> Optional.of(new StoryLink("/x", hostile)), ALL_PICTURES)
                                .value())
                .body();
        assertTrue(body.select("script, img[src], svg, style, iframe, title").isEmpty());
        for (Element element : body.select("*")) {
            element.attributes()
                    .forEach(attribute -> assertFalse(attribute.getKey().startsWith("on")));
            assertFalse(element.hasAttr("autofocus"));
            if (element.hasAttr("href")) {
                assertTrue(element.attr("href").startsWith("/"), element.attr("href"));
            }
        }
        assertEquals(hostile, body.select(".pull-quote figcaption").text());
        assertEquals(List.of(hostile, hostile), body.select(".caption").eachText());
        assertEquals(List.of(hostile, hostile), body.select(".credit").eachText());
        assertEquals(List.of(hostile, ""), body.select("img").eachAttr("alt"));
        assertEquals(hostile, body.select(".fact-box").attr("aria-label"));
        assertEquals(hostile, body.select(".related-story a").text());
        assertEquals("/a?b='c'&lt;d", body.select("p a").first().attr("href"));
    }

    @Test
    void neighboursShareTheElementsOfTheirMarks() {
        Mark link = new Mark.Link("/a");
        assertEquals(
                "<a href=\"/a\">one <strong>two<br><em>three</em></strong></a> four",
                line(
                        new Inline.Text("one ", List.of(link)),
                        new Inline.Text("two", List.of(link, new Mark.Strong())),
                        new Inline.HardBreak(List.of(link, new Mark.Strong())),
                        new Inline.Text("three", List.of(link, new Mark.Strong(), new Mark.Emphasis())),
                        new Inline.Text(" four")));
    }

    @Test
    void aLinkAroundNothingButBlanksIsNoLink() {
        assertEquals(
                "a<strong> <br></strong>b",
                line(
                        new Inline.Text("a"),
                        new Inline.Text(" ", List.of(new Mark.Link("/a"), new Mark.Strong())),
                        new Inline.HardBreak(List.of(new Mark.Link("/a"), new Mark.Strong())),
                        new Inline.Text("b")));
    }

    @Test
    void onlyALinkToAnotherHostSaysSo() {
        assertEquals(
                "<a href=\"https://example.org/?a&amp;b\" rel=\"noopener\">x</a>",
                line(new Inline.Text("x", List.of(new Mark.Link("https://example.org/?a&b")))));
        assertEquals("<a href=\"/a\">x</a>", line(new Inline.Text("x", List.of(new Mark.Link("/a")))));
    }

    @Test
    void whatIsEmptyIsNotRendered() {
        assertEquals(
                "",
                html(
                        NOTHING,
                        BLANK,
                        new Block.Heading(2, List.of()),
                        new Block.BulletList(List.of(item(NOTHING), item(BLANK, NOTHING))),
                        new Block.OrderedList(3, List.of(item(NOTHING))),
                        new Block.Blockquote(List.of(BLANK)),
                        new Block.PullQuote(" ", "Somebody"),
                        new Block.FactBox("", List.of(NOTHING)),
                        new Block.Table(List.of(row(cell(true, ""), cell(false, " ")))),
                        new Block.RelatedStory(1, "Gone")));
    }

    @Test
    void aListOfSimpleItemsHasNoParagraphsInside() {
        assertEquals(
                """
                <ul dir="auto"><li>one</li>
                <li>two
                <ol start="3"><li>deep</li></ol></li>
                <li><p>three</p>
                <p>more</p></li></ul>""",
                html(new Block.BulletList(List.of(
                        item(paragraph("one")),
                        item(paragraph("two"), new Block.OrderedList(3, List.of(item(paragraph("deep"))))),
                        item(NOTHING),
                        item(paragraph("three"), paragraph("more"))))));
    }

    @Test
    void aPullQuoteHasACaptionOnlyWhenSomebodySaidIt() {
        assertEquals(
                "<figure class=\"pull-quote\"><blockquote><p dir=\"auto\">Words</p></blockquote>"
                        + "<figcaption dir=\"auto\">Somebody</figcaption></figure>",
                html(new Block.PullQuote("Words", "Somebody")));
        assertEquals(
                "<figure class=\"pull-quote\"><blockquote><p dir=\"auto\">Words</p></blockquote></figure>",
                html(new Block.PullQuote("Words", " ")));
    }

    @Test
    void theTitleOfAFactBoxIsOneLevelBelowTheHeadingAboveIt() {
        Block box = new Block.FactBox("Facts & figures", List.of(paragraph("x")));
        assertEquals("""
                <aside class="fact-box" aria-label="Facts &amp; figures">
                <h2 dir="auto">Facts &amp; figures</h2>
                <p dir="auto">x</p>
                </aside>""", html(box));
        Block heading = new Block.Heading(3, paragraph("Above").inlines());
        assertTrue(html(heading, new Block.Heading(2, List.of()), box).contains("<h4 dir=\"auto\">Facts"));
        assertEquals(
                "<aside class=\"fact-box\">\n<p dir=\"auto\">x</p>\n</aside>",
                html(new Block.FactBox("", List.of(paragraph("x")))));
    }

    @Test
    void aTableIsNamedByItsFirstRowAndItsHeadersSayWhatTheyHead() {
        Block.Table.Cell tall = new Block.Table.Cell(true, 1, 5, List.of(90), List.of(paragraph("Selin")));
        Block.Table.Cell wide =
                new Block.Table.Cell(false, 2, 1, List.of(), List.of(paragraph("a"), NOTHING, paragraph("b")));
        assertEquals(
                """
                <div class="table" role="group" tabindex="0" aria-label="Port, Ferries"><table>
                <thead>
                <tr><td></td><th scope="col" dir="auto">Port</th><th scope="col" dir="auto">Ferries</th></tr>
                </thead>
                <tbody>
                <tr><th scope="row" rowspan="2" dir="auto">Selin</th><td dir="auto">1</td><td></td></tr>
                <tr><td colspan="2" dir="auto"><p>a</p><p>b</p></td></tr>
                </tbody>
                </table></div>""",
                html(new Block.Table(List.of(
                        row(cell(true, ""), cell(true, "Port"), cell(true, "Ferries")),
                        row(tall, cell(false, "1"), cell(false, "")),
                        row(wide)))));
    }

    @Test
    void aRelatedStoryIsShownAsItIsCalledNow() {
        Document document =
                Document.of("", "", new Block.RelatedStory(7, "Old headline"), new Block.RelatedStory(8, "Not public"));
        StoryLinks links =
                story -> story == 7 ? Optional.of(new StoryLink("/world/new-7", "New & better")) : Optional.empty();
        assertEquals(
                "<aside class=\"related-story\"><p dir=\"auto\"><a href=\"/world/new-7\">New &amp; better</a></p></aside>",
                document.toHtml(links, PictureMarkup.NONE).value());
    }

    @Test
    void keptHtmlSaysOnlyWhichStoriesAreRelatedAndTellsThemLater() {
        SafeHtml kept = Document.of(
                        "",
                        "",
                        new Block.RelatedStory(8, "Gone"),
                        paragraph("a"),
                        new Block.RelatedStory(7, "Old headline"),
                        new Block.RelatedStory(8, "Gone"))
                .toHtml();
        assertFalse(kept.value().contains("Old headline"));
        assertEquals(List.of(8L, 7L), kept.stories());
        assertEquals(
                "<p dir=\"auto\">a</p>\n<aside class=\"related-story\"><p dir=\"auto\"><a href=\"/x-7\">$1 \\ New</a></p></aside>",
                kept.with(
                                story ->
                                        story == 7 ? Optional.of(new StoryLink("/x-7", "$1 \\ New")) : Optional.empty(),
                                PictureMarkup.NONE)
                        .value());
        assertEquals(
                List.of(),
                Document.of("", "", paragraph("<aside class=\"related-story\" data-story=\"1\"></aside>"))
                        .toHtml()
                        .stories());
    }

    @Test
    void htmlIsEqualWhenItSaysTheSame() {
        assertEquals(
                SafeHtml.stored("<hr>"),
                Document.of("", "", new Block.HorizontalRule()).toHtml(NO_STORIES, PictureMarkup.NONE));
        assertEquals("<hr>", SafeHtml.stored("<hr>").toString());
    }
}
