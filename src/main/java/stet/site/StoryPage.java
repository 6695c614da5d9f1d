package stet.site;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import stet.document.SafeHtml;
import stet.web.InlineJson;

/**
 * A story, with what stands beside and below it.
 *
 * @param updated null unless it was changed or corrected after it was first published
 * @param publishedIso for the head's {@code article:published_time}; {@code modifiedIso} likewise
 * @param lead the picture that leads it, or null
 * @param social what others show of it that link to it, or null
 * @param dateline null where there is none, as {@code sponsor}
 * @param data the story as structured data: schema.org's NewsArticle
 */
public record StoryPage(
        Frame frame,
        long article,
        SectionLink section,
        Kind kind,
        String lang,
        String headline,
        String standfirst,
        Lead lead,
        SocialImage social,
        List<Byline> bylines,
        String dateline,
        String sponsor,
        When published,
        When updated,
        SafeHtml body,
        List<Correction> corrections,
        List<Link> tags,
        List<Card> related,
        List<Card> latest,
        List<Card> recommended,
        List<Card> moreFrom,
        List<Teaser> teasers,
        InlineJson data)
        implements Page {

    /**
     * The picture that leads a story, with what stands under it.
     *
     * @param picture null where the right to show it is over; then there are no words of it either
     * @param caption null where there is none, as {@code credit}
     */
    public record Lead(Picture picture, String caption, String credit) {}

    /** A picture in the shape in which others show what links to the story: an absolute address, and what it shows. */
    public record SocialImage(String url, int width, int height, String alt) {}

    /** One line of the byline; {@code href} is null for a guest, {@code role} and {@code portrait} where there is none. */
    public record Byline(String name, String href, String role, Picture portrait) {}

    public record Correction(When at, String text) {}

    /** A tag, an author: a name that leads somewhere. */
    public record Link(String name, String href) {}

    /** Another top section, with the story that leads it. */
    public record Teaser(SectionLink section, Card lead) {}

    /** How the pictures stand of what is related. */
    public Setting relatedSetting() {
        return Setting.ofRow(related.size(), 3);
    }

    /** The same of more from its section. */
    public Setting moreFromSetting() {
        return Setting.ofRow(moreFrom.size(), 4);
    }

    /** When it was last changed: for machines. */
    public String modified() {
        return updated == null ? published.iso() : updated.iso();
    }

    @Override
    public TemplateInstance template() {
        return Templates.story(this);
    }
}
