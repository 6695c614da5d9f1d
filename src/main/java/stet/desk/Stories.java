package stet.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;
import stet.article.Article;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.people.Role;
import stet.taxonomy.Author;
import stet.taxonomy.Section;
import stet.web.Page;

/** All stories, as a list to filter; and the beginning of a new one. */
@Path("/newsroom/stories")
public class Stories {
    private static final int PAGE = 40;
    private static final int MOST_FOUND = 10;

    private final CurrentActor current;
    private final Clock clock;
    private final String language;

    Stories(CurrentActor current, Clock clock, @ConfigProperty(name = "stet.site.language") String language) {
        this.current = current;
        this.clock = clock;
        this.language = language;
    }

    /** A page of the list. {@code older} is the address of the next, or null. */
    public record StoriesPage(
            Actor me,
            StoryFilter filter,
            List<StoryFilter.State> states,
            List<Section> sections,
            List<Author> authors,
            List<StoryLine> lines,
            String older) {}

    /** A story that was looked up. */
    public record FoundStory(long id, String headline) {}

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance stories(StoriesPage page);
    }

    @GET
    @Transactional
    public Response list(@BeanParam StoryFilter filter, @Context UriInfo uri) {
        Actor me = current.get();
        me.mustBe(Role.JOURNALIST, "read the newsroom's stories");
        StoryLines.Found found = StoryLines.list(filter, me, clock.instant(), PAGE);
        String older = found.next()
                .map(cursor -> uri.getRequestUriBuilder()
                        .replaceQueryParam("before", cursor.toString())
                        .build()
                        .getRawQuery())
                .map(query -> "/newsroom/stories?" + query)
                .orElse(null);
        return Page.of(Templates.stories(new StoriesPage(
                me,
                filter,
                List.of(StoryFilter.State.values()),
                Section.listInOrder(),
                Author.listAllByName(),
                found.lines(),
                older)));
    }

    @GET
    @Path("/search")
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public List<FoundStory> search(@RestQuery String q) {
        Actor me = current.get();
        me.mustBe(Role.JOURNALIST, "read the newsroom's stories");
        StoryFilter filter = new StoryFilter();
        filter.q = q;
        return StoryLines.list(filter, me, clock.instant(), MOST_FOUND).lines().stream()
                .map(line -> new FoundStory(line.id(), line.title()))
                .toList();
    }

    @POST
    @Transactional
    public Response create() {
        Article article = Article.create(current.get(), language, clock.instant());
        return Response.seeOther(URI.create("/newsroom/stories/" + article.id)).build();
    }
}
