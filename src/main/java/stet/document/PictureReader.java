package stet.document;

import java.util.List;

/** The nodes of pictures. */
final class PictureReader {
    private PictureReader() {}

    static Figure figure(NodeJson node) {
        node.expect("figure").only("attrs", "content").onlyAttributes("image", "alt", "decorative", "ratio", "crop");
        long image = node.longAttribute("image");
        String alt = node.stringAttribute("alt");
        boolean decorative = node.booleanAttribute("decorative");
        String ratio = node.stringAttribute("ratio");
        Crop crop = node.cropAttribute("crop");
        List<NodeJson> parts = node.content();
        if (parts.size() != 2) {
            throw node.refused("a figure holds a figure_caption and a figure_credit");
        }
        List<Inline> caption =
                DocumentReader.inlines(parts.get(0).expect("figure_caption").only("content"));
        String credit = DocumentReader.plainText(parts.get(1), "figure_credit");
        return node.make(() -> new Figure(image, alt, decorative, ratio, crop, caption, credit));
    }

    /** Refuses too many before it reads the first. */
    static Gallery gallery(NodeJson node) {
        String label = node.only("attrs", "content").onlyAttributes("layout").stringAttribute("layout");
        Gallery.Layout layout = node.make(() -> Gallery.Layout.of(label));
        List<NodeJson> parts = node.content();
        if (parts.size() > Gallery.MOST) {
            throw node.refused("a gallery of %d pictures; at most %d fit".formatted(parts.size(), Gallery.MOST));
        }
        List<Figure> figures = DocumentReader.each(parts, PictureReader::figure);
        return node.make(() -> new Gallery(layout, figures));
    }
}
