package stet.document;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole text of a story, in the shape of ProseMirror's {@code doc: "headline standfirst block+"}.
 *
 * <p>Every document that exists is valid: the constructors of all its parts refuse what the schema doesn't allow.
 *
 * @param headline plain text, may be empty
 * @param standfirst plain text, may be empty
 * @param body at least one block
 */
public record Document(String headline, String standfirst, List<Block> body) {
    /** The greatest size of a document, in bytes of UTF-8 and as JSON without blanks between its tokens: 1 MB. */
    public static final int MAX_BYTES = 1_048_576;

    /** How many nodes may lie around a node: the document is at depth 0, a block of the body at depth 1. */
    public static final int MAX_DEPTH = 20;

    public Document {
        Check.text("content[0].content[0].text", headline);
        Check.text("content[1].content[0].text", standfirst);
        body = Check.some("content", "a document's body", "block", body);
        Check.size("", DocumentWriter.write(headline, standfirst, body));
    }

    public static Document of(String headline, String standfirst, Block... body) {
        return new Document(headline, standfirst, List.of(body));
    }

    /** What ProseMirror makes of nothing: no headline, no standfirst, one empty paragraph. */
    public static Document empty() {
        return of("", "", new Block.Paragraph(List.of()));
    }

    /**
     * Reads ProseMirror's JSON. The order of names in an object is free, as {@code jsonb} doesn't keep it, and so are
     * blanks between tokens. Neighbouring texts with equal marks become one, see {@link Inline#joined}.
     *
     * @throws DocumentException naming the path of the first thing that is wrong, and what is allowed there
     */
    public static Document parse(String json) {
        return DocumentReader.read(Objects.requireNonNull(json, "json"));
    }

    /** Exactly what {@code JSON.stringify(doc.toJSON())} gives in the browser. */
    public String toJson() {
        return DocumentWriter.write(headline, standfirst, body);
    }

    /**
     * The body as HTML to be kept; blocks in which there is nothing to see are left out. Of related stories and pictures
     * it says only which: {@link SafeHtml#with} shows them, to whom and when they can be seen.
     */
    public SafeHtml toHtml() {
        return new HtmlRenderer().render(body);
    }

    /** The body as HTML for readers of this moment. */
    public SafeHtml toHtml(StoryLinks links, PictureMarkup pictures) {
        return toHtml().with(links, pictures);
    }

    /**
     * The body's text, its blocks separated by blank lines, with the captions of its pictures. Related stories are no text
     * of this one.
     */
    public String plainText() {
        return PlainText.of(body);
    }

    /** The number of words in the body: captions are set beside the text, and are no part of its length. */
    public int wordCount() {
        return PlainText.words(
                PlainText.of(body.stream().filter(block -> !isOfPictures(block)).toList()));
    }

    private static boolean isOfPictures(Block block) {
        return block instanceof Figure || block instanceof Gallery;
    }

    /** Every address that the body links to, in the order of the text. */
    public Set<String> links() {
        return body.stream()
                .flatMap(block -> block.accept(new Inlines()))
                .flatMap(inline -> inline.marks().stream())
                .filter(Mark.Link.class::isInstance)
                .map(mark -> ((Mark.Link) mark).href())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Its pictures with their words, in the order of the text. They stand only at the body's top level. */
    public List<Figure> figures() {
        return body.stream()
                .flatMap(block -> block instanceof Gallery gallery
                        ? gallery.figures().stream()
                        : block instanceof Figure figure ? Stream.of(figure) : Stream.empty())
                .toList();
    }

    /** The ids of all images in it, in the order of the text. */
    public Set<Long> images() {
        return figures().stream().map(Figure::image).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The ids of all stories that the body names as related, in its order. They stand only at its top level. */
    public Set<Long> relatedStories() {
        return body.stream()
                .filter(Block.RelatedStory.class::isInstance)
                .map(block -> ((Block.RelatedStory) block).story())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
