package stet.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestPath;
import stet.curation.CuratedList;
import stet.curation.TopicList;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.taxonomy.Tag;
import stet.web.Page;

/** The beginning of a topic's own list, which is then arranged as any other. */
@Path("/newsroom/topics/{id}/list")
public class TopicLists {
    private final CurrentActor current;
    private final Clock clock;

    TopicLists(CurrentActor current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    @POST
    public Response begin(@RestPath long id) {
        Actor by = current.get();
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> {
            Tag tag = Tag.lock(id);
            CuratedList list = TopicList.begin(by, now, tag);
            return Page.see(
                    "/newsroom/lists/" + list.definition().key(),
                    "“%s” has a list of its own. Readers see nothing of it until you launch.".formatted(tag.name));
        });
    }
}
