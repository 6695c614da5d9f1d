package stet.desk;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import stet.article.Article;
import stet.article.Revision;

/** A story's way through review. */
@Path("/newsroom/stories/{id}")
public class Review {
    private final StoryDesk desk;

    Review(StoryDesk desk) {
        this.desk = desk;
    }

    @POST
    @Path("/submission")
    public Response submit(@RestPath long id) {
        return desk.attempt(id, "submit", (by, now) -> {
            Revision revision = Article.lock(id).submit(by, now);
            return "Submitted for review as revision %d. An editor will read it.".formatted(revision.number());
        });
    }

    @POST
    @Path("/retraction")
    public Response takeBack(@RestPath long id) {
        return desk.attempt(id, "takeBack", (by, now) -> {
            Article.lock(id).takeBack(by, now);
            return "Taken back: it is your draft again.";
        });
    }

    @POST
    @Path("/change-request")
    public Response requestChanges(@RestPath long id, @RestForm String note) {
        return desk.attempt(id, "requestChanges", (by, now) -> {
            Article.lock(id).requestChanges(by, note, now);
            return "Sent back to its writers with your note.";
        });
    }

    /** {@code seen} and {@code details} are the versions of text and details that the editor had before them. */
    @POST
    @Path("/approval")
    public Response approve(
            @RestPath long id, @RestForm Integer seen, @RestForm Integer details, @RestForm String override) {
        return desk.attempt(id, "approve", (by, now) -> {
            Revision revision = Article.lock(id).approve(by, StoryDesk.seen(seen, details), override, now);
            return "Approved: revision %d can be published or scheduled.".formatted(revision.number());
        });
    }
}
