package stet.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import stet.web.Invalid;

/** What somebody wants to see of all pictures. */
public class PictureFilter extends Filter {
    /** How pictures stand that one can ask for. */
    public enum Use {
        USED("Used"),
        UNUSED("Not used"),
        EXPIRING("Expiring within 30 days"),
        EXPIRED("Expired"),
        UNDESCRIBED("Without alt text");

        private final String label;

        Use(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String value() {
            return Filter.value(this);
        }
    }

    /** Words of name, alt text, caption, credit, keywords and notes. */
    @RestQuery
    String q;

    @RestQuery
    String credit;

    @RestQuery
    String use;

    /** The number of the person who uploaded it. */
    @RestQuery
    String by;

    /** “taken” when the days are those of taking, not of uploading. */
    @RestQuery
    String dated;

    /** A day, in the newsroom's zone. */
    @RestQuery
    String from;

    /** The last day. */
    @RestQuery
    String until;

    @RestQuery
    String before;

    public Optional<String> words() {
        return value("q", q);
    }

    public Optional<String> wantedCredit() {
        return value("credit", credit);
    }

    public Optional<Use> wantedUse() {
        return choice("use", use, Use.class);
    }

    public Optional<Long> uploader() {
        return value("by", by).map(value -> {
            if (!value.matches("\\d{1,18}")) {
                throw new Invalid("by", "“%s” is nobody’s number.".formatted(value));
            }
            return Long.valueOf(value);
        });
    }

    public boolean isByTaking() {
        return "taken".equals(dated);
    }

    public Optional<LocalDate> firstDay() {
        return day("from", from);
    }

    public Optional<LocalDate> lastDay() {
        return day("until", until);
    }

    public Optional<Cursor> cursor() {
        return value("before", before).map(Cursor::parse);
    }

    private static Optional<LocalDate> day(String field, String text) {
        return value(field, text).map(value -> {
            try {
                LocalDate day = LocalDate.parse(value);
                if (day.getYear() >= 1800 && day.getYear() <= 2200) {
                    return day;
                }
            } catch (DateTimeException e) {
                throw new Invalid(field, "Give a day, such as 2026-11-24.");
            }
            throw new Invalid(field, "Give a day between 1800 and 2200.");
        });
    }

    // ---- for the form that shows it

    public String getQ() {
        return Objects.requireNonNullElse(q, "");
    }

    public String getCredit() {
        return Objects.requireNonNullElse(credit, "");
    }

    public String getUse() {
        return Objects.requireNonNullElse(use, "");
    }

    public boolean isBy(Long person) {
        return uploader().filter(person::equals).isPresent();
    }

    public String getFrom() {
        return Objects.requireNonNullElse(from, "");
    }

    public String getUntil() {
        return Objects.requireNonNullElse(until, "");
    }
}
