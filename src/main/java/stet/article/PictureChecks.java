package stet.article;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.document.Document;
import stet.document.Figure;
import stet.media.Image;

/** What a story's pictures lack, or will lack soon after it is published. */
final class PictureChecks {
    /** A story that has lost its picture within that time looks like a mistake. */
    private static final Duration SOON = Duration.ofDays(7);

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    /** A picture where it stands. */
    private record Shown(String place, long image, boolean told, boolean captioned) {
        static Shown of(Lead lead) {
            boolean told = lead.decorative() || lead.alt() != null;
            return new Shown("the lead picture", lead.image(), told, lead.caption() != null);
        }

        static Shown of(int number, Figure figure) {
            boolean told = figure.decorative() || !figure.spoken().isEmpty();
            return new Shown("picture " + number, figure.image(), told, figure.hasCaption());
        }
    }

    private final List<Shown> pictures = new ArrayList<>();
    private final Map<Long, Image> images;
    private final boolean led;

    private PictureChecks(Document document, Lead lead) {
        led = lead != null;
        if (led) {
            pictures.add(Shown.of(lead));
        }
        List<Figure> figures = document.figures();
        for (int i = 0; i < figures.size(); i++) {
            pictures.add(Shown.of(i + 1, figures.get(i)));
        }
        images = Image.listByIds(pictures.stream().map(Shown::image).toList()).stream()
                .collect(Collectors.toMap(image -> image.id, image -> image));
    }

    /**
     * All of it at once, each fault with every picture that has it. One statement, and none where there is no picture.
     *
     * @param at when readers are to see the story
     */
    static List<Checklist.Item> of(Document document, Lead lead, Instant at) {
        PictureChecks checks = new PictureChecks(document, lead);
        Instant soon = at.plus(SOON);
        return Stream.of(
                        checks.error(
                                (picture, image) -> image == null,
                                "The library does not have %s any more: remove it, or choose another."),
                        checks.error(
                                (picture, image) -> !picture.told(),
                                "The alt text is missing for %s: say what is to be seen, or mark it as decorative."),
                        checks.error(
                                (picture, image) -> expires(image, at),
                                "The right to show %s ends before readers see the story."),
                        checks.warning(
                                (picture, image) -> !expires(image, at) && expires(image, soon),
                                "The right to show %s ends soon after the story is published."),
                        checks.warning((picture, image) -> !picture.captioned(), "There is no caption for %s."),
                        checks.led ? Stream.<Checklist.Item>empty() : warning("There is no lead picture."))
                .flatMap(items -> items)
                .toList();
    }

    private static boolean expires(Image image, Instant at) {
        return image != null && image.expiresAt() != null && !image.expiresAt().isAfter(at);
    }

    private Stream<Checklist.Item> error(BiPredicate<Shown, Image> fault, String message) {
        return with(fault, message).map(text -> new Checklist.Item(Checklist.Level.ERROR, text));
    }

    private Stream<Checklist.Item> warning(BiPredicate<Shown, Image> fault, String message) {
        return with(fault, message).flatMap(PictureChecks::warning);
    }

    private static Stream<Checklist.Item> warning(String message) {
        return Stream.of(new Checklist.Item(Checklist.Level.WARNING, message));
    }

    /** The message, with every picture that has the fault; none if none has. */
    private Stream<String> with(BiPredicate<Shown, Image> fault, String message) {
        List<String> names = pictures.stream()
                .filter(picture -> fault.test(picture, images.get(picture.image())))
                .map(this::name)
                .toList();
        return names.isEmpty() ? Stream.empty() : Stream.of(message.formatted(joined(names)));
    }

    /** “picture 2 (“Harbour”, until 4 Dec 2026, 10:00 UTC)”. */
    private String name(Shown picture) {
        Image image = images.get(picture.image());
        if (image == null) {
            return picture.place();
        }
        String until = image.expiresAt() == null ? "" : ", until " + UTC.format(image.expiresAt());
        return "%s (“%s”%s)".formatted(picture.place(), image.name(), until);
    }

    private static String joined(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
