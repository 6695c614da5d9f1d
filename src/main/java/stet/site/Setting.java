package stet.site;

import io.quarkus.qute.TemplateEnum;
import java.util.List;
import stet.media.Cut;
import stet.media.Ratio;
import stet.media.Renditions;

/**
 * Where on a page a picture stands: in which shape, and how wide. The widths are those of {@code pictures.css} and of
 * the grids that it stands in; a browser chooses a file by them before it knows the style sheet.
 */
@TemplateEnum
public enum Setting {
    /** Of the story that leads a front. */
    LEAD(Ratio.LANDSCAPE, 320, 1600, "(min-width: 92rem) 772px, (min-width: 48rem) 52vw, 91vw"),
    /** Beside it. */
    SECOND(Ratio.LANDSCAPE, 160, 480, "(min-width: 92rem) 206px, (min-width: 48rem) 14vw, 126px"),
    /** Two by two. */
    FOUR(Ratio.LANDSCAPE, 160, 800, "(min-width: 92rem) 368px, (min-width: 48rem) 25vw, 126px"),
    /** First in a strip. */
    STRIP(
            Ratio.LANDSCAPE,
            320,
            960,
            "(min-width: 92rem) 360px, (min-width: 64rem) 25vw, (min-width: 48rem) 45vw, 91vw"),
    /** First in a strip of two. */
    FIRST_OF_TWO(
            Ratio.LANDSCAPE,
            320,
            1280,
            "(min-width: 92rem) 560px, (min-width: 64rem) 38vw, (min-width: 48rem) 45vw, 91vw"),
    /** One of two in a row. */
    HALF(
            Ratio.LANDSCAPE,
            160,
            1280,
            "(min-width: 92rem) 560px, (min-width: 64rem) 38vw, (min-width: 48rem) 45vw, 126px"),
    /** One of three in a row. */
    THIRD(
            Ratio.LANDSCAPE,
            160,
            800,
            "(min-width: 92rem) 360px, (min-width: 64rem) 25vw, (min-width: 48rem) 29vw, 126px"),
    /** One of the three in a row that share what the first leaves. */
    FOURTH(
            Ratio.LANDSCAPE,
            160,
            480,
            "(min-width: 92rem) 231px, (min-width: 64rem) 16vw, (min-width: 48rem) 29vw, 126px"),
    /** One of four equal ones. */
    QUARTER(
            Ratio.LANDSCAPE,
            160,
            800,
            "(min-width: 92rem) 262px, (min-width: 64rem) 18vw, (min-width: 48rem) 45vw, 126px"),
    /** In a list of stories from the newest to the oldest. */
    RIVER(Ratio.LANDSCAPE, 160, 480, "(min-width: 48rem) 225px, 126px"),
    /** Of whoever wrote an opinion, before their name. */
    FACE(Ratio.SQUARE, 160, 160, "81px"),
    /** Of whoever wrote a story, beside their name. */
    BYLINE(Ratio.SQUARE, 160, 160, "54px"),
    /** Of an author, on their page. */
    AUTHOR(Ratio.SQUARE, 160, 480, "(min-width: 48rem) 216px, 126px"),
    /** Over a story. */
    STORY(Ratio.LANDSCAPE, 320, 1920, "(min-width: 92rem) 918px, (min-width: 64rem) 62vw, 91vw"),
    /** Between a story's paragraphs. */
    TEXT(
            Ratio.ORIGINAL,
            320,
            1280,
            "(min-width: 92rem) 643px, (min-width: 64rem) 43vw, (min-width: 48rem) 648px, 91vw"),
    /** In a gallery, two beside each other. */
    GRID(
            Ratio.ORIGINAL,
            160,
            960,
            "(min-width: 92rem) 312px, (min-width: 64rem) 21vw, (min-width: 48rem) 315px, (min-width: 32rem) 44vw,"
                    + " 91vw"),
    /** In a gallery that is looked through. */
    SLIDESHOW(
            Ratio.ORIGINAL,
            320,
            1280,
            "(min-width: 92rem) 579px, (min-width: 64rem) 39vw, (min-width: 48rem) 583px, 82vw");

    private final Ratio ratio;
    private final int least;
    private final int most;
    private final String sizes;

    /**
     * @param least the narrowest file that is wide enough somewhere, in pixels
     * @param most the widest that is worth its bytes: for screens with two pixels to each of CSS
     */
    Setting(Ratio ratio, int least, int most, String sizes) {
        this.ratio = ratio;
        this.least = least;
        this.most = most;
        this.sizes = sizes;
    }

    /** Of equal ones in a row of so many, where there is room for so many. */
    static Setting ofRow(int stories, int room) {
        return stories == 2 ? HALF : stories == 3 || room == 3 ? THIRD : QUARTER;
    }

    Ratio ratio() {
        return ratio;
    }

    /** For the attribute of that name, HTML section 4.8.4.2.2. */
    String sizes() {
        return sizes;
    }

    /** Whether somebody's portrait stands there, and no story's picture. */
    boolean isOfSomebody() {
        return ratio == Ratio.SQUARE;
    }

    /** The widths in which a cut is offered there, narrowest first. */
    List<Integer> widths(Cut cut) {
        List<Integer> all = Renditions.widths(cut);
        List<Integer> fit =
                all.stream().filter(width -> width >= least && width <= most).toList();
        return fit.isEmpty() ? all.subList(all.size() - 1, all.size()) : fit;
    }
}
