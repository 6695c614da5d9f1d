package stet.media;

import stet.web.Problem;

/** A file that cannot become a picture of the library: says what is wrong with it and what to do. Nothing is kept of it. */
public final class Unusable extends Problem {
    private static final long serialVersionUID = 1L;

    private final int status;

    private Unusable(int status, String message) {
        super(message);
        this.status = status;
    }

    /** It is something that is not taken, whatever its name says. */
    static Unusable kind(String message) {
        return new Unusable(415, message);
    }

    /** It has more bytes or more pixels than fit. */
    static Unusable size(String message) {
        return new Unusable(413, message);
    }

    /** It says that it is a picture, and cannot be read as one. */
    static Unusable damaged(String what) {
        return new Unusable(422, "The file is damaged: %s. Export the picture again, and upload that.".formatted(what));
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return "That cannot be taken into the library";
    }
}
