package stet.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import stet.web.Conflict;

/** Two people changed the details of a story: holds both, so that the second can choose. */
public class StaleDetails extends Conflict {
    private static final long serialVersionUID = 1L;

    /** A field that differs: its form name, its label, both values as the form writes them. */
    public record Difference(String field, String label, String yours, String theirs) {}

    private final transient Details yours;
    private final transient Details theirs;
    private final int version;

    StaleDetails(Details yours, Details theirs, int version) {
        super("Somebody else changed the details since you opened them. Both are shown; nothing is lost.");
        this.yours = yours;
        this.theirs = theirs;
        this.version = version;
    }

    /** The version of what stands there now. */
    public int version() {
        return version;
    }

    public List<Difference> differences() {
        return differences(yours, theirs);
    }

    static List<Difference> differences(Details yours, Details theirs) {
        Comparison all = new Comparison(yours, theirs);
        all.compare(
                "section",
                "Section",
                details -> details.section() == null ? "" : details.section().path());
        all.compare("tags", "Tags", details -> names(details.tags(), tag -> tag.name, ", "));
        all.compare("bylines", "Bylines", details -> names(details.bylines(), Byline::line, "\n"));
        all.compare("dateline", "Dateline", Details::dateline);
        all.compare("slug", "Address", Details::slug);
        all.compare("shortHeadline", "Short headline", Details::shortHeadline);
        all.compare("kind", "Kind", details -> details.kind().name());
        all.compare("lang", "Language", Details::lang);
        all.compare("sponsor", "Sponsor", Details::sponsor);
        all.compare("searchTitle", "Search title", Details::searchTitle);
        all.compare("searchDescription", "Search description", Details::searchDescription);
        all.compareLead("leadImage", "Lead picture", lead -> String.valueOf(lead.image()));
        all.compareLead("leadAlt", "Alt text of the lead picture", Lead::alt);
        all.compareLead("leadDecorative", "Lead picture is decorative", lead -> lead.decorative() ? "true" : "");
        all.compareLead("leadCaption", "Caption of the lead picture", Lead::caption);
        all.compareLead("leadCredit", "Credit of the lead picture", Lead::credit);
        all.compareLead(
                "leadCrop",
                "Crop of the lead picture",
                lead -> lead.crop() == null ? "" : lead.crop().text());
        all.compare("notes", "Notes", Details::notes);
        all.compare("shared", "Shared with", details -> details.shared().stream()
                .map(person -> person.username)
                .sorted()
                .collect(Collectors.joining(", ")));
        return List.copyOf(all.found);
    }

    private static final class Comparison {
        private final List<Difference> found = new ArrayList<>();
        private final Details yours;
        private final Details theirs;

        Comparison(Details yours, Details theirs) {
            this.yours = yours;
            this.theirs = theirs;
        }

        void compare(String field, String label, Function<Details, String> value) {
            String mine = Objects.requireNonNullElse(value.apply(yours), "");
            String other = Objects.requireNonNullElse(value.apply(theirs), "");
            if (!mine.equals(other)) {
                found.add(new Difference(field, label, mine, other));
            }
        }

        void compareLead(String field, String label, Function<Lead, String> value) {
            compare(field, label, details -> details.lead() == null ? "" : value.apply(details.lead()));
        }
    }

    private static <T> String names(List<T> items, Function<T, String> name, String separator) {
        return items.stream().map(name).collect(Collectors.joining(separator));
    }
}
