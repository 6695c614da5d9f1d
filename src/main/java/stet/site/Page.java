package stet.site;

import io.quarkus.qute.TemplateInstance;

/** A page of the public site: one record with all that its template prints. */
public interface Page {
    Frame frame();

    /** Its template, given this record. */
    TemplateInstance template();

    /** The HTTP status that it is answered with, RFC 9110 section 15. */
    default int status() {
        return 200;
    }
}
