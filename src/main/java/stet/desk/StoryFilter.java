package stet.desk;

import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** What somebody wants to see of all stories. */
public class StoryFilter extends Filter {
    /** The states that one can ask for, of both kinds. */
    public enum State {
        DRAFT("Draft"),
        REVIEW("In review"),
        APPROVED("Approved"),
        SCHEDULED("Scheduled"),
        LIVE("Live"),
        WITHDRAWN("Withdrawn or ended"),
        KILLED("Killed");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String value() {
            return Filter.value(this);
        }
    }

    @RestQuery
    String state;

    /** The address of a section; its sub-sections are meant too. */
    @RestQuery
    String section;

    /** A tag's slug. */
    @RestQuery
    String tag;

    /** An author's slug. */
    @RestQuery
    String author;

    /** Words of the headline. */
    @RestQuery
    String q;

    /** “mine” for what one may work on oneself. */
    @RestQuery
    String whose;

    @RestQuery
    String before;

    public Optional<State> wantedState() {
        return choice("state", state, State.class);
    }

    public Optional<String> wantedSection() {
        return value("section", section);
    }

    public Optional<String> wantedTag() {
        return value("tag", tag);
    }

    public Optional<String> wantedAuthor() {
        return value("author", author);
    }

    public Optional<String> words() {
        return value("q", q);
    }

    public boolean mine() {
        return "mine".equals(whose);
    }

    public Optional<Cursor> cursor() {
        return value("before", before).map(Cursor::parse);
    }

    // ---- for the form that shows it

    public String getState() {
        return Objects.requireNonNullElse(state, "");
    }

    public String getSection() {
        return Objects.requireNonNullElse(section, "");
    }

    public String getTag() {
        return Objects.requireNonNullElse(tag, "");
    }

    public String getAuthor() {
        return Objects.requireNonNullElse(author, "");
    }

    public String getQ() {
        return Objects.requireNonNullElse(q, "");
    }

    public String getWhose() {
        return Objects.requireNonNullElse(whose, "");
    }
}
