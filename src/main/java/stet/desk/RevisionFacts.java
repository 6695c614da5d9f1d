package stet.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import stet.article.Lead;
import stet.article.Metadata;
import stet.media.Image;
import stet.taxonomy.Author;
import stet.taxonomy.Kept;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;

/** What a revision kept beside its text, in words: it was approved, and published, with it. */
final class RevisionFacts {
    /** One line of them; there is none for what was left empty. */
    public record Fact(String label, String value) {}

    private static final String GONE = "deleted since";

    private final List<Fact> facts = new ArrayList<>();

    private RevisionFacts() {}

    /** Eight statements at most. */
    static List<Fact> of(Metadata metadata) {
        RevisionFacts found = new RevisionFacts();
        found.add("Section", section(metadata));
        found.add("Bylines", bylines(metadata));
        found.add("Tags", tags(metadata));
        found.add("Kind", metadata.kind().label());
        found.add("Dateline", metadata.dateline());
        found.add("Short headline", metadata.shortHeadline());
        found.add("Address", metadata.slug());
        found.add("Language", metadata.lang());
        found.add("Sponsor", metadata.sponsor());
        found.addLead(metadata.lead());
        found.add("Search title", metadata.searchTitle());
        found.add("Search description", metadata.searchDescription());
        return List.copyOf(found.facts);
    }

    private void add(String label, String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(label, value));
        }
    }

    private void addLead(Lead lead) {
        if (lead == null) {
            return;
        }
        add("Lead picture", Image.findById(lead.image()).map(Image::name).orElse(GONE));
        add("Its alt text", lead.decorative() ? "none: it is decorative" : lead.alt());
        add("Its caption", lead.caption());
        add("Its credit", lead.credit());
        add("Its crop", lead.crop() == null ? null : lead.crop().text());
    }

    /** What was merged since has its name of today. */
    private static String section(Metadata metadata) {
        if (metadata.section() == null) {
            return null;
        }
        Long id = standing(Kept.SECTION, List.of(metadata.section())).get(metadata.section());
        return Section.<Section>findByIdOptional(id).map(Section::fullName).orElse(GONE);
    }

    private static String tags(Metadata metadata) {
        Map<Long, Long> standing = standing(Kept.TAG, metadata.tags());
        Map<Long, String> names = Tag.<Tag>list("id in ?1", standing.values()).stream()
                .collect(Collectors.toMap(tag -> tag.id, tag -> tag.name));
        return metadata.tags().stream()
                .map(tag -> names.getOrDefault(standing.get(tag), GONE))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String bylines(Metadata metadata) {
        List<Long> ids = metadata.bylines().stream()
                .map(Metadata.Credit::author)
                .filter(author -> author != null)
                .toList();
        Map<Long, Long> standing = standing(Kept.AUTHOR, ids);
        Map<Long, String> names = Author.<Author>list("id in ?1", standing.values()).stream()
                .collect(Collectors.toMap(author -> author.id, author -> author.name));
        return metadata.bylines().stream()
                .map(credit -> credit.author() == null
                        ? credit.guest()
                        : names.getOrDefault(standing.get(credit.author()), GONE))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Map<Long, Long> standing(Kept kind, List<Long> ids) {
        Map<Long, Long> merged = kind.merged(ids);
        return ids.stream().distinct().collect(Collectors.toMap(id -> id, id -> merged.getOrDefault(id, id)));
    }
}
