package stet.site;

import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import stet.web.Invalid;

/**
 * Where on the paper somebody means to go, as they typed or pasted it: a path, a whole address of the paper, or one of
 * the time machine's.
 *
 * @param path percent-encoded, with one slash at a time
 * @param before the cursor of a list's older page, or null
 */
record PublicPath(String path, String before) {
    private static final Pattern SCHEME = Pattern.compile("(?i)https?://([^/?#]*)(.*)", Pattern.DOTALL);
    private static final Pattern MACHINE = Pattern.compile("/newsroom/at/[^/]+(.*)", Pattern.DOTALL);
    private static final Pattern UP = Pattern.compile("(?i)(.*/)?(\\.|%2e){1,2}(/.*)?");
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** What an address may hold as it is, RFC 3986 section 3.3; a {@code %} begins what is encoded already. */
    private static final String PLAIN = "-._~!$&'()*+,;=:@/%";

    /** As it came over the wire: no link made of it leads to another host, or says more than a list's cursor. */
    static PublicPath ofRequest(String path, String before) {
        return new PublicPath(
                single(path), before != null && CURSOR.matcher(before).matches() ? before : null);
    }

    private static String single(String path) {
        return path.replaceAll("/{2,}", "/");
    }

    /**
     * @param field the form's name for it, for the error
     * @param hosts what the paper is reached under, with ports where they have one
     * @throws Invalid when it is no address of the paper's
     */
    static PublicPath read(String field, String text, List<String> hosts) {
        String typed = text == null ? "" : text.strip();
        String rest = typed;
        var whole = SCHEME.matcher(typed);
        if (whole.matches()) {
            if (hosts.stream().noneMatch(whole.group(1)::equalsIgnoreCase)) {
                throw new Invalid(
                        field,
                        "“%s” is not this paper’s address. Give a page of this paper.".formatted(whole.group(1)));
            }
            rest = whole.group(2);
        } else if (typed.contains("://") || typed.startsWith("//")) {
            throw new Invalid(field, "Give a page of this paper: a path such as /world, or its whole address.");
        }
        rest = rest.replaceFirst("(?s)#.*", "");
        int query = rest.indexOf('?');
        String path = single("/" + encoded(query < 0 ? rest : rest.substring(0, query)));
        var machine = MACHINE.matcher(path);
        if (machine.matches()) {
            path = machine.group(1).isEmpty() ? "/" : machine.group(1);
        }
        return ofRequest(checked(field, path), query < 0 ? null : SiteRoutes.before(rest.substring(query + 1)));
    }

    private static String checked(String field, String path) {
        if (SiteRoutes.isOfOthers(path)) {
            throw new Invalid(field, "That is no page that readers can see. Give a public one, such as /world.");
        }
        if (path.length() > Address.LONGEST || UP.matcher(path).matches()) {
            throw new Invalid(field, "No page of this paper has an address like that.");
        }
        try {
            Address.of(path);
        } catch (Address.Malformed e) {
            throw new Invalid(field, "That address cannot be read. " + e.getMessage());
        }
        return path;
    }

    /** With what no address holds as it is percent-encoded. */
    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }

    /** What the paper is reached under: what it says of itself, and what this request asked for. */
    static List<String> hosts(URI paper, HostAndPort asked) {
        return Stream.of(paper.getAuthority(), asked)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }

    /** As a browser asks for it. */
    String address() {
        return path + query();
    }

    String query() {
        return before == null ? "" : "?before=" + before;
    }
}
