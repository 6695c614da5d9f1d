package stet.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * What somebody had typed into a page's forms when one was refused, and why: the page shows both again.
 *
 * @param typed by the fields' names; empty where nothing was refused
 */
public record Attempt(Map<String, String> typed, List<String> errors) {
    public static final Attempt NONE = new Attempt(Map.of(), List.of());

    /** A place to go on to, and what to tell there. */
    public record Done(String address, String told) {}

    public Attempt {
        typed = Map.copyOf(typed);
        errors = List.copyOf(errors);
    }

    /** What a field holds: what was typed, else what is. */
    public String value(String field, String otherwise) {
        return typed.getOrDefault(field, otherwise == null ? "" : otherwise);
    }

    /** Runs a verb, all of it or nothing; when it is refused, lays out the page again. */
    public static Response of(Supplier<Done> verb, Function<Attempt, Response.ResponseBuilder> page) {
        try {
            Done done = QuarkusTransaction.requiringNew().call(verb::get);
            return Page.see(done.address(), done.told());
        } catch (Invalid | Conflict refused) {
            Attempt again = new Attempt(form(), messages(refused));
            return QuarkusTransaction.requiringNew()
                    .call(() -> page.apply(again).status(refused.status()).build());
        }
    }

    private static List<String> messages(Problem refused) {
        return refused instanceof Invalid invalid
                ? invalid.errors().stream().map(Invalid.FieldError::message).toList()
                : List.of(refused.getMessage());
    }

    private static Map<String, String> form() {
        Map<String, String> typed = new HashMap<>();
        var form = CurrentRequestManager.get().getFormData();
        if (form != null) {
            for (String field : form) {
                if (!form.getFirst(field).isFileItem()) {
                    typed.put(field, form.getFirst(field).getValue());
                }
            }
        }
        return typed;
    }
}
