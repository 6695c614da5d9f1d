package stet.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stet.curation.Block;
import stet.curation.Front;
import stet.curation.UsualFront;
import stet.document.SafeHtml;

/**
 * What the chief may know of killed stories at an instant before: that they stood there, since when, and why they do no
 * more. Their words are gone.
 */
final class KilledStories {
    /** More than a legal desk has ever taken down from one page. */
    private static final int MOST = 50;

    private static final Instant EVER = Instant.parse("1700-01-01T00:00:00Z");

    /** By keys, and one step of {@code killed_publication_article}. */
    private static final Query OF_STORY = Query.of("""
            select k.at, k.reason, w.name as by, p.first_published_at, p.visible_from, p.visible_until
            from kill k
            join person w on w.id = k.killed_by
            left join lateral (
                select * from killed_publication p
                where p.article_id = k.article_id and p.visible_from <= :at and p.visible_until > :at
                order by p.visible_from desc limit 1) p on true
            where k.article_id = :story""");

    /** Index {@code killed_publication_newest}, over the span that the page shows. */
    private static final Query OF_SPAN = span("");

    /** Index {@code killed_publication_section}, or {@code killed_publication_newest} where the span is shorter. */
    private static final Query OF_SECTIONS = span("and k.section_id = any (:sections)");

    /** As {@link #OF_SPAN}; of each the working copy's topics, which a kill leaves as they are, by their key. */
    private static final Query OF_TOPIC = span("""
            and exists (select 1 from article_tag t join tag on tag.id = t.tag_id
                where t.article_id = k.article_id and tag.slug = :slug)""");

    /** Likewise its bylines. */
    private static final Query OF_AUTHOR = span("""
            and exists (select 1 from article_byline b join author on author.id = b.author_id
                where b.article_id = k.article_id and author.slug = :slug)""");

    /** Which of some stories could be read then and are killed: index {@code killed_publication_article}. */
    private static final Query KILLED = Query.of("""
            select distinct k.article_id from killed_publication k
            where k.article_id = any (:stories) and k.visible_from <= :at and k.visible_until > :at
            order by k.article_id""");

    /** Which line of breaking news has gone with its story: by its constraint's index, and {@code kill_pkey}. */
    private static final Query IN_BANNER = Query.of("""
            select b.article_id from banner b join kill k on k.article_id = b.article_id
            where tstzrange(b.visible_from, b.visible_until) @> :at::timestamptz""");

    /**
     * A kill.
     *
     * @param firstPublished null, as the others, when the story was not public at the instant, as far as is known
     */
    record Kill(Instant at, String by, String reason, Instant firstPublished, Instant from, Instant until) {}

    private final Rows rows;
    private final Context context;

    KilledStories(Context context) {
        this.rows = context.rows();
        this.context = context;
    }

    private static Query span(String which) {
        return Query.of("""
                select distinct k.article_id, k.first_published_at from killed_publication k
                where k.first_published_at >= :oldest and k.first_published_at <= :newest
                    and k.visible_from <= :at and k.visible_until > :at {which}
                order by k.first_published_at desc, k.article_id desc limit :most""".replace("{which}", which));
    }

    /** One statement. */
    Optional<Kill> find(long story) {
        return rows.find(
                OF_STORY,
                Map.of("story", story, "at", context.at()),
                row -> new Kill(
                        instant(row, "at"),
                        row.getString("by"),
                        row.getString("reason"),
                        instant(row, "first_published_at"),
                        instant(row, "visible_from"),
                        instant(row, "visible_until")));
    }

    /**
     * The killed stories that a page showed at its instant. On a front, in a topic's own list, beside a story and among
     * the most read those that its lists would hold, found as they are filled, with one statement more, and one for the
     * story; on a list those of its span, with one. Over every page the one that broke, with one more.
     *
     * @param before where the page's list begins
     */
    Set<Long> shownOn(Page page, Address address, Cursor before) {
        Set<Long> found =
                new LinkedHashSet<>(rows.list(IN_BANNER, Map.of("at", context.at()), row -> row.getLong("article_id")));
        if (page instanceof HomePage) {
            found.addAll(
                    onFront(Front.HOME, UsualFront.home(ids(context.sections().tops()))));
        } else if (page instanceof SectionPage && address instanceof Address.Place place) {
            context.sections().find(place.section()).ifPresent(section -> {
                if (context.isFirst(before)) {
                    found.addAll(onFront(
                            Front.key(section.id()), UsualFront.section(section.id(), ids(section.children()))));
                }
                found.addAll(list(OF_SECTIONS, page, before, Map.of("sections", section.ids())));
            });
        } else if (page instanceof StoryPage story) {
            found.addAll(onStory(story.article()));
        } else if (page instanceof MostReadPage) {
            found.addAll(killed(new MostRead(alsoKilled()).stories()));
        } else if (page instanceof LatestPage) {
            found.addAll(list(OF_SPAN, page, before, Map.of()));
        } else if (page instanceof TopicPage && address instanceof Address.Topic topic) {
            found.addAll(killed(new Rivers(alsoKilled()).chosen(topic.slug(), before)));
            found.addAll(list(OF_TOPIC, page, before, Map.of("slug", topic.slug())));
        } else if (page instanceof AuthorPage && address instanceof Address.Author author) {
            found.addAll(list(OF_AUTHOR, page, before, Map.of("slug", author.slug())));
        } else if (page instanceof ArchivePage && address instanceof Address.Day day) {
            Instant evening = context.dates().start(day.date().plusDays(1)).minusNanos(1_000);
            Cursor end = before.notAfter(evening);
            Instant oldest = Optional.ofNullable(ShownStories.of(page).oldest())
                    .orElse(context.dates().start(day.date()));
            found.addAll(list(OF_SPAN, oldest, end.at(), Map.of()));
        }
        return found;
    }

    private List<Long> list(Query query, Page page, Cursor before, Map<String, ?> values) {
        Instant oldest = Optional.ofNullable(ShownStories.of(page).oldest()).orElse(EVER);
        return list(query, oldest, before.notAfter(context.at()).at(), values);
    }

    private List<Long> list(Query query, Instant oldest, Instant newest, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.putAll(Map.of("at", context.at(), "oldest", oldest, "newest", newest, "most", MOST));
        return rows.list(query, all, row -> row.getLong("article_id"));
    }

    private List<Long> onFront(String front, List<Block> usual) {
        return killed(new FrontBlocks(alsoKilled()).stories(front, usual));
    }

    /** Beside and below it, and those that its text names as related. */
    private List<Long> onStory(long article) {
        try {
            return Story.find(rows, article, context.at())
                    .map(story -> {
                        Set<Long> stood = Beside.of(alsoKilled(), story).stories();
                        stood.addAll(SafeHtml.stored(story.html()).stories());
                        return killed(stood);
                    })
                    .orElse(List.of());
        } catch (Story.Killed e) {
            // It was there a moment ago, and has just been killed itself.
            return List.of();
        }
    }

    private Context alsoKilled() {
        return context.reading(new AlsoKilled(rows));
    }

    private List<Long> killed(Collection<Long> stood) {
        return rows.list(
                KILLED,
                Map.of("at", context.at(), "stories", stood.toArray(Long[]::new)),
                row -> row.getLong("article_id"));
    }

    private static List<Long> ids(List<SectionTree.Node> sections) {
        return sections.stream().map(SectionTree.Node::id).toList();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }
}
