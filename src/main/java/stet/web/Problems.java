package stet.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Shows whatever went wrong in the newsroom: as JSON to our own scripts, else as a page that keeps what was typed. */
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    /** What a problem page shows; {@code typed} is what the person had sent, by field. */
    public record ProblemPage(int status, String title, String message, Map<String, String> typed) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProblemJson(String message, String path, List<Invalid.FieldError> errors) {}

    @CheckedTemplate(basePath = "newsroom", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance problem(ProblemPage page);
    }

    @ServerExceptionMapper
    public Response problem(Problem problem, HttpHeaders headers, HttpServerRequest request) {
        if (wantsJson(headers)) {
            List<Invalid.FieldError> errors = problem instanceof Invalid invalid ? invalid.errors() : null;
            String path =
                    errors == null || errors.isEmpty() ? null : errors.get(0).field();
            return Response.status(problem.status())
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(new ProblemJson(problem.getMessage(), path, errors))
                    .build();
        }
        return page(problem.status(), problem.title(), problem.getMessage(), request);
    }

    /** What JAX-RS itself refuses: no such page, wrong method, unreadable parameter. */
    @ServerExceptionMapper
    public Response refusal(WebApplicationException refusal, HttpHeaders headers, HttpServerRequest request) {
        int status = refusal.getResponse().getStatus();
        if (status < 400) {
            return refusal.getResponse();
        }
        String message = status == 404 ? "There is no page at this address." : "The request cannot be answered.";
        if (wantsJson(headers)) {
            return Response.status(status)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(new ProblemJson(message, null, null))
                    .build();
        }
        return page(status, refusal.getResponse().getStatusInfo().getReasonPhrase(), message, request);
    }

    @ServerExceptionMapper
    public Response failure(RuntimeException failure, HttpHeaders headers, HttpServerRequest request) {
        LOG.errorf(failure, "%s %s failed", request.method(), request.path());
        String message = "Something went wrong on our side. Nothing was changed; what you typed is below.";
        if (wantsJson(headers)) {
            return Response.serverError()
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(new ProblemJson(message, null, null))
                    .build();
        }
        return page(500, "Our mistake", message, request);
    }

    private static boolean wantsJson(HttpHeaders headers) {
        String accept = headers.getHeaderString(HttpHeaders.ACCEPT);
        MediaType sent = headers.getMediaType();
        return accept != null && accept.contains("application/json")
                || sent != null && sent.isCompatible(MediaType.APPLICATION_JSON_TYPE);
    }

    private static Response page(int status, String title, String message, HttpServerRequest request) {
        return Page.of(Templates.problem(new ProblemPage(status, title, message, typed())), status);
    }

    /** What stood in the form, so that nobody has to write it twice; without our own hidden fields. */
    private static Map<String, String> typed() {
        Map<String, String> typed = new TreeMap<>();
        var form = CurrentRequestManager.get() == null
                ? null
                : CurrentRequestManager.get().getFormData();
        if (form != null) {
            for (String field : form) {
                String value = form.getFirst(field).isFileItem()
                        ? ""
                        : form.getFirst(field).getValue();
                if (!value.isBlank()
                        && !field.startsWith("csrf")
                        && !field.equals("version")
                        && !field.equals("seen")) {
                    typed.put(field, value);
                }
            }
        }
        return typed;
    }
}
