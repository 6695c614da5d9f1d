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
import java.util.stream.Collectors;
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

/** Whose names stand over stories: found, described, merged, deleted. For editors; admins look. */
@Path("/newsroom/bylines")
public class Bylines {
    private static final String ADDRESS = "/newsroom/bylines";
    private static final int PAGE = 50;

    private final CurrentActor current;
    private final Clock clock;

    Bylines(CurrentActor current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    /** {@code more} is the address of the next page, or null. */
    public record BylinesPage(String q, List<Author.Line> lines, String more, boolean mayChange, Attempt attempt) {}

    public record BylinePage(Author author, Kept.Use use, boolean mayChange, Attempt attempt) {
        /** The number of the portrait as the form writes it. */
        public String image() {
            return author.imageId == null ? "" : String.valueOf(author.imageId);
        }

        /** Its links as the form writes them, one a line. */
        public String links() {
            return author.links.stream().map(AuthorLink::line).collect(Collectors.joining("\n"));
        }
    }

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance bylines(BylinesPage page);

        static native TemplateInstance byline(BylinePage page);
    }

    @GET
    @Transactional
    public Response list(@RestQuery String q, @RestQuery String after, @RestQuery Long id) {
        mayLook();
        String typed = Input.line("q", "What you look for", q, Author.NAME_MAX).orElse("");
        return list(typed, NameCursor.of(after, id), Attempt.NONE).build();
    }

    private Response.ResponseBuilder list(String typed, NameCursor from, Attempt attempt) {
        List<Author.Line> found = Author.listLines(typed, from, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Author.Line> shown = more ? found.subList(0, PAGE) : found;
        Author.Line last = more ? shown.get(PAGE - 1) : null;
        String next = more ? new NameCursor(last.name(), last.id()).address(ADDRESS, typed) : null;
        return Response.fromResponse(Page.of(Templates.bylines(
                new BylinesPage(typed, shown, next, current.get().is(Role.EDITOR), attempt))));
    }

    @POST
    public Response open(@RestForm String name, @RestForm String slug) {
        return Attempt.of(
                () -> {
                    Author author = Author.open(name, slug, current.get(), clock.instant());
                    return here(author.id, "%s can stand over stories now.".formatted(author.name));
                },
                again -> list("", NameCursor.START, again));
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
            @RestForm String role,
            @RestForm String biography,
            @RestForm String lang,
            @RestForm String links,
            @RestForm String image,
            @RestForm int version) {
        return attempt(id, () -> {
            Author author = Author.lock(id);
            author.change(
                    new Author.Wanted(name, slug, role, biography, lang, links, image),
                    version,
                    current.get(),
                    clock.instant());
            return here(id, "%s is saved, at %s.".formatted(author.name, author.address()));
        });
    }

    /** @param into the name of the other author, or their address’s last part */
    @POST
    @Path("/{id}/merger")
    public Response merge(@RestPath long id, @RestForm String into) {
        return attempt(id, () -> {
            String wanted = Input.requiredLine("into", "The other author", into, Author.NAME_MAX);
            Author gone = Author.get(id);
            Author other = Author.findByName(wanted)
                    .or(() -> Author.findBySlug(wanted))
                    .orElseThrow(() -> new Invalid("into", "There is no author “%s”.".formatted(wanted)));
            Author stays = Author.merge(id, other.id, current.get(), clock.instant());
            return here(
                    stays.id,
                    "What stood under “%s” stands under “%s” now: %s leads there."
                            .formatted(gone.name, stays.name, gone.address()));
        });
    }

    /**
     * @param confirm the author's name
     * @param to the address to which theirs shall lead; none for home
     */
    @POST
    @Path("/{id}/removal")
    public Response delete(@RestPath long id, @RestForm String confirm, @RestForm String to) {
        return attempt(
                id,
                () -> new Attempt.Done(
                        ADDRESS,
                        "%s is deleted.".formatted(Author.delete(id, confirm, to, current.get(), clock.instant()))));
    }

    private Response attempt(long id, Supplier<Attempt.Done> verb) {
        return Attempt.of(verb, again -> page(id, again));
    }

    private static Attempt.Done here(long id, String told) {
        return new Attempt.Done(ADDRESS + "/" + id, told);
    }

    private Response.ResponseBuilder page(long id, Attempt attempt) {
        Actor by = current.get();
        Author author = Author.get(id);
        return Response.fromResponse(
                Page.of(Templates.byline(new BylinePage(author, author.use(), by.is(Role.EDITOR), attempt))));
    }

    private void mayLook() {
        if (!Kept.mayLook(current.get())) {
            throw new Refused("look after the paper’s authors");
        }
    }
}
