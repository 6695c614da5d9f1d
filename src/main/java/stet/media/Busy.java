package stet.media;

import stet.web.Problem;

/** More is asked for at once than can be done: 503. Nothing was changed, and what was uploaded is still there. */
public final class Busy extends Problem {
    private static final long serialVersionUID = 1L;

    Busy(String message) {
        super(message);
    }

    @Override
    public int status() {
        return 503;
    }

    @Override
    public String title() {
        return "Try again in a moment";
    }
}
