package stet.web;

/** What was asked does not fit what the thing is now, often because somebody was quicker: 409. Nothing was changed. */
public class Conflict extends Problem {
    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
        super(message);
    }

    @Override
    public int status() {
        return 409;
    }

    @Override
    public String title() {
        return "That does not fit any more";
    }
}
