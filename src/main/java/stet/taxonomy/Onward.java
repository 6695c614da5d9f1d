package stet.taxonomy;

import java.util.Optional;
import stet.web.Input;
import stet.web.Invalid;

/**
 * Where readers are led from the address of a topic, or an author, that is deleted: home, a section, or another of its
 * kind. Sections are held first and those of its kind in the order of their numbers, so that two who delete at once do
 * not wait for each other.
 */
final class Onward {
    static final String HOME = "/";

    private static final int LONGEST = 500;

    private final Kept kind;
    private final String address;
    private final Long other;

    private Onward(Kept kind, String address, Long other) {
        this.kind = kind;
        this.address = address;
        this.other = other;
    }

    /**
     * Until the transaction ends no section that was found moves.
     *
     * @param typed an address of the paper, or one that leads there; blank for home
     * @throws Invalid when neither a section nor another of its kind stands there
     */
    static Onward read(Kept kind, String typed) {
        String wanted =
                Input.line("to", "Where its address leads", typed, LONGEST).orElse(HOME);
        if (wanted.equals(HOME)) {
            return new Onward(kind, HOME, null);
        }
        if (wanted.startsWith(kind.root())) {
            Optional<Long> found =
                    kind.at(wanted).or(() -> Redirect.target(wanted).flatMap(kind::at));
            return new Onward(kind, wanted, found.orElseThrow(() -> nowhere(wanted)));
        }
        if (!wanted.startsWith("/")) {
            throw nowhere(wanted);
        }
        Section.takeTurns();
        Section section = Section.standing(wanted.substring(1)).orElseThrow(() -> nowhere(wanted));
        return new Onward(kind, section.address(), null);
    }

    private static Invalid nowhere(String wanted) {
        return new Invalid(
                "to",
                "Nothing stands at “%s” to which the address could lead: give a section’s, or another’s of its kind."
                        .formatted(wanted));
    }

    /** Takes what is deleted, and the other one that its address shall lead to, for oneself: {@link Kept#seize}. */
    void seize(long id) {
        if (other == null) {
            kind.seize(id);
        } else if (other == id) {
            throw new Invalid("to", "Its address cannot lead to itself.");
        } else {
            kind.seize(id, other);
        }
    }

    /** To be asked once they are seized: the other one may just have moved. */
    String address() {
        return other == null ? address : kind.address(other);
    }

    /** An address of what is left, for people. */
    static String words(String address) {
        return address.equals(HOME) ? "the front page" : address;
    }
}
