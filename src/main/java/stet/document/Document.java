package stet.document;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A whole text: headline, standfirst and body. Headline and standfirst may be empty, the body never is. */
public record Document(String headline, String standfirst, List<Block> body) {
    public Document {
        Characters.check("headline", headline);
        Characters.check("standfirst", standfirst);
        body = List.copyOf(body);
        if (body.isEmpty()) {
            throw new DocumentException("doc.content", "A headline, a standfirst and at least one block are wanted.");
        }
    }

    /** What an editor opens on: nothing written yet. */
    public static Document empty() {
        return new Document("", "", List.of(new Block.Paragraph(List.of())));
    }

    /**
     * Reads ProseMirror's JSON.
     *
     * @throws DocumentException naming the path of the first thing that is wrong: nothing unknown is dropped
     */
    public static Document parse(String json) {
        return DocumentReader.read(json);
    }

    /** As ProseMirror writes it, to the byte. */
    public String toJson() {
        return DocumentWriter.write(this);
    }

    /** The body for a page. */
    public SafeHtml toHtml(StoryLinks links) {
        return new HtmlRenderer(links).render(this);
    }

    /** The body's text, a blank line between blocks. */
    public String plainText() {
        return PlainText.of(this);
    }

    /** The body's words. */
    public int wordCount() {
        return PlainText.words(plainText());
    }

    /** All addresses that the body links to. */
    public Set<String> links() {
        Set<String> links = new LinkedHashSet<>();
        inlines().flatMap(inline -> inline.marks().stream()).forEach(mark -> {
            if (mark instanceof Mark.Link link) {
                links.add(link.href());
            }
        });
        return links;
    }

    /** The numbers of all stories that the body refers to as related. */
    public Set<Long> relatedStories() {
        Set<Long> stories = new LinkedHashSet<>();
        body.forEach(block -> {
            if (block instanceof Block.RelatedStory related) {
                stories.add(related.story());
            }
        });
        return stories;
    }

    private Stream<Inline> inlines() {
        return body.stream().flatMap(Document::inlines);
    }

    private static Stream<Inline> inlines(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return paragraph.content().stream();
        } else if (block instanceof Block.Heading heading) {
            return heading.content().stream();
        } else if (block instanceof Block.BulletList list) {
            return list.items().stream()
                    .flatMap(item -> item.content().stream())
                    .flatMap(Document::inlines);
        } else if (block instanceof Block.OrderedList list) {
            return list.items().stream()
                    .flatMap(item -> item.content().stream())
                    .flatMap(Document::inlines);
        } else if (block instanceof Block.Blockquote quote) {
            return quote.content().stream().flatMap(Document::inlines);
        } else if (block instanceof Block.FactBox box) {
            return box.content().stream().flatMap(Document::inlines);
        } else if (block instanceof Block.Table table) {
            return table.rows().stream()
                    .flatMap(row -> row.cells().stream())
                    .flatMap(cell -> cell.content().stream())
                    .flatMap(Document::inlines);
        }
        return Stream.empty();
    }
}
