package stet.document;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where stored HTML names other stories. It keeps only which: whether such a story can be read, where, and under what
 * headline, changes with the instant, and a story that was killed must leave every page that named it.
 */
final class RelatedStories {
    /** As the renderer writes it; no text can look like it, as its {@code <} would be escaped. */
    private static final Pattern PLACE =
            Pattern.compile("(\n?)<aside class=\"related-story\" data-story=\"(\\d+)\"></aside>");

    private RelatedStories() {}

    static String place(long story) {
        return "<aside class=\"related-story\" data-story=\"%d\"></aside>".formatted(story);
    }

    static List<Long> in(String html) {
        return PLACE.matcher(html)
                .results()
                .map(RelatedStories::story)
                .distinct()
                .toList();
    }

    /** With each place filled; one whose story cannot be read, or has no headline, goes with its line. */
    static String filled(String html, StoryLinks links) {
        String filled = PLACE.matcher(html).replaceAll(place -> links.find(story(place))
                .filter(link -> !PlainText.isBlank(link.headline()))
                .map(link -> Matcher.quoteReplacement(place.group(1) + block(link)))
                .orElse(""));
        return filled.startsWith("\n") ? filled.substring(1) : filled;
    }

    private static long story(MatchResult place) {
        return Long.parseLong(place.group(2));
    }

    private static String block(StoryLink link) {
        return "<aside class=\"related-story\"><p dir=\"auto\"><a href=\"%s\">%s</a></p></aside>"
                .formatted(
                        HtmlText.escaped(link.address()),
                        HtmlText.escaped(link.headline().strip()));
    }
}
