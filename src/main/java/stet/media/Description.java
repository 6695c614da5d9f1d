package stet.media;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import stet.web.Input;
import stet.web.Invalid;

/**
 * What people say of an image. Texts are null where nothing is said.
 *
 * @param name what the newsroom calls it
 * @param alt what it shows, for whoever does not see it
 * @param usageNote what the newsroom must know before it uses it
 */
public record Description(
        String name,
        String alt,
        String caption,
        String credit,
        String copyright,
        List<String> keywords,
        String usageNote) {
    /** The longest of each, in characters. */
    public static final int NAME_MAX = 200;

    public static final int ALT_MAX = 500;
    public static final int CAPTION_MAX = 2_000;
    public static final int CREDIT_MAX = 200;
    public static final int COPYRIGHT_MAX = 300;
    public static final int USAGE_NOTE_MAX = 2_000;
    public static final int KEYWORD_MAX = 60;
    public static final int MOST_KEYWORDS = 50;

    public Description {
        keywords = List.copyOf(keywords);
    }

    /** Of which nothing is known but what it is called. */
    public static Description named(String name) {
        return new Description(name, null, null, null, null, List.of(), null);
    }

    /**
     * Trimmed, and without keywords that are there twice.
     *
     * @throws Invalid naming each field that cannot be taken
     */
    Description checked() {
        List<Invalid.FieldError> errors = new ArrayList<>();
        Description checked = new Description(
                collected(errors, () -> Optional.of(Input.requiredLine("name", "The name", name, NAME_MAX))),
                collected(errors, () -> Input.lines("alt", "The text in place of the picture", alt, ALT_MAX)),
                collected(errors, () -> Input.lines("caption", "The caption", caption, CAPTION_MAX)),
                collected(errors, () -> Input.line("credit", "The credit", credit, CREDIT_MAX)),
                collected(errors, () -> Input.line("copyright", "The copyright notice", copyright, COPYRIGHT_MAX)),
                checkedKeywords(errors),
                collected(errors, () -> Input.lines("usageNote", "The usage note", usageNote, USAGE_NOTE_MAX)));
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return checked;
    }

    /** What another says otherwise, as it is told of a deed: each text's name, with what it was and what it is. */
    Map<String, String> changesTo(Description next) {
        Map<String, String> changes = new LinkedHashMap<>();
        Map<String, String> after = next.texts();
        texts().forEach((name, text) -> {
            if (!text.equals(after.get(name))) {
                changes.putAll(Altered.of(name, text, after.get(name)));
            }
        });
        return changes;
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("name", name);
        texts.put("alt text", Objects.requireNonNullElse(alt, ""));
        texts.put("caption", Objects.requireNonNullElse(caption, ""));
        texts.put("credit", Objects.requireNonNullElse(credit, ""));
        texts.put("copyright", Objects.requireNonNullElse(copyright, ""));
        texts.put("keywords", String.join(", ", keywords));
        texts.put("note", Objects.requireNonNullElse(usageNote, ""));
        return texts;
    }

    private interface Check {
        Optional<String> of();
    }

    private static String collected(List<Invalid.FieldError> errors, Check check) {
        try {
            return check.of().orElse(null);
        } catch (Invalid invalid) {
            errors.addAll(invalid.errors());
            return null;
        }
    }

    private List<String> checkedKeywords(List<Invalid.FieldError> errors) {
        Set<String> words = new LinkedHashSet<>();
        for (String keyword : keywords) {
            String word = collected(errors, () -> Input.line("keywords", "A keyword", keyword, KEYWORD_MAX));
            if (word != null) {
                words.add(word);
            }
        }
        if (words.size() > MOST_KEYWORDS) {
            errors.add(new Invalid.FieldError(
                    "keywords", "There are %d keywords; at most %d fit.".formatted(words.size(), MOST_KEYWORDS)));
        }
        return List.copyOf(words);
    }
}
