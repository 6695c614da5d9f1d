package stet.archive;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import stet.archive.Archive.Filing;

/** The rows of a stretch of an archive's stories, table by table. */
final class StoryRows {
    private static final int MOST_TOPICS = 6;

    private final Archive archive;
    private final Filing filing;
    private final CopyRows articles;
    private final CopyRows articleTopics;
    private final CopyRows articleBylines;
    private final CopyRows drafts;
    private final CopyRows revisions;
    private final CopyRows publications;
    private final CopyRows topics;
    private final CopyRows bylines;
    private final List<CopyRows> all;

    StoryRows(Archive archive, Filing filing, Connection connection) {
        this.archive = archive;
        this.filing = filing;
        articles = new CopyRows(
                connection,
                "article",
                "id, section_id, headline, lang, working_state, approved_revision, created_by, created_at, changed_at");
        articleTopics = new CopyRows(connection, "article_tag", "article_id, tag_id, position");
        articleBylines = new CopyRows(connection, "article_byline", "article_id, position, author_id");
        drafts = new CopyRows(connection, "draft", "article_id, document, saved_at, plain");
        revisions = new CopyRows(
                connection,
                "revision",
                "id, article_id, number, document, metadata, contributors, made_by, made_at, reason");
        publications = new CopyRows(
                connection,
                "publication",
                "id, article_id, revision_id, visible_from, visible_until, first_published_at, withdrawn, published_by, "
                        + "section_id, slug, kind, lang, headline, standfirst, word_count, html, plain");
        topics = new CopyRows(
                connection, "publication_tag", "publication_id, article_id, tag_id, position, first_published_at");
        bylines = new CopyRows(
                connection,
                "publication_byline",
                "publication_id, article_id, position, author_id, first_published_at");
        all = List.of(articles, articleTopics, articleBylines, drafts, revisions, publications, topics, bylines);
    }

    /** @param to exclusive */
    void write(int from, int to) throws SQLException, IOException {
        // Each stretch has its own stream of chance: they are written in any order.
        SplittableRandom random = new SplittableRandom(archive.seed() * 31 + from);
        for (int number = from; number < to; number++) {
            add(number, random, new Words(random));
            if (all.stream().anyMatch(CopyRows::isFull)) {
                send();
            }
        }
        send();
    }

    private void send() throws SQLException, IOException {
        for (CopyRows rows : all) {
            rows.send();
        }
    }

    private void add(int number, SplittableRandom random, Words words) {
        long id = filing.firstStory() + number;
        Instant at = archive.published(number);
        String headline = words.headline();
        String standfirst = words.sentence();
        StringBuilder plain = new StringBuilder();
        StringBuilder html = new StringBuilder();
        StringBuilder blocks = new StringBuilder();
        int paragraphs = 1 + random.nextInt(archive.paragraphs());
        for (int i = 0; i < paragraphs; i++) {
            String paragraph = words.paragraph(1 + random.nextInt(3));
            plain.append(i == 0 ? "" : "\n").append(paragraph);
            html.append("<p dir=\"auto\">").append(paragraph).append("</p>\n");
            blocks.append(",{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"")
                    .append(paragraph)
                    .append("\"}]}");
        }
        String text = plain.toString();
        String document = """
                {"type":"doc","content":[{"type":"headline","content":[{"type":"text","text":"%s"}]},\
                {"type":"standfirst","content":[{"type":"text","text":"%s"}]}%s]}""".formatted(headline, standfirst, blocks);
        long section = filing.sections().get((int) (filing.sections().size() * words.skewed(2)));
        long author = filing.firstAuthor() + (long) (archive.authors() * words.skewed(3));
        Set<Long> tags = tags(random, words);
        articles.add(id, section, headline, "en", "APPROVED", id, filing.person(), at, at);
        drafts.add(id, document, at, String.join("\n", headline, standfirst, text));
        articleBylines.add(id, 0, author);
        revisions.add(id, id, 1, document, metadata(section, tags, author), List.of(), filing.person(), at, "approve");
        boolean updated = number % archive.updated() == 1;
        boolean withdrawn = number % (archive.updated() * 10) == 2;
        Instant next = updated ? at.plus(Duration.ofMinutes(47)) : null;
        Instant end = withdrawn ? at.plus(Duration.ofDays(3)) : null;
        publish(
                id,
                id,
                at,
                updated ? next : end,
                withdrawn,
                at,
                section,
                headline,
                standfirst,
                html,
                text,
                tags,
                author);
        if (updated) {
            long second = id + archive.stories();
            publish(second, id, next, end, withdrawn, at, section, headline, standfirst, html, text, tags, author);
        }
        int position = 0;
        for (long tag : tags) {
            articleTopics.add(id, tag, position++);
        }
    }

    private void publish(
            long id,
            long article,
            Instant from,
            Instant until,
            boolean withdrawn,
            Instant first,
            long section,
            String headline,
            String standfirst,
            CharSequence html,
            String plain,
            Set<Long> tags,
            long author) {
        publications.add(
                id,
                article,
                article,
                from,
                until,
                first,
                withdrawn,
                filing.person(),
                section,
                "from-the-archive",
                "NEWS",
                "en",
                headline,
                standfirst,
                plain.length() / 6,
                html.toString(),
                plain);
        int position = 0;
        for (long tag : tags) {
            topics.add(id, article, tag, position++, first);
        }
        bylines.add(id, article, 0, author, first);
    }

    private Set<Long> tags(SplittableRandom random, Words words) {
        Set<Long> tags = new LinkedHashSet<>();
        int wanted = 1 + random.nextInt(MOST_TOPICS);
        for (int i = 0; i < wanted; i++) {
            tags.add(filing.firstTopic() + (long) (archive.topics() * words.skewed(3)));
        }
        return tags;
    }

    private static String metadata(long section, Set<Long> tags, long author) {
        return """
                {"section":%d,"tags":%s,"bylines":[{"author":%d,"guest":null,"role":null}],"slug":null,"shortHeadline":null,\
                "dateline":null,"kind":"NEWS","lang":"en","searchTitle":null,"searchDescription":null,"sponsor":null}""".formatted(section, tags, author);
    }
}
