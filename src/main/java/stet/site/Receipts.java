package stet.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jboss.resteasy.reactive.RestPath;
import stet.outbox.Node;
import stet.outbox.Nodes;
import stet.people.CurrentActor;
import stet.people.Role;
import stet.site.cache.Encoding;
import stet.site.cache.Sheet;
import stet.web.Page;

/**
 * Whether readers get what they should of a story, everywhere: each page that it stands on is fetched from every server
 * as a reader would, and compared, to the byte, with the same page made afresh.
 */
@Path("/newsroom/stories/{id}/receipt")
public class Receipts {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SiteView site;
    private final SiteConfig config;
    private final Nodes nodes;
    private final CurrentActor actor;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** A page as it should be. */
    private record Fresh(String tag, boolean shows) {}

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance receipt(Receipt receipt);
    }

    Receipts(SiteView site, SiteConfig config, Nodes nodes, CurrentActor actor) {
        this.site = site;
        this.config = config;
        this.nodes = nodes;
        this.actor = actor;
    }

    @GET
    public Response show(@RestPath long id) throws SQLException {
        actor.get().mustBe(Role.JOURNALIST, "see what readers get of a story");
        List<Node> alive = nodes.alive();
        Receipt receipt = read(id, alive);
        // What changed between making a page and fetching it is no page that is late.
        return Page.of(Templates.receipt(receipt.isAllCurrent() ? receipt : read(id, alive)));
    }

    private Receipt read(long id, List<Node> alive) {
        Edition edition = site.now();
        Map<String, String> surfaces = Surfaces.of(edition.context(), id);
        Map<String, Fresh> fresh = new LinkedHashMap<>();
        surfaces.keySet().forEach(path -> fresh.put(path, fresh(edition, path, id)));
        Map<String, List<CompletableFuture<String>>> asked = new LinkedHashMap<>();
        surfaces.keySet()
                .forEach(path -> asked.put(
                        path, alive.stream().map(node -> tagOf(node, path)).toList()));
        List<Receipt.Line> lines = new ArrayList<>();
        surfaces.forEach((path, name) -> lines.add(new Receipt.Line(
                name,
                path,
                lines.isEmpty() ? null : fresh.get(path).shows(),
                asked.get(path).stream()
                        .map(tag -> reading(tag.join(), fresh.get(path)))
                        .toList())));
        return new Receipt(id, edition.at(), alive.stream().map(Node::name).toList(), lines);
    }

    private Fresh fresh(Edition edition, String path, long id) {
        Answer answer = SiteRoutes.answer(() -> edition, path, null);
        if (!(answer instanceof Answer.Shown shown)) {
            return new Fresh("", false);
        }
        String html =
                shown.page().template().setLocale(config.language().locale()).render();
        Sheet sheet = Sheet.print(path, shown.page().status(), null, html, Instant.EPOCH, Set.of(), Set.of());
        return new Fresh(sheet.in(Encoding.IDENTITY).tag(), html.contains("-" + id + '"'));
    }

    /** The tag of what a server gives its readers; empty when it does not answer. Nobody reads it, so it is no view. */
    private CompletableFuture<String> tagOf(Node node, String path) {
        HttpRequest request = HttpRequest.newBuilder(node.address().resolve(path))
                .timeout(PATIENCE)
                .header("Accept-Encoding", "identity")
                .header("Sec-Purpose", "prefetch")
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .thenApply(answer -> answer.headers().firstValue("ETag").orElse("none"))
                .exceptionally(failure -> "");
    }

    private static Receipt.Reading reading(String tag, Fresh fresh) {
        return tag.isEmpty()
                ? Receipt.Reading.SILENT
                : tag.equals(fresh.tag()) ? Receipt.Reading.CURRENT : Receipt.Reading.LATE;
    }
}
