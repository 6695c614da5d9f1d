package stet.desk;

import java.util.List;
import stet.media.Cut;
import stet.media.Renditions;

/** The rendition of a cut that the newsroom looks at: as wide as it may be, and no wider than there is room. */
final class Preview {
    private Preview() {}

    /**
     * The address of one that is at most so many pixels wide.
     *
     * @param expired whether readers are not shown it any more
     */
    static String of(Cut cut, int most, boolean expired) {
        String path = Renditions.path(cut, width(cut, most), Renditions.Format.WEBP);
        return expired ? path.replace("/media/", "/newsroom/pictures/expired/") : path;
    }

    static int width(Cut cut, int most) {
        List<Integer> widths = Renditions.widths(cut);
        return widths.stream()
                .filter(each -> each <= most)
                .reduce((one, wider) -> wider)
                .orElse(widths.get(0));
    }
}
