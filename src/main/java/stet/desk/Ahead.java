package stet.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.RestQuery;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.people.Role;
import stet.web.Invalid;
import stet.web.NewsroomTime;
import stet.web.Page;

/** What changes for readers in the next hours, or in those after any other instant: one timeline of all of it. */
@Path("/newsroom/ahead")
public class Ahead {
    private static final int USUAL = 24;
    private static final int LONGEST = 14 * 24;
    private static final List<Integer> SPANS = List.of(6, 12, 24, 48, 72, 7 * 24, LONGEST);
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final CurrentActor current;
    private final Clock clock;
    private final NewsroomTime time;

    Ahead(CurrentActor current, Clock clock, NewsroomTime time) {
        this.current = current;
        this.clock = clock;
        this.time = time;
    }

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance ahead(AheadPage page);
    }

    /**
     * The timeline.
     *
     * @param from an instant; now when it is missing
     * @param at another one to begin at, in the newsroom's zone, as the page's form sends it
     * @param hours from 1 to 336; 24 when missing
     */
    @GET
    @Transactional
    public Response ahead(
            @RestQuery String from, @RestQuery String at, @RestQuery String offset, @RestQuery String hours) {
        Actor me = current.get();
        me.mustBe(Role.JOURNALIST, "see what is scheduled");
        int span = span(hours);
        Instant begin = given(from) ? instant(from) : clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Invalid refused = null;
        if (given(at)) {
            try {
                return Response.seeOther(URI.create(
                                "/newsroom/ahead?from=%s&hours=%d".formatted(time.parse("at", at, offset), span)))
                        .build();
            } catch (Invalid e) {
                refused = e;
            }
        }
        Instant end = begin.plus(Duration.ofHours(span));
        Changes.Found found = Changes.between(begin, end);
        TreeSet<Integer> spans = new TreeSet<>(SPANS);
        spans.add(span);
        AheadPage page = new AheadPage(
                begin,
                found.until(),
                span,
                List.copyOf(spans),
                found.until().isBefore(end),
                byHour(found.changes()),
                me.is(Role.EDITOR),
                refused == null ? time.fieldValue(begin) : at,
                refused == null ? null : refused.getMessage(),
                refused instanceof NewsroomTime.Doubled doubled ? doubled.choices() : List.of());
        return Page.of(Templates.ahead(page), refused == null ? 200 : refused.status());
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }

    private static int span(String hours) {
        if (!given(hours)) {
            return USUAL;
        }
        try {
            int span = Integer.parseInt(hours.strip());
            if (span >= 1 && span <= LONGEST) {
                return span;
            }
        } catch (NumberFormatException e) {
            throw new Invalid("hours", "Give a number of hours from 1 to %d.".formatted(LONGEST));
        }
        throw new Invalid("hours", "Give a number of hours from 1 to %d.".formatted(LONGEST));
    }

    private static Instant instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
                return instant.truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException e) {
            throw new Invalid("from", "Give an instant such as 2026-11-24T06:00:00Z.");
        }
        throw new Invalid("from", "Give an instant between 1900 and 2200.");
    }

    /** By the hours of the newsroom's clock, which may be half an hour off UTC's. */
    private List<AheadPage.Hour> byHour(List<AheadPage.Change> changes) {
        Map<Instant, List<AheadPage.Change>> hours = new LinkedHashMap<>();
        for (AheadPage.Change change : changes) {
            Instant hour = change.at()
                    .atZone(time.zone())
                    .truncatedTo(ChronoUnit.HOURS)
                    .toInstant();
            hours.computeIfAbsent(hour, start -> new ArrayList<>()).add(change);
        }
        return hours.entrySet().stream()
                .map(hour -> new AheadPage.Hour(hour.getKey(), hour.getValue()))
                .toList();
    }
}
