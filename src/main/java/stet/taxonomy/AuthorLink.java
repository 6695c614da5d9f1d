package stet.taxonomy;

import jakarta.persistence.Embeddable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import stet.web.Input;
import stet.web.Invalid;

/** Where else an author is found: a page of theirs, or their mailbox. */
@Embeddable
public class AuthorLink {
    private static final int MOST = 6;
    private static final int LABEL_MAX = 60;
    private static final int ADDRESS_MAX = 300;

    /** The part of an address that mail knows (RFC 6068), without headers that others would fill in. */
    private static final Pattern MAILBOX = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private String label;
    private String address;

    protected AuthorLink() {}

    AuthorLink(String label, String address) {
        this.label = label;
        this.address = address;
    }

    public String label() {
        return label;
    }

    public String address() {
        return address;
    }

    /** As the form writes it: {@code Home page | https://example.org}. */
    public String line() {
        return label + " | " + address;
    }

    /**
     * Reads the form's lines.
     *
     * @throws Invalid when a line is no label and address, or there are too many
     */
    static List<AuthorLink> read(String text) {
        List<AuthorLink> links = (text == null ? "" : text)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(AuthorLink::readLine)
                .toList();
        if (links.size() > MOST) {
            throw new Invalid("links", "An author has at most %d links; these are %d.".formatted(MOST, links.size()));
        }
        return links;
    }

    private static AuthorLink readLine(String line) {
        int bar = line.lastIndexOf('|');
        if (bar < 0) {
            throw new Invalid("links", "Write a link as “Label | https://…”: “%s” is not.".formatted(shortened(line)));
        }
        String label = Input.requiredLine("links", "A link’s label", line.substring(0, bar), LABEL_MAX);
        String address = Input.requiredLine("links", "A link’s address", line.substring(bar + 1), ADDRESS_MAX);
        if (!isMailbox(address) && !isPage(address)) {
            throw new Invalid(
                    "links",
                    "A link leads to https://… or mailto:somebody@…: “%s” does not.".formatted(shortened(address)));
        }
        return new AuthorLink(label, address);
    }

    private static boolean isMailbox(String address) {
        return address.startsWith("mailto:")
                && MAILBOX.matcher(address.substring("mailto:".length())).matches();
    }

    private static boolean isPage(String address) {
        try {
            URI uri = new URI(address);
            return address.startsWith("https://") && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String shortened(String text) {
        return text.length() <= LABEL_MAX ? text : text.substring(0, LABEL_MAX) + "…";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuthorLink that && label.equals(that.label) && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, address);
    }
}
