package stet.article;

import jakarta.ws.rs.BeanParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import stet.people.Actor;
import stet.people.Person;
import stet.taxonomy.Author;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;
import stet.web.Input;
import stet.web.Invalid;
import stet.web.Slug;

/** The details of a story as their form writes them: all text, nothing checked yet. */
public class DetailsForm {
    private static final int MOST_TAGS = 20;
    private static final int MOST_BYLINES = 20;
    private static final int LINE_MAX = 200;
    private static final int NOTES_MAX = 20_000;

    /** The address of a section, as in {@code world/mediterranean}; blank for none. */
    @RestForm
    public String section;

    /** Names, apart by commas. */
    @RestForm
    public String tags;

    /** A tag that the page proposed and somebody took, besides the others; null when they sent the form otherwise. */
    @RestForm
    public String suggested;

    /** One a line: {@code Name} or {@code Name | role}; a name that is no author's is a guest. */
    @RestForm
    public String bylines;

    @RestForm
    public String slug;

    @RestForm
    public String shortHeadline;

    @RestForm
    public String dateline;

    @RestForm
    public String kind;

    @RestForm
    public String lang;

    @RestForm
    public String searchTitle;

    @RestForm
    public String searchDescription;

    @RestForm
    public String sponsor;

    @BeanParam
    public LeadForm lead = new LeadForm();

    @RestForm
    public String notes;

    /** User names, apart by commas. */
    @RestForm
    public String shared;

    /** The version of the details that the form was filled from. */
    @RestForm
    public int version;

    /** The form as it would show a story. */
    public static DetailsForm of(Article article) {
        DetailsForm form = new DetailsForm();
        form.section = article.section() == null ? "" : article.section().path();
        form.tags = article.tags().stream().map(tag -> tag.name).collect(Collectors.joining(", "));
        form.bylines = article.bylines().stream().map(Byline::line).collect(Collectors.joining("\n"));
        form.slug = Objects.requireNonNullElse(article.slug(), "");
        form.shortHeadline = Objects.requireNonNullElse(article.shortHeadline(), "");
        form.dateline = Objects.requireNonNullElse(article.dateline(), "");
        form.kind = article.kind().name();
        form.lang = article.lang();
        form.searchTitle = Objects.requireNonNullElse(article.searchTitle(), "");
        form.searchDescription = Objects.requireNonNullElse(article.searchDescription(), "");
        form.sponsor = Objects.requireNonNullElse(article.sponsor(), "");
        form.lead = LeadForm.of(article.lead());
        form.notes = Objects.requireNonNullElse(article.notes(), "");
        form.shared = article.shared().stream()
                .map(person -> person.username)
                .sorted()
                .collect(Collectors.joining(", "));
        form.version = article.version();
        return form;
    }

    /** The text of one field, by its name. */
    public String value(String field) {
        return switch (field) {
            case "section" -> section;
            case "tags" -> tags;
            case "bylines" -> bylines;
            case "slug" -> slug;
            case "shortHeadline" -> shortHeadline;
            case "dateline" -> dateline;
            case "kind" -> kind;
            case "lang" -> lang;
            case "searchTitle" -> searchTitle;
            case "searchDescription" -> searchDescription;
            case "sponsor" -> sponsor;
            case "notes" -> notes;
            case "shared" -> shared;
            default -> lead.value(field);
        };
    }

    /**
     * What the form says, checked; tags that are new are made, by whoever sends the form. Called within the
     * transaction of the change.
     *
     * @throws Invalid naming every field that is wrong
     */
    public Details read(Actor by, Instant now) {
        List<Invalid.FieldError> errors = new ArrayList<>();
        Details details = new Details(
                field(errors, this::readSection, null),
                field(errors, () -> readTags(by, now), List.of()),
                field(errors, this::readBylines, List.of()),
                field(errors, this::readSlug, null),
                field(errors, () -> line("shortHeadline", "The short headline", shortHeadline), null),
                field(errors, () -> line("dateline", "The dateline", dateline), null),
                field(errors, this::readKind, Kind.NEWS),
                field(errors, this::readLang, "en"),
                field(errors, () -> line("searchTitle", "The search title", searchTitle), null),
                field(
                        errors,
                        () -> Input.line("searchDescription", "The search description", searchDescription, 500)
                                .orElse(null),
                        null),
                field(errors, () -> line("sponsor", "The sponsor", sponsor), null),
                field(errors, lead::read, null),
                field(
                        errors,
                        () -> Input.lines("notes", "The notes", notes, NOTES_MAX)
                                .orElse(null),
                        null),
                field(errors, this::readShared, Set.of()));
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return details;
    }

    static <T> T field(List<Invalid.FieldError> errors, Supplier<T> reader, T otherwise) {
        try {
            return reader.get();
        } catch (Invalid invalid) {
            errors.addAll(invalid.errors());
            return otherwise;
        }
    }

    private static String line(String field, String label, String text) {
        return Input.line(field, label, text, LINE_MAX).orElse(null);
    }

    private Section readSection() {
        return Input.line("section", "The section", section, LINE_MAX)
                .map(path -> Section.named(path)
                        .orElseThrow(() -> new Invalid("section", "There is no section “%s”.".formatted(path))))
                .orElse(null);
    }

    private List<Tag> readTags(Actor by, Instant now) {
        List<Tag> all = Stream.concat(split(tags, ","), split(suggested, ","))
                .map(name -> Tag.named(name, by, now))
                .distinct()
                .toList();
        if (all.size() > MOST_TAGS) {
            throw new Invalid("tags", "A story has at most %d tags; these are %d.".formatted(MOST_TAGS, all.size()));
        }
        return all;
    }

    private List<Byline> readBylines() {
        List<Byline> all = split(bylines, "\\R").map(DetailsForm::readByline).toList();
        if (all.size() > MOST_BYLINES) {
            throw new Invalid("bylines", "A story has at most %d names over it.".formatted(MOST_BYLINES));
        }
        return all;
    }

    private static Byline readByline(String line) {
        String[] parts = line.split("\\|", 2);
        String name = Input.requiredLine("bylines", "A name", parts[0], LINE_MAX);
        String role = parts.length == 1 ? null : line("bylines", "A role", parts[1]);
        return Author.named(name).map(author -> Byline.of(author, role)).orElseGet(() -> Byline.ofGuest(name, role));
    }

    private String readSlug() {
        String wanted = line("slug", "The address", slug);
        if (wanted != null && !Slug.isValid(wanted)) {
            throw new Invalid(
                    "slug",
                    "The address may hold lower-case letters a–z, digits and single hyphens, at most %d of them: %s, perhaps?"
                            .formatted(Slug.MAX, Slug.of(wanted)));
        }
        return wanted;
    }

    private Kind readKind() {
        try {
            return kind == null || kind.isBlank()
                    ? Kind.NEWS
                    : Kind.valueOf(kind.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Invalid("kind", "There is no kind “%s”.".formatted(kind));
        }
    }

    private String readLang() {
        String tag = Input.requiredLine("lang", "The language", lang, 35);
        if (!tag.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            throw new Invalid("lang", "“%s” is no language tag (BCP 47), such as en, tr or ar.".formatted(tag));
        }
        return tag;
    }

    private Set<Person> readShared() {
        Set<Person> people = new HashSet<>();
        split(shared, ",")
                .map(username -> Input.requiredLine("shared", "A user name", username, LINE_MAX))
                .forEach(username -> people.add(Person.findByUsername(username)
                        .orElseThrow(() -> new Invalid(
                                "shared", "Nobody called “%s” has signed in here yet.".formatted(username)))));
        return people;
    }

    private static Stream<String> split(String text, String separator) {
        return text == null
                ? Stream.empty()
                : Stream.of(text.split(separator)).map(String::strip).filter(part -> !part.isEmpty());
    }
}
