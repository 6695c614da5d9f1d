package stet.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import stet.article.Article;
import stet.article.Revision;
import stet.audit.AuditEvent;
import stet.document.SafeHtml;
import stet.document.StoryLink;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.people.Person;
import stet.web.Missing;
import stet.web.Page;

/** The history of a story: every revision with who, when and why, each to read; and what was done with it. */
@Path("/newsroom/stories/{id}/revisions")
public class Revisions {
    private static final int PAGE = 50;

    private final CurrentActor current;
    private final Clock clock;

    Revisions(CurrentActor current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    /** {@code older} is the number below which the next page begins, or null. */
    public record HistoryPage(
            Actor me, Article article, List<Revision.Line> revisions, Integer older, List<Deed> deeds) {}

    /** One thing that was done, by whom. */
    public record Deed(Instant at, String who, String verb, Map<String, String> details) {}

    public record RevisionPage(
            Actor me,
            Article article,
            Revision revision,
            String maker,
            List<String> writers,
            List<RevisionFacts.Fact> facts,
            String headline,
            String standfirst,
            SafeHtml html) {}

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance history(HistoryPage page);

        static native TemplateInstance revision(RevisionPage page);
    }

    @GET
    @Transactional
    public Response list(@RestPath long id, @RestQuery Optional<Integer> before) {
        Article article = readable(id);
        List<Revision.Line> lines = Revision.listLines(id, before.orElse(Integer.MAX_VALUE), PAGE + 1);
        boolean more = lines.size() > PAGE;
        List<Revision.Line> shown = more ? lines.subList(0, PAGE) : lines;
        return Page.of(Templates.history(new HistoryPage(
                current.get(), article, shown, more ? shown.get(PAGE - 1).number() : null, deeds(id))));
    }

    @GET
    @Path("/{number}")
    @Transactional
    public Response show(@RestPath long id, @RestPath int number) {
        Article article = readable(id);
        Revision revision = Revision.findByNumber(id, number)
                .orElseThrow(() -> new Missing("Story %d has no revision %d.".formatted(id, number)));
        var document = revision.document();
        return Page.of(Templates.revision(new RevisionPage(
                current.get(),
                article,
                revision,
                Person.<Person>findById(revision.madeBy()).name,
                Person.listByIds(revision.contributors()).stream()
                        .map(person -> person.name)
                        .toList(),
                RevisionFacts.of(revision.metadata()),
                document.headline(),
                document.standfirst(),
                document.toHtml(this::link, PicturesShown.of(document, clock.instant())))));
    }

    private Optional<StoryLink> link(long story) {
        return Article.<Article>findByIdOptional(story)
                .filter(found -> found.mayBeReadBy(current.get()))
                .map(found -> new StoryLink("/newsroom/stories/" + story, found.headline()));
    }

    private Article readable(long id) {
        Article article = Article.get(id);
        article.mustBeReadableBy(current.get());
        return article;
    }

    private static List<Deed> deeds(long id) {
        List<AuditEvent> events = AuditEvent.listOfArticle(id);
        Map<Long, String> names =
                Person.listByIds(events.stream()
                                .map(event -> event.personId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(person -> person.id, person -> person.name));
        return events.stream()
                .map(event -> new Deed(event.at, names.get(event.personId), event.verb, event.details()))
                .toList();
    }
}
