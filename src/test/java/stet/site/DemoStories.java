package stet.site;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** What the demo's own files say of its stories. */
final class DemoStories {
    private DemoStories() {}

    /** Headlines by the numbers of the stories' files. */
    static Map<Integer, String> headlines() {
        Map<Integer, String> headlines = new TreeMap<>();
        content("stories.txt")
                .lines()
                .forEach(file -> headlines.put(
                        Integer.valueOf(file.substring(0, 2)),
                        content("stories/" + file)
                                .lines()
                                .filter(line -> line.startsWith("# "))
                                .findFirst()
                                .orElseThrow()
                                .substring(2)));
        return headlines;
    }

    /** The headlines of those that the desk recommends, in its order. */
    static List<String> recommended() {
        try {
            Map<Integer, String> headlines = headlines();
            return StreamSupport.stream(
                            new JsonMapper()
                                    .readTree(content("lists.json"))
                                    .get("recommended")
                                    .spliterator(),
                            false)
                    .map(number -> headlines.get(number.intValue()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(String file) {
        try (InputStream content =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("demo/" + file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
