package stet.site;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import stet.curation.TopicList;
import stet.outbox.Key;

/** The pages that are one long list: of a tag, an author, a day, of everything, of corrections. Four statements at most. */
final class Rivers {
    private static final int STORIES = 20;
    private static final int ON_A_DAY = 50;
    private static final int ON_LATEST = 30;
    private static final int CORRECTIONS = 25;

    /** Indexes {@code curated_list_tag_id_key} and that of the lists' exclusion constraint. */
    private static final Query TAG = Query.of("""
            select t.id, t.name, t.description, exists (
                select 1 from curated_list c join launch l on l.list_id = c.id
                where c.tag_id = t.id
                    and tstzrange(l.visible_from, l.visible_until) @> :at::timestamptz) as launched
            from tag t where t.slug = :slug""");

    /** The links through {@code author_link_pkey}. */
    private static final Query AUTHOR = Query.of("""
            select a.id, a.name, a.role, a.lang, a.biography, a.image_id,
                array(select array[l.label, l.address] from author_link l
                    where l.author_id = a.id order by l.position) as links
            from author a where a.slug = :slug""");

    /** Index {@code correction_newest}; each story's publication through {@code publication_article}. */
    private static final Query CORRECTIONS_BEFORE = Query.of("""
            select c.id, c.at, c.text, p.article_id, p.section_id, p.slug, p.lang, p.headline
            from correction c join publication p on p.article_id = c.article_id
            where c.at <= :at and p.visible_from <= :at and (p.visible_until is null or p.visible_until > :at)
                and (c.at, c.id) < (:before, :before_id)
            order by c.at desc, c.id desc limit :most""");

    /** @param launched whether readers see a list of its own at the page's instant */
    private record Tag(long id, String name, String description, boolean launched) {}

    private record Author(
            long id,
            String name,
            String role,
            String lang,
            String biography,
            Long portrait,
            List<StoryPage.Link> links) {
        List<String> paragraphs() {
            return biography == null
                    ? List.of()
                    : Stream.of(biography.split("\\n\\s*\\n"))
                            .map(String::strip)
                            .toList();
        }

        /** In a line, for the page's head. */
        String description() {
            return biography == null ? null : biography.replaceAll("\\s+", " ");
        }
    }

    private record Corrected(Cursor cursor, CorrectionsPage.Entry entry) {}

    private final Context context;

    Rivers(Context context) {
        this.context = context;
    }

    /**
     * A tag is public once a story of it is: before, not even its name is told. What editors chose of it stands above,
     * and is not repeated below: three statements more at most, on the first page alone.
     */
    Optional<Page> topic(String slug, Cursor before) {
        String path = "/tag/" + slug;
        return tag(slug).flatMap(tag -> {
            Context.River river = context.river(
                    path, before, STORIES, (from, most) -> context.cards().ofTag(tag.id(), from, most));
            return filled(river).map(stories -> {
                List<Card> chosen = choice(tag, before).map(TopicChoice::cards).orElse(List.of());
                List<Long> above = Card.ids(chosen);
                List<Card> others = stories.stream()
                        .filter(story -> !above.contains(story.article()))
                        .toList();
                Pictures pictures = context.pictures(
                        Stream.concat(chosen.stream(), others.stream()).flatMap(Card::images));
                return new TopicPage(
                        frame(tag.name(), tag.description(), path, before),
                        tag.name(),
                        tag.description(),
                        TopicChoice.block(Card.with(pictures, chosen)),
                        Card.with(pictures, others),
                        river.older());
            });
        });
    }

    /** The numbers of the stories that editors chose of a topic. */
    Set<Long> chosen(String slug, Cursor before) {
        return tag(slug)
                .flatMap(tag -> choice(tag, before))
                .map(TopicChoice::stories)
                .orElse(Set.of());
    }

    private Optional<TopicChoice> choice(Tag tag, Cursor before) {
        return tag.launched() && context.isFirst(before)
                ? Optional.of(new TopicChoice(context, tag.id(), tag.name()))
                : Optional.empty();
    }

    /** So is an author. */
    Optional<Page> author(String slug, Cursor before) {
        String path = "/author/" + slug;
        return author(slug).flatMap(author -> {
            Context.River river = context.river(
                    path, before, STORIES, (from, most) -> context.cards().ofAuthor(author.id(), from, most));
            return filled(river).map(stories -> {
                Pictures pictures = context.pictures(Stream.concat(
                        Stream.ofNullable(author.portrait()), stories.stream().flatMap(Card::images)));
                return new AuthorPage(
                        frame(author.name(), author.description(), path, before),
                        author.name(),
                        author.role(),
                        author.lang(),
                        author.paragraphs(),
                        author.links(),
                        pictures.findShown(author.portrait())
                                .map(plate -> plate.set(Setting.AUTHOR, null, ""))
                                .orElse(null),
                        Card.with(pictures, stories),
                        river.older());
            });
        });
    }

    /** A day without stories between days that have some is a page too: it leads on to them. */
    Optional<Page> day(Address.Day day, Cursor before) {
        LocalDate date = day.date();
        Context.River river = context.river(
                day.path(), before, ON_A_DAY, (from, most) -> context.cards().ofDay(date, from, most));
        Cards.Neighbours near = context.cards().neighbours(date);
        boolean inTheArchive = context.isFirst(before)
                && near.previous() != null
                && !date.isAfter(context.dates().on(context.at()));
        if (river.stories().isEmpty() && !inTheArchive) {
            return Optional.empty();
        }
        When when = context.dates().day(date);
        return Optional.of(new ArchivePage(
                frame(when.text(), null, day.path(), before),
                when,
                context.illustrated(river.stories()).stream()
                        .map(card -> card.dated(context.dates().time(card.firstPublished())))
                        .toList(),
                river.older(),
                dayLink(near.previous()),
                dayLink(near.next())));
    }

    /** The day of the newest story, if there is any. */
    Optional<Address.Day> newestDay() {
        return context.cards().newest(context.start(), 1).stream()
                .findFirst()
                .map(card -> new Address.Day(context.dates().on(card.firstPublished())));
    }

    Optional<Page> latest(Cursor before) {
        Context.River river = context.river("/latest", before, ON_LATEST, context.cards()::newest);
        if (river.stories().isEmpty() && !context.isFirst(before)) {
            return Optional.empty();
        }
        Map<LocalDate, List<LatestPage.Entry>> days = new LinkedHashMap<>();
        for (Card card : river.stories()) {
            LocalDate on = context.dates().on(card.firstPublished());
            days.merge(
                    on,
                    List.of(new LatestPage.Entry(context.dates().time(card.firstPublished()), card)),
                    Rivers::joined);
        }
        return Optional.of(new LatestPage(
                frame("", null, "/latest", before),
                days.entrySet().stream()
                        .map(day -> new LatestPage.Day(context.dates().day(day.getKey()), day.getValue()))
                        .toList(),
                river.older()));
    }

    Optional<Page> corrections(Cursor before) {
        Cursor start = before.notAfter(context.at());
        context.rows().note(Key.CORRECTIONS);
        context.rows().note(Key.OLDER);
        List<Corrected> found = context.rows()
                .list(
                        CORRECTIONS_BEFORE,
                        Map.of(
                                "at",
                                context.at(),
                                "before",
                                start.at(),
                                "before_id",
                                start.id(),
                                "most",
                                CORRECTIONS + 1),
                        row -> {
                            context.rows().note(Key.article(row.getLong("article_id")));
                            SectionTree.Node section = context.sections().get(row.getLong("section_id"));
                            Cursor cursor = new Cursor(
                                    row.getObject("at", OffsetDateTime.class).toInstant(), row.getLong("id"));
                            return new Corrected(
                                    cursor,
                                    new CorrectionsPage.Entry(
                                            context.dates().full(cursor.at()),
                                            row.getString("text"),
                                            row.getString("headline"),
                                            row.getString("lang"),
                                            context.links()
                                                    .to(Links.story(
                                                            section,
                                                            row.getString("slug"),
                                                            row.getLong("article_id")))));
                        });
        if (found.isEmpty() && !context.isFirst(before)) {
            return Optional.empty();
        }
        boolean more = found.size() > CORRECTIONS;
        List<Corrected> shown = more ? found.subList(0, CORRECTIONS) : found;
        return Optional.of(new CorrectionsPage(
                frame("", null, "/corrections", before),
                shown.stream().map(Corrected::entry).toList(),
                more ? context.older("/corrections", shown.get(CORRECTIONS - 1).cursor()) : null));
    }

    private static List<LatestPage.Entry> joined(List<LatestPage.Entry> one, List<LatestPage.Entry> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static Optional<List<Card>> filled(Context.River river) {
        return Optional.of(river.stories()).filter(stories -> !stories.isEmpty());
    }

    private Optional<Tag> tag(String slug) {
        Optional<Tag> found = context.rows()
                .find(
                        TAG,
                        Map.of("slug", slug, "at", context.at()),
                        row -> new Tag(
                                row.getLong("id"),
                                row.getString("name"),
                                row.getString("description"),
                                row.getBoolean("launched")));
        context.rows().note(found.map(tag -> Key.tag(tag.id())).orElse(Key.TAGS));
        found.ifPresent(tag -> context.rows().note(Key.list(TopicList.key(tag.id()))));
        return found;
    }

    private Optional<Author> author(String slug) {
        Optional<Author> found = context.rows()
                .find(
                        AUTHOR,
                        Map.of("slug", slug),
                        row -> new Author(
                                row.getLong("id"),
                                row.getString("name"),
                                row.getString("role"),
                                row.getString("lang"),
                                row.getString("biography"),
                                row.getObject("image_id", Long.class),
                                Stream.of((Object[]) row.getArray("links").getArray())
                                        .map(link -> (Object[]) link)
                                        .map(link -> new StoryPage.Link((String) link[0], (String) link[1]))
                                        .toList()));
        context.rows().note(found.map(author -> Key.author(author.id())).orElse(Key.AUTHORS));
        return found;
    }

    private ArchivePage.DayLink dayLink(LocalDate day) {
        return day == null
                ? null
                : new ArchivePage.DayLink(
                        context.dates().plainDay(day), context.links().to(new Address.Day(day).path()));
    }

    private Frame frame(String title, String description, String path, Cursor before) {
        return context.framing().of(context.sections(), null, title, description, path, context.query(before));
    }
}
