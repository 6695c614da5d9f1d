package stet.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a line of text is made of. */
public sealed interface Inline {
    /** In the schema's order, each kind at most once. */
    List<Mark> marks();

    /** @param text never empty: ProseMirror has no empty text nodes */
    record Text(String text, List<Mark> marks) implements Inline {
        public Text {
            Check.text("text", text);
            if (text.isEmpty()) {
                throw new DocumentException("text", "a text is never empty: leave the node out");
            }
            marks = Mark.ordered(marks);
        }

        public Text(String text, Collection<Mark> marks) {
            this(text, List.copyOf(marks));
        }

        public Text(String text) {
            this(text, List.of());
        }
    }

    /** A new line within the paragraph. It carries marks, as ProseMirror marks everything inside a selection. */
    record HardBreak(List<Mark> marks) implements Inline {
        public HardBreak {
            marks = Mark.ordered(marks);
        }

        public HardBreak() {
            this(List.of());
        }
    }

    /**
     * Joins neighbouring texts whose marks are equal, as ProseMirror's {@code Fragment.fromArray} does.
     *
     * <p>They are joined, not refused, because nothing is lost: ProseMirror counts positions in characters, so every
     * step fits the joined text as it did the parts, and whoever builds a document in Java need not look back.
     */
    static List<Inline> joined(List<? extends Inline> inlines) {
        List<Inline> joined = new ArrayList<>(inlines.size());
        for (int i = 0; i < inlines.size(); i++) {
            Inline inline = inlines.get(i);
            int end = i + 1;
            if (inline instanceof Text text) {
                StringBuilder run = new StringBuilder(text.text());
                while (end < inlines.size()
                        && inlines.get(end) instanceof Text next
                        && next.marks().equals(text.marks())) {
                    run.append(next.text());
                    end++;
                }
                joined.add(end == i + 1 ? text : new Text(run.toString(), text.marks()));
                i = end - 1;
            } else {
                joined.add(inline);
            }
        }
        return List.copyOf(joined);
    }
}
