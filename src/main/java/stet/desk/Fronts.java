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
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import stet.curation.CuratedList;
import stet.curation.Front;
import stet.curation.LineupChange;
import stet.curation.PlanChange;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.people.Person;
import stet.people.Presence;
import stet.people.Role;
import stet.taxonomy.Section;
import stet.web.Conflict;
import stet.web.Invalid;
import stet.web.Missing;
import stet.web.NewsroomTime;
import stet.web.Page;
import stet.web.Problem;
import stet.web.Together;

/** The fronts of the paper and its sections: their blocks, what stands in them, and their launches. */
@Path("/newsroom/fronts")
public class Fronts {
    private static final String ADDRESS = "/newsroom/fronts/";
    private static final String SEE = "see the newsroom's fronts";

    private final CurrentActor current;
    private final Clock clock;
    private final NewsroomTime time;
    private final FrontDesk desk;
    private final ChangeWords words;

    Fronts(CurrentActor current, Clock clock, NewsroomTime time, FrontDesk desk, ChangeWords words) {
        this.current = current;
        this.clock = clock;
        this.time = time;
        this.desk = desk;
        this.words = words;
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
            Actor me = current.get();
            me.mustBe(Role.JOURNALIST, SEE);
            return Page.of(Templates.fronts(new FrontsPage(desk.summaries(me, clock.instant()))));
        });
    }

    @GET
    @Path("/{key}")
    public Response front(@RestPath String key, @BeanParam StoryFilter filter) {
        return QuarkusTransaction.requiringNew().call(() -> Page.of(page(key, filter, null, Kept.NONE)));
    }

    /** What open pages ask every few seconds: two statements. */
    @GET
    @Path("/{key}/now")
    @Produces(MediaType.APPLICATION_JSON)
    public Response now(@RestPath String key, @Context Request request) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Actor me = current.get();
            me.mustBe(Role.JOURNALIST, SEE);
            Instant now = clock.instant();
            return new Together(Front.markOf(key, now), Presence.meet("front:" + key, me, now)).answer(request);
        });
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
        return attempt(
                key,
                (by, now) -> {
                    if (version == null) {
                        throw new Invalid("version", "The version that you saw is missing.");
                    }
                    Front front = begun(key);
                    PlanChange change = FrontForm.read(form, front);
                    String before = desk.title(front, change.about());
                    front.change(by, now, version, change);
                    String title =
                            front.plan().find(change.about()).isEmpty() ? before : desk.title(front, change.about());
                    return ChangeWords.of(change, title) + " Readers see it once the front is launched.";
                },
                refused -> trouble(key, refused, form),
                refused -> Kept.of(FrontForm.form(form), form, refused));
    }

    /** A change to what stands in a block, or from one block into another. */
    @POST
    @Path("/{key}/placements")
    public Response place(@RestPath String key, MultivaluedMap<String, String> form) {
        return attempt(
                key,
                (by, now) -> {
                    Front front = begun(key);
                    Placing placing = Placing.read(form, time);
                    placing.make(by, now, front);
                    return desk.told(placing, by, now, front, words);
                },
                refused -> placingTrouble(key, refused, form),
                refused -> Kept.of(Placing.form(form), form, refused));
    }

    /** At an instant, or now when {@code at} is blank. */
    @POST
    @Path("/{key}/launch")
    public Response launch(
            @RestPath String key,
            @RestForm Integer stamp,
            @RestForm String at,
            @RestForm String offset,
            MultivaluedMap<String, String> form) {
        return attempt(
                key,
                (by, now) -> {
                    Instant from = at == null || at.isBlank() ? now : time.parse("at", at, offset);
                    begun(key).launch(by, now, from, stamp == null ? -1 : stamp);
                    return from.equals(now)
                            ? "Launched: readers see this front now."
                            : "Readers will see this front from %s.".formatted(time.formatExactly(from));
                },
                refused -> Trouble.of(refused.getMessage()),
                refused -> Kept.of("launch", form, refused));
    }

    @POST
    @Path("/{key}/launches/{launch}/restoration")
    public Response restore(@RestPath String key, @RestPath long launch, @RestForm Integer stamp) {
        return attempt(
                key, (by, now) -> Launched.restored(begun(key).restore(by, now, launch, stamp == null ? -1 : stamp)));
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

    private Response attempt(String key, BiFunction<Actor, Instant, String> verb) {
        return attempt(key, verb, refused -> Trouble.of(refused.getMessage()), refused -> Kept.NONE);
    }

    /** All of it or nothing; what was refused comes back on the front's page, with what was typed. */
    private Response attempt(
            String key,
            BiFunction<Actor, Instant, String> verb,
            Function<Problem, Trouble> trouble,
            Function<Problem, Kept> kept) {
        Actor by = current.get();
        try {
            return Page.see(
                    ADDRESS + key, QuarkusTransaction.requiringNew().call(() -> verb.apply(by, clock.instant())));
        } catch (Invalid | Conflict refused) {
            return QuarkusTransaction.requiringNew()
                    .call(() -> Page.of(
                            page(key, new StoryFilter(), trouble.apply(refused), kept.apply(refused)),
                            refused.status()));
        }
    }

    /** Two who changed the same block: what each wanted, to be decided by the one who came second. */
    private Trouble trouble(String key, Problem refused, MultivaluedMap<String, String> form) {
        if (!(refused instanceof Front.Collision collision)) {
            return Trouble.of(refused.getMessage());
        }
        Front front = begun(key);
        PlanChange mine = FrontForm.read(form, front);
        PlanChange theirs = collision.theirs().change();
        List<Trouble.Field> again = new ArrayList<>(ChangeForm.fields(form));
        again.add(new Trouble.Field("version", String.valueOf(front.version())));
        return new Trouble(
                refused.getMessage(),
                ChangeWords.of(mine, desk.title(front, mine.about())),
                signed(collision.theirs().personId(), ChangeWords.of(theirs, desk.title(front, theirs.about()))),
                ADDRESS + key + "/changes",
                again);
    }

    private Trouble placingTrouble(String key, Problem refused, MultivaluedMap<String, String> form) {
        if (!(refused instanceof CuratedList.Collision collision)) {
            return Trouble.of(refused.getMessage());
        }
        Placing placing = Placing.read(form, time);
        Actor me = current.get();
        Instant now = clock.instant();
        LineupChange theirs = collision.theirs();
        String story = FrontDesk.title(placing.change().article(), me, now);
        String block = "“%s”".formatted(desk.title(begun(key), placing.target()));
        return new Trouble(
                refused.getMessage(),
                words.of(placing.change(), story, block),
                signed(theirs.personId(), words.of(theirs.change(), story, "the block")),
                ADDRESS + key + "/placements",
                placing.again());
    }

    private static String signed(long person, String what) {
        return "%s %s".formatted(Person.namesOf(List.of(person)).get(person) + ":", what);
    }

    private TemplateInstance page(String key, StoryFilter filter, Trouble trouble, Kept kept) {
        Actor me = current.get();
        me.mustBe(Role.JOURNALIST, SEE);
        return Templates.front(desk.page(key, me, clock.instant(), filter, trouble, kept));
    }
}
