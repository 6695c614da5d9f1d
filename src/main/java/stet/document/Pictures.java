package stet.document;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where stored HTML names pictures, with their captions. Of a picture it keeps only which, and what the story says of it:
 * its file, its sizes, and whether it may be shown at all, change with the instant.
 */
final class Pictures {
    private static final String START = "<figure class=\"picture\">";
    private static final String END = "</figure>";

    // As the renderer writes them; no text can look like it, as its < would be escaped, and no caption holds a list.
    private static final String PLACE = "<picture data-place=\"(\\w+)\" data-image=\"(\\d+)\" data-ratio=\"([^\"]+)\""
            + "(?: data-crop=\"([^\"]+)\")? data-alt=\"([^\"]*)\"></picture>";

    private static final Pattern PICTURE = Pattern.compile(PLACE);
    private static final Pattern FIGURE = Pattern.compile("(\n?)" + START + PLACE + "(.*?)" + END, Pattern.DOTALL);
    private static final Pattern ITEM =
            Pattern.compile("(\n)<li>" + START + PLACE + "(.*?)" + END + "</li>", Pattern.DOTALL);
    private static final Pattern GALLERY =
            Pattern.compile("(\n?)<ul class=\"gallery gallery-(\\w+)\">(.*?)\n</ul>", Pattern.DOTALL);

    private static final int CAPTION = 7;

    private Pictures() {}

    static String figure(Figure figure, PictureInText.Place place) {
        String crop = figure.crop() == null
                ? ""
                : " data-crop=\"%s\"".formatted(figure.crop().text());
        return START
                + "<picture data-place=\"%s\" data-image=\"%d\" data-ratio=\"%s\"%s data-alt=\"%s\"></picture>"
                        .formatted(
                                place.label(), figure.image(), figure.ratio(), crop, HtmlText.escaped(figure.spoken()))
                + caption(figure)
                + END;
    }

    private static String caption(Figure figure) {
        String caption = part("caption", PlainText.isBlank(figure.caption()) ? "" : HtmlText.of(figure.caption()));
        String credit = part(
                "credit",
                PlainText.isBlank(figure.credit())
                        ? ""
                        : HtmlText.escaped(figure.credit().strip()));
        String both = caption + (caption.isEmpty() || credit.isEmpty() ? "" : " ") + credit;
        return both.isEmpty() ? "" : "<figcaption>" + both + "</figcaption>";
    }

    /** Each has a direction of its own: a name in Latin letters may stand under words in Arabic. */
    private static String part(String name, String html) {
        return html.isEmpty() ? "" : "<span class=\"%s\" dir=\"auto\">%s</span>".formatted(name, html);
    }

    static String gallery(Gallery gallery) {
        if (gallery.figures().isEmpty()) {
            return "";
        }
        PictureInText.Place place = PictureInText.Place.of(gallery.layout().label());
        StringBuilder html = new StringBuilder("<ul class=\"gallery gallery-%s\">".formatted(place.label()));
        gallery.figures()
                .forEach(figure ->
                        html.append("\n<li>").append(figure(figure, place)).append("</li>"));
        return html.append("\n</ul>").toString();
    }

    static List<PictureInText> in(String html) {
        return PICTURE.matcher(html)
                .results()
                .map(place -> picture(place, 1))
                .distinct()
                .toList();
    }

    /** With each picture in its place; of one that is gone nothing stays, and nothing of a gallery without pictures. */
    static String filled(String html, PictureMarkup markup) {
        String galleries = GALLERY.matcher(html).replaceAll(place -> Matcher.quoteReplacement(gallery(place, markup)));
        String all = FIGURE.matcher(galleries)
                .replaceAll(place -> Matcher.quoteReplacement(figure(place, markup, place.group(1), "")));
        return all.startsWith("\n") ? all.substring(1) : all;
    }

    private static String gallery(MatchResult gallery, PictureMarkup markup) {
        int[] shown = {0};
        String items = ITEM.matcher(gallery.group(3)).replaceAll(place -> {
            String figure = figure(place, markup, "\n<li>", "</li>");
            shown[0] += figure.isEmpty() ? 0 : 1;
            return Matcher.quoteReplacement(figure);
        });
        if (shown[0] == 0) {
            return "";
        }
        String layout = gallery.group(2);
        String name = markup.nameOfGallery(shown[0]);
        // A row that scrolls sideways must be reached by keyboard.
        String focus = layout.equals(Gallery.Layout.SLIDESHOW.label()) ? " tabindex=\"0\"" : "";
        String label = name.isEmpty() ? "" : " aria-label=\"%s\"".formatted(HtmlText.escaped(name));
        return "%s<ul class=\"gallery gallery-%s\"%s%s>%s\n</ul>"
                .formatted(gallery.group(1), layout, focus, label, items);
    }

    private static String figure(MatchResult place, PictureMarkup markup, String before, String after) {
        return markup.find(picture(place, 2))
                .map(picture -> before
                        + (picture.shown()
                                ? START + picture.html() + place.group(CAPTION)
                                : "<figure class=\"picture withheld\">" + picture.html())
                        + END
                        + after)
                .orElse("");
    }

    /** @param first the group with which it begins */
    private static PictureInText picture(MatchResult place, int first) {
        String crop = place.group(first + 3);
        return new PictureInText(
                Long.parseLong(place.group(first + 1)),
                place.group(first + 2),
                crop == null ? null : Crop.parse(crop),
                HtmlText.unescaped(place.group(first + 4)),
                PictureInText.Place.of(place.group(first)));
    }
}
