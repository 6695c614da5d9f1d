package stet.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stet.curation.Arrangement;
import stet.curation.Definition;
import stet.curation.Rule;
import stet.document.SafeHtml;
import stet.document.StoryLink;

/** The page of a story: seven statements with the sections' and the story's own, and one if its text names related stories. */
final class StoryPages {
    private static final int RELATED = 3;

    private final Context context;

    StoryPages(Context context) {
        this.context = context;
    }

    /** @param path the story's address, which is the page's */
    StoryPage page(Story story, String path) {
        Cards cards = context.cards();
        SectionTree.Node section = context.sections().get(story.section());
        Map<String, Arrangement<Card>> lists = cards.arranged(Definition.LATEST, Definition.RECOMMENDED);
        Arrangement<Card> latestList = lists.get(Definition.LATEST.key());
        Arrangement<Card> recommendedList = lists.get(Definition.RECOMMENDED.key());
        // So many that Recommended can be filled although all of Latest, and this story, are among them.
        int enough =
                latestList.definition().size() + recommendedList.definition().size() + RELATED + 1;

        List<Card> newest = cards.newest(context.start(), enough);
        List<Card> related = cards.related(story.id(), story.publication(), RELATED);
        List<Card> latest = latestList.filled(newest, Card::article, Set.of(story.id()));
        Set<Long> elsewhere = new HashSet<>(Card.ids(latest));
        elsewhere.addAll(Card.ids(related));
        List<Card> fillers = recommendedList.definition().rule() == Rule.NEWEST_IN_SECTION
                ? joined(cards.inSections(section.ids(), context.start(), enough), newest)
                : newest;
        List<Card> recommended =
                recommendedList.filled(lastThose(elsewhere, fillers), Card::article, Set.of(story.id()));

        When published = context.dates().full(story.firstPublished());
        boolean changed = !Dates.sameMinute(story.firstPublished(), story.modified());
        StoryPage page = new StoryPage(
                context.framing().of(context.sections(), section, title(story), description(story), path, ""),
                story.id(),
                context.framing().link(section, true),
                story.kind(),
                story.lang(),
                story.headline(),
                story.standfirst(),
                story.writers().stream().map(this::byline).toList(),
                story.dateline(),
                story.sponsor(),
                published,
                changed ? context.dates().full(story.modified()) : null,
                body(story),
                story.corrections().stream()
                        .map(note -> new StoryPage.Correction(context.dates().full(note.at()), note.text()))
                        .toList(),
                story.tags().stream()
                        .map(tag ->
                                new StoryPage.Link(tag.name(), context.links().to("/tag/" + tag.slug())))
                        .toList(),
                related,
                latest,
                recommended,
                teasers(story, section),
                StructuredData.of(story, section, context.framing()));
        return page;
    }

    /** The text, and of the related stories in it those that can be read at this instant: a statement if there are any. */
    private SafeHtml body(Story story) {
        SafeHtml html = SafeHtml.stored(context.links().in(story.html()));
        List<Long> named = html.stories();
        Map<Long, Card> found = named.isEmpty() ? Map.of() : context.cards().ofStories(named);
        return html.with(
                id -> Optional.ofNullable(found.get(id)).map(card -> new StoryLink(card.href(), card.title())));
    }

    private List<StoryPage.Teaser> teasers(Story story, SectionTree.Node section) {
        List<SectionTree.Node> others = context.sections().tops().stream()
                .filter(top -> top != section.top())
                .toList();
        Map<Long, List<Card>> leads = context.cards().perSection(others, List.of(story.id()), 1);
        return others.stream()
                .filter(top -> leads.containsKey(top.id()))
                .map(top -> new StoryPage.Teaser(
                        context.framing().link(top, false), leads.get(top.id()).get(0)))
                .toList();
    }

    private StoryPage.Byline byline(Story.Writer writer) {
        String href = writer.slug() == null ? null : context.links().to("/author/" + writer.slug());
        return new StoryPage.Byline(writer.name(), href, writer.role());
    }

    private static String title(Story story) {
        return story.searchTitle() == null ? story.headline() : story.searchTitle();
    }

    private static String description(Story story) {
        return story.searchDescription() == null ? story.standfirst() : story.searchDescription();
    }

    private static List<Card> joined(List<Card> one, List<Card> other) {
        List<Card> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    /** What the page shows elsewhere comes last: only if nothing else is left. */
    private static List<Card> lastThose(Set<Long> elsewhere, List<Card> fillers) {
        List<Card> fresh = new ArrayList<>(fillers);
        fresh.removeIf(card -> elsewhere.contains(card.article()));
        return joined(fresh, fillers);
    }
}
