package stet.media;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import stet.people.CurrentActor;
import stet.people.Role;
import stet.web.Missing;
import stet.web.Slug;

/** Gives people of the newsroom the files as they were uploaded: to keep, never to be shown in place. */
@Path("/newsroom/pictures/{id}/original")
public class PictureOriginals {
    private static final Logger LOG = Logger.getLogger(PictureOriginals.class);

    private final CurrentActor current;
    private final Originals originals;

    PictureOriginals(CurrentActor current, Originals originals) {
        this.current = current;
        this.originals = originals;
    }

    @GET
    @Transactional
    public Response original(@RestPath long id) throws IOException {
        current.get().mustBe(Role.JOURNALIST, "download the newsroom’s pictures");
        Image image = Image.get(id);
        ImageFile file = image.file();
        return Response.ok(open(file).toFile(), file.format().type())
                .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(fileName(image, file)))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private java.nio.file.Path open(ImageFile file) throws IOException {
        try {
            return originals.open(file.sha256());
        } catch (Originals.Lost lost) {
            LOG.error(lost.getMessage());
            throw new Missing("The file of this picture is lost or damaged. Whoever looks after the server sees with"
                    + " check-media what else is; if you have the file, replace it with itself.");
        }
    }

    /** In ASCII, with the ending of what it is, whatever it was called. */
    private static String fileName(Image image, ImageFile file) {
        String words = Slug.of(image.name().replaceFirst("\\.\\w{1,5}$", ""));
        return (words.isEmpty() ? "picture-" + image.id : words) + "."
                + file.format().extension();
    }
}
