package stet.article;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stet.people.Person;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;

/** All that stands beside the document of a story, as somebody wants it to be: checked input of the details form. */
public record Details(
        Section section,
        List<Tag> tags,
        List<Byline> bylines,
        String slug,
        String shortHeadline,
        String dateline,
        Kind kind,
        String lang,
        String searchTitle,
        String searchDescription,
        String sponsor,
        Lead lead,
        String notes,
        Set<Person> shared) {
    private static final int LONGEST_TOLD = 200;

    public Details {
        tags = List.copyOf(tags);
        bylines = List.copyOf(bylines);
        shared = Set.copyOf(shared);
    }

    /** What a change made of which field, for the audit log: “Sponsor”, “none → Meltem Offshore”. */
    static Map<String, String> told(Details before, Details after) {
        Map<String, String> told = new LinkedHashMap<>();
        for (StaleDetails.Difference difference : StaleDetails.differences(after, before)) {
            told.put(difference.label(), shown(difference.theirs()) + " → " + shown(difference.yours()));
        }
        return told;
    }

    private static String shown(String value) {
        String line = value.replace('\n', ';');
        return line.isEmpty() ? "none" : line.length() > LONGEST_TOLD ? line.substring(0, LONGEST_TOLD) + "…" : line;
    }

    static Details of(Article article) {
        return new Details(
                article.section(),
                article.tags(),
                article.bylines(),
                article.slug(),
                article.shortHeadline(),
                article.dateline(),
                article.kind(),
                article.lang(),
                article.searchTitle(),
                article.searchDescription(),
                article.sponsor(),
                article.lead(),
                article.notes(),
                article.shared());
    }
}
