package stet.taxonomy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import stet.people.CurrentActor;
import stet.web.Invalid;
import stet.web.Missing;
import stet.web.Page;

/** The paper's sections: opened, renamed and put in order. For chiefs and admins. */
@Path("/newsroom/sections")
public class Sections {
    private static final String ADDRESS = "/newsroom/sections";

    private final CurrentActor current;
    private final Clock clock;
    private final String language;

    Sections(CurrentActor current, Clock clock, @ConfigProperty(name = "stet.site.language") String language) {
        this.current = current;
        this.clock = clock;
        this.language = language;
    }

    /** What was typed for a section; {@code id} is null for a new one. */
    public record Typed(Long id, Long parent, String name, String slug, String description, List<String> errors) {
        static final Typed NOTHING = new Typed(null, null, "", "", "", List.of());

        public boolean isFor(Section section) {
            return section.id.equals(id);
        }

        public boolean isInside(Section section) {
            return section.id.equals(parent);
        }
    }

    public record SectionsPage(List<Section> sections, Typed typed) {}

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance sections(SectionsPage page);
    }

    @GET
    public Response list() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Section.mayBeChangedBy(current.get());
            return Page.of(page(Typed.NOTHING));
        });
    }

    @POST
    public Response open(
            @RestForm Long parent, @RestForm String name, @RestForm String slug, @RestForm String description) {
        Typed typed = new Typed(null, parent, text(name), text(slug), text(description), List.of());
        return attempt(typed, () -> {
            Section inside = parent == null ? null : get(parent);
            Section section = Section.open(current.get(), clock.instant(), inside, name, slug, description, language);
            return "The section “%s” is open, at /%s.".formatted(section.name, section.path());
        });
    }

    @POST
    @Path("/{id}")
    public Response rename(@RestPath long id, @RestForm String name, @RestForm String description) {
        return attempt(new Typed(id, null, text(name), "", text(description), List.of()), () -> {
            Section section = get(id);
            section.rename(current.get(), clock.instant(), name, description);
            return "The section at /%s is called “%s”.".formatted(section.path(), section.name);
        });
    }

    /** @param direction {@code up} or {@code down} */
    @POST
    @Path("/{id}/place")
    public Response move(@RestPath long id, @RestForm String direction) {
        return attempt(Typed.NOTHING, () -> {
            Section section = get(id);
            section.move(current.get(), clock.instant(), "up".equals(direction) ? -1 : 1);
            return "“%s” has its new place.".formatted(section.name);
        });
    }

    /** All of it or nothing; what cannot be taken comes back as it was typed. */
    private Response attempt(Typed typed, Supplier<String> verb) {
        try {
            return Page.see(ADDRESS, QuarkusTransaction.requiringNew().call(verb::get));
        } catch (Invalid invalid) {
            List<String> errors =
                    invalid.errors().stream().map(Invalid.FieldError::message).toList();
            Typed again =
                    new Typed(typed.id(), typed.parent(), typed.name(), typed.slug(), typed.description(), errors);
            return QuarkusTransaction.requiringNew().call(() -> Page.of(page(again), invalid.status()));
        }
    }

    private static TemplateInstance page(Typed typed) {
        return Templates.sections(new SectionsPage(Section.listInOrder(), typed));
    }

    private static Section get(long id) {
        return Section.<Section>findByIdOptional(id)
                .orElseThrow(() -> new Missing("There is no section with the number " + id + "."));
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }
}
