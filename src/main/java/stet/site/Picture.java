package stet.site;

import java.util.List;
import java.util.stream.Collectors;
import stet.media.Cut;
import stet.media.Renditions;

/**
 * A picture in its place, as templates print it.
 *
 * @param alt what is read out; empty where the words beside it say it
 * @param sources what browsers take that know the type; the first that they know
 * @param src what any browser takes; with {@code srcset}, in several widths
 * @param width in pixels, of the widest: what matters is the shape, which is known before the picture is
 * @param tint the style sheet's classes for the colour that stands there meanwhile
 */
public record Picture(
        String alt, List<Source> sources, String src, String srcset, String sizes, int width, int height, String tint) {
    /** One type of file, in several widths. */
    public record Source(String type, String srcset) {}

    /** No width is offered that a cut does not have. */
    static Picture of(Cut cut, Setting setting, String alt, String tint) {
        List<Integer> widths = setting.widths(cut);
        int widest = widths.get(widths.size() - 1);
        int middling = widths.get((widths.size() - 1) / 2);
        return new Picture(
                alt,
                List.of(new Source(Renditions.Format.WEBP.type(), srcset(cut, widths, Renditions.Format.WEBP))),
                Renditions.path(cut, middling, Renditions.Format.JPEG),
                srcset(cut, widths, Renditions.Format.JPEG),
                setting.sizes(),
                widest,
                Renditions.height(cut, widest),
                tint);
    }

    private static String srcset(Cut cut, List<Integer> widths, Renditions.Format format) {
        return widths.stream()
                .map(width -> Renditions.path(cut, width, format) + " " + width + "w")
                .collect(Collectors.joining(", "));
    }

    /** Whether it is higher than it is wide. */
    public boolean isTall() {
        return height > width;
    }
}
