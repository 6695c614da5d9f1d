package stet.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import stet.curation.Banner;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.people.Person;
import stet.people.Role;
import stet.publishing.Publication;
import stet.web.Attempt;
import stet.web.Input;
import stet.web.Invalid;
import stet.web.NewsroomTime;
import stet.web.Page;

/** Breaking news: the line that stands on every page, placed and taken down by one action. */
@Path("/newsroom/banner")
public class Banners {
    private static final String ADDRESS = "/newsroom/banner";
    private static final int COMING = 20;
    private static final int PAST = 20;
    private static final int LONGEST_ADDRESS = 2_000;

    private final CurrentActor current;
    private final Clock clock;
    private final NewsroomTime time;

    Banners(CurrentActor current, Clock clock, NewsroomTime time) {
        this.current = current;
        this.clock = clock;
        this.time = time;
    }

    /** @param by whoever placed it */
    public record Line(Banner banner, String by) {}

    /**
     * @param standing what readers see now, or null
     * @param story the number of the story that the form begins with, or empty
     * @param words the line that the form begins with
     * @param seen the numbers of the banners that give way to what is placed
     */
    public record BannerPage(
            Line standing,
            List<Line> coming,
            List<Line> past,
            boolean mayPlace,
            String story,
            String words,
            String seen,
            Attempt attempt) {}

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance banner(BannerPage page);
    }

    /** @param story the number of one that the form shall begin with */
    @GET
    public Response show(@RestQuery Long story) {
        return QuarkusTransaction.requiringNew().call(() -> page(Optional.ofNullable(story), Attempt.NONE, Set.of())
                .build());
    }

    /**
     * @param lasting how long it stands, as ISO 8601 has it: {@code PT2H}
     * @param from when it begins; blank for now
     * @param seen the numbers of the banners that this person knows to give way, with spaces between them
     */
    @POST
    public Response place(
            @RestForm String words,
            @RestForm String story,
            @RestForm String lasting,
            @RestForm String from,
            @RestForm String offset,
            @RestForm String seen) {
        Set<Long> known = numbers(seen);
        return Attempt.of(
                () -> {
                    Actor by = current.get();
                    Instant now = clock.instant();
                    Instant begin = from == null || from.isBlank() ? now : time.parse("from", from, offset);
                    Instant end = begin.plus(lasting(lasting));
                    try {
                        Banner banner = Banner.place(by, now, begin, end, words, story(story), known);
                        return new Attempt.Done(ADDRESS, told(banner, now));
                    } catch (Banner.Taken taken) {
                        known.add(taken.standing().id);
                        throw taken;
                    }
                },
                again -> page(Optional.empty(), again, known));
    }

    @POST
    @Path("/{id}/removal")
    public Response takeDown(@RestPath long id) {
        return Attempt.of(
                () -> new Attempt.Done(
                        ADDRESS,
                        "“%s” is down."
                                .formatted(Banner.takeDown(current.get(), clock.instant(), id)
                                        .words())),
                again -> page(Optional.empty(), again, Set.of()));
    }

    private String told(Banner banner, Instant now) {
        String until = time.formatExactly(banner.visibleUntil());
        return banner.visibleFrom().equals(now)
                ? "On every page now, until %s: “%s”.".formatted(until, banner.words())
                : "On every page from %s until %s: “%s”."
                        .formatted(time.formatExactly(banner.visibleFrom()), until, banner.words());
    }

    /** What is no number was on no page. */
    private static Set<Long> numbers(String text) {
        return Stream.of((text == null ? "" : text).strip().split("\\s+"))
                .filter(number -> number.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Duration lasting(String text) {
        if (text == null || text.isBlank()) {
            return Banner.USUAL;
        }
        try {
            Duration lasting = Duration.parse(text.strip());
            // Anything longer is told apart below; this keeps the sum within what an instant can hold.
            return lasting.compareTo(Duration.ofDays(1_000)) > 0 ? Duration.ofDays(1_000) : lasting;
        } catch (DateTimeException e) {
            throw new Invalid("lasting", "“%s” is no length of time.".formatted(text));
        }
    }

    /** A story's number, or any of its addresses, which end in it; null for none. */
    private static Long story(String text) {
        Optional<String> given = Input.line("story", "The story", text, LONGEST_ADDRESS);
        if (given.isEmpty()) {
            return null;
        }
        String number = given.get().replaceFirst("[?#].*", "").replaceFirst(".*[-/]", "");
        if (!number.matches("\\d{1,18}")) {
            throw new Invalid("story", "“%s” is neither a story’s number nor its address.".formatted(given.get()));
        }
        return Long.valueOf(number);
    }

    /** @param known the numbers of banners that somebody was told of */
    private Response.ResponseBuilder page(Optional<Long> story, Attempt attempt, Set<Long> known) {
        Actor me = current.get();
        me.mustBe(Role.JOURNALIST, "see the newsroom's breaking news");
        Instant now = clock.instant();
        Optional<Banner> standing = Banner.findStanding(now);
        List<Banner> coming = Banner.listComing(now, COMING);
        List<Banner> past = Banner.listPast(now, PAST);
        Map<Long, String> names = Person.namesOf(Stream.of(standing.stream(), coming.stream(), past.stream())
                .flatMap(each -> each)
                .map(Banner::placedBy)
                .distinct()
                .toList());
        Optional<Publication> live = story.flatMap(id -> Publication.findVisible(id, now));
        return Response.fromResponse(Page.of(Templates.banner(new BannerPage(
                standing.map(each -> line(each, names)).orElse(null),
                coming.stream().map(each -> line(each, names)).toList(),
                past.stream().map(each -> line(each, names)).toList(),
                Banner.mayBePlacedBy(me),
                story.map(String::valueOf).orElse(""),
                live.map(Banners::headline).orElse(""),
                Stream.concat(standing.stream().map(each -> each.id), known.stream())
                        .distinct()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")),
                attempt))));
    }

    private static String headline(Publication story) {
        return story.shortHeadline() == null ? story.headline() : story.shortHeadline();
    }

    private static Line line(Banner banner, Map<Long, String> names) {
        return new Line(banner, names.get(banner.placedBy()));
    }
}
