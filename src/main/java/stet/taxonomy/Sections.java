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
import stet.web.Attempt;
import stet.web.Invalid;
import stet.web.Page;

/** The paper's sections: opened, renamed, put in order, moved, merged, deleted. For chiefs and admins. */
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

    /** One of them. {@code others} is the whole tree without it and what stands in it: where it can go. */
    public record SectionPage(Section section, List<Section> others, Section.Holdings holdings, Attempt attempt) {
        /** Its number as the form's field has it; empty for a section at the top. */
        public String parent() {
            return attempt.value("parent", section.parent == null ? "" : String.valueOf(section.parent.id));
        }

        public boolean isInside(Section other) {
            return String.valueOf(other.id).equals(parent());
        }

        public boolean isInto(Section other) {
            return String.valueOf(other.id).equals(attempt.value("into", ""));
        }
    }

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance sections(SectionsPage page);

        static native TemplateInstance section(SectionPage page);
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
            Section inside = parent == null ? null : Section.get(parent);
            Section section = Section.open(current.get(), clock.instant(), inside, name, slug, description, language);
            return "The section “%s” is open, at /%s.".formatted(section.name, section.path());
        });
    }

    @POST
    @Path("/{id}")
    public Response rename(@RestPath long id, @RestForm String name, @RestForm String description) {
        return attempt(new Typed(id, null, text(name), "", text(description), List.of()), () -> {
            Section section = Section.get(id);
            section.rename(current.get(), clock.instant(), name, description);
            return "The section at /%s is called “%s”.".formatted(section.path(), section.name);
        });
    }

    /** @param direction {@code up} or {@code down} */
    @POST
    @Path("/{id}/place")
    public Response move(@RestPath long id, @RestForm String direction) {
        return attempt(Typed.NOTHING, () -> {
            Section section = Section.get(id);
            section.move(current.get(), clock.instant(), steps(direction));
            return "“%s” has its new place.".formatted(section.name);
        });
    }

    @GET
    @Path("/{id}")
    public Response show(@RestPath long id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Section.mayBeChangedBy(current.get());
            return one(id, Attempt.NONE).build();
        });
    }

    /** @param parent the number of the section in which it shall stand; none for the paper itself */
    @POST
    @Path("/{id}/address")
    public Response readdress(@RestPath long id, @RestForm Long parent, @RestForm String slug) {
        return attempt(id, () -> {
            Section section = Section.get(id);
            String before = section.address();
            section.readdress(current.get(), clock.instant(), parent == null ? null : Section.get(parent), slug);
            String told = "“%s” is at %s.".formatted(section.name, section.address());
            return new Attempt.Done(
                    ADDRESS + "/" + id,
                    before.equals(section.address()) ? told : told + " %s leads there.".formatted(before));
        });
    }

    /** @param into the number of the other section */
    @POST
    @Path("/{id}/merger")
    public Response merge(@RestPath long id, @RestForm Long into, @RestForm String confirm) {
        return attempt(id, () -> {
            if (into == null) {
                throw new Invalid("into", "Choose the section that it shall be part of.");
            }
            Section gone = Section.get(id);
            Section other = Section.get(into);
            gone.mergeInto(other, confirm, current.get(), clock.instant());
            return new Attempt.Done(
                    ADDRESS + "/" + other.id, "“%s” is part of “%s” now.".formatted(gone.name, other.name));
        });
    }

    @POST
    @Path("/{id}/removal")
    public Response delete(@RestPath long id, @RestForm String confirm) {
        return attempt(id, () -> {
            Section section = Section.get(id);
            section.delete(confirm, current.get(), clock.instant());
            return new Attempt.Done(ADDRESS, "The section “%s” is deleted.".formatted(section.name));
        });
    }

    private Response attempt(long id, Supplier<Attempt.Done> verb) {
        return Attempt.of(
                () -> {
                    Section.takeTurns();
                    return verb.get();
                },
                again -> one(id, again));
    }

    private static Response.ResponseBuilder one(long id, Attempt attempt) {
        Section section = Section.get(id);
        List<Section> others = Section.listInOrder().stream()
                .filter(other -> !section.contains(other))
                .toList();
        return Response.fromResponse(
                Page.of(Templates.section(new SectionPage(section, others, section.holdings(), attempt))));
    }

    /** All of it or nothing; what cannot be taken comes back as it was typed. */
    private Response attempt(Typed typed, Supplier<String> verb) {
        try {
            return Page.see(ADDRESS, QuarkusTransaction.requiringNew().call(() -> {
                Section.takeTurns();
                return verb.get();
            }));
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

    private static int steps(String direction) {
        return switch (text(direction)) {
            case "up" -> -1;
            case "down" -> 1;
            default -> throw new Invalid("direction", "A section moves up or down.");
        };
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }
}
