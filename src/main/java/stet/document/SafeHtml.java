package stet.document;

import java.util.List;

/**
 * HTML that may stand in a page as it is. New HTML of this type comes from this package's renderer alone, which
 * escapes every text and attribute; so a page that takes no other raw HTML can't be made to run a stranger's script.
 */
public final class SafeHtml {
    private final String value;

    private SafeHtml(String value) {
        this.value = value;
    }

    static SafeHtml rendered(String html) {
        return new SafeHtml(html);
    }

    /** Only for HTML that the renderer made earlier and the database kept. Never for anything that a person sent. */
    public static SafeHtml stored(String html) {
        return new SafeHtml(html);
    }

    /** The stories that it names as related, each once. */
    public List<Long> stories() {
        return RelatedStories.in(value);
    }

    /** The pictures that it names, in its order, each once as it stands. */
    public List<PictureInText> pictures() {
        return Pictures.in(value);
    }

    /** With the related stories that can be read, as they are called now, and with the pictures that can be shown. */
    public SafeHtml with(StoryLinks links, PictureMarkup pictures) {
        return new SafeHtml(RelatedStories.filled(Pictures.filled(value, pictures), links));
    }

    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SafeHtml html && html.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
