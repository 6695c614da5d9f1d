package stet.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import stet.article.Article;
import stet.article.Byline;
import stet.article.Details;
import stet.article.Kind;
import stet.article.Lead;
import stet.audience.Rankings;
import stet.demo.prints.Illustration;
import stet.document.Block;
import stet.document.Document;
import stet.media.Image;
import stet.media.ImageUse;
import stet.media.Intake;
import stet.outbox.Key;
import stet.outbox.Outbox;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Role;
import stet.publishing.Publication;
import stet.publishing.Timeline;
import stet.taxonomy.Author;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;

/**
 * Loads the demo paper into a database that holds no section and no story, all of it or nothing. Every story goes the
 * whole way through the newsroom's own verbs, at the times that its file gives.
 */
@ApplicationScoped
class DemoPaper {
    private static final Logger LOG = Logger.getLogger(DemoPaper.class);

    /** Of a lock that is ours alone: two nodes may start on one empty database. */
    private static final long LOCK = 0x5354_4554L;

    /** Seconds: on a slow machine the pictures take a while to be drawn. */
    private static final int PATIENCE = 900;

    private static final String LANG = "en";

    private final Clock clock;
    private final Rankings rankings;
    private final Intake intake;
    private final Printing printing;
    private final String wanted;
    private volatile boolean stopping;

    DemoPaper(
            Clock clock,
            Rankings rankings,
            Intake intake,
            Printing printing,
            @ConfigProperty(name = "stet.demo") String wanted) {
        this.clock = clock;
        this.rankings = rankings;
        this.intake = intake;
        this.printing = printing;
        this.wanted = wanted;
    }

    /** The paper's frame, as {@code demo/paper.json} has it. */
    record Frame(List<SectionFrame> sections, List<AuthorFrame> authors, List<TagFrame> tags) {}

    /** What stands in lists by hand, as numbers of story files. */
    record Lists(List<Integer> recommended) {}

    record SectionFrame(String slug, String name, String description, List<SectionFrame> children) {}

    /** @param portrait in whose section's inks, and what is seen of them: {@code world, parted 3 scarf} */
    record AuthorFrame(String slug, String name, String role, String biography, String portrait) {}

    record TagFrame(String slug, String name, String description) {}

    /** A deed of one story at one instant. */
    private record Deed(Instant at, Runnable run) {}

    /** Beside the server, which says meanwhile what is going on; tests begin with the whole of it. */
    void print(@Observes StartupEvent started) {
        if (!isWanted() || QuarkusTransaction.requiringNew().call(DemoPaper::isThere)) {
            return;
        }
        if (LaunchMode.current() == LaunchMode.TEST) {
            load();
            return;
        }
        printing.begin();
        Thread printer = new Thread(this::loadBeside, "demo-paper");
        printer.setDaemon(true);
        printer.start();
    }

    private void loadBeside() {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            load();
            printing.end();
        } catch (RuntimeException | Error e) {
            if (!stopping) {
                LOG.error("The demo paper could not be loaded: STET_DEMO=off starts without it", e);
                Quarkus.asyncExit(1);
            }
        } finally {
            context.terminate();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    private static boolean isThere() {
        return Section.count() > 0 || Article.count() > 0;
    }

    private void load() {
        QuarkusTransaction.requiringNew().timeout(PATIENCE).call(this::loadAll);
    }

    private Void loadAll() throws SQLException {
        Panache.getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)")
                .setParameter("lock", LOCK)
                .getSingleResult();
        if (isThere()) {
            return null;
        }
        Frame frame = read("demo/paper.json", Frame.class);
        addSections(frame.sections(), null);
        List<StoryFile> files = files();
        Map<Integer, Long> stories;
        try (DemoPictures pictures = new DemoPictures(intake, printing, files)) {
            frame.authors().forEach(author -> addAuthor(author, pictures, earliest(clock.instant())));
            frame.tags().forEach(DemoPaper::addTag);
            stories = new Stories(clock.instant(), pictures).load(files);
        }
        DemoLists.recommend(
                read("demo/lists.json", Lists.class).recommended().stream()
                        .map(stories::get)
                        .toList(),
                desk(),
                earliest(clock.instant()));
        DemoReaders.read(clock.instant());
        rankings.reckon(clock.instant());
        Outbox.announce("load demo", List.of(Key.EVERYTHING), clock.instant());
        LOG.infof("The demo paper is loaded: %d stories.", stories.size());
        return null;
    }

    /** @throws IllegalStateException for a word that is neither on nor off: silence would look like “off” */
    private boolean isWanted() {
        return switch (wanted.strip().toLowerCase(Locale.ROOT)) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw new IllegalStateException("STET_DEMO is “%s”: it may be on or off.".formatted(wanted));
        };
    }

    private static <T> T read(String resource, Class<T> type) {
        try {
            return new JsonMapper().readValue(StoryFile.content(resource), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(resource + " is not what is wanted", e);
        }
    }

    private static List<StoryFile> files() {
        return StoryFile.content("demo/stories.txt")
                .lines()
                .map(StoryFile::read)
                .toList();
    }

    private static void addSections(List<SectionFrame> frames, Section parent) {
        int position = 0;
        for (SectionFrame frame : frames) {
            Section section = new Section();
            section.parent = parent;
            section.slug = frame.slug();
            section.name = frame.name();
            section.description = frame.description();
            section.lang = LANG;
            section.position = position++;
            section.persist();
            addSections(frame.children() == null ? List.of() : frame.children(), section);
        }
    }

    private static void addAuthor(AuthorFrame frame, DemoPictures pictures, Instant now) {
        Author author = new Author();
        author.slug = frame.slug();
        author.name = frame.name();
        author.role = frame.role();
        author.biography = frame.biography();
        author.personId = Person.signIn("demo:" + frame.slug(), frame.slug(), frame.name(), null).id;
        author.persist();
        String[] portrait = frame.portrait().split(", ");
        author.imageId = pictures.takePortrait(
                new Illustration(
                        "portrait", portrait[1], portrait[0], frame.slug().hashCode()),
                frame.name(),
                desk(),
                now);
        author.persist();
        Image.use(ImageUse.Kind.AUTHOR, author.id, List.of(author.imageId));
    }

    private static void addTag(TagFrame frame) {
        Tag tag = new Tag();
        tag.slug = frame.slug();
        tag.name = frame.name();
        tag.description = frame.description();
        tag.persist();
    }

    /** The editor who approved and published all of it. */
    private static Actor desk() {
        Person person = Person.signIn("demo:desk", "desk", "The night desk", null);
        return new Actor(person.id, person.name, Set.of(Role.CHIEF), Set.of());
    }

    private static Instant earliest(Instant now) {
        return now.minus(Duration.ofDays(14));
    }

    /** Walks all stories through their lives, in the order in which things happened. */
    private static final class Stories {
        private final Instant loaded;
        private final DemoPictures pictures;
        private final Actor desk = desk();
        private final Map<Integer, Long> ids = new HashMap<>();
        private final List<Deed> deeds = new ArrayList<>();

        Stories(Instant loaded, DemoPictures pictures) {
            this.loaded = loaded;
            this.pictures = pictures;
        }

        Map<Integer, Long> load(List<StoryFile> files) {
            for (StoryFile file : files) {
                plan(file);
            }
            deeds.sort(Comparator.comparing(Deed::at));
            for (Deed deed : deeds) {
                deed.run().run();
                Panache.getEntityManager().flush();
            }
            return ids;
        }

        private void plan(StoryFile file) {
            Optional<Duration> published = file.when("published");
            Optional<Duration> scheduled = file.when("scheduled");
            Instant first = loaded.plus(
                    published.or(() -> scheduled).filter(Duration::isNegative).orElse(Duration.ofMinutes(-20)));
            Instant written = first.minus(Duration.ofMinutes(90 + 7L * file.number()));
            boolean updated = file.when("updated").isPresent();
            at(written, () -> write(file, written, updated));
            boolean draft = file.value("state").filter("draft"::equals).isPresent();
            if (!draft) {
                Instant submitted = written.plus(Duration.ofMinutes(30));
                at(submitted, () -> Article.lock(ids.get(file.number())).submit(writer(file), submitted));
            }
            published.ifPresent(when -> publish(file, loaded.plus(when)));
            file.when("updated").ifPresent(when -> update(file, loaded.plus(when)));
            file.when("correction").ifPresent(when -> {
                Instant told = loaded.plus(when);
                String text = file.value("correction").orElseThrow().split("\\s", 2)[1];
                at(told, () -> timeline(file, told).correct(text, desk));
            });
            scheduled.ifPresent(when -> {
                Instant now = loaded.minus(Duration.ofMinutes(5));
                at(now, () -> {
                    approve(file, now);
                    timeline(file, now).schedule(loaded.plus(when), desk, null, null);
                });
            });
        }

        private void publish(StoryFile file, Instant when) {
            at(when, () -> {
                approve(file, when);
                timeline(file, when).publish(desk, null, null);
            });
        }

        private void update(StoryFile file, Instant when) {
            at(when, () -> {
                Article article = Article.lock(ids.get(file.number()));
                article.write(document(file, when), 0, writer(file), when);
                article.submit(writer(file), when);
                approve(file, when);
                timeline(file, when).publish(desk, null, null);
            });
        }

        private void write(StoryFile file, Instant when, boolean unfinished) {
            Actor writer = writer(file);
            Article article = Article.create(writer, LANG, when);
            ids.put(file.number(), article.id);
            Document whole = document(file, when);
            article.write(unfinished ? beginning(file, whole) : whole, 0, writer, when);
            article.change(details(file, lead(file, writer, when)), 0, writer, when);
        }

        /** What readers got first: without the last part; of a report by the minute, whose newest stands first, its oldest. */
        private Document beginning(StoryFile file, Document whole) {
            List<Block> body = whole.body();
            return file.value("first-headline")
                    .map(headline -> new Document(headline, "", body.subList(lastHeading(body), body.size())))
                    .orElseGet(
                            () -> new Document(whole.headline(), whole.standfirst(), body.subList(0, body.size() - 1)));
        }

        private static int lastHeading(List<Block> body) {
            int last = 0;
            for (int place = 0; place < body.size(); place++) {
                last = body.get(place) instanceof Block.Heading ? place : last;
            }
            return last;
        }

        private void approve(StoryFile file, Instant when) {
            Article article = Article.lock(ids.get(file.number()));
            article.approve(desk, article.seen(), null, when);
        }

        private Document document(StoryFile file, Instant when) {
            // A story can only point to what readers could see when it was written.
            return new Markdown(
                            number -> Optional.ofNullable(ids.get(number))
                                    .flatMap(id -> Publication.findVisible(id, when))
                                    .map(found -> new Block.RelatedStory(found.articleId(), found.headline())),
                            called -> pictures.take(
                                    file.picture(called.drawing()), called.alt(), called.caption(), writer(file), when))
                    .read(file.text());
        }

        private Lead lead(StoryFile file, Actor writer, Instant when) {
            String alt = file.value("alt").orElseThrow();
            String caption = file.value("caption").orElseThrow();
            long image = pictures.take(file.picture(), alt, caption, writer, when);
            return new Lead(image, alt, false, caption, DemoPictures.CREDIT, null);
        }

        private static Details details(StoryFile file, Lead lead) {
            return new Details(
                    Section.findByPath(file.value("section").orElseThrow()).orElseThrow(() -> missing(file, "section")),
                    file.values("tags").stream()
                            .map(slug -> Tag.findBySlug(slug).orElseThrow(() -> missing(file, "tag " + slug)))
                            .toList(),
                    file.values("authors").stream()
                            .map(slug -> Byline.of(
                                    Author.findBySlug(slug).orElseThrow(() -> missing(file, "author " + slug)), null))
                            .toList(),
                    null,
                    file.value("short").orElse(null),
                    file.value("dateline").orElse(null),
                    Kind.valueOf(file.value("kind").orElse("news").toUpperCase(Locale.ROOT)),
                    LANG,
                    null,
                    null,
                    null,
                    lead,
                    null,
                    Set.of());
        }

        private static IllegalStateException missing(StoryFile file, String what) {
            return new IllegalStateException(
                    "Demo story %d names a %s that does not exist".formatted(file.number(), what));
        }

        private static Actor writer(StoryFile file) {
            Author author = Author.findBySlug(file.values("authors").get(0)).orElseThrow(() -> missing(file, "author"));
            return new Actor(author.personId, author.name, Set.of(Role.JOURNALIST), Set.of());
        }

        private Timeline timeline(StoryFile file, Instant now) {
            return Timeline.lock(ids.get(file.number()), now);
        }

        private void at(Instant when, Runnable run) {
            deeds.add(new Deed(when, run));
        }
    }
}
