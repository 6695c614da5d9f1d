package stet.media;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import stet.audit.AuditEvent;
import stet.outbox.Key;
import stet.outbox.Outbox;
import stet.people.Actor;
import stet.people.Refused;
import stet.people.Role;
import stet.web.Conflict;
import stet.web.Invalid;
import stet.web.Missing;

/**
 * A picture of the library: what people say of it, what its file is now, and what is shown of it in which shape.
 *
 * <p>Verbs want the image {@linkplain #lock locked}, within a transaction.
 */
@Entity
public class Image extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    private String name;
    private String alt;
    private String caption;
    private String credit;
    private String copyright;
    private String[] keywords = {};
    private String usageNote;
    private Instant expiresAt;
    private Instant takenAt;

    @Column(name = "focal_x")
    private double focalX = 0.5;

    @Column(name = "focal_y")
    private double focalY = 0.5;

    private Long uploadedBy;
    private Instant uploadedAt;

    /** Said where whoever uses the picture reads it. */
    static final String STILL = "The file is an animation. Readers see its first picture, which does not move.";

    /** Counts descriptions. */
    private int version;

    protected Image() {}

    /** A new one, of a file whose bytes are in the store. */
    static Image add(ImageFile file, Description words, Instant takenAt, Actor by, Instant now) {
        mayBeUploadedBy(by);
        Image image = new Image();
        image.say(words.checked());
        image.takenAt = takenAt;
        image.uploadedBy = by.id();
        image.uploadedAt = now;
        image.persist();
        new ImageVersion(image.id, file.sha256(), now, by.id()).persist();
        getEntityManager().flush();
        Crops.put(image.id, image.crops(file, Map.of()));
        image.announce("upload picture", Map.of("file", file.sha256()), by, now);
        return image;
    }

    // ---- finding

    public static Optional<Image> findById(long id) {
        return findByIdOptional(id);
    }

    /** Those of them that exist. One statement, or none. */
    public static List<Image> listByIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** @throws Missing when there is none */
    public static Image get(long id) {
        return findById(id)
                .orElseThrow(
                        () -> new Missing("There is no picture number %d: it may have been deleted.".formatted(id)));
    }

    /** As {@link #get}, holding its row until the transaction ends: verbs on one image take turns. */
    public static Image lock(long id) {
        Image image = findById(id, LockModeType.PESSIMISTIC_WRITE);
        return image == null ? get(id) : image;
    }

    /** The image that is a file now. */
    static Optional<Image> findByFile(String sha256) {
        return ImageVersion.findImage(sha256).map(Image::get);
    }

    // ---- rights

    /** @throws Refused unless a journalist */
    static void mayBeUploadedBy(Actor by) {
        by.mustBe(Role.JOURNALIST, "upload pictures");
    }

    /** Whoever uploaded it, and editors. */
    public boolean isEditableBy(Actor by) {
        return by.is(Role.EDITOR) || by.is(Role.JOURNALIST) && uploadedBy == by.id();
    }

    /** Whoever may edit it, as long as no reader sees it: what they see no journalist alters without approval. */
    public boolean isAlterableBy(Actor by) {
        return by.is(Role.EDITOR) || isEditableBy(by) && !ImageUse.isPublic(id);
    }

    /** @throws Refused unless theirs, or an editor */
    private void mustBeEditableBy(Actor by, String right) {
        if (!isEditableBy(by)) {
            throw new Refused(right + " that somebody else uploaded");
        }
    }

    private void mustBeAlterableBy(Actor by, String right) {
        mustBeEditableBy(by, right);
        if (!isAlterableBy(by)) {
            throw new Refused(right + " that readers see, which is for editors");
        }
    }

    // ---- verbs

    /**
     * @param seen the version that the person had before them
     * @throws Refused unless theirs, or an editor
     * @throws Invalid naming each field that cannot be taken
     * @throws Conflict when somebody else has described it meanwhile
     */
    public void describe(Description words, int seen, Actor by, Instant now) {
        mustBeEditableBy(by, "describe a picture");
        Description checked = words.checked();
        if (seen != version) {
            throw new Conflict(
                    "Somebody has described the picture since you opened it. What is said now stands below.");
        }
        Map<String, String> changes = description().changesTo(checked);
        if (changes.isEmpty()) {
            return;
        }
        say(checked);
        version++;
        announce("describe picture", changes, by, now);
    }

    private void say(Description words) {
        name = words.name();
        alt = words.alt();
        caption = words.caption();
        credit = words.credit();
        copyright = words.copyright();
        keywords = words.keywords().toArray(String[]::new);
        usageNote = words.usageNote();
    }

    /**
     * When the right to show it ends: from that instant on readers see that it was there, and not what it was.
     *
     * @param until null for never
     * @throws Refused unless theirs, or an editor
     */
    public void expireAt(Instant until, Actor by, Instant now) {
        mustBeEditableBy(by, "say how long a picture may be shown");
        Map<String, String> changes = Altered.of(Altered.END, told(expiresAt), told(until));
        expiresAt = until;
        announce("expire picture", changes, by, now);
    }

    private static String told(Instant instant) {
        return instant == null ? "" : instant.toString();
    }

    /**
     * What matters in it: crops that nobody drew have this point as near to their middle as they can.
     *
     * @param x from the left, 0 to 1
     * @param y from the top, 0 to 1
     * @throws Refused unless {@linkplain #isAlterableBy theirs to alter}
     */
    public void focus(double x, double y, Actor by, Instant now) {
        mustBeAlterableBy(by, "crop a picture");
        if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
            throw new Invalid("focus", "The focal point lies within the picture: two numbers from 0 to 1.");
        }
        Map<String, String> changes = Altered.of("focal point", percent(focalX, focalY), percent(x, y));
        focalX = x;
        focalY = y;
        Crops.put(id, crops(file(), Crops.of(id)));
        announce("focus picture", changes, by, now);
    }

    /**
     * Shows this rectangle, in pixels of the file, wherever the image stands in that ratio, until it is taken back.
     *
     * @throws Refused unless {@linkplain #isAlterableBy theirs to alter}
     * @throws Invalid when it lies outside the file or has another shape
     */
    public void crop(Ratio ratio, int x, int y, int width, int height, Actor by, Instant now) {
        mustBeAlterableBy(by, "crop a picture");
        ImageFile file = file();
        if (x < 0 || y < 0 || width < 1 || height < 1 || x > file.width() - width || y > file.height() - height) {
            throw new Invalid(
                    "crop",
                    "The crop must lie within the picture, which is %d by %d pixels."
                            .formatted(file.width(), file.height()));
        }
        if (ratio != Ratio.ORIGINAL && !hasShape(ratio, width, height)) {
            throw new Invalid("crop", "%d by %d is not %s.".formatted(width, height, ratio.label()));
        }
        Cut cut = Cut.of(file.sha256(), x, y, width, height);
        Crop drawn = new Crop(cut, true);
        Map<String, String> changes =
                Altered.of("crop " + ratio.label(), crops().get(ratio).told(), drawn.told());
        Crops.put(id, Map.of(ratio, drawn));
        announce("crop picture", changes, by, now);
    }

    private static String percent(double x, double y) {
        return String.format(Locale.ROOT, "%.1f %% from the left, %.1f %% from the top", x * 100, y * 100);
    }

    /** To the pixel: the width is right for the height, or the height for the width. */
    private static boolean hasShape(Ratio ratio, int width, int height) {
        return Math.abs(width - height * ratio.value()) <= 1 || Math.abs(height - width / ratio.value()) <= 1;
    }

    /**
     * Takes back what somebody drew: the crop follows the focal point again.
     *
     * @throws Refused unless {@linkplain #isAlterableBy theirs to alter}
     */
    public void uncrop(Ratio ratio, Actor by, Instant now) {
        mustBeAlterableBy(by, "crop a picture");
        Crop following = new Crop(file().cut(ratio, focalX, focalY), false);
        Map<String, String> changes =
                Altered.of("crop " + ratio.label(), crops().get(ratio).told(), following.told());
        Crops.put(id, Map.of(ratio, following));
        announce("uncrop picture", changes, by, now);
    }

    /**
     * Is another file from now on, everywhere; pages of the past show the one before. What was drawn by hand stays where
     * the new file has the shape of the old one.
     *
     * @param taken when that was made, as it says; null where it does not
     * @param animated whether that is an animation, which its note says then
     * @throws Refused unless {@linkplain #isAlterableBy theirs to alter}
     */
    public void replace(ImageFile next, Instant taken, boolean animated, Actor by, Instant now) {
        mustBeAlterableBy(by, "replace a picture");
        ImageVersion before = ImageVersion.current(id);
        if (before.sha256().equals(next.sha256())) {
            return;
        }
        takenAt = taken;
        noteWhether(animated);
        ImageFile last = file();
        // Two files of one image cannot begin together.
        Instant from =
                now.isAfter(before.visibleFrom()) ? now : before.visibleFrom().plus(Duration.ofNanos(1_000));
        before.endAt(from);
        new ImageVersion(id, next.sha256(), from, by.id()).persist();
        getEntityManager().flush();
        Crops.remember(id);
        Crops.put(id, crops(next, sameShape(last, next) ? scaled(Crops.of(id), last, next) : Map.of()));
        Crops.know(Crops.framings(id).stream()
                .flatMap(framing -> next.cuts(framing).stream())
                .collect(Collectors.toSet()));
        Map<String, String> changes = Altered.of("file", last.told(), next.told());
        changes.putAll(Map.of("was", last.sha256(), "is", next.sha256()));
        announce("replace picture", changes, by, now);
    }

    /** Whoever is describing it is told that its note is another. */
    private void noteWhether(boolean animated) {
        String others = usageNote == null ? "" : usageNote.replace(STILL, "").strip();
        String note = animated ? (STILL + "\n" + others).strip() : others;
        if (note.length() <= Description.USAGE_NOTE_MAX && !note.equals(usageNote == null ? "" : usageNote)) {
            usageNote = note.isEmpty() ? null : note;
            version++;
        }
    }

    private static boolean sameShape(ImageFile one, ImageFile other) {
        double ratio = (double) one.width() / one.height() * other.height() / other.width();
        return ratio > 0.99 && ratio < 1.01;
    }

    private static Map<Ratio, Crop> scaled(Map<Ratio, Crop> crops, ImageFile from, ImageFile to) {
        Map<Ratio, Crop> scaled = new EnumMap<>(Ratio.class);
        crops.forEach((ratio, crop) -> {
            Cut cut = crop.cut();
            Framing framing = new Framing(
                    (double) cut.x() / from.width(),
                    (double) cut.y() / from.height(),
                    (double) cut.width() / from.width(),
                    (double) cut.height() / from.height());
            scaled.put(ratio, new Crop(to.cut(framing), crop.byHand()));
        });
        return scaled;
    }

    /**
     * Removes an image that nothing uses; its file goes with it, unless another image is or was that file.
     *
     * @throws Refused unless theirs, or an editor
     * @throws Conflict when it is used, saying by what
     */
    public void delete(Actor by, Instant now) {
        mustBeEditableBy(by, "delete a picture");
        ImageUse.awaitAll(id);
        Map<ImageUse.Kind, List<Long>> uses = ImageUse.of(id);
        if (!uses.isEmpty()) {
            throw new Conflict("The picture stays: it is used by %s.".formatted(ImageUse.words(uses)));
        }
        List<ImageVersion> files = ImageVersion.listOf(id);
        announce("delete picture", Map.of("name", name), by, now);
        delete("id", id);
        getEntityManager().detach(this);
        files.stream().map(ImageVersion::sha256).distinct().forEach(file -> Leftovers.leave(file, now));
    }

    /**
     * Every ratio's crop of a file: what was drawn by hand stays, the others follow the focal point.
     *
     * @param before what was shown of this very file
     */
    private Map<Ratio, Crop> crops(ImageFile file, Map<Ratio, Crop> before) {
        Map<Ratio, Crop> crops = new EnumMap<>(Ratio.class);
        for (Ratio ratio : Ratio.values()) {
            Crop drawn = before.get(ratio);
            crops.put(
                    ratio, drawn != null && drawn.byHand() ? drawn : new Crop(file.cut(ratio, focalX, focalY), false));
        }
        return crops;
    }

    private void announce(String verb, Map<String, String> detail, Actor by, Instant now) {
        Map<String, String> all = new HashMap<>(detail);
        all.put("image", String.valueOf(id));
        AuditEvent.record(by, now, verb, null, all);
        Outbox.announce(verb, List.of(Key.image(id)), now);
    }

    // ---- being used

    /**
     * Says which images somebody uses from now on, in the caller's transaction.
     *
     * @throws Invalid when one of them does not exist
     */
    public static void use(ImageUse.Kind kind, long user, Collection<Long> images) {
        ImageUse.replace(kind, user, images);
    }

    /** Says that some use no image any more, in the caller's transaction: one statement. */
    public static void release(ImageUse.Kind kind, Collection<Long> users) {
        ImageUse.release(kind, users);
    }

    /** Those of them that exist, none of which can be deleted before the caller's transaction ends. */
    public static Set<Long> hold(Collection<Long> images) {
        return ImageUse.hold(images);
    }

    /** Makes parts of images known, each of which there will be a cut of whatever file its image becomes: four statements. */
    public static void frame(Collection<Framed> parts) {
        if (parts.isEmpty()) {
            return;
        }
        Set<Long> images = parts.stream().map(Framed::image).collect(Collectors.toSet());
        // Who gives one of them another file has done so before that is read here, or waits and finds these parts.
        ImageUse.await(images);
        Map<Long, ImageFile> files = ImageVersion.filesOf(images);
        Crops.note(parts);
        Crops.know(parts.stream()
                .filter(part -> files.containsKey(part.image()))
                .flatMap(part -> files.get(part.image()).cuts(part.framing()).stream())
                .collect(Collectors.toSet()));
    }

    // ---- what it is

    /** What it is now: two statements. */
    public ImageFile file() {
        return ImageFile.findByHash(ImageVersion.current(id).sha256()).orElseThrow();
    }

    /** What is shown of it, in every ratio: one statement. */
    public Map<Ratio, Crop> crops() {
        return Crops.of(id);
    }

    /** What was drawn by hand on some images, in fractions, by image and label of the ratio: one statement, or none. */
    public static Map<Long, Map<String, Framing>> drawnOn(Collection<Long> images) {
        return images.isEmpty() ? Map.of() : Crops.drawnOn(images);
    }

    public Cut cut(Ratio ratio) {
        return crops().get(ratio).cut();
    }

    public Description description() {
        return new Description(name, alt, caption, credit, copyright, List.of(keywords), usageNote);
    }

    public String name() {
        return name;
    }

    /** Null where nobody has said what it shows. */
    public String alt() {
        return alt;
    }

    public String caption() {
        return caption;
    }

    public String credit() {
        return credit;
    }

    public String copyright() {
        return copyright;
    }

    public List<String> keywords() {
        return List.of(keywords);
    }

    public String usageNote() {
        return usageNote;
    }

    /** When the right to show it ends; null for never. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** When it was made, as its file says; null where it does not. */
    public Instant takenAt() {
        return takenAt;
    }

    public double focalX() {
        return focalX;
    }

    public double focalY() {
        return focalY;
    }

    public long uploadedBy() {
        return uploadedBy;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }

    public int version() {
        return version;
    }
}
