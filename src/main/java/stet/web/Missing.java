package stet.web;

/** There is no such thing: 404. */
public class Missing extends Problem {
    private static final long serialVersionUID = 1L;

    public Missing(String message) {
        super(message);
    }

    @Override
    public int status() {
        return 404;
    }

    @Override
    public String title() {
        return "Not found";
    }
}
