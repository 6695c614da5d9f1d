package stet.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import stet.people.Person;
import stet.web.NewsroomTime;
import stet.web.Page;

/** The library: all pictures, as a list to filter and to choose from; and where new ones come in. */
@Path("/newsroom/pictures")
public class Pictures {
    private static final int PAGE = 48;
    private static final int MOST_CHOICES = 24;
    private static final int WARNINGS = 12;

    private final Clock clock;
    private final NewsroomTime time;
    private final PictureDesk desk;

    Pictures(Clock clock, NewsroomTime time, PictureDesk desk) {
        this.clock = clock;
        this.time = time;
        this.desk = desk;
    }

    /** A page of the library. {@code older} is the address of the next, or null. */
    public record PicturesPage(
            PictureFilter filter,
            List<PictureFilter.Use> uses,
            List<Person> people,
            List<PictureLine> lines,
            String older,
            List<PictureWarnings.Warning> warnings) {}

    /**
     * A picture that can be chosen.
     *
     * @param width of its file, in pixels
     * @param preview the address of a small one
     * @param large the address of one to crop on
     */
    public record Choice(
            long id,
            String name,
            String alt,
            String caption,
            String credit,
            int width,
            int height,
            String preview,
            String large,
            double focalX,
            double focalY) {
        static Choice of(PictureLine line) {
            return new Choice(
                    line.id(),
                    line.name(),
                    line.alt(),
                    line.caption(),
                    line.credit(),
                    line.whole().width(),
                    line.whole().height(),
                    line.preview(),
                    line.large(),
                    line.focalX(),
                    line.focalY());
        }
    }

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance pictures(PicturesPage page);
    }

    @GET
    @Transactional
    public Response list(@BeanParam PictureFilter filter, @Context UriInfo uri) {
        desk.onlooker();
        Instant now = clock.instant();
        PictureLines.Found found = PictureLines.list(filter, time.zone(), now, PAGE);
        String older = found.next()
                .map(cursor -> uri.getRequestUriBuilder()
                        .replaceQueryParam("before", cursor.toString())
                        .build()
                        .getRawQuery())
                .map(query -> "/newsroom/pictures?" + query)
                .orElse(null);
        return Page.of(Templates.pictures(new PicturesPage(
                filter,
                List.of(PictureFilter.Use.values()),
                Person.listAllByName(),
                found.lines(),
                older,
                PictureWarnings.list(now, WARNINGS))));
    }

    /**
     * What a picker offers: what was uploaded last, of what was asked for, and may still be shown.
     *
     * @param id of one, to know it again; nothing else is offered then
     */
    @GET
    @Path("/choices")
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    public List<Choice> choices(@RestQuery String q, @RestQuery Long id) {
        desk.onlooker();
        Instant now = clock.instant();
        PictureFilter filter = new PictureFilter();
        filter.q = q;
        List<PictureLine> lines = id == null
                ? PictureLines.showable(filter, time.zone(), now, MOST_CHOICES)
                : List.copyOf(PictureLines.ofPictures(List.of(id), now).values());
        return lines.stream().map(Choice::of).toList();
    }
}
