package stet.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import stet.people.Person;
import stet.web.NewsroomTime;
import stet.web.Page;

/** The library: all pictures, as a list to filter. */
@Path("/newsroom/pictures")
public class Pictures {
    private static final String ADDRESS = "/newsroom/pictures";
    private static final int PAGE = 48;
    private static final int WARNINGS = 12;

    private final Clock clock;
    private final NewsroomTime time;
    private final PictureDesk desk;

    Pictures(Clock clock, NewsroomTime time, PictureDesk desk) {
        this.clock = clock;
        this.time = time;
        this.desk = desk;
    }

    /**
     * A page of the library.
     *
     * @param older the address of the next, or null
     * @param refused what was sent just now and not taken, and why
     * @param taken what was
     */
    public record PicturesPage(
            PictureFilter filter,
            List<PictureFilter.Use> uses,
            List<Person> people,
            List<PictureLine> lines,
            String older,
            List<PictureWarnings.Warning> warnings,
            List<String> refused,
            List<String> taken) {}

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance pictures(PicturesPage page);
    }

    @GET
    @Transactional
    public Response list(@BeanParam PictureFilter filter, @Context UriInfo uri) {
        return Page.of(page(filter, uri.getRequestUriBuilder(), List.of(), List.of()));
    }

    /** The newest, after some files were not taken. */
    @Transactional
    Response again(List<String> refused, List<String> taken) {
        return Page.of(page(new PictureFilter(), UriBuilder.fromPath(ADDRESS), refused, taken), 422);
    }

    private TemplateInstance page(PictureFilter filter, UriBuilder address, List<String> refused, List<String> taken) {
        desk.onlooker();
        Instant now = clock.instant();
        PictureLines.Found found = PictureLines.list(filter, time.zone(), now, PAGE);
        String older = found.next()
                .map(cursor -> address.replaceQueryParam("before", cursor.toString())
                        .build()
                        .getRawQuery())
                .map(query -> ADDRESS + "?" + query)
                .orElse(null);
        return Templates.pictures(new PicturesPage(
                filter,
                List.of(PictureFilter.Use.values()),
                Person.listAllByName(),
                found.lines(),
                older,
                PictureWarnings.list(now, WARNINGS),
                refused,
                taken));
    }
}
