package stet.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * The stories that are a page's matter, from its top: what stands beside or below a story is not.
 *
 * @param cards each story once
 * @param oldest in a list that runs from the newest to the oldest and goes on on another page, when its last story came;
 *     else null
 */
record ShownStories(List<Card> cards, Instant oldest) {
    static ShownStories of(Page page) {
        if (page instanceof HomePage home) {
            return new ShownStories(once(ofRows(home.rows())), null);
        } else if (page instanceof SectionPage section) {
            Stream<Card> beside = section.aside() == null ? Stream.empty() : section.aside().stories().stream();
            Stream<Card> all = Stream.of(ofRows(section.rows()), section.river().stream(), beside)
                    .flatMap(each -> each);
            return new ShownStories(once(all), oldest(section.river(), section.older()));
        } else if (page instanceof LatestPage latest) {
            List<Card> cards = latest.days().stream()
                    .flatMap(day -> day.stories().stream())
                    .map(LatestPage.Entry::story)
                    .toList();
            return new ShownStories(once(cards.stream()), oldest(cards, latest.older()));
        } else if (page instanceof TopicPage topic) {
            Stream<Card> chosen = topic.chosen() == null ? Stream.empty() : topic.chosen().stories().stream();
            return new ShownStories(
                    once(Stream.concat(chosen, topic.river().stream())), oldest(topic.river(), topic.older()));
        } else if (page instanceof AuthorPage author) {
            return new ShownStories(once(author.river().stream()), oldest(author.river(), author.older()));
        } else if (page instanceof ArchivePage archive) {
            return new ShownStories(once(archive.river().stream()), oldest(archive.river(), archive.older()));
        }
        return page instanceof MostReadPage ranked
                ? new ShownStories(once(Stream.concat(ranked.day().stream(), ranked.week().stream())), null)
                : new ShownStories(List.of(), null);
    }

    private static Stream<Card> ofRows(List<FrontRow> rows) {
        return rows.stream().flatMap(row -> row.blocks().stream()).flatMap(block -> block.stories().stream());
    }

    private static List<Card> once(Stream<Card> cards) {
        LinkedHashMap<Long, Card> byStory = new LinkedHashMap<>();
        cards.forEach(card -> byStory.putIfAbsent(card.article(), card));
        return new ArrayList<>(byStory.values());
    }

    private static Instant oldest(List<Card> river, String older) {
        return older == null || river.isEmpty()
                ? null
                : river.get(river.size() - 1).firstPublished();
    }
}
