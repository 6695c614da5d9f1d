package stet.desk;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import stet.media.Framing;
import stet.media.Image;
import stet.web.NewsroomTime;

/** What pickers offer. */
@Path("/newsroom/pictures/choices")
@Produces(MediaType.APPLICATION_JSON)
public class PictureChoices {
    private static final int MOST = 24;
    private static final int MOST_NAMED = 200;

    private final Clock clock;
    private final NewsroomTime time;
    private final PictureDesk desk;

    PictureChoices(Clock clock, NewsroomTime time, PictureDesk desk) {
        this.clock = clock;
        this.time = time;
        this.desk = desk;
    }

    /**
     * A picture that can be chosen.
     *
     * @param width of its file, in pixels
     * @param preview the address of a small one
     * @param large the address of one to crop on
     * @param drawn what is shown of it in the shapes that somebody cropped by hand, by the shape's label
     */
    public record Choice(
            long id,
            String name,
            String alt,
            String caption,
            String credit,
            int width,
            int height,
            String preview,
            String large,
            double focalX,
            double focalY,
            Map<String, Framing> drawn) {
        static Choice of(PictureLine line, Map<String, Framing> drawn) {
            return new Choice(
                    line.id(),
                    line.name(),
                    line.alt(),
                    line.caption(),
                    line.credit(),
                    line.whole().width(),
                    line.whole().height(),
                    line.preview(),
                    line.large(),
                    line.focalX(),
                    line.focalY(),
                    drawn);
        }
    }

    /**
     * What was uploaded last of what was asked for, and may still be shown.
     *
     * @param id of some, to know them again; nothing else is offered then
     */
    @GET
    @Transactional
    public List<Choice> choices(@RestQuery String q, @RestQuery List<Long> id) {
        desk.onlooker();
        Instant now = clock.instant();
        if (id != null && !id.isEmpty()) {
            return choices(PictureLines.ofPictures(id.stream().limit(MOST_NAMED).toList(), now)
                    .values());
        }
        PictureFilter filter = new PictureFilter();
        filter.q = q;
        return choices(PictureLines.showable(filter, time.zone(), now, MOST));
    }

    private static List<Choice> choices(Collection<PictureLine> lines) {
        Map<Long, Map<String, Framing>> drawn =
                Image.drawnOn(lines.stream().map(PictureLine::id).toList());
        return lines.stream()
                .map(line -> Choice.of(line, drawn.getOrDefault(line.id(), Map.of())))
                .toList();
    }
}
