package stet.taxonomy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import stet.people.CurrentActor;
import stet.people.Role;
import stet.web.Input;

/** What the details form proposes while somebody types a tag or a name. */
@Path("/newsroom")
@Produces(MediaType.APPLICATION_JSON)
public class Completions {
    private static final int MOST = 10;

    private final CurrentActor current;

    Completions(CurrentActor current) {
        this.current = current;
    }

    /** Something that can be chosen. */
    public record Choice(String slug, String name) {}

    @GET
    @Path("/tags")
    public List<Choice> tags(@RestQuery String q) {
        return Tag.listMatching(typed(q), MOST).stream()
                .map(tag -> new Choice(tag.slug, tag.name))
                .toList();
    }

    @GET
    @Path("/authors")
    public List<Choice> authors(@RestQuery String q) {
        return Author.listMatching(typed(q), MOST).stream()
                .map(author -> new Choice(author.slug, author.name))
                .toList();
    }

    private String typed(String q) {
        current.get().mustBe(Role.JOURNALIST, "look things up for a story");
        return Input.line("q", "What you look for", q, Tag.NAME_MAX).orElse("");
    }
}
