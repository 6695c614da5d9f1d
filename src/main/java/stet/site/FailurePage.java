package stet.site;

import io.quarkus.qute.TemplateInstance;

/** Something that could not be answered, told without asking the database. */
public record FailurePage(Frame frame, Reason reason) implements Page {
    /** Why, with its HTTP status. */
    public enum Reason {
        /** The request makes no sense. */
        MALFORMED(400),
        /** Public pages are only read. */
        NOT_ALLOWED(405),
        /** Our own fault. */
        BROKEN(500),
        /** The database does not answer. */
        UNAVAILABLE(503);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public boolean isMalformed() {
            return this == MALFORMED;
        }

        public boolean isNotAllowed() {
            return this == NOT_ALLOWED;
        }

        public boolean isOurs() {
            return status >= 500;
        }
    }

    @Override
    public TemplateInstance template() {
        return Templates.failure(this);
    }

    @Override
    public int status() {
        return reason.status;
    }
}
