package stet.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import stet.article.Article;
import stet.article.DetailsForm;
import stet.article.StaleDetails;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.taxonomy.Completions;
import stet.web.Page;

/** The page of one story, and its details. */
@Path("/newsroom/stories/{id}")
public class Story {
    private final StoryDesk desk;
    private final CurrentActor current;

    Story(StoryDesk desk, CurrentActor current) {
        this.desk = desk;
        this.current = current;
    }

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance story(StoryPage page);
    }

    /** The details were taken; what the editor's script wants to know. */
    public record Saved(int version) {}

    /** The details were not taken, as somebody else changed them: both values of each field. */
    public record Stale(String message, List<StaleDetails.Difference> conflicts, int version) {}

    @GET
    @Transactional
    public Response show(@RestPath long id) {
        return Page.of(Templates.story(desk.page(id, null)));
    }

    /** Topics that the story names and does not have, as its text is by now. */
    @GET
    @Path("/suggestions")
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public List<Completions.Choice> suggestions(@RestPath long id) {
        Article article = Article.get(id);
        article.mustBeReadableBy(current.get());
        return StoryDesk.suggestions(article, article.draft());
    }

    @POST
    @Path("/details")
    public Response change(
            @RestPath long id, @BeanParam DetailsForm form, @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        return accept != null && accept.contains(MediaType.APPLICATION_JSON)
                ? changeForScript(id, form)
                : desk.attempt(id, "details", (by, now) -> {
                    change(id, form, by, now);
                    return "Details saved.";
                });
    }

    private Response changeForScript(long id, DetailsForm form) {
        try {
            int version = desk.inTransaction(id, (by, now) -> change(id, form, by, now));
            return Response.ok(new Saved(version), MediaType.APPLICATION_JSON_TYPE)
                    .build();
        } catch (StaleDetails stale) {
            return Response.status(stale.status())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(new Stale(stale.getMessage(), stale.differences(), stale.version()))
                    .build();
        }
    }

    private static int change(long id, DetailsForm form, Actor by, Instant now) {
        Article article = Article.lock(id);
        article.change(form.read(by, now), form.version, by, now);
        return article.version();
    }
}
