package stet.site;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which way a language is written. A headline takes the way of its story's language: were it guessed from the first
 * letter, an English one that begins with an Arabic name would run from right to left.
 */
final class Direction {
    private static final Set<String> SCRIPTS = Set.of("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm");
    private static final Set<String> LANGUAGES =
            Set.of("ar", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi");

    /** Of the languages that stories are in: every headline asks. */
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Direction() {}

    /**
     * @param lang a BCP 47 tag, such as {@code en-GB} or {@code az-Arab}
     * @return {@code rtl} or {@code ltr}, as HTML's {@code dir} wants it
     */
    @TemplateExtension(namespace = "dir")
    static String of(String lang) {
        return KNOWN.computeIfAbsent(lang, Direction::read);
    }

    private static String read(String lang) {
        Locale locale = Locale.forLanguageTag(lang);
        boolean leftwards = locale.getScript().isEmpty()
                ? LANGUAGES.contains(locale.getLanguage())
                : SCRIPTS.contains(locale.getScript());
        return leftwards ? "rtl" : "ltr";
    }
}
