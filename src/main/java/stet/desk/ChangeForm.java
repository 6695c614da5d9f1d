package stet.desk;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import stet.curation.Change;
import stet.curation.OwnPicture;
import stet.curation.Unfolding;
import stet.media.Framing;
import stet.web.Invalid;
import stet.web.NewsroomTime;

/** A change to a list as a form sends it: {@code do} names it, {@code article} the story. */
final class ChangeForm {
    /** Not part of what was wanted: the version is another by now, the token is made anew. */
    private static final Set<String> OF_THE_PAGE = Set.of("version", "csrf-token");

    private ChangeForm() {}

    /** @throws Invalid when it is none of the known changes, or lacks something */
    static Change read(MultivaluedMap<String, String> form, NewsroomTime time) {
        long article = number("article", form.getFirst("article"));
        String wanted = form.getFirst("do");
        return switch (wanted == null ? "" : wanted) {
            case "place" -> place(form);
            case "remove" -> new Change.Remove(article);
            case "pin" -> {
                Long position = optionalNumber("position", form.getFirst("position"));
                yield new Change.Pin(article, position == null ? null : position(position));
            }
            case "show" -> new Change.Show(article, instant("from", form, time), instant("until", form, time));
            case "say" ->
                new Change.Say(
                        article,
                        form.getFirst("headline"),
                        form.getFirst("standfirst"),
                        form.getFirst("kicker"),
                        OwnPicture.of(optionalNumber("image", form.getFirst("image")), part(form.getFirst("part"))),
                        unfolding(form.getFirst("unfolding")));
            case "hide" -> new Change.Hide(article);
            case "unhide" -> new Change.Unhide(article);
            default -> throw new Invalid("do", "There is no change “%s” to a list.".formatted(wanted));
        };
    }

    static Change.Place place(MultivaluedMap<String, String> form) {
        return new Change.Place(
                number("article", form.getFirst("article")), optionalNumber("before", form.getFirst("before")));
    }

    /** That a story is kept where a rule brought it. */
    static Change.Pin keep(MultivaluedMap<String, String> form) {
        return new Change.Pin(
                number("article", form.getFirst("article")), position(number("position", form.getFirst("position"))));
    }

    /** What was wanted, to be sent once more. */
    static List<Trouble.Field> fields(MultivaluedMap<String, String> form) {
        return form.entrySet().stream()
                .filter(entry -> !OF_THE_PAGE.contains(entry.getKey()))
                .map(entry -> new Trouble.Field(entry.getKey(), entry.getValue().get(0)))
                .toList();
    }

    private static Framing part(String text) {
        try {
            return text == null || text.isBlank() ? null : Framing.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Invalid("part", "The part of the picture cannot be taken: " + e.getMessage());
        }
    }

    private static Unfolding unfolding(String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return Stream.of(Unfolding.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new Invalid("unfolding", "A story is live, updating or neither, not “%s”.".formatted(name)));
    }

    /** One that is beyond all lists is refused as such. */
    private static int position(long number) {
        return (int) Math.max(0, Math.min(number, Integer.MAX_VALUE));
    }

    private static Instant instant(String field, MultivaluedMap<String, String> form, NewsroomTime time) {
        String text = form.getFirst(field);
        return text == null || text.isBlank() ? null : time.parse(field, text, form.getFirst("offset"));
    }

    private static Long optionalNumber(String field, String text) {
        return text == null || text.isBlank() ? null : (Long) number(field, text);
    }

    private static long number(String field, String text) {
        try {
            return Long.parseLong(text == null ? "" : text.strip());
        } catch (NumberFormatException e) {
            throw new Invalid(field, "“%s” is no number: %s.".formatted(text, field));
        }
    }
}
