package stet.site;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.people.Role;
import stet.web.Missing;
import stet.web.Problem;

/** Any public page as of any instant, past or to come, for the newsroom: through the very code that readers meet. */
@Path("/newsroom/at/{instant: [^/]+}{path: .*}")
public class TimeMachine {
    private static final String ROOT = "/newsroom/at/";
    static final String SEE = "see the paper as of another instant";
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final SiteView site;
    private final SiteConfig config;
    private final MachineBars bars;
    private final CurrentActor actor;

    TimeMachine(SiteView site, SiteConfig config, MachineBars bars, CurrentActor actor) {
        this.site = site;
        this.config = config;
        this.bars = bars;
        this.actor = actor;
    }

    /** The instant in the address cannot be read: 400. */
    static final class NoInstant extends Problem {
        private static final long serialVersionUID = 1L;

        NoInstant(String text) {
            super(("“%s” is not an instant between 1900 and 2200. Write it like 2026-11-24T06:00:00Z (UTC), or with an"
                            + " offset, like 2026-11-24T08:00+02:00.")
                    .formatted(text));
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String title() {
            return "That is no instant";
        }
    }

    /** A page of the paper at an instant, read as the address came, before any decoding. */
    @GET
    public Response show(
            @PathParam("instant") String when, @QueryParam("before") String before, RoutingContext exchange) {
        Actor me = actor.get();
        me.mustBe(Role.EDITOR, SEE);
        Instant instant = instant(when);
        PublicPath path = PublicPath.ofRequest(publicPath(exchange.request().path()), before);
        String prefix = ROOT + instant;
        Frame.Machine machine = page -> bars.of(page, path, instant, me);
        Answer answer;
        try {
            answer = SiteRoutes.answer(() -> site.at(instant, prefix, machine), path.path(), before);
        } catch (Address.Malformed e) {
            throw new Missing(e.getMessage());
        }
        if (answer instanceof Answer.Moved moved) {
            return unkept(Response.status(302).location(URI.create(prefix + moved.path())));
        }
        Rendered rendered =
                Rendered.of(((Answer.Shown) answer).page(), config.language().locale());
        return unkept(Response.status(rendered.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(rendered.body()));
    }

    private static Response unkept(Response.ResponseBuilder response) {
        return response.header("X-Robots-Tag", "noindex")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    /** What follows the instant; the front page when nothing does. */
    private static String publicPath(String path) {
        int slash = path.indexOf('/', ROOT.length());
        return slash < 0 ? "/" : path.substring(slash);
    }

    /** The address of a page at an instant. */
    static String address(Instant at, PublicPath path) {
        return ROOT + at + path.address();
    }

    /** @throws NoInstant when the text is none that the machine reaches */
    static Instant instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw new NoInstant(text);
        }
        throw new NoInstant(text);
    }
}
