package stet.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import stet.demo.prints.Illustration;

/**
 * A demo story as it lies in {@code demo/stories}: some lines of {@code name: value} between two rules, then Markdown.
 *
 * @param number the file's, by which stories refer to each other
 * @param body Markdown
 */
record StoryFile(int number, Map<String, String> head, String body) {
    private static final Parser PARSER = Parser.builder().build();

    static StoryFile read(String name) {
        String content = content("demo/stories/" + name);
        String[] parts = content.split("(?m)^---\\R", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException(name + " has no head between two rules");
        }
        Map<String, String> head = parts[1].lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(":\\s*", 2))
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip()));
        return new StoryFile(Integer.parseInt(name.substring(0, 2)), head, parts[2]);
    }

    /** Its text, anew: whoever reads it may take it apart. */
    Node text() {
        return PARSER.parse(body);
    }

    /** The picture that leads it. */
    Illustration picture() {
        List<String> drawn = values("picture");
        return illustration(drawn.get(0), drawn.get(1), number);
    }

    /** One in its text, written as motif, hour and a number of its own: {@code fountain/dusk/2}. */
    Illustration picture(String written) {
        String[] drawn = written.split("/");
        return illustration(drawn[0], drawn[1], 100L * number + Integer.parseInt(drawn[2]));
    }

    /** In its section's inks. */
    private Illustration illustration(String motif, String hour, long seed) {
        String section = value("section").orElseThrow();
        return new Illustration(motif, hour, section.substring(section.lastIndexOf('/') + 1), seed);
    }

    static String content(String resource) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    /** How long before (negative) or after the loading something happens; empty if it does not. */
    Optional<Duration> when(String name) {
        return value(name).map(value -> Duration.parse(value.split("\\s", 2)[0]));
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(head.get(name)).filter(value -> !value.isEmpty());
    }

    List<String> values(String name) {
        return value(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .toList();
    }
}
