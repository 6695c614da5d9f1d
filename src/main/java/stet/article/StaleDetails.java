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
        List<Difference> all = new ArrayList<>();
        compare(
                all,
                "section",
                "Section",
                details -> details.section() == null ? "" : details.section().path());
        compare(all, "tags", "Tags", details -> names(details.tags(), tag -> tag.name, ", "));
        compare(all, "bylines", "Bylines", details -> names(details.bylines(), Byline::line, "\n"));
        compare(all, "dateline", "Dateline", Details::dateline);
        compare(all, "slug", "Address", Details::slug);
        compare(all, "shortHeadline", "Short headline", Details::shortHeadline);
        compare(all, "kind", "Kind", details -> details.kind().name());
        compare(all, "lang", "Language", Details::lang);
        compare(all, "sponsor", "Sponsor", Details::sponsor);
        compare(all, "searchTitle", "Search title", Details::searchTitle);
        compare(all, "searchDescription", "Search description", Details::searchDescription);
        compare(all, "notes", "Notes", Details::notes);
        compare(all, "shared", "Shared with", details -> details.shared().stream()
                .map(person -> person.username)
                .sorted()
                .collect(Collectors.joining(", ")));
        return List.copyOf(all);
    }

    private void compare(List<Difference> all, String field, String label, Function<Details, String> value) {
        String mine = Objects.requireNonNullElse(value.apply(yours), "");
        String other = Objects.requireNonNullElse(value.apply(theirs), "");
        if (!mine.equals(other)) {
            all.add(new Difference(field, label, mine, other));
        }
    }

    private static <T> String names(List<T> items, Function<T, String> name, String separator) {
        return items.stream().map(name).collect(Collectors.joining(separator));
    }
}
