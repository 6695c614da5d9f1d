package stet.web;

import java.util.List;

/** Input that cannot be taken: 422, naming every field that is wrong. Nothing was changed. */
public class Invalid extends Problem {
    private static final long serialVersionUID = 1L;

    /** What is wrong with one field; {@code field} is the form's name for it. */
    public record FieldError(String field, String message) {}

    private final transient List<FieldError> errors;

    public Invalid(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    public Invalid(List<FieldError> errors) {
        super(String.join(" ", errors.stream().map(FieldError::message).toList()));
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }

    @Override
    public int status() {
        return 422;
    }

    @Override
    public String title() {
        return "That cannot be taken as it is";
    }
}
