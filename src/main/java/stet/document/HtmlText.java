package stet.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Text and marks as HTML. */
final class HtmlText {
    private static final Map<String, String> ELEMENTS =
            Map.of("strong", "strong", "em", "em", "superscript", "sup", "subscript", "sub", "code", "code");

    private HtmlText() {}

    /** Text as it must be written between tags and inside double quotes. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** The text of what {@link #escaped} wrote. */
    static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** A line of text; neighbours share the elements of the marks that they share, so that a link stays one link. */
    static String of(List<Inline> inlines) {
        StringBuilder html = new StringBuilder();
        List<Mark> open = new ArrayList<>();
        for (Inline inline : withoutBlankLinks(inlines)) {
            int shared = 0;
            while (shared < Math.min(open.size(), inline.marks().size())
                    && open.get(shared).equals(inline.marks().get(shared))) {
                shared++;
            }
            close(html, open, shared);
            for (Mark mark : inline.marks().subList(shared, inline.marks().size())) {
                html.append(startTag(mark));
                open.add(mark);
            }
            html.append(inline instanceof Inline.Text text ? escaped(text.text()) : "<br>");
        }
        close(html, open, 0);
        return html.toString();
    }

    private static void close(StringBuilder html, List<Mark> open, int keep) {
        while (open.size() > keep) {
            html.append("</").append(element(open.remove(open.size() - 1))).append('>');
        }
    }

    private static String element(Mark mark) {
        return mark instanceof Mark.Link ? "a" : ELEMENTS.get(mark.type());
    }

    private static String startTag(Mark mark) {
        return mark instanceof Mark.Link link ? startTag(link) : "<" + element(mark) + ">";
    }

    private static String startTag(Mark.Link link) {
        return "<a href=\"" + escaped(link.href()) + (link.isExternal() ? "\" rel=\"noopener\">" : "\">");
    }

    /** A link around nothing but blanks can be reached by keyboard but has no name (WCAG 2.4.4): it is dropped. */
    private static List<Inline> withoutBlankLinks(List<Inline> inlines) {
        List<Inline> kept = new ArrayList<>(inlines.size());
        for (int start = 0; start < inlines.size(); ) {
            Mark link = link(inlines.get(start));
            int end = start + 1;
            while (end < inlines.size() && link != null && link.equals(link(inlines.get(end)))) {
                end++;
            }
            List<Inline> run = inlines.subList(start, end);
            boolean drop = link != null && PlainText.isBlank(run);
            run.forEach(inline -> kept.add(drop ? withoutLink(inline) : inline));
            start = end;
        }
        return kept;
    }

    /** The link among its marks, which is always the first. */
    private static Mark link(Inline inline) {
        return !inline.marks().isEmpty() && inline.marks().get(0) instanceof Mark.Link link ? link : null;
    }

    private static Inline withoutLink(Inline inline) {
        List<Mark> others = inline.marks().subList(1, inline.marks().size());
        return inline instanceof Inline.Text text ? new Inline.Text(text.text(), others) : new Inline.HardBreak(others);
    }
}
