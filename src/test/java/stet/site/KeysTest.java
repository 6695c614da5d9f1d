package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.article.Article;
import stet.article.Byline;
import stet.article.Details;
import stet.article.Kind;
import stet.audience.Rankings;
import stet.curation.Banner;
import stet.curation.CuratedList;
import stet.curation.Definition;
import stet.curation.Front;
import stet.curation.Lineup;
import stet.curation.PlanChange;
import stet.curation.Spot;
import stet.curation.TopicList;
import stet.curation.UsualFront;
import stet.outbox.Key;
import stet.outbox.Outbox;
import stet.people.Actor;
import stet.people.Role;
import stet.publishing.Timeline;
import stet.taxonomy.Author;
import stet.taxonomy.Mentions;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;
import stet.testing.ArrangedFronts;
import stet.testing.Deeds;
import stet.testing.RealParts;

/**
 * Whatever is done: each page that is another one afterwards depends on a key that was announced. And as long as nothing
 * is done, no page becomes another one before the instant that is known to be the next.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class KeysTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    SiteView site;

    @Inject
    SiteConfig config;

    @Inject
    NextChange next;

    @Inject
    Clock clock;

    private Instant begun;

    @Inject
    Rankings rankings;

    @Inject
    Mentions mentions;

    /** What was once named is taken for good. */
    private static int run;

    private String home;
    private String topic;
    private String byline;
    private Actor chief;
    private long section;
    private long tag;
    private long author;
    private final List<Long> stories = new ArrayList<>();
    private PrintedPaper paper;

    @BeforeEach
    void aSectionATagAndAnAuthorOfOnesOwn() {
        begun = clock.instant();
        chief = Deeds.person("keeper-of-keys", Role.CHIEF);
        run++;
        QuarkusTransaction.requiringNew().run(() -> {
            Instant now = clock.instant();
            Section own = Section.open(chief, now, null, "Keyholes " + run, null, null, "en");
            section = own.id;
            home = own.address();
            Tag ofOwn = Tag.named("Keys " + run, chief, now);
            tag = ofOwn.id;
            topic = ofOwn.address();
            Author by = Author.open("Kay Keyes " + run, "", chief, now);
            author = by.id;
            byline = by.address();
        });
        List<String> demo = Crawl.paths(root);
        Set<String> paths = new TreeSet<>(PageKind.oneOfEach(demo).values());
        demo.stream().filter(path -> path.contains("?before=")).limit(6).forEach(paths::add);
        demo.stream()
                .filter(path -> PageKind.of(path) == PageKind.STORY)
                .limit(8)
                .forEach(paths::add);
        paths.addAll(List.of(
                "/",
                "/latest",
                "/corrections",
                "/city",
                "/opinion",
                home,
                topic,
                byline,
                "/tag/ferries",
                "/archive",
                "/nowhere-at-all",
                home + "-moved",
                topic + "-moved"));
        paper = new PrintedPaper(site, config, paths);
    }

    @AfterEach
    void leaveNothing() {
        Instant now = clock.instant();
        stories.forEach(story -> QuarkusTransaction.requiringNew().run(() -> {
            if (!Article.get(story).isKilled()) {
                Timeline.lock(story, now).kill("The test is over.", chief);
            }
        }));
        ArrangedFronts.giveBack(Front.key(section));
        ArrangedFronts.giveBackTopics();
        forgetWhatWasReckoned();
        QuarkusTransaction.requiringNew().run(() -> Section.<Section>findByIdOptional(section)
                .ifPresent(own -> own.mergeInto(
                        Section.findByPath("city").orElseThrow(), own.name, mentions, chief, clock.instant())));
    }

    @Test
    void whateverIsDoneEachPageThatItChangesIsDropped() {
        long story = story("First key", home);
        paper.add(home + "/first-key-" + story);

        paper.expect("publish", () -> publish(story), "/", "/latest", home, topic, byline);
        paper.expect("publish an update", () -> update(story, "Second key"), "/", "/latest", topic);
        paper.expect(
                "correct", () -> timeline(story, line -> line.correct("It was another key.", chief)), "/corrections");
        paper.expect("withdraw", () -> timeline(story, line -> line.withdraw("It was no key.", chief)), "/latest");
        paper.expect("publish again", () -> update(story, "Third key"), "/latest", home, "/corrections");
        paper.expect("file otherwise", () -> file(story, "opinion", Kind.OPINION), home, "/opinion", "/latest");
        paper.expect("rename a tag", () -> QuarkusTransaction.requiringNew().run(this::renameTag), topic);
        paper.expect("change an author", () -> QuarkusTransaction.requiringNew().run(this::renameAuthor), byline);
        paper.expect("launch a list", () -> recommend(story), paper.storyOfOthers("key"));
        paper.expect("take a list back", this::recommendAsBefore, paper.storyOfOthers("key"));
        paper.expect("redefine a list", () -> redefine(1), paper.storyOfOthers("key"));
        paper.expect("take that back", () -> redefine(-1), paper.storyOfOthers("key"));
        paper.expect("place a banner", () -> banner(story), "/", "/latest", "/nowhere-at-all");
        paper.expect(
                "end a story that a banner leads to",
                () -> timeline(story, line -> line.withdraw("Gone.", chief)),
                "/");
        paper.expect("take the banner down", this::takeDown, "/", "/nowhere-at-all");

        long other = story("Fourth key", home);
        paper.add(home + "/fourth-key-" + other);
        paper.expect("publish another", () -> publish(other), home);
        paper.expect("choose for a topic", () -> choose(other), topic + "-moved");
        paper.expect("arrange a front", this::arrange, home);
        paper.expect("what was read most", () -> read(other), "/");
        paper.expect(
                "rename a section",
                () -> section(own -> own.rename(chief, clock.instant(), "Locks", null, own.version)),
                "/");
        paper.expect(
                "move a section",
                () -> section(own -> own.place(
                        chief,
                        clock.instant(),
                        null,
                        Section.findByPath("sport").orElseThrow())),
                "/");
        paper.expect(
                "readdress a section",
                () -> section(own -> own.readdress(chief, clock.instant(), null, home.substring(1) + "-moved")),
                home,
                home + "-moved",
                "/latest");
        ArrangedFronts.giveBack(Front.key(section));
        paper.expect(
                "merge a section",
                () -> section(own -> own.mergeInto(
                        Section.findByPath("city").orElseThrow(), own.name, mentions, chief, clock.instant())),
                "/",
                home + "-moved");
        paper.expect("place a banner again", () -> banner(other), "/");
        paper.expect("withdraw its story", () -> timeline(other, line -> line.withdraw("Gone.", chief)), "/latest");
        paper.expect("kill that, and the banner with it", () -> Deeds.kill(chief, other, clock.instant()), "/");
        paper.expect("merge a tag", this::mergeTag, topic + "-moved");
        paper.expect("merge an author", this::mergeAuthor, byline);
    }

    @Test
    void betweenTwoPlannedChangesNoPageBecomesAnother() {
        Instant now = clock.instant();
        long coming = story("Coming key", home);
        long ending = story("Ending key", home);
        Deeds.publish(chief, ending, now);
        now = clock.instant();
        Deeds.schedule(chief, coming, now.plusSeconds(100), now);
        Deeds.endAt(chief, ending, now.plusSeconds(200), now);
        Instant from = now;
        long planned = QuarkusTransaction.requiringNew().call(() -> {
            Banner.place(chief, from, from.plusSeconds(300), from.plusSeconds(400), "Keys!", coming, List.of());
            CuratedList recommended = CuratedList.get("recommended");
            recommended.launchAs(
                    chief,
                    from,
                    from,
                    new Lineup(
                            List.of(new Spot(
                                    ending,
                                    null,
                                    from.plusSeconds(50),
                                    from.plusSeconds(150),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null)),
                            Set.of()));
            return recommended.launchAs(
                            chief,
                            from,
                            from.plusSeconds(250),
                            new Lineup(
                                    List.of(new Spot(coming, 1, null, null, "Later key", null, null, null, null)),
                                    Set.of()))
                    .id;
        });
        Instant arranged = from.plusSeconds(60);
        Instant another = from.plusSeconds(220);
        arrange(from, arranged, another);
        try {
            Instant at = clock.instant();
            int differed = 0;
            Set<Instant> ofFront = new TreeSet<>();
            Map<String, PrintedPaper.Printed> first = paper.at(at);
            for (int step = 0; step < 10; step++) {
                Instant change = next.after(at);
                Map<String, PrintedPaper.Printed> last = paper.at(change.minusNanos(1_000));
                first.forEach(
                        (path, page) -> assertEquals(page.text(), last.get(path).text(), path + " until " + change));
                first = paper.at(change);
                differed += last.equals(first) ? 0 : 1;
                if (!last.get(home).text().equals(first.get(home).text())) {
                    ofFront.add(change);
                }
                at = change;
            }
            assertTrue(differed >= 8, "only " + differed + " instants brought anything");
            assertTrue(ofFront.containsAll(Set.of(arranged, another)), () -> "the front changed only at " + ofFront);
        } finally {
            takeDown();
            recommendAsBefore();
            QuarkusTransaction.requiringNew()
                    .run(() -> CuratedList.get("recommended").callOff(chief, clock.instant(), planned));
        }
    }

    // ---- what is done

    private long story(String headline, String path) {
        long story = QuarkusTransaction.requiringNew().call(() -> {
            Instant now = clock.instant();
            Author by = Author.get(author);
            Tag own = Tag.get(tag);
            return Deeds.story(chief, headline, path.substring(1), own.slug, by.slug, now);
        });
        stories.add(story);
        return story;
    }

    private void publish(long story) {
        Deeds.publish(chief, story, clock.instant());
    }

    private void update(long story, String headline) {
        Deeds.rewrite(chief, story, headline, clock.instant());
        publish(story);
    }

    private void file(long story, String path, Kind kind) {
        QuarkusTransaction.requiringNew().run(() -> {
            Instant now = clock.instant();
            Article article = Article.lock(story);
            article.change(
                    new Details(
                            Section.findByPath(path).orElseThrow(),
                            List.of(Tag.get(tag)),
                            List.of(Byline.of(Author.get(author), null)),
                            "third-key",
                            null,
                            null,
                            kind,
                            "en",
                            null,
                            null,
                            null,
                            null,
                            null,
                            Set.of()),
                    article.version(),
                    chief,
                    now);
            article.approve(chief, article.seen(), "Nobody else is here.", now);
        });
        publish(story);
    }

    private interface Verb<T> {
        void on(T thing);
    }

    private void timeline(long story, Verb<Timeline> verb) {
        QuarkusTransaction.requiringNew().run(() -> verb.on(Timeline.lock(story, clock.instant())));
    }

    private void section(Verb<Section> verb) {
        QuarkusTransaction.requiringNew().run(() -> verb.on(Section.findById(section)));
    }

    private void renameTag() {
        Tag own = Tag.lock(tag);
        own.change(
                "Moved keys " + run,
                topic.substring("/tag/".length()) + "-moved",
                null,
                own.version,
                mentions,
                chief,
                clock.instant());
    }

    private void renameAuthor() {
        Author own = Author.lock(author);
        own.change(
                new Author.Wanted("Kay K. Keyes " + run, own.slug, "Locksmith", null, null, null, null),
                own.version,
                chief,
                clock.instant());
    }

    private void mergeTag() {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        Tag.merge(tag, Tag.findBySlug("ferries").orElseThrow().id, mentions, chief, clock.instant()));
    }

    private void mergeAuthor() {
        QuarkusTransaction.requiringNew().run(() -> {
            long other = Author.<Author>find("id <> ?1 and personId is null", author)
                    .<Author>firstResultOptional()
                    .orElseGet(() -> Author.open("Another Keyes " + run, "", chief, clock.instant()))
                    .id;
            Author.merge(author, other, chief, clock.instant());
        });
    }

    private void recommend(long story) {
        QuarkusTransaction.requiringNew().run(() -> CuratedList.get("recommended")
                .launchAs(
                        chief,
                        clock.instant(),
                        clock.instant(),
                        new Lineup(
                                List.of(new Spot(story, 1, null, null, "Key of the day", null, null, null, null)),
                                Set.of())));
    }

    private void recommendAsBefore() {
        Deeds.restore(chief, "recommended", clock.instant());
    }

    private void redefine(int more) {
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList list = CuratedList.get("latest");
            Definition now = list.definition();
            Definition wanted = new Definition(now.key(), now.name(), now.size() + more, now.rule());
            list.redefine(chief, clock.instant(), now, wanted);
        });
    }

    private void choose(long story) {
        QuarkusTransaction.requiringNew().run(() -> TopicList.begin(chief, clock.instant(), Tag.get(tag))
                .launchAs(
                        chief,
                        clock.instant(),
                        clock.instant(),
                        new Lineup(
                                List.of(new Spot(story, 1, null, null, "Key to a topic", null, null, null, null)),
                                Set.of())));
    }

    private void banner(long story) {
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew()
                .run(() -> Banner.place(chief, now, now, now.plusSeconds(600), "Keys!", story, List.of()));
    }

    private void takeDown() {
        QuarkusTransaction.requiringNew().run(() -> {
            Instant now = clock.instant();
            Banner.findStanding(now).ifPresent(line -> Banner.takeDown(chief, now, line.id));
            Banner.listComing(now, 10).forEach(line -> Banner.takeDown(chief, now, line.id));
        });
    }

    private void arrange() {
        QuarkusTransaction.requiringNew().run(() -> {
            Instant now = clock.instant();
            Front front = Front.begin(chief, now, section, UsualFront.section(section, List.of()));
            front.change(
                    chief,
                    now,
                    front.version(),
                    new PlanChange.Remove(front.plan().blocks().get(0).list()));
            front.launch(chief, now, now, front.stamp());
        });
    }

    /** As it is to stand from one instant on, until it is to stand otherwise. */
    private void arrange(Instant now, Instant from, Instant until) {
        QuarkusTransaction.requiringNew().run(() -> {
            Front front = Front.begin(chief, now, section, UsualFront.section(section, List.of()));
            String lead = front.plan().blocks().get(0).list();
            String latest = front.plan().blocks().get(1).list();
            front.change(chief, now, front.version(), new PlanChange.Move(lead, null));
            front.launch(chief, now, from, front.stamp());
            front.change(chief, now, front.version(), new PlanChange.Move(lead, latest));
            front.launch(chief, now, until, front.stamp());
        });
    }

    /** What was read most of the demo paper is what other tests expect. */
    private void forgetWhatWasReckoned() {
        QuarkusTransaction.requiringNew().run(() -> {
            Panache.getEntityManager()
                    .createNativeQuery("delete from ranking where made_at >= :begun")
                    .setParameter("begun", begun)
                    .executeUpdate();
            Outbox.announce("test", Set.of(Key.EVERYTHING), clock.instant());
        });
    }

    private void read(long story) {
        QuarkusTransaction.requiringNew().run(() -> {
            Panache.getEntityManager()
                    .createNativeQuery("insert into view_hour (article_id, hour, views)"
                            + " values (:story, date_trunc('hour', cast(:now as timestamptz)), 100000)")
                    .setParameter("story", story)
                    .setParameter("now", clock.instant())
                    .executeUpdate();
        });
        try {
            rankings.reckon(clock.instant());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
