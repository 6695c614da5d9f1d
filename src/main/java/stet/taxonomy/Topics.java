package stet.taxonomy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.people.Refused;
import stet.people.Role;
import stet.web.Attempt;
import stet.web.Input;
import stet.web.Invalid;
import stet.web.Page;

/** The paper's topics: found, renamed, merged, deleted. For editors; admins look. */
@Path("/newsroom/topics")
public class Topics {
    private static final String ADDRESS = "/newsroom/topics";
    private static final int PAGE = 50;

    private final CurrentActor current;
    private final Clock clock;
    private final Mentions mentions;

    Topics(CurrentActor current, Clock clock, Mentions mentions) {
        this.current = current;
        this.clock = clock;
        this.mentions = mentions;
    }

    /** {@code more} is the address of the next page, or null. */
    public record TopicsPage(String q, List<Tag.Line> lines, String more) {}

    /** @param mentions what names it besides its stories */
    public record TopicPage(
            Tag tag,
            List<TagSynonym> synonyms,
            Kept.Use use,
            Mentions.Found mentions,
            boolean mayChange,
            Attempt attempt) {}

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance topics(TopicsPage page);

        static native TemplateInstance topic(TopicPage page);
    }

    @GET
    @Transactional
    public Response list(@RestQuery String q, @RestQuery String after, @RestQuery Long id) {
        mayLook();
        String typed = Input.line("q", "What you look for", q, Tag.NAME_MAX).orElse("");
        List<Tag.Line> found = Tag.listLines(typed, NameCursor.of(after, id), PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Tag.Line> shown = more ? found.subList(0, PAGE) : found;
        Tag.Line last = more ? shown.get(PAGE - 1) : null;
        String next = more ? new NameCursor(last.name(), last.id()).address(ADDRESS, typed) : null;
        return Page.of(Templates.topics(new TopicsPage(typed, shown, next)));
    }

    @GET
    @Path("/{id}")
    @Transactional
    public Response show(@RestPath long id) {
        mayLook();
        return page(id, Attempt.NONE).build();
    }

    @POST
    @Path("/{id}")
    public Response change(
            @RestPath long id,
            @RestForm String name,
            @RestForm String slug,
            @RestForm String description,
            @RestForm int version) {
        return attempt(id, () -> {
            Tag tag = Tag.lock(id);
            tag.change(name, slug, description, version, mentions, current.get(), clock.instant());
            return here(id, "The topic “%s” is saved, at %s.".formatted(tag.name, tag.address()));
        });
    }

    @POST
    @Path("/{id}/synonyms")
    public Response addSynonym(@RestPath long id, @RestForm String synonym) {
        return attempt(id, () -> {
            Tag tag = Tag.lock(id);
            tag.addSynonym(synonym, current.get(), clock.instant());
            return here(id, "Whoever writes “%s” means “%s” now.".formatted(synonym.strip(), tag.name));
        });
    }

    @POST
    @Path("/{id}/synonyms/removal")
    public Response removeSynonym(@RestPath long id, @RestForm String synonym) {
        return attempt(id, () -> {
            Tag.lock(id).removeSynonym(synonym, current.get(), clock.instant());
            return here(id, "The other name is gone.");
        });
    }

    /** @param into the name of the other topic, its address or one of its other names */
    @POST
    @Path("/{id}/merger")
    public Response merge(@RestPath long id, @RestForm String into) {
        return attempt(id, () -> {
            String wanted = Input.requiredLine("into", "The other topic", into, Tag.NAME_MAX);
            Tag gone = Tag.get(id);
            Tag other = Tag.findCalled(wanted)
                    .orElseThrow(() -> new Invalid("into", "There is no topic “%s”.".formatted(wanted)));
            Tag stays = Tag.merge(id, other.id, mentions, current.get(), clock.instant());
            return here(
                    stays.id,
                    "“%s” is part of “%s” now: %s leads here.".formatted(gone.name, stays.name, gone.address()));
        });
    }

    /**
     * @param confirm the topic's name
     * @param stories how many stories the page had shown
     * @param to the address to which its own shall lead; none for home
     */
    @POST
    @Path("/{id}/removal")
    public Response delete(@RestPath long id, @RestForm String confirm, @RestForm long stories, @RestForm String to) {
        return attempt(
                id,
                () -> new Attempt.Done(
                        ADDRESS,
                        "The topic “%s” is deleted."
                                .formatted(Tag.delete(
                                        id, confirm, stories, to, mentions, current.get(), clock.instant()))));
    }

    private Response attempt(long id, Supplier<Attempt.Done> verb) {
        return Attempt.of(verb, again -> page(id, again));
    }

    private static Attempt.Done here(long id, String told) {
        return new Attempt.Done(ADDRESS + "/" + id, told);
    }

    private Response.ResponseBuilder page(long id, Attempt attempt) {
        Actor by = current.get();
        Tag tag = Tag.get(id);
        return Response.fromResponse(Page.of(Templates.topic(new TopicPage(
                tag,
                TagSynonym.listOf(tag).stream()
                        .filter(other -> !other.name.equals(tag.name))
                        .toList(),
                tag.use(),
                mentions.of(Kept.TAG, id, clock.instant()),
                by.is(Role.EDITOR),
                attempt))));
    }

    private void mayLook() {
        if (!Kept.mayLook(current.get())) {
            throw new Refused("look after the paper’s topics");
        }
    }
}
