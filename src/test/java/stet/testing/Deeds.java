package stet.testing;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import stet.article.Article;
import stet.article.Byline;
import stet.article.Details;
import stet.article.Kind;
import stet.curation.CuratedList;
import stet.document.Block;
import stet.document.Document;
import stet.document.Inline;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Role;
import stet.publishing.Timeline;
import stet.taxonomy.Author;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;
import stet.web.Slug;

/** What people of the newsroom do with stories, through the verbs themselves: for tests of what comes of it. */
public final class Deeds {
    private Deeds() {}

    /** Somebody who answers for all sections. */
    public static Actor person(String name, Role role) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Person person = Person.signIn("test:" + name, name, name, null);
            Panache.flush();
            return new Actor(person.id, person.name, Set.of(role), Set.of());
        });
    }

    /** The address of an author whom the paper has. */
    public static String anAuthor() {
        return QuarkusTransaction.requiringNew().call(() -> (String) Panache.getEntityManager()
                .createNativeQuery("select slug from author order by id limit 1", String.class)
                .getSingleResult());
    }

    /** A story of a chief, written and approved. */
    public static long story(Actor chief, String headline, String section, String tag, String author, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Article article = Article.create(chief, "en", now);
            article.write(document(headline), 1, chief, now);
            article.change(
                    new Details(
                            Section.findByPath(section).orElseThrow(),
                            List.of(Tag.findBySlug(tag).orElseThrow()),
                            List.of(Byline.of(Author.findBySlug(author).orElseThrow(), null)),
                            Slug.of(headline),
                            null,
                            null,
                            Kind.NEWS,
                            "en",
                            null,
                            null,
                            null,
                            null,
                            null,
                            Set.of()),
                    0,
                    chief,
                    now);
            article.approve(chief, article.seen(), "Nobody else is here.", now);
            return article.id;
        });
    }

    /** Another version of a story, approved. */
    public static void rewrite(Actor chief, long story, String headline, Instant now) {
        QuarkusTransaction.requiringNew().run(() -> {
            Article article = Article.lock(story);
            article.write(document(headline), 1, chief, now);
            article.approve(chief, article.seen(), "Nobody else is here.", now);
        });
    }

    public static void publish(Actor chief, long story, Instant now) {
        QuarkusTransaction.requiringNew().run(() -> Timeline.lock(story, now).publish(chief, null, null));
    }

    public static void schedule(Actor chief, long story, Instant at, Instant now) {
        QuarkusTransaction.requiringNew().run(() -> Timeline.lock(story, now).schedule(at, chief, null, null));
    }

    public static void endAt(Actor chief, long story, Instant end, Instant now) {
        QuarkusTransaction.requiringNew().run(() -> Timeline.lock(story, now).endAt(end, chief));
    }

    /** Readers see again what they saw of a list before its present launch, and its line-up is that. */
    public static void restore(Actor chief, String list, Instant now) {
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList restored = CuratedList.get(list);
            long before = restored.launches(9).stream()
                    .filter(launch -> launch.visibleUntil() != null
                            && !launch.visibleUntil().isAfter(now))
                    .findFirst()
                    .orElseThrow()
                    .id;
            restored.restore(chief, now, before, restored.version());
        });
    }

    public static void kill(Actor chief, long story, Instant now) {
        QuarkusTransaction.requiringNew().run(() -> Timeline.lock(story, now).kill("The test is over.", chief));
    }

    /** A paragraph, and whatever else. */
    public static Document document(String headline, Block... more) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(List.of(new Inline.Text("The text of “" + headline + "”."))));
        blocks.addAll(List.of(more));
        return new Document(headline, "What “" + headline + "” is about.", blocks);
    }
}
