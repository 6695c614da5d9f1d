package stet.document;

/**
 * HTML of one picture, as a template wrote it. Like {@link SafeHtml#stored}, never anything that a person sent.
 *
 * @param html one or more elements that may stand in a {@code figure}
 * @param shown whether it is the picture itself, which has its caption with it; else words in its place
 */
public record PictureHtml(String html, boolean shown) {
    public static PictureHtml shown(String html) {
        return new PictureHtml(html, true);
    }

    /** Words that stand where a picture may not be shown. */
    public static PictureHtml withheld(String html) {
        return new PictureHtml(html, false);
    }
}
