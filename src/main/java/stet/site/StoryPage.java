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

    /** One line of the byline; {@code href} is null for a guest, {@code role} where there is none. */
    public record Byline(String name, String href, String role) {}

    public record Correction(When at, String text) {}

    /** A tag, an author: a name that leads somewhere. */
    public record Link(String name, String href) {}

    /** Another top section, with the story that leads it. */
    public record Teaser(SectionLink section, Card lead) {}

    /** When it was last changed: for machines. */
    public String modified() {
        return updated == null ? published.iso() : updated.iso();
    }

    @Override
    public TemplateInstance template() {
        return Templates.story(this);
    }
}
