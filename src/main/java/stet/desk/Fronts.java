package stet.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import stet.curation.Front;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.people.Person;
import stet.people.Role;
import stet.taxonomy.Section;
import stet.web.Conflict;
import stet.web.Invalid;
import stet.web.Missing;
import stet.web.NewsroomTime;
import stet.web.Page;
import stet.web.Problem;

/** The fronts of the paper and its sections: their blocks, and their launches. */
@Path("/newsroom/fronts")
public class Fronts {
    private static final String ADDRESS = "/newsroom/fronts/";
    private static final String SEE = "see the newsroom's fronts";

    private final CurrentActor current;
    private final Clock clock;
    private final NewsroomTime time;
    private final FrontDesk desk;

    Fronts(CurrentActor current, Clock clock, NewsroomTime time, FrontDesk desk) {
        this.current = current;
        this.clock = clock;
        this.time = time;
        this.desk = desk;
    }

    public record FrontsPage(List<FrontPage.Summary> fronts) {}

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance fronts(FrontsPage page);

        static native TemplateInstance front(FrontPage page);
    }

    @GET
    public Response fronts() {
        return QuarkusTransaction.requiringNew().call(() -> {
            current.get().mustBe(Role.JOURNALIST, SEE);
            return Page.of(Templates.fronts(new FrontsPage(desk.summaries(clock.instant()))));
        });
    }

    @GET
    @Path("/{key}")
    public Response front(@RestPath String key) {
        return QuarkusTransaction.requiringNew().call(() -> Page.of(page(key, null)));
    }

    /** Takes a front over from the rules: its blocks are then for people to change. */
    @POST
    @Path("/{key}/beginning")
    public Response begin(@RestPath String key) {
        return attempt(key, (by, now) -> {
            Section section = desk.section(key);
            Front.begin(by, now, section == null ? null : section.id, desk.usual(section));
            return "The blocks are yours to change. Readers see nothing of it until you launch.";
        });
    }

    @POST
    @Path("/{key}/changes")
    public Response change(@RestPath String key, @RestForm Integer version, MultivaluedMap<String, String> form) {
        return attempt(key, (by, now) -> {
            if (version == null) {
                throw new Invalid("version", "The version that you saw is missing.");
            }
            Front front = begun(key);
            front.change(by, now, version, FrontForm.read(form, front));
            return "Done. Readers see it once the front is launched.";
        });
    }

    /** At an instant, or now when {@code at} is blank. */
    @POST
    @Path("/{key}/launch")
    public Response launch(
            @RestPath String key, @RestForm Integer stamp, @RestForm String at, @RestForm String offset) {
        return attempt(key, (by, now) -> {
            Instant from = at == null || at.isBlank() ? now : time.parse("at", at, offset);
            begun(key).launch(by, now, from, stamp == null ? -1 : stamp);
            return from.equals(now)
                    ? "Launched: readers see this front now."
                    : "Readers will see this front from %s.".formatted(time.formatExactly(from));
        });
    }

    @POST
    @Path("/{key}/restoration")
    public Response restore(@RestPath String key) {
        return attempt(key, (by, now) -> {
            begun(key).restorePrevious(by, now);
            return "Readers see again what they saw before the last launch.";
        });
    }

    @POST
    @Path("/{key}/launches/{launch}/removal")
    public Response callOff(@RestPath String key, @RestPath long launch) {
        return attempt(key, (by, now) -> {
            begun(key).callOff(by, now, launch);
            return "That launch is called off.";
        });
    }

    private Front begun(String key) {
        Section section = desk.section(key);
        return Front.findOf(section == null ? null : section.id)
                .orElseThrow(() -> new Missing("Nobody has begun to arrange this front."));
    }

    /** All of it or nothing; what was refused comes back on the front's page. */
    private Response attempt(String key, BiFunction<Actor, Instant, String> verb) {
        Actor by = current.get();
        try {
            return Page.see(
                    ADDRESS + key, QuarkusTransaction.requiringNew().call(() -> verb.apply(by, clock.instant())));
        } catch (Invalid | Conflict refused) {
            return QuarkusTransaction.requiringNew().call(() -> Page.of(page(key, trouble(refused)), refused.status()));
        }
    }

    private String trouble(Problem refused) {
        if (refused instanceof Front.Collision collision) {
            long person = collision.theirs().personId();
            return "%s has just changed this block. Look at it as it is now, and change it again if you still want to."
                    .formatted(Person.namesOf(List.of(person)).get(person));
        }
        return refused.getMessage();
    }

    private TemplateInstance page(String key, String trouble) {
        Actor me = current.get();
        me.mustBe(Role.JOURNALIST, SEE);
        return Templates.front(desk.page(key, me, clock.instant(), trouble));
    }
}
