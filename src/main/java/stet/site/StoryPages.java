package stet.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import stet.document.SafeHtml;
import stet.document.StoryLink;

/**
 * The page of a story: ten statements at most with the sections' and the story's own, whatever stands in the lists
 * beside it; nine unless a section's lead is of a topic, and one less where there is no picture.
 */
final class StoryPages {
    private final Context context;

    StoryPages(Context context) {
        this.context = context;
    }

    /** @param path the story's address, which is the page's */
    StoryPage page(Story story, String path) {
        SectionTree.Node section = context.sections().get(story.section());
        Beside beside = Beside.of(context, story);
        SafeHtml html = SafeHtml.stored(context.links().in(story.html()));
        Set<Long> shown = beside.stories();
        shown.addAll(html.stories());
        Map<Long, Card> bare = shown.isEmpty() ? Map.of() : context.cards().ofStories(shown);
        StoryPictures pictures = StoryPictures.read(context, story, html, illustrated(beside, bare));
        Map<Long, Card> cards = new HashMap<>(bare);
        cards.replaceAll((id, card) -> card.with(pictures.all()));
        SafeHtml body = html.with(
                id -> Optional.ofNullable(cards.get(id)).map(card -> new StoryLink(card.href(), card.title())),
                pictures);
        When published = context.dates().full(story.firstPublished());
        boolean changed = !Dates.sameMinute(story.firstPublished(), story.modified());
        return new StoryPage(
                context.framing().of(context.sections(), section, title(story), description(story), path, ""),
                story.id(),
                context.framing().link(section, true),
                story.kind(),
                story.lang(),
                story.headline(),
                story.standfirst(),
                pictures.lead(),
                pictures.social(),
                story.writers().stream()
                        .map(writer -> byline(writer, pictures.portrait(writer)))
                        .toList(),
                story.dateline(),
                story.sponsor(),
                published,
                changed ? context.dates().full(story.modified()) : null,
                body,
                story.corrections().stream()
                        .map(note -> new StoryPage.Correction(context.dates().full(note.at()), note.text()))
                        .toList(),
                story.tags().stream()
                        .map(tag ->
                                new StoryPage.Link(tag.name(), context.links().to("/tag/" + tag.slug())))
                        .toList(),
                Candidate.cards(beside.related(), cards),
                Candidate.cards(beside.latest(), cards),
                Candidate.cards(beside.recommended(), cards),
                Candidate.cards(beside.moreFrom(), cards),
                teasers(beside, cards),
                StructuredData.of(story, section, pictures.forMachines(), context.framing()));
    }

    private List<StoryPage.Teaser> teasers(Beside beside, Map<Long, Card> cards) {
        return beside.leads().stream()
                .filter(lead -> cards.containsKey(lead.story().article()))
                .map(lead -> new StoryPage.Teaser(
                        context.framing().link(lead.section(), false),
                        Candidate.cards(List.of(lead.story()), cards).get(0)))
                .toList();
    }

    /** The cards below the story; those beside it stand without pictures, but for what an editor chose. */
    private static List<Card> illustrated(Beside beside, Map<Long, Card> cards) {
        return Stream.of(
                        Candidate.cards(beside.related(), cards).stream(),
                        Candidate.cards(beside.moreFrom(), cards).stream(),
                        Candidate.cards(beside.recommended(), cards).stream().filter(card -> card.image() != null))
                .flatMap(each -> each)
                .toList();
    }

    private StoryPage.Byline byline(Story.Writer writer, Picture portrait) {
        String href = writer.slug() == null ? null : context.links().to("/author/" + writer.slug());
        return new StoryPage.Byline(writer.name(), href, writer.role(), portrait);
    }

    private static String title(Story story) {
        return story.searchTitle() == null ? story.headline() : story.searchTitle();
    }

    private static String description(Story story) {
        return story.searchDescription() == null ? story.standfirst() : story.searchDescription();
    }
}
