package stet.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import stet.article.Article;
import stet.article.Checklist;
import stet.article.DetailsForm;
import stet.article.Draft;
import stet.article.Kind;
import stet.audience.Readership;
import stet.audience.Views;
import stet.document.Document;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.publishing.Correction;
import stet.publishing.NotReady;
import stet.publishing.Publication;
import stet.publishing.Timeline;
import stet.taxonomy.Completions;
import stet.taxonomy.Section;
import stet.taxonomy.Suggestions;
import stet.web.NewsroomTime;
import stet.web.Page;
import stet.web.Problem;

/** Where a story is worked on: lays out its page, and runs one verb of one person in one transaction. */
@RequestScoped
class StoryDesk {
    private final CurrentActor current;
    private final Clock clock;
    private final NewsroomTime time;
    private final Views views;

    StoryDesk(CurrentActor current, Clock clock, NewsroomTime time, Views views) {
        this.current = current;
        this.clock = clock;
        this.time = time;
        this.views = views;
    }

    /** The page of a story as it is now; {@code trouble} is null unless something was just refused. */
    StoryPage page(long id, StoryPage.Trouble trouble) {
        Actor me = current.get();
        Instant now = clock.instant();
        Article article = Article.get(id);
        article.mustBeReadableBy(me);
        Draft draft = article.draft();
        Timeline timeline = Timeline.of(article, now);
        Publication live = timeline.live().orElse(null);
        return new StoryPage(
                me,
                article,
                draft,
                "{\"version\":%d,\"document\":%s}"
                        .formatted(draft.version(), draft.document().toJson()),
                DetailsForm.of(article),
                Section.listInOrder(),
                article.mayBeEditedBy(me) ? suggestions(article, draft) : List.of(),
                List.of(Kind.values()),
                timeline.state(),
                live,
                timeline.scheduled().orElse(null),
                timeline.embargo().orElse(null),
                live == null
                        ? null
                        : "/%s/%s-%d"
                                .formatted(Section.ofPublished(live.sectionId()).path(), live.slug(), id),
                Correction.listOfArticle(id),
                Checklist.of(
                        draft.document(),
                        article.metadata(),
                        story -> Publication.findVisible(story, now).isPresent(),
                        now),
                StoryPage.May.of(me, article, timeline),
                views.areCounted() ? Readership.of(id, now, time.zone()) : null,
                trouble);
    }

    /** Topics that a story names and does not have. */
    static List<Completions.Choice> suggestions(Article article, Draft draft) {
        Document document = draft.document();
        return Suggestions.of(
                String.join("\n", document.headline(), document.standfirst(), document.plainText()), article.tags());
    }

    /**
     * Runs a verb and sends the person back to the story with a message; when it is refused, shows the story again
     * with the reason and all that was typed.
     *
     * @param form the name of the form that asked for it
     * @param verb does it, and answers what to tell
     */
    Response attempt(long id, String form, BiFunction<Actor, Instant, String> verb) {
        try {
            return Page.see("/newsroom/stories/" + id, inTransaction(id, verb));
        } catch (Problem problem) {
            // A story that they may not even read, or that does not exist, has no page to go back to.
            if (problem.status() == 404 || problem.status() == 403) {
                throw problem;
            }
            List<String> missing =
                    problem instanceof NotReady notReady ? notReady.checklist().errors() : List.of();
            StoryPage.Trouble trouble = new StoryPage.Trouble(form, problem.getMessage(), missing, typed(), problem);
            return QuarkusTransaction.requiringNew()
                    .call(() -> Page.of(Story.Templates.story(page(id, trouble)), problem.status()));
        }
    }

    /**
     * Runs a verb of the signed-in person, all of it or nothing. Its instant is taken once the story is theirs to
     * change: taken before, it could lie before that of somebody who was quicker.
     */
    <T> T inTransaction(long id, BiFunction<Actor, Instant, T> verb) {
        Actor by = current.get();
        return QuarkusTransaction.requiringNew().call(() -> {
            Article.lock(id);
            return verb.apply(by, clock.instant());
        });
    }

    /** What somebody had before them, as a form sends it; nothing when it does not say. */
    static Article.Seen seen(Integer text, Integer details) {
        return new Article.Seen(text == null ? -1 : text, details == null ? -1 : details);
    }

    private static Map<String, String> typed() {
        Map<String, String> typed = new HashMap<>();
        var form = CurrentRequestManager.get().getFormData();
        if (form != null) {
            for (String field : form) {
                if (!form.getFirst(field).isFileItem()) {
                    typed.put(field, form.getFirst(field).getValue());
                }
            }
        }
        return typed;
    }
}
