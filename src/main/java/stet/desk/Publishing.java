package stet.desk;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import stet.publishing.Publication;
import stet.publishing.Timeline;
import stet.web.NewsroomTime;

/** What readers see of a story, and when. Times are typed in the newsroom's zone. */
@Path("/newsroom/stories/{id}")
public class Publishing {
    private final StoryDesk desk;
    private final NewsroomTime time;

    Publishing(StoryDesk desk, NewsroomTime time) {
        this.desk = desk;
        this.time = time;
    }

    @POST
    @Path("/publication")
    public Response publish(
            @RestPath long id, @RestForm String override, @RestForm Integer seen, @RestForm Integer details) {
        return desk.attempt(id, "publish", (by, now) -> {
            Publication published = Timeline.lock(id, now).publish(by, override, StoryDesk.seen(seen, details));
            return "Published: readers see it since %s.".formatted(time.formatExactly(published.visibleFrom()));
        });
    }

    /** {@code offset} says which of two, where a clock change makes the local time come twice. */
    @POST
    @Path("/schedule")
    public Response schedule(
            @RestPath long id,
            @RestForm String at,
            @RestForm String offset,
            @RestForm String override,
            @RestForm Integer seen,
            @RestForm Integer details) {
        return desk.attempt(id, "schedule", (by, now) -> {
            Publication coming = Timeline.lock(id, now)
                    .schedule(time.parse("at", at, offset), by, override, StoryDesk.seen(seen, details));
            return "Scheduled for %s.".formatted(time.formatExactly(coming.visibleFrom()));
        });
    }

    @POST
    @Path("/schedule/move")
    public Response move(@RestPath long id, @RestForm String at, @RestForm String offset) {
        return desk.attempt(id, "move", (by, now) -> {
            Publication coming = Timeline.lock(id, now).move(time.parse("at", at, offset), by);
            return "Moved to %s.".formatted(time.formatExactly(coming.visibleFrom()));
        });
    }

    @POST
    @Path("/schedule/removal")
    public Response unschedule(@RestPath long id) {
        return desk.attempt(id, "unschedule", (by, now) -> {
            Timeline.lock(id, now).unschedule(by);
            return "Unscheduled: that version will not come.";
        });
    }

    @POST
    @Path("/withdrawal")
    public Response withdraw(@RestPath long id, @RestForm String note) {
        return desk.attempt(id, "withdraw", (by, now) -> {
            Timeline.lock(id, now).withdraw(note, by);
            return "Withdrawn: at its address, readers get your note.";
        });
    }

    /** A blank {@code end} takes a planned end back. */
    @POST
    @Path("/end")
    public Response end(@RestPath long id, @RestForm String end, @RestForm String offset) {
        return desk.attempt(id, "end", (by, now) -> {
            Instant at = blank(end) ? null : time.parse("end", end, offset);
            Timeline.lock(id, now).endAt(at, by);
            return at == null ? "No end is planned any more." : "It will end at %s.".formatted(time.formatExactly(at));
        });
    }

    /** A blank {@code embargo} lifts it. */
    @POST
    @Path("/embargo")
    public Response embargo(@RestPath long id, @RestForm String embargo, @RestForm String offset) {
        return desk.attempt(id, "embargo", (by, now) -> {
            Instant until = blank(embargo) ? null : time.parse("embargo", embargo, offset);
            Timeline.lock(id, now).embargo(until, by);
            return until == null
                    ? "The embargo is lifted."
                    : "Under embargo until %s.".formatted(time.formatExactly(until));
        });
    }

    @POST
    @Path("/correction")
    public Response correct(@RestPath long id, @RestForm String text) {
        return desk.attempt(id, "correct", (by, now) -> {
            Timeline.lock(id, now).correct(text, by);
            return "The correction is published.";
        });
    }

    @POST
    @Path("/kill")
    public Response kill(@RestPath long id, @RestForm String reason) {
        return desk.attempt(id, "kill", (by, now) -> {
            Timeline.lock(id, now).kill(reason, by);
            return "Killed: no reader can see it any more, now or in the past.";
        });
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
