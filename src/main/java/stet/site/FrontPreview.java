package stet.site;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import stet.curation.Block;
import stet.curation.CuratedList;
import stet.curation.Front;
import stet.curation.Lineup;
import stet.people.CurrentActor;
import stet.people.Role;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;
import stet.web.Missing;

/** A front as readers would see it if it were launched now, through the very code that they meet. */
@Path("/newsroom/fronts/{key}/preview")
public class FrontPreview {
    private final SiteView site;
    private final SiteConfig config;
    private final CurrentActor actor;

    FrontPreview(SiteView site, SiteConfig config, CurrentActor actor) {
        this.site = site;
        this.config = config;
        this.actor = actor;
    }

    private record Drafted(FrontDraft draft, String path) {}

    @GET
    public Response show(@RestPath String key) {
        actor.get().mustBe(Role.JOURNALIST, "see the newsroom's fronts");
        Drafted drafted = QuarkusTransaction.requiringNew().call(() -> drafted(key));
        Answer answer = site.lined(drafted.draft(), "/newsroom/fronts/" + key).answer(Address.of(drafted.path()), null);
        if (!(answer instanceof Answer.Shown shown)) {
            throw new Missing("There is no front “%s”.".formatted(key));
        }
        Rendered rendered = Rendered.of(shown.page(), config.language().locale());
        return Response.status(rendered.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("X-Robots-Tag", "noindex")
                .header("Cache-Control", "private, no-store")
                .entity(rendered.body())
                .build();
    }

    private static Drafted drafted(String key) {
        Front front = Front.findByKey(key)
                .orElseThrow(() -> new Missing("Nobody has begun to arrange the front “%s”.".formatted(key)));
        List<Block> blocks = front.plan().blocks();
        Map<String, Lineup> lineups = new HashMap<>();
        front.lists()
                .forEach((CuratedList list) -> lineups.put(list.definition().key(), list.lineup()));
        Map<Long, PlacedStories.Topic> topics = new HashMap<>();
        List<Long> tags =
                blocks.stream().map(Block::tag).filter(Objects::nonNull).toList();
        Tag.<Tag>list("id in ?1", tags).forEach(tag -> topics.put(tag.id, new PlacedStories.Topic(tag.slug, tag.name)));
        String path = front.sectionId() == null
                ? "/"
                : Section.<Section>findById(front.sectionId()).address();
        return new Drafted(new FrontDraft(key, blocks, lineups, topics), path);
    }
}
