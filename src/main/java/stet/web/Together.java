package stet.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;

/**
 * What an open page asks every few seconds: whether it shows what there is now, and who else looks at it.
 *
 * @param mark the same as the page's own while nothing has changed
 * @param people the others' names
 */
public record Together(String mark, List<String> people) {
    /** As JSON; or nothing (304) when the browser has just this already. */
    public Response answer(Request request) {
        EntityTag tag = new EntityTag(mark + "/" + Integer.toHexString(Objects.hash(people)));
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = same == null ? Response.ok(this) : same;
        // Kept by the browser, which asks each time: so it sends the tag along.
        return answer.tag(tag).header("Cache-Control", "private, no-cache").build();
    }
}
