package stet.document;

import java.util.List;

/** What a line of text is made of. */
public sealed interface Inline {
    List<Mark> marks();

    /** A run of text, never empty. */
    record Text(String text, List<Mark> marks) implements Inline {
        public Text {
            if (text.isEmpty()) {
                throw new DocumentException("text", "A run of text is never empty.");
            }
            Characters.check("text", text);
            marks = List.copyOf(marks);
        }

        public Text(String text) {
            this(text, List.of());
        }
    }

    record HardBreak(List<Mark> marks) implements Inline {
        public HardBreak {
            marks = List.copyOf(marks);
        }
    }
}
