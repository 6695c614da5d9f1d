package stet.web;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The part of an address that people read: lower-case ASCII words joined by hyphens. */
public final class Slug {
    /** Long enough to be told apart, short enough for a line of a mail. */
    public static final int MAX = 80;

    private static final Pattern VALID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘ʼ]");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

    /** Letters that Unicode does not decompose into an ASCII letter and a mark. */
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("ı", "i"),
            Map.entry("ß", "ss"),
            Map.entry("æ", "ae"),
            Map.entry("œ", "oe"),
            Map.entry("ø", "o"),
            Map.entry("ł", "l"),
            Map.entry("đ", "d"),
            Map.entry("ð", "d"),
            Map.entry("þ", "th"));

    private Slug() {}

    /** The slug of a text; empty when nothing of it can be written in ASCII, as with a headline in Arabic. */
    public static String of(String text) {
        String folded = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            folded = folded.replace(letter.getKey(), letter.getValue());
        }
        String words = OTHER.matcher(APOSTROPHES.matcher(folded).replaceAll("")).replaceAll("-");
        return shortened(words.replaceAll("^-|-$", ""));
    }

    public static boolean isValid(String slug) {
        return slug.length() <= MAX && VALID.matcher(slug).matches();
    }

    private static String shortened(String slug) {
        if (slug.length() <= MAX) {
            return slug;
        }
        int lastWhole = slug.lastIndexOf('-', MAX);
        return slug.substring(0, lastWhole > 0 ? lastWhole : MAX);
    }
}
