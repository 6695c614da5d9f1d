package stet.article;

import java.util.List;
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
        String notes,
        Set<Person> shared) {

    public Details {
        tags = List.copyOf(tags);
        bylines = List.copyOf(bylines);
        shared = Set.copyOf(shared);
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
                article.notes(),
                article.shared());
    }
}
