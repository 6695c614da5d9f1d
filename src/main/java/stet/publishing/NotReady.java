package stet.publishing;

import stet.article.Checklist;
import stet.web.Conflict;

/** A story lacks something that readers need: says all of it at once. */
public class NotReady extends Conflict {
    private static final long serialVersionUID = 1L;

    private final transient Checklist checklist;

    NotReady(Checklist checklist) {
        super("The story cannot be published yet. " + String.join(" ", checklist.errors()));
        this.checklist = checklist;
    }

    public Checklist checklist() {
        return checklist;
    }
}
