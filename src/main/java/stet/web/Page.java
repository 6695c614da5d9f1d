package stet.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** A newsroom page as an answer: rendered at once, while the transaction that read its data is still open. */
public final class Page {
    private Page() {}

    public static Response of(TemplateInstance template) {
        return of(template, 200);
    }

    public static Response of(TemplateInstance template, int status) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Cache-Control", "private, no-store")
                .entity(template.render())
                .build();
    }

    /** Sends the browser on after a change (303, RFC 9110 section 15.4.4), with a message to show there. */
    public static Response see(String path, String message) {
        return Response.seeOther(URI.create(path)).cookie(Flash.cookie(message)).build();
    }
}
