package stet.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import stet.document.Block;
import stet.document.Document;
import stet.document.Figure;
import stet.document.Gallery;
import stet.document.Inline;
import stet.document.Mark;

/**
 * Turns a demo story's Markdown into a document. A block quote that begins with a bold line is a fact box, one that
 * ends with “— Name” a pull quote; a paragraph that is only {@code [related](story:NN)} a related story. A paragraph of
 * nothing but pictures is a figure or a gallery: {@code ![what it shows](grid:fountain/dusk/2 "Its caption.")}, where
 * {@code figure}, {@code grid} and {@code slideshow} say which.
 */
final class Markdown {
    private static final Pattern RELATED = Pattern.compile("story:(\\d+)");
    private static final Pattern ATTRIBUTION = Pattern.compile("(?s)(.*?)\\s*\\n?— ([^\\n]+)");

    /** The related story by its file's number; empty while readers cannot see it yet. */
    private final IntFunction<Optional<Block.RelatedStory>> related;

    /** The number in the library of a picture that the text calls for. */
    private final ToLongFunction<Called> pictures;

    /** A picture as the text calls for it; {@code drawing} as {@link StoryFile#picture(String)} reads it. */
    record Called(String drawing, String alt, String caption) {}

    Markdown(IntFunction<Optional<Block.RelatedStory>> related, ToLongFunction<Called> pictures) {
        this.related = related;
        this.pictures = pictures;
    }

    /** The first heading is the headline, the first paragraph the standfirst. */
    Document read(Node root) {
        List<Node> nodes = children(root).toList();
        if (nodes.size() < 3 || !(nodes.get(0) instanceof Heading) || !(nodes.get(1) instanceof Paragraph)) {
            throw new IllegalArgumentException("A headline, a standfirst and a body are wanted.");
        }
        List<Block> body = nodes.stream().skip(2).flatMap(this::block).toList();
        return new Document(text(nodes.get(0)), text(nodes.get(1)), body);
    }

    private Stream<Block> block(Node node) {
        if (node instanceof Heading heading) {
            return Stream.of(new Block.Heading(heading.getLevel(), inlines(heading)));
        } else if (node instanceof BlockQuote quote) {
            return Stream.of(quote(quote));
        } else if (node instanceof ThematicBreak) {
            return Stream.of(new Block.HorizontalRule());
        } else if (node instanceof Paragraph paragraph && relatedFile(paragraph).isPresent()) {
            return related.apply(relatedFile(paragraph).get()).stream().map(Block.class::cast);
        } else if (node instanceof Paragraph && node.getFirstChild() instanceof Image first) {
            return Stream.of(pictures(first.getDestination().replaceFirst(":.*", ""), node));
        } else if (node instanceof Paragraph && text(node).startsWith("|")) {
            return Stream.of(table(text(node)));
        }
        return Stream.of(flow(node));
    }

    private Block pictures(String layout, Node paragraph) {
        List<Figure> figures = children(paragraph)
                .filter(Image.class::isInstance)
                .map(image -> figure((Image) image))
                .toList();
        return switch (layout) {
            case "figure" -> figures.get(0);
            case "grid" -> new Gallery(Gallery.Layout.GRID, figures);
            case "slideshow" -> new Gallery(Gallery.Layout.SLIDESHOW, figures);
            default -> throw new IllegalArgumentException("Pictures are not set as a " + layout);
        };
    }

    private Figure figure(Image image) {
        Called called = new Called(image.getDestination().replaceFirst(".*:", ""), text(image), image.getTitle());
        return Figure.of(pictures.applyAsLong(called), called.alt(), called.caption(), DemoPictures.CREDIT);
    }

    private Block.Flow flow(Node node) {
        if (node instanceof Paragraph) {
            return new Block.Paragraph(inlines(node));
        } else if (node instanceof BulletList) {
            return new Block.BulletList(items(node));
        } else if (node instanceof OrderedList list) {
            return new Block.OrderedList(list.getMarkerStartNumber(), items(node));
        }
        throw new IllegalArgumentException(
                "A demo story holds no " + node.getClass().getSimpleName());
    }

    private List<Block.ListItem> items(Node list) {
        return children(list)
                .map(item -> new Block.ListItem(children(item).map(this::flow).toList()))
                .toList();
    }

    private Block quote(BlockQuote quote) {
        Node first = quote.getFirstChild();
        if (first instanceof Paragraph && first.getFirstChild() instanceof StrongEmphasis title) {
            return factBox(quote, title);
        }
        Matcher attribution = ATTRIBUTION.matcher(lines(quote));
        if (attribution.matches()) {
            return new Block.PullQuote(
                    attribution.group(1).replace('\n', ' ').strip(),
                    attribution.group(2).strip());
        }
        return new Block.Blockquote(children(quote).map(this::flow).toList());
    }

    private Block factBox(BlockQuote quote, StrongEmphasis title) {
        String name = text(title);
        Node first = quote.getFirstChild();
        title.unlink();
        List<Block.Flow> content = new ArrayList<>();
        for (Node child : children(quote).toList()) {
            Block.Flow flow = flow(child);
            boolean blank = child == first && text(child).isBlank();
            if (!blank) {
                content.add(flow);
            }
        }
        return new Block.FactBox(name, content);
    }

    /** A pipe table, as GFM writes it: the first row is its head, the second only draws a line. */
    private static Block.Table table(String text) {
        List<Block.Table.Row> rows = new ArrayList<>();
        for (String line : text.replaceAll("\\|\\s+\\|", "|\n|").lines().toList()) {
            if (!line.matches("[|:\\- ]+")) {
                boolean head = rows.isEmpty();
                rows.add(new Block.Table.Row(
                        Stream.of(line.strip().replaceAll("^\\||\\|$", "").split("\\|"))
                                .map(cell -> new Block.Table.Cell(head, line(cell.strip())))
                                .toList()));
            }
        }
        return new Block.Table(rows);
    }

    private static List<Inline> line(String text) {
        return text.isEmpty() ? List.of() : List.of(new Inline.Text(text));
    }

    private static Optional<Integer> relatedFile(Paragraph paragraph) {
        return paragraph.getFirstChild() instanceof Link link && link.getNext() == null
                ? Optional.of(RELATED.matcher(link.getDestination()))
                        .filter(Matcher::matches)
                        .map(found -> Integer.valueOf(found.group(1)))
                : Optional.empty();
    }

    private static List<Inline> inlines(Node parent) {
        List<Inline> all = new ArrayList<>();
        children(parent).forEach(child -> inline(child, List.of(), all));
        return all;
    }

    private static void inline(Node node, List<Mark> marks, List<Inline> all) {
        if (node instanceof Text text) {
            add(text.getLiteral(), marks, all);
        } else if (node instanceof SoftLineBreak) {
            add(" ", marks, all);
        } else if (node instanceof HardLineBreak) {
            all.add(new Inline.HardBreak(marks));
        } else if (node instanceof Code code) {
            add(code.getLiteral(), with(marks, new Mark.Code()), all);
        } else {
            Mark mark = mark(node);
            children(node).forEach(child -> inline(child, with(marks, mark), all));
        }
    }

    private static Mark mark(Node node) {
        if (node instanceof Emphasis) {
            return new Mark.Emphasis();
        } else if (node instanceof StrongEmphasis) {
            return new Mark.Strong();
        } else if (node instanceof Link link) {
            return new Mark.Link(link.getDestination());
        }
        throw new IllegalArgumentException(
                "A demo story's line holds no " + node.getClass().getSimpleName());
    }

    private static List<Mark> with(List<Mark> marks, Mark mark) {
        return Mark.ordered(Stream.concat(marks.stream(), Stream.of(mark)).toList());
    }

    /** Neighbours with the same marks are one run, as ProseMirror has it. */
    private static void add(String text, List<Mark> marks, List<Inline> all) {
        int last = all.size() - 1;
        if (last >= 0
                && all.get(last) instanceof Inline.Text before
                && before.marks().equals(marks)) {
            all.set(last, new Inline.Text(before.text() + text, marks));
        } else {
            all.add(new Inline.Text(text, marks));
        }
    }

    private static String text(Node node) {
        return lines(node).replace('\n', ' ').strip();
    }

    private static String lines(Node node) {
        if (node instanceof Text text) {
            return text.getLiteral();
        } else if (node instanceof Code code) {
            return code.getLiteral();
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            return "\n";
        }
        StringBuilder all = new StringBuilder();
        children(node).forEach(child -> all.append(lines(child)).append(child instanceof Paragraph ? "\n" : ""));
        return all.toString().stripTrailing();
    }

    private static Stream<Node> children(Node parent) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNext);
    }
}
