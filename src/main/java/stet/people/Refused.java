package stet.people;

import stet.web.Problem;

/** Somebody may not do this: 403, saying which right is missing. */
public class Refused extends Problem {
    private static final long serialVersionUID = 1L;

    /** @param right what they may not do, as in “approve a revision that you wrote in” */
    public Refused(String right) {
        super("You do not have the right to " + right + ".");
    }

    @Override
    public int status() {
        return 403;
    }

    @Override
    public String title() {
        return "That is not yours to do";
    }
}
