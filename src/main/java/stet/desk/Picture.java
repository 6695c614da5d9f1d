package stet.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import stet.media.Description;
import stet.media.Image;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.web.Conflict;
import stet.web.Input;
import stet.web.Invalid;
import stet.web.NewsroomTime;
import stet.web.Page;
import stet.web.Problem;

/** The page of one picture: what is said of it, what is cut out of it, its file, where it is used. */
@Path("/newsroom/pictures/{id}")
public class Picture {
    private static final String ADDRESS = "/newsroom/pictures/";

    private final CurrentActor current;
    private final Clock clock;
    private final NewsroomTime time;
    private final PictureDesk desk;

    Picture(CurrentActor current, Clock clock, NewsroomTime time, PictureDesk desk) {
        this.current = current;
        this.clock = clock;
        this.time = time;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance picture(PicturePage page);
    }

    @GET
    public Response show(@RestPath long id) {
        return QuarkusTransaction.requiringNew().call(() -> page(id, null, Kept.NONE, 200));
    }

    /** @param expires when the right to show it ends; blank for never */
    @POST
    public Response describe(
            @RestPath long id,
            @RestForm String name,
            @RestForm String alt,
            @RestForm String caption,
            @RestForm String credit,
            @RestForm String copyright,
            @RestForm String keywords,
            @RestForm String usageNote,
            @RestForm String expires,
            @RestForm String offset,
            @RestForm Integer version,
            MultivaluedMap<String, String> form) {
        return attempt(id, "words", form, (by, now) -> {
            Image image = Image.lock(id);
            Instant until = expires == null || expires.isBlank() ? null : time.parse("expires", expires, offset);
            image.describe(
                    new Description(name, alt, caption, credit, copyright, words(keywords), usageNote),
                    version == null ? -1 : version,
                    by,
                    now);
            if (!Objects.equals(until, image.expiresAt())) {
                image.expireAt(until, by, now);
            }
            return "“%s” is saved.".formatted(image.name());
        });
    }

    private static List<String> words(String keywords) {
        return keywords == null ? List.of() : Arrays.asList(keywords.split("[,\n]"));
    }

    /** @param seen what the focal point and the crops were when the form was opened */
    @POST
    @Path("/framing")
    public Response frame(@RestPath long id, @RestForm String seen, MultivaluedMap<String, String> form) {
        return attempt(id, "framing", form, (by, now) -> {
            Image image = Image.lock(id);
            FramingForm.read(form).make(image, seen, by, now);
            return "Readers see “%s” cut like this from now on. %s"
                    .formatted(image.name(), PictureUses.of(id, by, now).readAgain())
                    .strip();
        });
    }

    /** @param confirm the picture's name */
    @POST
    @Path("/removal")
    public Response delete(@RestPath long id, @RestForm String confirm, MultivaluedMap<String, String> form) {
        return attempt(id, "removal", form, (by, now) -> {
            Image image = Image.lock(id);
            String typed = Input.line("confirm", "The name", confirm, Description.NAME_MAX)
                    .orElse("");
            if (!typed.equals(image.name())) {
                throw new Invalid("confirm", "Type the picture’s name, “%s”, to delete it.".formatted(image.name()));
            }
            image.delete(by, now);
            return "“%s” is deleted.".formatted(image.name());
        });
    }

    /** All of it or nothing; what was refused comes back on the picture's page, to be looked at and sent again. */
    private Response attempt(
            long id, String form, MultivaluedMap<String, String> sent, BiFunction<Actor, Instant, String> verb) {
        Actor by = current.get();
        try {
            String told = QuarkusTransaction.requiringNew().call(() -> verb.apply(by, clock.instant()));
            return Page.see(form.equals("removal") ? "/newsroom/pictures" : ADDRESS + id, told);
        } catch (FramingForm.Replaced replaced) {
            return again(id, replaced);
        } catch (Invalid | Conflict refused) {
            return again(id, refused, Kept.of(form, sent, refused));
        }
    }

    /** Its page after something was refused that a form cannot bring back, as a file. */
    Response again(long id, Problem refused) {
        return again(id, refused, Kept.NONE);
    }

    private Response again(long id, Problem refused, Kept kept) {
        return QuarkusTransaction.requiringNew()
                .call(() -> page(id, Trouble.of(refused.getMessage()), kept, refused.status()));
    }

    private Response page(long id, Trouble trouble, Kept kept, int status) {
        return Page.of(Templates.picture(desk.page(id, trouble, kept)), status);
    }
}
