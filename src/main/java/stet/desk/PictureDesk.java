package stet.desk;

import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import stet.audit.AuditEvent;
import stet.media.Altered;
import stet.media.Crop;
import stet.media.Image;
import stet.media.ImageFile;
import stet.media.ImageVersion;
import stet.media.Ratio;
import stet.people.Actor;
import stet.people.CurrentActor;
import stet.people.Person;
import stet.people.Role;
import stet.web.NewsroomTime;

/** Where a picture is looked after: lays out its page. */
@RequestScoped
class PictureDesk {
    private static final int DEEDS = 50;

    /** Of a text that was changed, in characters. */
    private static final int LONGEST = 200;

    private final CurrentActor current;
    private final Clock clock;
    private final NewsroomTime time;

    PictureDesk(CurrentActor current, Clock clock, NewsroomTime time) {
        this.current = current;
        this.clock = clock;
        this.time = time;
    }

    /** Whoever may use pictures may look at all of them. */
    Actor onlooker() {
        Actor me = current.get();
        me.mustBe(Role.JOURNALIST, "see the newsroom's pictures");
        return me;
    }

    /** The page of a picture as it is now; {@code trouble} is null unless something was just refused. */
    PicturePage page(long id, Trouble trouble, Kept kept) {
        Actor me = onlooker();
        Instant now = clock.instant();
        Image image = Image.get(id);
        ImageFile file = image.file();
        Map<Ratio, Crop> crops = image.crops();
        List<ImageVersion> versions = ImageVersion.listOf(id);
        List<AuditEvent> events = AuditEvent.listOfImage(id, DEEDS);
        Map<Long, String> names = Person.namesOf(Stream.of(
                        Stream.of(image.uploadedBy()),
                        versions.stream().map(ImageVersion::replacedBy),
                        events.stream().map(event -> event.personId))
                .flatMap(each -> each)
                .toList());
        return new PicturePage(
                image,
                file,
                names.get(image.uploadedBy()),
                PicturePage.shapes(
                        crops, image.expiresAt() != null && !image.expiresAt().isAfter(now)),
                FramingForm.seen(image, file, crops),
                PictureUses.of(id, me, now),
                earlier(versions, names),
                events.stream()
                        .map(event -> new PicturePage.Done(
                                event.at, names.get(event.personId), event.verb, changes(event.details())))
                        .toList(),
                now,
                image.isEditableBy(me),
                image.isAlterableBy(me),
                trouble,
                kept);
    }

    private List<PicturePage.Change> changes(Map<String, String> details) {
        return Altered.in(details).stream()
                .map(altered -> altered.what().equals(Altered.END)
                        ? new PicturePage.Change(altered.what(), instant(altered.from()), instant(altered.to()))
                        : new PicturePage.Change(altered.what(), shown(altered.from()), shown(altered.to())))
                .toList();
    }

    private String instant(String text) {
        return text.isEmpty() ? "" : time.formatExactly(Instant.parse(text));
    }

    /** As much of a text as says which it was. */
    private static String shown(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static List<PicturePage.Earlier> earlier(List<ImageVersion> versions, Map<Long, String> names) {
        return versions.stream()
                .filter(version -> version.visibleUntil() != null)
                .map(version -> new PicturePage.Earlier(
                        version.visibleFrom(), version.visibleUntil(), names.get(version.replacedBy())))
                .toList();
    }
}
