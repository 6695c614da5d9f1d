package stet.document;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Which addresses a link may have: {@code http}, {@code https}, {@code mailto}, and those within the site. */
final class Href {
    private static final int MAX = 2_000;
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    private Href() {}

    /** @throws DocumentException at {@code path} for any other address */
    static void check(String path, String href) {
        if (href.isEmpty() || href.length() > MAX) {
            throw new DocumentException(path, "An address of 1 to %d characters is wanted.".formatted(MAX));
        }
        // Browsers drop tabs and line feeds from addresses and read "\" as "/" (URL standard, 4.4): neither gets in.
        if (href.chars()
                .anyMatch(
                        c -> c <= ' ' || c == '\\' || Character.isISOControl(c) || c == '"' || c == '<' || c == '>')) {
            throw new DocumentException(
                    path, "An address holds no blanks, control characters, quotes, < > or backslashes.");
        }
        Characters.check(path, href);
        if (href.startsWith("/")) {
            if (href.startsWith("//")) {
                throw new DocumentException(path, "An address within the site begins with one slash.");
            }
            return;
        }
        int colon = href.indexOf(':');
        String scheme = colon < 0 ? "" : href.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw new DocumentException(
                    path, "Only http, https, mailto and addresses within the site (/…) are allowed.");
        }
        if (!scheme.equals("mailto")) {
            checkHost(path, href);
        }
    }

    private static void checkHost(String path, String href) {
        try {
            // Letters beyond ASCII are fine for browsers but not for java.net.URI: only the host matters here.
            URI uri = new URI(href.replaceAll("[^\\x21-\\x7E]", "x").replaceAll("[|^`{}\\[\\]%]", "x"));
            if (uri.getRawAuthority() == null
                    || uri.getRawAuthority().isEmpty()
                    || uri.getRawUserInfo() != null
                    || uri.getRawAuthority().contains("@")) {
                throw new DocumentException(path, "A host is wanted, without a user name.");
            }
        } catch (URISyntaxException e) {
            throw new DocumentException(path, "This is no address: " + e.getReason() + ".");
        }
    }
}
