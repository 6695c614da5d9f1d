package stet.document;

import java.util.List;

/** Renders a body as HTML: all text is escaped, all else is ours. Parts in which nobody wrote anything are left out. */
final class HtmlRenderer {
    private final StoryLinks links;
    private final StringBuilder out = new StringBuilder();

    HtmlRenderer(StoryLinks links) {
        this.links = links;
    }

    SafeHtml render(Document document) {
        document.body().forEach(this::block);
        return new SafeHtml(out.toString());
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            line("p", paragraph.content());
        } else if (block instanceof Block.Heading heading) {
            line("h" + heading.level(), heading.content());
        } else if (block instanceof Block.BulletList list) {
            list("<ul>", list.items(), "</ul>");
        } else if (block instanceof Block.OrderedList list) {
            list(list.order() == 1 ? "<ol>" : "<ol start=\"%d\">".formatted(list.order()), list.items(), "</ol>");
        } else if (block instanceof Block.Blockquote quote) {
            around("<blockquote>", () -> quote.content().forEach(this::block), "</blockquote>");
        } else if (block instanceof Block.PullQuote quote) {
            pullQuote(quote);
        } else if (block instanceof Block.FactBox box) {
            factBox(box);
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.RelatedStory related) {
            related(related);
        } else {
            out.append("<hr>");
        }
    }

    private void pullQuote(Block.PullQuote quote) {
        if (quote.quote().isBlank()) {
            return;
        }
        out.append("<figure class=\"pull-quote\"><blockquote><p dir=\"auto\">");
        text(quote.quote());
        out.append("</p></blockquote>");
        if (!quote.attribution().isBlank()) {
            out.append("<figcaption dir=\"auto\">");
            text(quote.attribution());
            out.append("</figcaption>");
        }
        out.append("</figure>");
    }

    private void factBox(Block.FactBox box) {
        around(
                "<aside class=\"fact-box\">",
                () -> {
                    if (!box.title().isBlank()) {
                        // Bold, not a heading: a box stands beside the story's outline, not in it.
                        out.append("<p class=\"fact-title\" dir=\"auto\"><strong>");
                        text(box.title());
                        out.append("</strong></p>");
                    }
                    box.content().forEach(this::block);
                },
                "</aside>");
    }

    /** A region that can be scrolled must be reachable by keyboard (WCAG 2.2, 2.1.1), hence tabindex. */
    private void table(Block.Table table) {
        out.append("<div class=\"table\" tabindex=\"0\"><table>");
        for (Block.Row row : table.rows()) {
            out.append("<tr>");
            row.cells().forEach(this::cell);
            out.append("</tr>");
        }
        out.append("</table></div>");
    }

    private void cell(Block.Cell cell) {
        String tag = cell.header() ? "th" : "td";
        out.append('<').append(tag);
        if (cell.colspan() > 1) {
            out.append(" colspan=\"").append(cell.colspan()).append('"');
        }
        if (cell.rowspan() > 1) {
            out.append(" rowspan=\"").append(cell.rowspan()).append('"');
        }
        out.append(" dir=\"auto\">");
        for (int i = 0; i < cell.content().size(); i++) {
            if (i > 0) {
                out.append("<br>");
            }
            cell.content().get(i).content().forEach(this::inline);
        }
        out.append("</").append(tag).append('>');
    }

    private void related(Block.RelatedStory related) {
        links.find(related.story()).ifPresent(link -> {
            out.append("<p class=\"related-story\"><a href=\"");
            text(link.address());
            out.append("\" dir=\"auto\">");
            text(link.headline());
            out.append("</a></p>");
        });
    }

    private void list(String start, List<Block.ListItem> items, String end) {
        around(
                start,
                () -> items.forEach(item -> around("<li>", () -> item.content().forEach(this::block), "</li>")),
                end);
    }

    /** What {@code content} renders between two tags; neither, if it renders nothing. */
    private void around(String start, Runnable content, String end) {
        int before = out.length();
        out.append(start);
        int inside = out.length();
        content.run();
        if (out.length() == inside) {
            out.setLength(before);
        } else {
            out.append(end);
        }
    }

    private void line(String tag, List<Inline> content) {
        if (PlainText.line(content).isBlank()) {
            return;
        }
        out.append('<').append(tag).append(" dir=\"auto\">");
        content.forEach(this::inline);
        out.append("</").append(tag).append('>');
    }

    private void inline(Inline inline) {
        inline.marks().forEach(this::open);
        if (inline instanceof Inline.Text run) {
            text(run.text());
        } else {
            out.append("<br>");
        }
        for (int i = inline.marks().size() - 1; i >= 0; i--) {
            out.append("</").append(tag(inline.marks().get(i))).append('>');
        }
    }

    private void open(Mark mark) {
        out.append('<').append(tag(mark));
        if (mark instanceof Mark.Link link) {
            out.append(" href=\"");
            text(link.href());
            out.append(link.href().startsWith("/") ? "\"" : "\" rel=\"noopener\"");
        }
        out.append('>');
    }

    private static String tag(Mark mark) {
        if (mark instanceof Mark.Link) {
            return "a";
        } else if (mark instanceof Mark.Superscript) {
            return "sup";
        } else if (mark instanceof Mark.Subscript) {
            return "sub";
        }
        return mark.type();
    }

    /** For text and for quoted attribute values alike (HTML, 13.3 “Serializing HTML fragments”). */
    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
