package stet.document;

import java.util.List;

/** What a story's body is made of, from top to bottom. */
public sealed interface Block
        permits Block.Flow,
                Block.Heading,
                Block.Blockquote,
                Block.PullQuote,
                Block.FactBox,
                Block.Table,
                Block.RelatedStory,
                Block.HorizontalRule,
                Figure,
                Gallery {
    <R> R accept(Visitor<R> visitor);

    /** What may stand in quotes, fact boxes and list items as well as in the body itself. */
    sealed interface Flow extends Block {}

    record Paragraph(List<Inline> inlines) implements Flow {
        public Paragraph {
            inlines = Inline.joined(inlines);
        }

        /** A paragraph of plain text; the empty text gives the empty paragraph. */
        public static Paragraph of(String text) {
            return new Paragraph(text.isEmpty() ? List.of() : List.of(new Inline.Text(text)));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.paragraph(this);
        }
    }

    /** @param level 2 to 4: the story's headline is the page's first level */
    record Heading(int level, List<Inline> inlines) implements Block {
        public Heading {
            Check.between("attrs.level", level, 2, 4);
            inlines = Inline.joined(inlines);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.heading(this);
        }
    }

    record BulletList(List<ListItem> items) implements Flow {
        public BulletList {
            items = Check.some("content", "a list", "list_item", items);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bulletList(this);
        }
    }

    /** @param order the first item's number, at least 1 */
    record OrderedList(int order, List<ListItem> items) implements Flow {
        public OrderedList {
            Check.between("attrs.order", order, 1, Integer.MAX_VALUE);
            items = Check.some("content", "a list", "list_item", items);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.orderedList(this);
        }
    }

    /** @param blocks a paragraph, then anything that flows */
    record ListItem(List<Flow> blocks) {
        public ListItem {
            blocks = Check.some("content", "a list_item", "block", blocks);
            if (!(blocks.get(0) instanceof Paragraph)) {
                throw new DocumentException("content[0]", "a list_item begins with a paragraph");
            }
        }
    }

    record Blockquote(List<Flow> blocks) implements Block {
        public Blockquote {
            blocks = Check.some("content", "a blockquote", "block", blocks);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.blockquote(this);
        }
    }

    /** Words lifted out of the story, and who said them. Both are plain text and may be empty while one writes. */
    record PullQuote(String quote, String attribution) implements Block {
        public PullQuote {
            Check.text("content[0].content[0].text", quote);
            Check.text("content[1].content[0].text", attribution);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pullQuote(this);
        }
    }

    /** @param title plain text, may be empty */
    record FactBox(String title, List<Flow> blocks) implements Block {
        public FactBox {
            Check.text("content[0].content[0].text", title);
            blocks = Check.some("content", "a fact_box", "block", blocks);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.factBox(this);
        }
    }

    record Table(List<Row> rows) implements Block {
        public Table {
            rows = Check.some("content", "a table", "table_row", rows);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.table(this);
        }

        public record Row(List<Cell> cells) {
            public Row {
                cells = Check.some("content", "a table_row", "cell", cells);
            }

            boolean isHeader() {
                return cells.stream().allMatch(Cell::header);
            }
        }

        /**
         * @param colspan how many columns it takes, 1 to 100
         * @param rowspan how many rows it takes, 1 to 100
         * @param colwidth the columns' widths in the editor, in CSS pixels, 0 for one that was never dragged;
         *     empty where ProseMirror has {@code null}
         */
        public record Cell(
                boolean header, int colspan, int rowspan, List<Integer> colwidth, List<Paragraph> paragraphs) {
            private static final int MAX_SPAN = 100;
            private static final int MAX_WIDTH = 10_000;

            public Cell {
                Check.between("attrs.colspan", colspan, 1, MAX_SPAN);
                Check.between("attrs.rowspan", rowspan, 1, MAX_SPAN);
                colwidth = List.copyOf(colwidth);
                if (colwidth.size() > MAX_SPAN) {
                    throw new DocumentException(
                            "attrs.colwidth", "%d widths; at most %d fit".formatted(colwidth.size(), MAX_SPAN));
                }
                for (int i = 0; i < colwidth.size(); i++) {
                    Check.between("attrs.colwidth[%d]".formatted(i), colwidth.get(i), 0, MAX_WIDTH);
                }
                paragraphs = Check.some("content", "a cell", "paragraph", paragraphs);
            }

            /** A cell of one column and one row. */
            public Cell(boolean header, List<Inline> inlines) {
                this(header, 1, 1, List.of(), List.of(new Paragraph(inlines)));
            }
        }
    }

    /**
     * A pointer to another story.
     *
     * @param story the article's id, at least 1 and small enough to be exact in JavaScript
     * @param headline what the writer saw when choosing it; readers are shown the story's own, of their instant
     */
    record RelatedStory(long story, String headline) implements Block {
        public RelatedStory {
            Check.between("attrs.story", story, 1, Check.MAX_ID);
            Check.text("attrs.headline", headline);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.relatedStory(this);
        }
    }

    record HorizontalRule() implements Block {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.horizontalRule(this);
        }
    }

    /** One answer for each kind of block, so that the compiler names every place that forgot a new kind. */
    interface Visitor<R> {
        R paragraph(Paragraph paragraph);

        R heading(Heading heading);

        R bulletList(BulletList list);

        R orderedList(OrderedList list);

        R blockquote(Blockquote quote);

        R pullQuote(PullQuote quote);

        R factBox(FactBox box);

        R table(Table table);

        R relatedStory(RelatedStory related);

        R horizontalRule(HorizontalRule rule);

        R figure(Figure figure);

        R gallery(Gallery gallery);
    }
}
