package stet.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import stet.people.CurrentActor;
import stet.people.Role;
import stet.web.Invalid;
import stet.web.Missing;
import stet.web.NewsroomTime;

/** A page of the paper at two instants, side by side: what differs, in words, and both as readers see them. */
@Path("/newsroom/compare")
public class Comparing {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final String ONE = "one";
    private static final String OTHER = "other";

    private final CurrentActor actor;
    private final SiteView site;
    private final SiteConfig config;
    private final NewsroomTime time;
    private final Clock clock;

    Comparing(CurrentActor actor, SiteView site, SiteConfig config, NewsroomTime time, Clock clock) {
        this.actor = actor;
        this.site = site;
        this.config = config;
        this.time = time;
        this.clock = clock;
    }

    /** What an address of this page says. */
    public static class Asked {
        @RestQuery
        String path;

        /** An instant; by default a day before the other, or now where that is still to come. */
        @RestQuery
        String one;

        /** An instant; now by default. */
        @RestQuery
        String other;

        /** Which of the two is to be changed to {@code at}, in the newsroom's zone. */
        @RestQuery
        String side;

        @RestQuery
        String at;

        @RestQuery
        String offset;
    }

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance compare(ComparePage page);
    }

    @GET
    public Response compare(@BeanParam Asked asked, RoutingContext exchange) {
        actor.get().mustBe(Role.EDITOR, TimeMachine.SEE);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant other = given(asked.other) ? TimeMachine.instant(asked.other) : now;
        Instant one = given(asked.one) ? TimeMachine.instant(asked.one) : other.isAfter(now) ? now : other.minus(USUAL);
        String typed = given(asked.path) ? asked.path : "/";
        PublicPath path;
        try {
            path = PublicPath.read(
                    "path",
                    typed,
                    PublicPath.hosts(config.url(), exchange.request().authority()));
        } catch (Invalid e) {
            return page(
                    new ComparePage(
                            typed,
                            e.getMessage(),
                            List.of(side(ONE, one, null, now), side(OTHER, other, null, now)),
                            List.of()),
                    422);
        }
        Invalid refused = null;
        if (given(asked.at)) {
            try {
                Instant chosen = time.parse("at", asked.at, asked.offset);
                boolean first = ONE.equals(asked.side);
                return Response.seeOther(URI.create("/newsroom/compare?path=%s&one=%s&other=%s"
                                .formatted(
                                        MachineBars.inQuery(path.address()),
                                        first ? chosen : one,
                                        first ? other : chosen)))
                        .build();
            } catch (Invalid e) {
                refused = e;
            }
        } else if (one.isAfter(other)) {
            Instant later = one;
            one = other;
            other = later;
        }
        List<Comparison.Difference> differences = Comparison.of(pageAt(one, path), pageAt(other, path));
        ComparePage.Side left = side(ONE, one, path, now);
        ComparePage.Side right = side(OTHER, other, path, now);
        if (refused != null) {
            left = ONE.equals(asked.side) ? refused(left, asked.at, refused) : left;
            right = ONE.equals(asked.side) ? right : refused(right, asked.at, refused);
        }
        return page(
                new ComparePage(path.address(), null, List.of(left, right), differences), refused == null ? 200 : 422);
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }

    private static Response page(ComparePage page, int status) {
        return stet.web.Page.of(Templates.compare(page), status);
    }

    private ComparePage.Side side(String name, Instant at, PublicPath path, Instant now) {
        return new ComparePage.Side(
                name,
                name.equals(ONE) ? "First" : "Then",
                at,
                at.isBefore(now),
                path == null ? null : TimeMachine.address(at, path),
                time.fieldValue(at),
                null,
                List.of());
    }

    private static ComparePage.Side refused(ComparePage.Side side, String typed, Invalid why) {
        List<NewsroomTime.Doubled.Choice> choices =
                why instanceof NewsroomTime.Doubled doubled ? doubled.choices() : List.of();
        return new ComparePage.Side(
                side.name(), side.label(), side.instant(), side.past(), side.frame(), typed, why.getMessage(), choices);
    }

    /** What stands at an address at an instant, wherever that leads then. */
    private Page pageAt(Instant at, PublicPath path) {
        Edition edition = site.at(at);
        try {
            Answer answer = SiteRoutes.answer(() -> edition, path.path(), path.before());
            for (int step = 0; step < 3 && answer instanceof Answer.Moved moved; step++) {
                answer = SiteRoutes.answer(() -> edition, moved.path(), path.before());
            }
            Answer found = answer instanceof Answer.Shown ? answer : edition.notFound();
            return ((Answer.Shown) found).page();
        } catch (Address.Malformed e) {
            throw new Missing(e.getMessage());
        }
    }
}
