package stet.document;

import java.util.List;

/** A part of the body, one under the other. */
public sealed interface Block {
    /** What may stand within quotes, list items and fact boxes as well. */
    sealed interface Flow extends Block {}

    record Paragraph(List<Inline> content) implements Flow {
        public Paragraph {
            content = List.copyOf(content);
        }
    }

    /** {@code level} is 2 to 4: level 1 is the headline's. */
    record Heading(int level, List<Inline> content) implements Block {
        public Heading {
            if (level < 2 || level > 4) {
                throw new DocumentException("heading.attrs.level", "A level from 2 to 4 is wanted.");
            }
            content = List.copyOf(content);
        }
    }

    record BulletList(List<ListItem> items) implements Flow {
        public BulletList {
            items = atLeastOne("bullet_list", items);
        }
    }

    /** {@code order} is the first item's number. */
    record OrderedList(int order, List<ListItem> items) implements Flow {
        public OrderedList {
            if (order < 1) {
                throw new DocumentException("ordered_list.attrs.order", "A number of 1 or more is wanted.");
            }
            items = atLeastOne("ordered_list", items);
        }
    }

    /** Begins with a paragraph. */
    record ListItem(List<Flow> content) {
        public ListItem {
            content = atLeastOne("list_item", content);
            if (!(content.get(0) instanceof Paragraph)) {
                throw new DocumentException("list_item.content[0]", "A list item begins with a paragraph.");
            }
        }
    }

    record Blockquote(List<Flow> content) implements Block {
        public Blockquote {
            content = atLeastOne("blockquote", content);
        }
    }

    /** A sentence of the story set large; both parts may be empty while somebody writes. */
    record PullQuote(String quote, String attribution) implements Block {
        public PullQuote {
            Characters.check("pull_quote", quote);
            Characters.check("pull_quote", attribution);
        }
    }

    record FactBox(String title, List<Flow> content) implements Block {
        public FactBox {
            Characters.check("fact_box", title);
            content = atLeastOne("fact_box", content);
        }
    }

    record Table(List<Row> rows) implements Block {
        public Table {
            rows = atLeastOne("table", rows);
        }
    }

    record Row(List<Cell> cells) {
        public Row {
            cells = atLeastOne("table_row", cells);
        }
    }

    /** {@code colwidth} is null where nobody set it: widths in pixels, one for each column that the cell spans. */
    record Cell(boolean header, int colspan, int rowspan, List<Integer> colwidth, List<Paragraph> content) {
        public Cell {
            if (colspan < 1 || colspan > 100 || rowspan < 1 || rowspan > 100) {
                throw new DocumentException("table_cell.attrs", "A cell spans 1 to 100 columns and rows.");
            }
            colwidth = colwidth == null ? null : List.copyOf(colwidth);
            content = atLeastOne("table_cell", content);
        }
    }

    /** Another story of the paper, by its id, and its headline as it was when it was chosen. */
    record RelatedStory(long story, String headline) implements Block {
        public RelatedStory {
            if (story < 1) {
                throw new DocumentException("related_story.attrs.story", "A story's number is wanted.");
            }
            Characters.check("related_story.attrs.headline", headline);
        }
    }

    record HorizontalRule() implements Block {}

    private static <T> List<T> atLeastOne(String type, List<T> content) {
        if (content.isEmpty()) {
            throw new DocumentException(type + ".content", "At least one part is wanted.");
        }
        return List.copyOf(content);
    }
}
