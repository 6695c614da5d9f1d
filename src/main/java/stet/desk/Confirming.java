package stet.desk;

import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import stet.outbox.Nodes;
import stet.outbox.Told;
import stet.web.Flash;

/**
 * Answers whoever changed something only once every node has heard of it: when they read “Published”, no reader gets the
 * page of before any more, whichever node they ask. How long that took stands in the answer.
 *
 * @see <a href="https://www.w3.org/TR/server-timing/">Server Timing</a>
 */
public class Confirming {
    private static final Logger LOG = Logger.getLogger(Confirming.class);

    private final Told told;
    private final Nodes nodes;

    Confirming(Told told, Nodes nodes) {
        this.told = told;
        this.nodes = nodes;
    }

    @ServerRequestFilter
    public void begin() {
        told.await();
    }

    @ServerResponseFilter
    public void await(ContainerResponseContext response) {
        List<Long> announced = told.take();
        if (announced.isEmpty()) {
            return;
        }
        long begun = System.nanoTime();
        List<String> silent = nodes.awaitAll(announced);
        response.getHeaders()
                .add("Server-Timing", String.format(Locale.ROOT, "nodes;dur=%.1f", (System.nanoTime() - begun) / 1e6));
        if (!silent.isEmpty()) {
            String names = String.join(", ", silent);
            LOG.warnf("A change was not confirmed by: %s", names);
            Flash.add(
                    response,
                    "Not confirmed by %s: until %s heard of it, pages are made there for each reader."
                            .formatted(names, silent.size() == 1 ? "it has" : "they have"));
        }
    }
}
