package stet.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.people.Role;
import stet.web.Page;

/** The first page of a working day: mine, what waits, what comes next, what came last. */
@Path("/newsroom")
public class Desk {
    private static final int LINES = 12;

    private final CurrentActor current;
    private final Clock clock;

    Desk(CurrentActor current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    /** The desk of one person at one instant. */
    public record DeskPage(
            Actor me,
            boolean mayWrite,
            boolean mayReview,
            List<StoryLine> mine,
            List<StoryLine> waiting,
            List<StoryLine> coming,
            List<StoryLine> published,
            List<PictureWarnings.Warning> ending) {}

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance desk(DeskPage page);
    }

    @GET
    @Transactional
    public Response desk() {
        Actor me = current.get();
        Instant now = clock.instant();
        if (!me.is(Role.JOURNALIST)) {
            return Page.of(Templates.desk(
                    new DeskPage(me, false, false, List.of(), List.of(), List.of(), List.of(), List.of())));
        }
        StoryFilter mine = new StoryFilter();
        mine.whose = "mine";
        return Page.of(Templates.desk(new DeskPage(
                me,
                true,
                me.is(Role.EDITOR),
                StoryLines.list(mine, me, now, LINES).lines(),
                StoryLines.waiting(me, now, LINES),
                StoryLines.coming(me, now, LINES),
                StoryLines.published(me, now, LINES),
                PictureWarnings.list(now, LINES))));
    }
}
