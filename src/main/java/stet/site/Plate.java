package stet.site;

import java.util.List;
import java.util.Map;
import stet.document.Crop;
import stet.media.Cut;
import stet.media.Framing;
import stet.media.Ratio;
import stet.media.Renditions;

/**
 * A picture of the library as it was at one instant, to be set where it is wanted.
 *
 * @param file the SHA-256 of the file that it was then
 * @param width of that file, in pixels
 * @param colour what it is mostly made of, {@code #rrggbb}
 * @param withheld whether the right to show it was over
 * @param cuts what was shown of it in each shape
 */
record Plate(String file, int width, int height, String colour, boolean withheld, Map<Ratio, Cut> cuts) {
    /** @param own the part that is shown here, or null for the library's choice */
    Picture set(Setting setting, Crop own, String alt) {
        return set(setting, setting.ratio(), own, alt);
    }

    /** In another shape than is usual there. */
    Picture set(Setting setting, Ratio ratio, Crop own, String alt) {
        return Picture.of(cut(ratio, own), setting, alt, Tint.of(colour));
    }

    /** As {@link #set(Setting, Crop, String)}, of the part that an editor shows there. */
    Picture setPart(Setting setting, Framing own, String alt) {
        return Picture.of(cut(setting.ratio(), own), setting, alt, Tint.of(colour));
    }

    Cut cut(Ratio ratio, Crop own) {
        return cut(ratio, own == null ? null : new Framing(own.x(), own.y(), own.width(), own.height()));
    }

    /** In a shape of others', of no more than the story itself shows. */
    Cut cutWithin(Ratio ratio, Crop own) {
        return own == null ? cut(ratio, own) : cut(ratio, own).within(ratio);
    }

    private Cut cut(Ratio ratio, Framing own) {
        return own == null ? cuts.getOrDefault(ratio, cuts.get(Ratio.ORIGINAL)) : Cut.of(file, width, height, own);
    }

    /** The widest that there is of a cut up to a limit. */
    static int widest(Cut cut, int limit) {
        List<Integer> widths = Renditions.widths(cut);
        return widths.stream()
                .filter(width -> width <= limit)
                .max(Integer::compare)
                .orElse(widths.get(0));
    }

    /** The very width that others ask for, where a cut has it. */
    static int social(Cut cut) {
        boolean exact = cut.width() >= Renditions.SOCIAL_WIDTH
                && Renditions.height(cut, Renditions.SOCIAL_WIDTH) == Renditions.SOCIAL_HEIGHT;
        return exact ? Renditions.SOCIAL_WIDTH : widest(cut, Renditions.SOCIAL_WIDTH);
    }
}
