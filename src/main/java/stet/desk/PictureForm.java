package stet.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import stet.media.Image;
import stet.media.Intake;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.people.Refused;
import stet.web.Invalid;
import stet.web.Page;
import stet.web.Problem;

/** Pictures whole, as a form sends them where no script cuts them into pieces: new ones, or one in another's place. */
@Path("/newsroom/pictures")
public class PictureForm {
    private final CurrentActor current;
    private final Intake intake;
    private final Pictures library;
    private final Picture picture;
    private final Clock clock;

    PictureForm(CurrentActor current, Intake intake, Pictures library, Picture picture, Clock clock) {
        this.current = current;
        this.intake = intake;
        this.library = library;
        this.picture = picture;
        this.clock = clock;
    }

    /** @param replace the number of the picture that is to be the one file from now on; null for new ones */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response take(@RestForm List<FileUpload> files, @RestForm Long replace) {
        Actor by = current.get();
        // A browser sends an empty file without a name where none was chosen.
        List<FileUpload> chosen = (files == null ? List.<FileUpload>of() : files)
                .stream().filter(file -> !file.fileName().isBlank()).toList();
        return replace == null ? take(chosen, by) : replace(chosen, replace, by);
    }

    private Response take(List<FileUpload> files, Actor by) {
        List<String> refused = new ArrayList<>();
        List<String> told = new ArrayList<>();
        if (files.isEmpty()) {
            refused.add("Choose a picture first.");
        }
        for (FileUpload file : files) {
            try {
                Intake.Taken taken = intake.take(file.uploadedFile(), file.fileName(), by);
                told.add("“%s” %s"
                        .formatted(taken.image().name(), taken.duplicate() ? "is already here." : "is uploaded."));
            } catch (Refused nobodyMay) {
                throw nobodyMay;
            } catch (Problem unusable) {
                refused.add("“%s” was not taken: %s".formatted(file.fileName(), unusable.getMessage()));
            }
        }
        return refused.isEmpty()
                ? Page.see("/newsroom/pictures", String.join(" ", told))
                : library.again(refused, told);
    }

    private Response replace(List<FileUpload> files, long id, Actor by) {
        try {
            if (files.size() != 1) {
                throw new Invalid("files", "Choose the new file first, and only one.");
            }
            List<String> before = drawn(id);
            Image image = intake.replace(files.get(0).uploadedFile(), id, by);
            String readAgain = QuarkusTransaction.requiringNew()
                    .call(() -> PictureUses.of(id, by, clock.instant()).readAgain());
            return Page.see("/newsroom/pictures/" + id, (told(image, before, drawn(id)) + " " + readAgain).strip());
        } catch (Refused nobodyMay) {
            throw nobodyMay;
        } catch (Problem unusable) {
            return picture.again(id, unusable);
        }
    }

    /** The ratios whose crops somebody drew. */
    private static List<String> drawn(long id) {
        return QuarkusTransaction.requiringNew().call(() -> Image.get(id).crops().entrySet().stream()
                .filter(crop -> crop.getValue().byHand())
                .map(crop -> crop.getKey().label())
                .toList());
    }

    private static String told(Image image, List<String> before, List<String> after) {
        List<String> lost =
                before.stream().filter(ratio -> !after.contains(ratio)).toList();
        String crops = lost.isEmpty()
                ? before.isEmpty() ? "" : " The crops drawn by hand are kept."
                : " It has another shape: %s follows the focal point again.".formatted(String.join(", ", lost));
        return "Readers see the new file of “%s”.%s".formatted(image.name(), crops);
    }
}
