package stet.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import stet.curation.CuratedList;
import stet.curation.Definition;
import stet.curation.Redefinition;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.people.Presence;
import stet.people.Role;
import stet.web.Conflict;
import stet.web.Invalid;
import stet.web.NewsroomTime;
import stet.web.Page;
import stet.web.Problem;
import stet.web.Together;

/** The lists that editors arrange: their line-ups, and their launches. */
@Path("/newsroom/lists")
public class Lists {
    private static final String ADDRESS = "/newsroom/lists/";

    private final CurrentActor current;
    private final Clock clock;
    private final NewsroomTime time;
    private final ListDesk desk;

    Lists(CurrentActor current, Clock clock, NewsroomTime time, ListDesk desk) {
        this.current = current;
        this.clock = clock;
        this.time = time;
        this.desk = desk;
    }

    /** A list, with what readers see of it now and next; each instant may be null. */
    public record Line(String key, String name, int size, String rule, Instant since, Instant next) {}

    public record ListsPage(List<Line> lines) {}

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance lists(ListsPage page);

        static native TemplateInstance list(ListPage page);
    }

    @GET
    public Response lists() {
        return QuarkusTransaction.requiringNew().call(() -> {
            current.get().mustBe(Role.JOURNALIST, "see the newsroom's lists");
            return Page.of(Templates.lists(new ListsPage(desk.lines(clock.instant()))));
        });
    }

    @GET
    @Path("/{key}")
    public Response list(@RestPath String key, @BeanParam StoryFilter filter) {
        return QuarkusTransaction.requiringNew().call(() -> Page.of(page(key, filter, null, Kept.NONE)));
    }

    /** What open pages ask every few seconds: two statements. */
    @GET
    @Path("/{key}/now")
    @Produces(MediaType.APPLICATION_JSON)
    public Response now(@RestPath String key, @Context Request request) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Actor me = current.get();
            me.mustBe(Role.JOURNALIST, "see the newsroom's lists");
            Instant now = clock.instant();
            return new Together(CuratedList.markOf(key, now), Presence.meet("list:" + key, me, now)).answer(request);
        });
    }

    @POST
    @Path("/{key}/changes")
    public Response change(@RestPath String key, MultivaluedMap<String, String> form) {
        form.putIfAbsent("list", List.of(key));
        return attempt(key, form, (by, now) -> {
            Placing placing = Placing.read(form, time);
            placing.make(by, now, CuratedList.get(key));
            return desk.told(placing.change(), by, now);
        });
    }

    /** At an instant, or now when {@code at} is blank. */
    @POST
    @Path("/{key}/launch")
    public Response launch(
            @RestPath String key,
            @RestForm Integer version,
            @RestForm String at,
            @RestForm String offset,
            MultivaluedMap<String, String> form) {
        return attempt(key, form, (by, now) -> {
            CuratedList list = CuratedList.get(key);
            Instant from = at == null || at.isBlank() ? now : time.parse("at", at, offset);
            list.launch(by, now, from, version == null ? -1 : version);
            return from.equals(now)
                    ? "Launched: readers see this list now."
                    : "Readers will see this list from %s.".formatted(time.formatExactly(from));
        });
    }

    /** The three that were seen say what the list was when somebody wanted it otherwise. */
    @POST
    @Path("/{key}/definition")
    public Response redefine(
            @RestPath String key,
            @RestForm String seenName,
            @RestForm String seenSize,
            @RestForm String seenRule,
            @RestForm String name,
            @RestForm String size,
            @RestForm String rule,
            MultivaluedMap<String, String> form) {
        return attempt(key, "definition", form, (by, now) -> {
            CuratedList list = CuratedList.get(key);
            Definition wanted = Redefinition.of(list).read(list.definition(), name, size, rule);
            Definition seen = Redefinition.of(list).read(list.definition(), seenName, seenSize, seenRule);
            list.redefine(by, now, seen, wanted);
            return "“%s” has %d places, filled with %s."
                    .formatted(wanted.name(), wanted.size(), wanted.rule().label());
        });
    }

    @POST
    @Path("/{key}/launches/{launch}/restoration")
    public Response restore(
            @RestPath String key,
            @RestPath long launch,
            @RestForm Integer version,
            MultivaluedMap<String, String> form) {
        return attempt(
                key,
                form,
                (by, now) -> Launched.restored(
                        CuratedList.get(key).restore(by, now, launch, version == null ? -1 : version)));
    }

    @POST
    @Path("/{key}/launches/{launch}/removal")
    public Response callOff(@RestPath String key, @RestPath long launch, MultivaluedMap<String, String> form) {
        return attempt(key, form, (by, now) -> {
            CuratedList.get(key).callOff(by, now, launch);
            return "That launch is called off.";
        });
    }

    private Response attempt(String key, MultivaluedMap<String, String> form, BiFunction<Actor, Instant, String> verb) {
        return attempt(key, form(form), form, verb);
    }

    /** All of it or nothing; what was refused comes back on the list's page, to be looked at and sent again. */
    private Response attempt(
            String key, String which, MultivaluedMap<String, String> form, BiFunction<Actor, Instant, String> verb) {
        Actor by = current.get();
        try {
            return Page.see(
                    ADDRESS + key, QuarkusTransaction.requiringNew().call(() -> verb.apply(by, clock.instant())));
        } catch (Invalid | Conflict refused) {
            return QuarkusTransaction.requiringNew()
                    .call(() -> Page.of(
                            page(key, new StoryFilter(), trouble(key, refused, form), Kept.of(which, form, refused)),
                            refused.status()));
        }
    }

    /** Which of the page's forms sends it. */
    private static String form(MultivaluedMap<String, String> form) {
        return form.getFirst("do") == null ? "launch" : form.getFirst("do") + "-" + form.getFirst("article");
    }

    private Trouble trouble(String key, Problem refused, MultivaluedMap<String, String> form) {
        if (!(refused instanceof CuratedList.Collision collision)) {
            return Trouble.of(refused.getMessage());
        }
        return desk.trouble(collision, key, Placing.read(form, time), current.get(), clock.instant());
    }

    private TemplateInstance page(String key, StoryFilter filter, Trouble trouble, Kept kept) {
        Actor me = current.get();
        me.mustBe(Role.JOURNALIST, "see the newsroom's lists");
        return Templates.list(desk.page(CuratedList.get(key), me, clock.instant(), filter, trouble, kept));
    }
}
