package stet.collab;

import stet.web.Invalid;

/** What a window sent is no set of steps, or leads to a document that cannot be: 422, with the path. */
class BadSteps extends Invalid {
    private static final long serialVersionUID = 1L;

    BadSteps(String path, String message) {
        super(path, message);
    }
}
