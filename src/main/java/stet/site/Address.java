package stet.site;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a path asks for. Whether there is such a thing, the {@link Edition} knows. */
public sealed interface Address {
    /** Longer than any address that Stet makes: sections, an 80-character slug and an id. */
    int LONGEST = 600;

    /** The path as the paper itself writes it; null where nothing can stand. */
    String path();

    record Home() implements Address {
        @Override
        public String path() {
            return "/";
        }
    }

    record Latest() implements Address {
        @Override
        public String path() {
            return "/latest";
        }
    }

    record MostRead() implements Address {
        @Override
        public String path() {
            return "/most-read";
        }
    }

    record Corrections() implements Address {
        @Override
        public String path() {
            return "/corrections";
        }
    }

    record Topic(String slug) implements Address {
        @Override
        public String path() {
            return "/tag/" + slug;
        }
    }

    record Author(String slug) implements Address {
        @Override
        public String path() {
            return "/author/" + slug;
        }
    }

    /** Whatever day is the newest. */
    record Archive() implements Address {
        @Override
        public String path() {
            return "/archive";
        }
    }

    record Day(LocalDate date) implements Address {
        @Override
        public String path() {
            return "/archive/%d/%02d/%02d".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        }
    }

    /** A section front, or a story in it: the sections decide. */
    record Place(List<String> segments) implements Address {
        private static final Pattern STORY = Pattern.compile("(?:.*-)?([1-9][0-9]{0,17})");

        @Override
        public String path() {
            return "/" + section();
        }

        /** The section path, without the leading slash. */
        String section() {
            return String.join("/", segments);
        }

        /** The story that the last segment names, if it is the address of one. */
        Optional<Long> story() {
            Matcher found = STORY.matcher(segments.get(segments.size() - 1));
            return found.matches() ? Optional.of(Long.valueOf(found.group(1))) : Optional.empty();
        }
    }

    /** Nothing of ours looks like that. */
    record Unknown() implements Address {
        @Override
        public String path() {
            return null;
        }
    }

    /** Raised for a path that is no path: 400. */
    final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /**
     * Reads a path as it came over the wire. Upper case, doubled and trailing slashes are forgiven; the caller sends
     * readers on to the page's own address.
     *
     * @param path percent-encoded, without the query
     * @throws Malformed when its percent-encoding is broken, is not UTF-8, or hides a control character
     */
    static Address of(String path) {
        if (path.length() > LONGEST) {
            return new Unknown();
        }
        List<String> segments = Arrays.stream(
                        decode(path).toLowerCase(Locale.ROOT).split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (segments.isEmpty()) {
            return new Home();
        }
        String second = segments.size() == 2 ? segments.get(1) : "";
        return switch (segments.get(0)) {
            case "latest" -> segments.size() == 1 ? new Latest() : new Unknown();
            case "corrections" -> segments.size() == 1 ? new Corrections() : new Unknown();
            case "most-read" -> segments.size() == 1 ? new MostRead() : new Unknown();
            case "tag" -> second.isEmpty() ? new Unknown() : new Topic(second);
            case "author" -> second.isEmpty() ? new Unknown() : new Author(second);
            case "archive" -> archive(segments);
            default -> new Place(segments);
        };
    }

    private static Address archive(List<String> segments) {
        if (segments.size() == 1) {
            return new Archive();
        }
        boolean numbers = segments.size() == 4
                && segments.get(1).matches("[12][0-9]{3}")
                && segments.get(2).matches("[0-9]{1,2}")
                && segments.get(3).matches("[0-9]{1,2}");
        if (!numbers) {
            return new Unknown();
        }
        try {
            return new Day(LocalDate.of(
                    Integer.parseInt(segments.get(1)),
                    Integer.parseInt(segments.get(2)),
                    Integer.parseInt(segments.get(3))));
        } catch (DateTimeException e) {
            return new Unknown();
        }
    }

    /** RFC 3986 section 2.1, strictly: a lenient decoder would give one page many addresses. */
    private static String decode(String path) {
        byte[] raw = path.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                bytes.put(raw[i]);
                continue;
            }
            int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new Malformed("After a % two hexadecimal digits must follow.");
            }
            bytes.put((byte) (high << 4 | low));
            i += 2;
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("The address is not UTF-8.");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new Malformed("The address holds a control character.");
        }
        return text;
    }
}
