package stet.desk;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import stet.web.Invalid;
import stet.web.NewsroomTime;
import stet.web.Problem;

/**
 * A form that was refused, as it comes back: with what was typed in it, and what is wrong at each field.
 *
 * @param form which of the page's forms
 * @param choices of a time that comes twice, or empty
 */
public record Kept(
        String form,
        Map<String, String> typed,
        List<Invalid.FieldError> wrong,
        List<NewsroomTime.Doubled.Choice> choices) {
    /** None was refused. */
    static final Kept NONE = new Kept("", Map.of(), List.of(), List.of());

    static Kept of(String form, MultivaluedMap<String, String> sent, Problem refused) {
        return new Kept(
                form,
                sent.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .get(0))),
                refused instanceof Invalid invalid ? invalid.errors() : List.of(),
                refused instanceof NewsroomTime.Doubled doubled ? doubled.choices() : List.of());
    }

    public boolean is(String other) {
        return form.equals(other);
    }

    /** Whether it is one of the forms about a thing, whatever it does with it. */
    public boolean isAbout(String thing) {
        return form.endsWith("-" + thing) && form.indexOf('-') == form.length() - thing.length() - 1;
    }

    /** What was typed there, or what else there is. */
    public String value(String ofForm, String field, Object otherwise) {
        return is(ofForm) ? typed.getOrDefault(field, "") : Objects.toString(otherwise, "");
    }

    /** Whether a box was ticked there, or is. */
    public boolean ticked(String ofForm, String field, boolean otherwise) {
        return is(ofForm) ? typed.containsKey(field) : otherwise;
    }

    public boolean isWrong(String ofForm, String field) {
        return !errors(ofForm, field).isEmpty();
    }

    /** What is wrong with a field. */
    public List<String> errors(String ofForm, String field) {
        return is(ofForm)
                ? wrong.stream()
                        .filter(error -> error.field().equals(field))
                        .map(Invalid.FieldError::message)
                        .toList()
                : List.of();
    }
}
