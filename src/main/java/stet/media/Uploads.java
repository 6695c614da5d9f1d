package stet.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.web.Invalid;
import stet.web.Problem;

/**
 * Takes files in chunks, so that one whose connection breaks goes on where it stopped: begun, sent piece by piece with the
 * offset of each, ended.
 */
@Path("/newsroom/pictures/uploads")
@Produces(MediaType.APPLICATION_JSON)
public class Uploads {
    private static final Logger LOG = Logger.getLogger(Uploads.class);
    private static final String OFFSET = "Upload-Offset";
    private static final int PREVIEW = 320;
    private static final String HASH = "[0-9a-f]{64}";

    private final CurrentActor current;
    private final Intake intake;
    private final Store store;
    private final MediaConfig config;
    private final Clock clock;

    Uploads(CurrentActor current, Intake intake, Store store, MediaConfig config, Clock clock) {
        this.current = current;
        this.intake = intake;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** @param sha256 of the whole file, where whoever sends it has reckoned that: it need not be sent then if it is here */
    public record Begin(String name, Long bytes, String sha256) {}

    /** @param preview the address of a small rendition */
    public record Picture(
            long id,
            String name,
            int width,
            int height,
            String alt,
            String caption,
            String credit,
            String colour,
            String preview) {
        /** To be made within a transaction. */
        static Picture of(Image image) {
            ImageFile file = image.file();
            Cut cut = image.cut(Ratio.ORIGINAL);
            List<Integer> widths = Renditions.widths(cut);
            int width = widths.stream()
                    .filter(each -> each <= PREVIEW)
                    .reduce((one, next) -> next)
                    .orElse(widths.get(0));
            return new Picture(
                    image.id,
                    image.name(),
                    file.width(),
                    file.height(),
                    image.alt(),
                    image.caption(),
                    image.credit(),
                    file.colour(),
                    Renditions.path(cut, width, Renditions.Format.WEBP));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(String upload, Long offset, Picture image, Boolean duplicate, String problem) {
        static Answer begun(Upload upload) {
            return new Answer(upload.id(), 0L, null, null, null);
        }

        static Answer taken(Image image, boolean duplicate) {
            return new Answer(null, null, Picture.of(image), duplicate, null);
        }

        static Answer refused(Problem problem) {
            return new Answer(null, null, null, null, problem.getMessage());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response begin(Begin begin) {
        if (begin == null || begin.bytes() == null) {
            throw new Invalid("bytes", "How many bytes the file has must be said.");
        }
        Actor by = current.get();
        Image.mayBeUploadedBy(by);
        Optional<Image> known = begin.sha256() != null && begin.sha256().matches(HASH)
                ? Image.findByFile(begin.sha256())
                : Optional.empty();
        return known.map(image -> answer(200, Answer.taken(image, true)))
                .orElseGet(() -> answer(
                        201, Answer.begun(Upload.begin(begin.name(), begin.bytes(), by, config, clock.instant()))));
    }

    @PATCH
    @Path("/{upload}")
    @Consumes(MediaType.WILDCARD)
    public Response take(@RestPath String upload, @RestHeader(OFFSET) Long offset, byte[] next) {
        if (offset == null) {
            throw new Invalid("offset", "Where the bytes begin must be said, in the header %s.".formatted(OFFSET));
        }
        try {
            long here = QuarkusTransaction.requiringNew().call(() -> Upload.lock(upload, current.get())
                    .take(offset, next == null ? new byte[0] : next, store, clock.instant()));
            return Response.noContent().header(OFFSET, here).build();
        } catch (Unusable refused) {
            forget(upload);
            throw refused;
        }
    }

    @HEAD
    @Path("/{upload}")
    @Transactional
    public Response here(@RestPath String upload) throws IOException {
        long here = Upload.get(upload, current.get()).here(store);
        return Response.ok()
                .header(OFFSET, here)
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Somebody thought better of it. */
    @DELETE
    @Path("/{upload}")
    public Response cancel(@RestPath String upload) {
        forget(upload);
        return Response.noContent().build();
    }

    /** Those that are being made images of, here: the second who ends one is told so. */
    private static final Set<String> ENDING = ConcurrentHashMap.newKeySet();

    /** @param replace the image that is to be this file from now on; without one it becomes an image of its own */
    @POST
    @Path("/{upload}/end")
    @Consumes(MediaType.WILDCARD)
    public Response end(@RestPath String upload, @RestQuery Long replace) {
        if (!ENDING.add(upload)) {
            throw new Busy("The file is being looked at. Ask again in a moment.");
        }
        try {
            Optional<Response> before = QuarkusTransaction.requiringNew().call(() -> endedBefore(upload));
            return before.orElseGet(() -> takeIn(upload, replace));
        } catch (Unusable refused) {
            forget(upload);
            throw refused;
        } finally {
            ENDING.remove(upload);
        }
    }

    /** What was answered before: the answer was lost, perhaps. Empty when the file is whole, and nothing yet. */
    private Optional<Response> endedBefore(String id) throws IOException {
        Upload upload = Upload.get(id, current.get());
        if (upload.imageId() != null) {
            return Optional.of(answer(200, Answer.taken(Image.get(upload.imageId()), false)));
        }
        upload.mustBeWhole(store);
        return Optional.empty();
    }

    private Response takeIn(String id, Long replace) {
        Actor by = current.get();
        Upload upload = QuarkusTransaction.requiringNew().call(() -> Upload.get(id, by));
        java.nio.file.Path file = upload.file(store);
        Intake.Taken taken = replace == null
                ? intake.take(file, upload.name(), by)
                : new Intake.Taken(intake.replace(file, replace, by), false);
        Response answer = QuarkusTransaction.requiringNew().call(() -> {
            Image image = Image.get(taken.image().id);
            Upload.lock(id, by).became(image, clock.instant());
            return answer(taken.duplicate() ? 200 : 201, Answer.taken(image, taken.duplicate()));
        });
        // Until then it can be ended once more, whatever went wrong.
        Intake.discard(file);
        return answer;
    }

    private void forget(String id) {
        java.nio.file.Path file = QuarkusTransaction.requiringNew().call(() -> {
            Upload upload = Upload.lock(id, current.get());
            upload.delete();
            return upload.file(store);
        });
        Intake.discard(file);
    }

    private static Response answer(int status, Answer answer) {
        return Response.status(status).entity(answer).build();
    }

    // ---- what goes wrong is told to a script

    @ServerExceptionMapper
    public Response told(Problem problem) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Answer.refused(problem));
        if (problem instanceof Upload.WrongOffset wrong) {
            answer.header(OFFSET, wrong.here());
        }
        if (problem instanceof Busy) {
            answer.header("Retry-After", 2);
        }
        return answer.build();
    }

    /** The disk, the store or the database: what came of the file so far is kept, and can be gone on with. */
    @ServerExceptionMapper
    public Response failed(RuntimeException failure) {
        LOG.errorf(failure, "An upload failed");
        return Response.serverError()
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Answer(
                        null,
                        null,
                        null,
                        null,
                        "Something went wrong on our side. What has come is kept: try again in a moment."))
                .build();
    }
}
