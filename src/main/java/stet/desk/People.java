package stet.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import stet.audit.AuditEvent;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.people.Person;
import stet.people.Role;
import stet.taxonomy.Section;
import stet.web.Missing;
import stet.web.Page;

/** Who works here, and for which sections each answers as an editor. For admins. */
@Path("/newsroom/people")
public class People {
    private static final String RIGHT = "say who answers for which section";

    private final CurrentActor current;
    private final Clock clock;

    People(CurrentActor current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    public record PeoplePage(Actor me, List<Person> people, List<Section> sections) {}

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance people(PeoplePage page);
    }

    @GET
    @Transactional
    public Response list() {
        Actor me = current.get();
        me.mustBe(Role.ADMIN, RIGHT);
        return Page.of(Templates.people(new PeoplePage(me, Person.listAllByName(), Section.listInOrder())));
    }

    /** Sets the sections of one person; none ticked means all. */
    @POST
    @Path("/{id}/sections")
    @Transactional
    public Response assign(@RestPath long id, @RestForm List<Long> section) {
        Actor me = current.get();
        me.mustBe(Role.ADMIN, RIGHT);
        Person person = Person.<Person>findByIdOptional(id)
                .orElseThrow(() -> new Missing("There is nobody with the number " + id + "."));
        Set<Long> known = Section.listInOrder().stream().map(each -> each.id).collect(Collectors.toSet());
        Set<Long> wanted = new TreeSet<>(section == null ? List.of() : section);
        if (!known.containsAll(wanted)) {
            throw new Missing("One of these sections does not exist any more.");
        }
        person.sections.retainAll(wanted);
        person.sections.addAll(wanted);
        AuditEvent.record(
                me,
                clock.instant(),
                "assign sections",
                null,
                Map.of("person", person.username, "sections", wanted.toString()));
        return Page.see("/newsroom/people", "%s’s sections are saved.".formatted(person.name));
    }
}
