package stet.document;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as HTML, in a box that scrolls sideways by itself. The box can be reached by keyboard, so it has a name
 * and a role: its first row's text, as no other words would surely be in the story's language. It is a group and
 * no region, because a page with many tables would drown its landmarks.
 */
final class HtmlTable {
    /** As much of the first row as anyone listens to. */
    private static final int MAX_NAME = 80;

    private HtmlTable() {}

    static String of(Block.Table table) {
        if (PlainText.of(table).isEmpty()) {
            return "";
        }
        List<Block.Table.Row> rows = table.rows();
        int headers = 0;
        while (headers < rows.size() && rows.get(headers).isHeader()) {
            headers++;
        }
        return "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"%s\"><table>\n%s%s</table></div>"
                .formatted(
                        HtmlText.escaped(name(rows)),
                        group("thead", "col", rows.subList(0, headers)),
                        group("tbody", "row", rows.subList(headers, rows.size())));
    }

    private static String name(List<Block.Table.Row> rows) {
        String name = rows.stream()
                .map(row -> row.cells().stream()
                        .map(PlainText::of)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", ")))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
        if (name.codePointCount(0, name.length()) <= MAX_NAME) {
            return name;
        }
        return name.substring(0, name.offsetByCodePoints(0, MAX_NAME)).strip() + "…";
    }

    /** @param scope what a header cell of this group is the header of */
    private static String group(String element, String scope, List<Block.Table.Row> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<" + element + ">\n");
        for (int i = 0; i < rows.size(); i++) {
            html.append("<tr>");
            for (Block.Table.Cell cell : rows.get(i).cells()) {
                html.append(cell(cell, scope, rows.size() - i));
            }
            html.append("</tr>\n");
        }
        return html.append("</" + element + ">\n").toString();
    }

    /** @param rowsLeft a cell must not reach out of its group: HTML cuts it there, and validators complain */
    private static String cell(Block.Table.Cell cell, String scope, int rowsLeft) {
        List<Block.Paragraph> paragraphs = cell.paragraphs().stream()
                .filter(p -> !PlainText.isBlank(p.inlines()))
                .toList();
        // A header cell that says nothing is a header of nothing.
        String element = cell.header() && !paragraphs.isEmpty() ? "th" : "td";
        int rowspan = Math.min(cell.rowspan(), rowsLeft);
        StringBuilder html = new StringBuilder("<" + element);
        if (element.equals("th")) {
            html.append(" scope=\"").append(scope).append('"');
        }
        if (cell.colspan() > 1) {
            html.append(" colspan=\"").append(cell.colspan()).append('"');
        }
        if (rowspan > 1) {
            html.append(" rowspan=\"").append(rowspan).append('"');
        }
        html.append(paragraphs.isEmpty() ? ">" : " dir=\"auto\">");
        if (paragraphs.size() == 1) {
            html.append(HtmlText.of(paragraphs.get(0).inlines()));
        } else {
            paragraphs.forEach(
                    p -> html.append("<p>").append(HtmlText.of(p.inlines())).append("</p>"));
        }
        return html.append("</").append(element).append('>').toString();
    }
}
