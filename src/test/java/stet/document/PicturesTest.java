package stet.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures and galleries: what may be said of them, and what becomes of them where they are shown. */
class PicturesTest {
    private static final StoryLinks NO_STORIES = story -> Optional.empty();
    private static final String CAPTION = "{\"type\":\"figure_caption\"}";
    private static final String CREDIT = "{\"type\":\"figure_credit\"}";
    private static final String PLAIN =
            "{\"image\":7,\"alt\":\"\",\"decorative\":false,\"ratio\":\"original\",\"crop\":null}";

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static String figure(String attributes, String... parts) {
        return "{\"type\":\"figure\",\"attrs\":" + attributes + ",\"content\":[" + String.join(",", parts) + "]}";
    }

    private static String gallery(String layout, List<String> figures) {
        return "{\"type\":\"gallery\",\"attrs\":{\"layout\":\"" + layout + "\"},\"content\":["
                + String.join(",", figures) + "]}";
    }

    private static Document read(String block) {
        return Document.parse(
                "{\"type\":\"doc\",\"content\":[{\"type\":\"headline\"},{\"type\":\"standfirst\"}," + block + "]}");
    }

    private static void refused(String path, String problem, String block) {
        DocumentException refusal = assertThrows(DocumentException.class, () -> read(block));
        assertEquals("doc.content[2]" + path, refusal.path(), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(problem), refusal.getMessage());
    }

    /** Shows pictures by a rule; a gallery is called by its number of pictures. */
    private static PictureMarkup markup(Function<PictureInText, Optional<PictureHtml>> rule) {
        return new PictureMarkup() {
            @Override
            public Optional<PictureHtml> find(PictureInText picture) {
                return rule.apply(picture);
            }

            @Override
            public String nameOfGallery(int pictures) {
                return pictures + " \"pictures\"";
            }
        };
    }

    private static PictureMarkup without(Long... gone) {
        return markup(picture -> List.of(gone).contains(picture.image())
                ? Optional.empty()
                : Optional.of(PictureHtml.shown("<img alt=\"" + picture.image() + "\">")));
    }

    @Test
    void aFigureIsReadWithAllThatIsSaidOfIt() {
        Document document = read(figure(
                "{\"image\":7,\"alt\":\"A ferry\",\"decorative\":false,\"ratio\":\"16:9\","
                        + "\"crop\":{\"x\":0,\"y\":0.25,\"width\":1,\"height\":0.00001}}",
                "{\"type\":\"figure_caption\",\"content\":[{\"type\":\"text\",\"marks\":[{\"type\":\"em\"}],\"text\":\"Caption\"}]}",
                "{\"type\":\"figure_credit\",\"content\":[{\"type\":\"text\",\"text\":\"Mina Aksoy\"}]}"));
        assertEquals(
                List.of(new Figure(
                        7,
                        "A ferry",
                        false,
                        "16:9",
                        new Crop(0, 0.25, 1, 0.00001),
                        List.of(new Inline.Text("Caption", List.of(new Mark.Emphasis()))),
                        "Mina Aksoy")),
                document.body());
        assertEquals(Set.of(7L), document.images());
        assertTrue(document.toJson().contains("\"crop\":{\"x\":0,\"y\":0.25,\"width\":1,\"height\":0.00001}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"image":0,"alt":"","decorative":false,"ratio":"original","crop":null}                | .attrs.image      | out of range
            {"image":"7","alt":"","decorative":false,"ratio":"original","crop":null}              | .attrs.image      | a whole number
            {"image":7.5,"alt":"","decorative":false,"ratio":"original","crop":null}              | .attrs.image      | a whole number
            {"image":{"id":7},"alt":"","decorative":false,"ratio":"original","crop":null}         | .attrs.image      | an object stands here
            {"image":9007199254740992,"alt":"","decorative":false,"ratio":"original","crop":null} | .attrs.image      | out of range
            {"alt":"","decorative":false,"ratio":"original","crop":null}                          | .attrs.image      | missing
            {"image":7,"alt":null,"decorative":false,"ratio":"original","crop":null}              | .attrs.alt        | a string
            {"image":7,"alt":"\\u0000","decorative":false,"ratio":"original","crop":null}          | .attrs.alt        | U+0000
            {"image":7,"alt":"","decorative":"no","ratio":"original","crop":null}                 | .attrs.decorative | true or false
            {"image":7,"alt":"","decorative":false,"ratio":"1.91:1","crop":null}                  | .attrs.ratio      | allowed: original, 16:9
            {"image":7,"alt":"","decorative":false,"ratio":"original","crop":[0,0,1,1]}           | .attrs.crop       | an object, or null
            {"image":7,"alt":"","decorative":false,"ratio":"original","src":"x","crop":null}      | .attrs.src        | unknown here
            """)
    void whatCannotBeSaidOfAFigureIsRefusedWithItsPath(String attributes, String path, String problem) {
        refused(path, problem, figure(attributes, CAPTION, CREDIT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"x":-0.1,"y":0,"width":1,"height":1}       | .x      | out of range
            {"x":0,"y":1.1,"width":1,"height":1}        | .y      | out of range
            {"x":0,"y":0,"width":0,"height":1}          | .width  | shows nothing
            {"x":0.5,"y":0,"width":0.6,"height":1}      | .width  | the picture ends at 1
            {"x":0,"y":0.2,"width":1,"height":0.9}      | .height | the picture ends at 1
            {"x":0.123456,"y":0,"width":0.5,"height":1} | .x      | five decimals
            {"x":1e999,"y":0,"width":1,"height":1}      | .x      | out of range
            {"x":"0","y":0,"width":1,"height":1}        | .x      | a number
            {"x":0,"y":0,"width":1}                     | .height | missing
            {"x":0,"y":0,"width":1,"height":1,"z":1}    | .z      | unknown here
            """)
    void aCropThatIsNoneIsRefusedWithItsPath(String crop, String path, String problem) {
        refused(".attrs.crop" + path, problem, figure(PLAIN.replace("null", crop), CAPTION, CREDIT));
    }

    @Test
    void anAltTextOfMoreThanFiveHundredCharactersIsRefused() {
        String longest = "x".repeat(Figure.ALT_MAX);
        String attributes = PLAIN.replace("\"alt\":\"\"", "\"alt\":\"" + longest + "\"");
        assertEquals(
                longest,
                read(figure(attributes, CAPTION, CREDIT)).figures().get(0).alt());
        refused(
                ".attrs.alt",
                "501 characters; at most 500",
                figure(attributes.replace(longest, longest + "x"), CAPTION, CREDIT));
    }

    @Test
    void aFigureHoldsACaptionAndACreditAndNothingElse() {
        refused("", "a figure_caption and a figure_credit", figure(PLAIN, CAPTION));
        refused("", "a figure_caption and a figure_credit", figure(PLAIN, CAPTION, CREDIT, CREDIT));
        refused(".content[0]", "allowed: figure_caption", figure(PLAIN, CREDIT, CAPTION));
        refused(
                ".content[1].content[0].marks",
                "unknown here",
                figure(
                        PLAIN,
                        CAPTION,
                        "{\"type\":\"figure_credit\",\"content\":[{\"type\":\"text\",\"marks\":[{\"type\":\"em\"}],\"text\":\"x\"}]}"));
        refused(
                ".content[0].content[0].marks[0].attrs.href",
                "no address for a link",
                figure(
                        PLAIN,
                        "{\"type\":\"figure_caption\",\"content\":[{\"type\":\"text\",\"marks\":[{\"type\":\"link\",\"attrs\":{\"href\":\"javascript:alert(1)\"}}],\"text\":\"x\"}]}",
                        CREDIT));
    }

    @Test
    void picturesStandBetweenTheBlocksAndNowhereElse() {
        String figure = figure(PLAIN, CAPTION, CREDIT);
        refused(".content[0]", "cannot stand here", "{\"type\":\"blockquote\",\"content\":[" + figure + "]}");
        refused(".content[0]", "allowed: figure", gallery("grid", List.of("{\"type\":\"paragraph\"}")));
        refused(".content[0]", "allowed: figure", gallery("grid", List.of(gallery("grid", List.of(figure)))));
    }

    @Test
    void aGalleryIsAGridOrASlideshowOfFiftyPicturesAtMost() {
        String figure = figure(PLAIN, CAPTION, CREDIT);
        refused(".attrs.layout", "allowed: grid, slideshow", gallery("carousel", List.of(figure)));
        assertEquals(
                50,
                read(gallery("slideshow", Collections.nCopies(50, figure)))
                        .figures()
                        .size());
        refused("", "a gallery of 51 pictures; at most 50 fit", gallery("grid", Collections.nCopies(51, figure)));
        refused("", "a gallery of 5000 pictures", gallery("grid", Collections.nCopies(5_000, figure)));
        DocumentException tooLarge =
                assertThrows(DocumentException.class, () -> read(gallery("grid", Collections.nCopies(10_000, figure))));
        assertTrue(tooLarge.getMessage().contains("at most 1048576 bytes"), tooLarge.getMessage());
        assertThrows(
                DocumentException.class,
                () -> new Gallery(Gallery.Layout.GRID, Collections.nCopies(51, Figure.of(1, "", "", ""))));
    }

    @Test
    void aGalleryThatSomebodyHasEmptiedIsReadAndShowsNothing() {
        Document document = read("{\"type\":\"gallery\",\"attrs\":{\"layout\":\"grid\"}}");
        assertEquals(List.of(new Gallery(Gallery.Layout.GRID, List.of())), document.body());
        assertEquals("", document.toHtml().value());
    }

    @Test
    void captionsAreTextAndNoLengthAndAltTextsAreNeither() {
        Document document = Document.of(
                "",
                "",
                Block.Paragraph.of("two words"),
                Figure.of(7, "Alt", "A caption here", "Credit"),
                new Gallery(
                        Gallery.Layout.GRID,
                        List.of(Figure.of(8, "", "One", ""), Figure.of(9, "", "", ""), Figure.of(8, "", "Three", ""))));
        assertEquals("two words\n\nA caption here\n\nOne\nThree", document.plainText());
        assertEquals(2, document.wordCount());
        assertEquals(List.of(7L, 8L, 9L), List.copyOf(document.images()));
    }

    @Test
    void aLinkInACaptionIsALinkOfTheStory() {
        List<Inline> caption = List.of(new Inline.Text("x", List.of(new Mark.Link("/a"))));
        Figure figure = new Figure(1, "", false, Figure.WHOLE, null, caption, "");
        assertEquals(Set.of("/a"), Document.of("", "", figure).links());
        assertEquals(
                Set.of("/a"),
                Document.of("", "", new Gallery(Gallery.Layout.GRID, List.of(figure)))
                        .links());
    }

    @Test
    void keptHtmlSaysOnlyWhichPicturesThereAre() {
        Figure figure = new Figure(7, " A \"ferry\" ", false, "16:9", new Crop(0.1, 0, 0.5, 1), List.of(), "");
        Figure other = new Figure(8, "Not told", true, Figure.WHOLE, null, List.of(), "");
        SafeHtml kept = Document.of(
                        "", "", figure, other, new Gallery(Gallery.Layout.SLIDESHOW, List.of(other)), figure)
                .toHtml();
        assertEquals(
                List.of(
                        new PictureInText(7, "16:9", new Crop(0.1, 0, 0.5, 1), "A \"ferry\"", PictureInText.Place.TEXT),
                        new PictureInText(8, Figure.WHOLE, null, "", PictureInText.Place.TEXT),
                        new PictureInText(8, Figure.WHOLE, null, "", PictureInText.Place.SLIDESHOW)),
                kept.pictures());
        String fake = "<figure class=\"picture\"><picture data-place=\"text\" data-image=\"1\" data-ratio=\"1:1\""
                + " data-alt=\"\"></picture></figure>";
        assertEquals(
                List.of(),
                Document.of("", "", Block.Paragraph.of(fake), Figure.of(1, "", fake, fake)).toHtml().pictures().stream()
                        .filter(picture -> picture.ratio().equals("1:1"))
                        .toList());
    }

    @Test
    void aPictureIsShownWithItsCaptionAndCredit() {
        List<Inline> caption = List.of(new Inline.Text("At last", List.of(new Mark.Strong())));
        Document document = Document.of(
                "",
                "",
                new Figure(7, "", false, Figure.WHOLE, null, caption, " Mina <Aksoy> "),
                Figure.of(8, "", "", ""));
        assertEquals(
                "<figure class=\"picture\"><img alt=\"7\"><figcaption><span class=\"caption\" dir=\"auto\">"
                        + "<strong>At last</strong></span> <span class=\"credit\" dir=\"auto\">Mina &lt;Aksoy&gt;</span>"
                        + "</figcaption></figure>\n<figure class=\"picture\"><img alt=\"8\"></figure>",
                document.toHtml(NO_STORIES, without()).value());
    }

    @Test
    void nothingStaysOfAPictureThatIsGone() {
        Document document = Document.of(
                "",
                "",
                Figure.of(8, "", "Gone", ""),
                Block.Paragraph.of("x"),
                Figure.of(8, "", "Gone", ""),
                new Gallery(Gallery.Layout.GRID, List.of(Figure.of(8, "", "Gone", ""))),
                new Gallery(
                        Gallery.Layout.SLIDESHOW,
                        List.of(Figure.of(8, "", "Gone", ""), Figure.of(7, "", "", ""), Figure.of(9, "", "", ""))));
        assertEquals("""
                <p dir="auto">x</p>
                <ul class="gallery gallery-slideshow" tabindex="0" aria-label="2 &quot;pictures&quot;">
                <li><figure class="picture"><img alt="7"></figure></li>
                <li><figure class="picture"><img alt="9"></figure></li>
                </ul>""", document.toHtml(NO_STORIES, without(8L)).value());
        assertEquals(
                "<p dir=\"auto\">x</p>",
                document.toHtml(NO_STORIES, PictureMarkup.NONE).value());
    }

    @Test
    void inPlaceOfAPictureThatMayNotBeShownStandWordsAndNoCaption() {
        Document document = Document.of("", "", Figure.of(7, "", "A caption", "A credit"));
        assertEquals(
                "<figure class=\"picture withheld\"><p>$1 \\ words</p></figure>",
                document.toHtml(NO_STORIES, markup(picture -> Optional.of(PictureHtml.withheld("<p>$1 \\ words</p>"))))
                        .value());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ofARandomDocumentEveryPictureIsAskedForAsItWasWritten(long seed) {
        Document document = new RandomDocuments(seed).next();
        List<Long> asked = new ArrayList<>();
        List<String> spoken = new ArrayList<>();
        SafeHtml html = document.toHtml(NO_STORIES, markup(picture -> {
            asked.add(picture.image());
            spoken.add(picture.alt());
            return Optional.empty();
        }));
        assertEquals(
                document.figures().stream().map(Figure::image).sorted().toList(),
                asked.stream().sorted().toList(),
                () -> "seed " + seed);
        assertEquals(
                document.figures().stream().map(Figure::spoken).sorted().toList(),
                spoken.stream().sorted().toList(),
                () -> "seed " + seed);
        assertFalse(html.value().contains("<figure class=\"picture\""), () -> "seed " + seed);
        assertFalse(html.value().contains("gallery"), () -> "seed " + seed);
        assertEquals(
                new Document("", "", document.body())
                        .body().stream()
                                .filter(block -> !(block instanceof Figure || block instanceof Gallery))
                                .map(PlainText::of)
                                .mapToInt(PlainText::words)
                                .sum(),
                document.wordCount(),
                () -> "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,0,1,1", "0.1,0.25,0.5,0.00001", "0.33333,0,0.66667,1"})
    void aCropIsReadAsItIsWritten(String text) {
        assertEquals(text, Crop.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0,0,1", "0,0,1,1,1", "a,b,c,d", "0,0,1,NaN", "0,0,1,2", "0;0;1;1", "-0.1,0,1,1"})
    void aTextThatIsNoCropIsRefused(String text) {
        assertThrows(DocumentException.class, () -> Crop.parse(text));
    }
}
