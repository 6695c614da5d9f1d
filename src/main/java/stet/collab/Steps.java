package stet.collab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import stet.article.Article;
import stet.article.Draft;
import stet.document.Document;
import stet.document.DocumentException;
import stet.people.Actor;
import stet.people.CurrentActor;

/**
 * The authority over a story's steps, by plain HTTP: takes those of a window that is up to date, and tells a window
 * that is behind what it missed. What was answered with 200 is in the database.
 */
@Path("/newsroom/stories/{id}/steps")
@Produces(MediaType.APPLICATION_JSON)
public class Steps {
    /** A window that was offline for a day of typing sends about this many; more is no person's work. */
    private static final int MOST_STEPS = 10_000;

    private static final int CLIENT_MAX = 64;

    /** Steps hold slices of documents: bounded like those, with room for the steps' own levels. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(200).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final CurrentActor current;
    private final Clock clock;

    Steps(CurrentActor current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    /** Those of prosemirror-transform: any other would stop every window that reads it. */
    private static final Set<String> STEP_TYPES = Set.of(
            "replace", "replaceAround", "addMark", "removeMark", "addNodeMark", "removeNodeMark", "attr", "docAttr");

    /** The escape of U+0000, and not a backslash that somebody typed before “u0000”. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    /** The steps were taken: the draft's new version. */
    public record Taken(int version, Instant savedAt) {}

    /** What a window has missed: the steps after its version, and for each the window that made it. */
    public record Missed(int version, List<JsonNode> steps, List<String> clients) {
        static Missed since(Article article, int version) {
            List<DraftStep> steps = DraftStep.listSince(article.id, version);
            return new Missed(
                    version + steps.size(),
                    steps.stream().map(step -> parse(step.step())).toList(),
                    steps.stream().map(DraftStep::client).toList());
        }
    }

    private record Sent(int version, String client, List<String> steps, Document document) {}

    @GET
    @Transactional
    public Missed missed(@RestPath long id, @RestQuery("since") int since) {
        Article article = Article.get(id);
        article.mustBeReadableBy(current.get());
        return Missed.since(article, Math.max(0, since));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response take(@RestPath long id, String body) {
        Actor by = current.get();
        Sent sent = read(body);
        Article article = Article.lock(id);
        article.mustBeEditableBy(by);
        Draft draft = article.draft();
        if (sent.version() > draft.version()) {
            throw new BadSteps(
                    "version",
                    "The draft is at version %d; there is no version %d yet."
                            .formatted(draft.version(), sent.version()));
        }
        if (sent.version() < draft.version()) {
            return Response.status(Response.Status.CONFLICT)
                    .entity(Missed.since(article, sent.version()))
                    .build();
        }
        Instant now = clock.instant();
        int version = draft.version();
        for (String step : sent.steps()) {
            new DraftStep(id, ++version, step, sent.client(), by.id(), now).persist();
        }
        article.write(sent.document(), sent.steps().size(), by, now);
        return Response.ok(new Taken(version, now)).build();
    }

    private static Sent read(String body) {
        JsonNode message = parse(body);
        JsonNode version = message.path("version");
        if (!version.isInt() || version.intValue() < 0) {
            throw new BadSteps("version", "A whole number, 0 or more, is wanted.");
        }
        JsonNode client = message.path("client");
        if (!client.isTextual() || !client.textValue().matches("[A-Za-z0-9_-]{1," + CLIENT_MAX + "}")) {
            throw new BadSteps("client", "The window's name is wanted: 1 to 64 letters, digits, hyphens.");
        }
        JsonNode steps = message.path("steps");
        if (!steps.isArray() || steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw new BadSteps("steps", "A list of 1 to %d steps is wanted.".formatted(MOST_STEPS));
        }
        List<String> all = new ArrayList<>();
        for (JsonNode step : steps) {
            if (!STEP_TYPES.contains(step.path("stepType").asText())) {
                throw new BadSteps("steps[%d]".formatted(all.size()), "A ProseMirror step is wanted.");
            }
            all.add(checked(step, "steps[%d]".formatted(all.size())));
        }
        try {
            return new Sent(
                    version.intValue(),
                    client.textValue(),
                    all,
                    Document.parse(message.path("document").toString()));
        } catch (DocumentException e) {
            throw new BadSteps(e.path(), e.getMessage());
        }
    }

    private static JsonNode parse(String body) {
        try {
            JsonNode message = JSON.readTree(body);
            if (message == null || !message.isObject()) {
                throw new BadSteps("", "A JSON object is wanted.");
            }
            return message;
        } catch (JsonProcessingException e) {
            throw new BadSteps("", "This is not the JSON that is wanted: " + e.getOriginalMessage());
        }
    }

    /** PostgreSQL's jsonb cannot hold U+0000, nor half of a surrogate pair (manual, 8.14). */
    private static String checked(JsonNode step, String path) {
        String json = step.toString();
        if (NUL.matcher(json).find() || !json.equals(new String(json.getBytes(UTF_8), UTF_8))) {
            throw new BadSteps(path, "It holds a character that cannot be kept: NUL, or half of a surrogate pair.");
        }
        return json;
    }
}
