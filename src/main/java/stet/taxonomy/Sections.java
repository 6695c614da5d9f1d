package stet.taxonomy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import stet.people.CurrentActor;
import stet.people.Presence;
import stet.web.Attempt;
import stet.web.Invalid;
import stet.web.Page;
import stet.web.Problem;
import stet.web.Together;

/** The paper's sections: opened, renamed, put in order, moved, merged, deleted. For chiefs and admins. */
@Path("/newsroom/sections")
public class Sections {
    private static final String ADDRESS = "/newsroom/sections";
    private static final String PLACE = "sections";

    private final CurrentActor current;
    private final Clock clock;
    private final Mentions mentions;
    private final String language;

    Sections(
            CurrentActor current,
            Clock clock,
            Mentions mentions,
            @ConfigProperty(name = "stet.site.language") String language) {
        this.current = current;
        this.clock = clock;
        this.mentions = mentions;
        this.language = language;
    }

    /** What was typed for a section; {@code id} is null for a new one. */
    public record Typed(Long id, Long parent, String name, String slug, String description, List<String> errors) {
        static final Typed NOTHING = new Typed(null, null, "", "", "", List.of());

        static Typed nothing(Problem refused) {
            return new Typed(null, null, "", "", "", List.of(refused.getMessage()));
        }

        public boolean isFor(Section section) {
            return section.id.equals(id);
        }

        public boolean isInside(Section section) {
            return section.id.equals(parent);
        }
    }

    /**
     * The tree.
     *
     * @param mark of the tree that is shown: whoever moves a section sends it back
     * @param pageMark of everything that is shown: open pages ask whether it is still that
     * @param people who else looks at it now
     * @param again a move that was not made, as the tree was another; null when there is none, or it cannot be made
     */
    public record SectionsPage(
            List<SectionNode> tops,
            List<Section> sections,
            String mark,
            String pageMark,
            List<String> people,
            Typed typed,
            Again again) {}

    /** A move to be sent once more: its section, where to, and what that means. */
    public record Again(long id, String to, String words) {}

    /**
     * One of them.
     *
     * @param others the whole tree without it and what stands in it: where it can go
     * @param mark of the tree that it stands in: whoever moves, merges or deletes it sends it back
     * @param mentions what names it besides its stories
     */
    public record SectionPage(
            Section section,
            List<Section> others,
            String mark,
            Holdings holdings,
            Mentions.Found mentions,
            Attempt attempt) {
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

        /** The name as it was typed to merge it. */
        public String confirmedMerger() {
            return isOfMerger() ? attempt.value("confirm", "") : "";
        }

        /** The name as it was typed to delete it. */
        public String confirmedRemoval() {
            return isOfMerger() ? "" : attempt.value("confirm", "");
        }

        private boolean isOfMerger() {
            return attempt.typed().containsKey("into");
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
            return Page.of(page(Typed.NOTHING, null));
        });
    }

    /** What open pages ask every few seconds: two statements. */
    @GET
    @Path("/now")
    @Produces(MediaType.APPLICATION_JSON)
    public Response now(@Context Request request) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Section.mayBeChangedBy(current.get());
            return new Together(Section.pageMark(), people()).answer(request);
        });
    }

    private List<String> people() {
        return Presence.meet(PLACE, current.get(), clock.instant());
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
    public Response rename(
            @RestPath long id, @RestForm String name, @RestForm String description, @RestForm int version) {
        return attempt(new Typed(id, null, text(name), "", text(description), List.of()), () -> {
            Section section = Section.get(id);
            section.rename(current.get(), clock.instant(), name, description, version);
            return "The section at /%s is called “%s”.".formatted(section.path(), section.name);
        });
    }

    /**
     * @param to the number of the section in which it shall stand and, behind a colon, of the one there before which;
     *     either may be missing
     * @param seen the mark of the tree that the person had before them
     */
    @POST
    @Path("/{id}/place")
    public Response place(@RestPath long id, @RestForm String to, @RestForm String seen) {
        Section.mayBeChangedBy(current.get());
        try {
            return attempt(Typed.NOTHING, () -> {
                Destination wanted = Destination.read(to);
                Section.mustBeAsSeen(seen);
                Section section = Section.get(id);
                String before = section.address();
                section.place(current.get(), clock.instant(), wanted.parent(), wanted.before());
                return told(section, before);
            });
        } catch (Section.StaleTree stale) {
            return QuarkusTransaction.requiringNew()
                    .call(() -> Page.of(
                            page(
                                    Typed.nothing(stale),
                                    Destination.read(to).again(id).orElse(null)),
                            stale.status()));
        }
    }

    /** “Europe” is number 2 of 3 in “World”: /europe leads to /world/europe. */
    private static String told(Section section, String before) {
        List<Section> siblings = Section.siblings(section.parent);
        String where = "“%s” is number %d of %d %s"
                .formatted(
                        section.name,
                        siblings.indexOf(section) + 1,
                        siblings.size(),
                        section.parent == null ? "at the top" : "in “%s”".formatted(section.parent.name));
        return before.equals(section.address())
                ? where + "."
                : "%s: %s leads to %s.".formatted(where, before, section.address());
    }

    @GET
    @Path("/{id}")
    public Response show(@RestPath long id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Section.mayBeChangedBy(current.get());
            return one(id, Attempt.NONE).build();
        });
    }

    /**
     * @param parent the number of the section in which it shall stand; none for the paper itself
     * @param seen as of {@link #place}
     */
    @POST
    @Path("/{id}/address")
    public Response readdress(@RestPath long id, @RestForm Long parent, @RestForm String slug, @RestForm String seen) {
        return attempt(id, seen, section -> {
            String before = section.address();
            section.readdress(current.get(), clock.instant(), parent == null ? null : Section.get(parent), slug);
            String told = "“%s” is at %s.".formatted(section.name, section.address());
            return new Attempt.Done(
                    ADDRESS + "/" + id,
                    before.equals(section.address()) ? told : told + " %s leads there.".formatted(before));
        });
    }

    /**
     * @param into the number of the other section
     * @param seen as of {@link #place}
     */
    @POST
    @Path("/{id}/merger")
    public Response merge(@RestPath long id, @RestForm Long into, @RestForm String confirm, @RestForm String seen) {
        return attempt(id, seen, gone -> {
            if (into == null) {
                throw new Invalid("into", "Choose the section that it shall be part of.");
            }
            Section other = Section.get(into);
            gone.mergeInto(other, confirm, mentions, current.get(), clock.instant());
            return new Attempt.Done(
                    ADDRESS + "/" + other.id, "“%s” is part of “%s” now.".formatted(gone.name, other.name));
        });
    }

    /** @param seen as of {@link #place}: its page says where its addresses will lead */
    @POST
    @Path("/{id}/removal")
    public Response delete(@RestPath long id, @RestForm String confirm, @RestForm String seen) {
        return attempt(id, seen, section -> {
            section.delete(confirm, mentions, current.get(), clock.instant());
            return new Attempt.Done(
                    ADDRESS,
                    "The section “%s” is deleted: %s leads to %s."
                            .formatted(section.name, section.address(), Onward.words(section.heirAddress())));
        });
    }

    private Response attempt(long id, String seen, Function<Section, Attempt.Done> verb) {
        return Attempt.of(
                () -> {
                    Section.takeTurns();
                    Section.mayBeChangedBy(current.get());
                    Section section = Section.get(id);
                    section.mustStandAsSeen(seen);
                    return verb.apply(section);
                },
                again -> one(id, again));
    }

    private Response.ResponseBuilder one(long id, Attempt attempt) {
        Section section = Section.get(id);
        List<Section> others = Section.listInOrder().stream()
                .filter(other -> !section.contains(other))
                .toList();
        return Response.fromResponse(Page.of(Templates.section(new SectionPage(
                section,
                others,
                Section.treeMark(),
                section.holdings(),
                mentions.of(Kept.SECTION, id, clock.instant()),
                attempt))));
    }

    /** All of it or nothing; what cannot be taken comes back as it was typed. */
    private Response attempt(Typed typed, Supplier<String> verb) {
        try {
            return Page.see(ADDRESS, QuarkusTransaction.requiringNew().call(() -> {
                Section.takeTurns();
                return verb.get();
            }));
        } catch (Invalid invalid) {
            return again(
                    typed,
                    invalid.errors().stream().map(Invalid.FieldError::message).toList(),
                    invalid.status());
        } catch (Section.Renamed renamed) {
            return again(typed, List.of(renamed.getMessage()), renamed.status());
        }
    }

    private Response again(Typed typed, List<String> errors, int status) {
        Typed again = new Typed(typed.id(), typed.parent(), typed.name(), typed.slug(), typed.description(), errors);
        return QuarkusTransaction.requiringNew().call(() -> Page.of(page(again, null), status));
    }

    private TemplateInstance page(Typed typed, Again again) {
        // Before all else: whatever changes while the rest is read is then noticed.
        String pageMark = Section.pageMark();
        return Templates.sections(new SectionsPage(
                SectionNode.tree(), Section.listInOrder(), Section.treeMark(), pageMark, people(), typed, again));
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }
}
