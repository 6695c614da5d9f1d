package stet.media;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jboss.resteasy.reactive.RestPath;
import stet.people.CurrentActor;
import stet.people.Role;
import stet.web.Missing;

/** Shows people of the newsroom pictures that there is no right any more to show readers: to know them by. */
@Path("/newsroom/pictures/expired/{rendition}")
public class ExpiredRenditions {
    private final CurrentActor current;
    private final Darkroom darkroom;

    ExpiredRenditions(CurrentActor current, Darkroom darkroom) {
        this.current = current;
        this.darkroom = darkroom;
    }

    @GET
    public Response show(@RestPath String rendition) {
        current.get().mustBe(Role.JOURNALIST, "see the newsroom’s pictures");
        Rendition wanted = Rendition.of("/media/" + rendition).orElseThrow(ExpiredRenditions::missing);
        Darkroom.Found found = find(wanted).orElseThrow(ExpiredRenditions::missing);
        return Response.ok(found.file().toFile(), wanted.format().type())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private Optional<Darkroom.Found> find(Rendition wanted) {
        try {
            return darkroom.findAnyway(wanted).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Busy busy) {
                throw busy;
            }
            throw e;
        }
    }

    private static Missing missing() {
        return new Missing("There is no such picture.");
    }
}
