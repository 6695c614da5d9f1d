package stet.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import stet.people.CurrentActor;
import stet.people.Role;
import stet.web.Invalid;
import stet.web.NewsroomTime;
import stet.web.Page;

/** Where somebody says which page of the paper they want to see, and as of when; also what the machine's bar sends. */
@Path("/newsroom/at")
public class TimeMachineEntry {
    private final CurrentActor actor;
    private final SiteConfig config;
    private final NewsroomTime time;
    private final Clock clock;

    TimeMachineEntry(CurrentActor actor, SiteConfig config, NewsroomTime time, Clock clock) {
        this.actor = actor;
        this.config = config;
        this.time = time;
        this.clock = clock;
    }

    /**
     * The form, with what was typed.
     *
     * @param choices of two instants, where a clock change makes a time come twice; else empty
     */
    public record Entry(
            String path, String at, List<Invalid.FieldError> errors, List<NewsroomTime.Doubled.Choice> choices) {
        public String error(String field) {
            return errors.stream()
                    .filter(error -> error.field().equals(field))
                    .map(Invalid.FieldError::message)
                    .findFirst()
                    .orElse(null);
        }
    }

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance timeMachine(Entry page);
    }

    /** The form; or, once a time is given, the way to that page at that time. */
    @GET
    public Response choose(
            @RestQuery String path, @RestQuery String at, @RestQuery String offset, RoutingContext exchange) {
        actor.get().mustBe(Role.EDITOR, TimeMachine.SEE);
        if (at == null) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
            return Page.of(Templates.timeMachine(
                    new Entry(path == null ? "/" : path, time.fieldValue(now), List.of(), List.of())));
        }
        List<Invalid.FieldError> errors = new ArrayList<>();
        List<NewsroomTime.Doubled.Choice> choices = List.of();
        PublicPath wanted = null;
        Instant instant = null;
        try {
            wanted = PublicPath.read(
                    "path",
                    path,
                    PublicPath.hosts(config.url(), exchange.request().authority()));
        } catch (Invalid e) {
            errors.addAll(e.errors());
        }
        try {
            instant = time.parse("at", at, offset);
        } catch (NewsroomTime.Doubled e) {
            errors.addAll(e.errors());
            choices = e.choices();
        } catch (Invalid e) {
            errors.addAll(e.errors());
        }
        if (errors.isEmpty()) {
            return Response.seeOther(URI.create(TimeMachine.address(instant, wanted)))
                    .build();
        }
        return Page.of(Templates.timeMachine(new Entry(path == null ? "" : path, at, errors, choices)), 422);
    }
}
