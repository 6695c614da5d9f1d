package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * By night pages have other colours, and nothing else: whoever has looked at one by day need look at no more than its
 * colours by night.
 */
class NightTest {
    private static final Path STYLES = Path.of("src/main/resources/META-INF/resources/assets");
    private static final Pattern NIGHT = Pattern.compile("@media[^{]*prefers-color-scheme: *dark[^{]*\\{");
    private static final Pattern DECLARATION = Pattern.compile("([\\w-]+) *: *([^;{}]+)[;}]");
    private static final Pattern COLOUR = Pattern.compile(
            "--[\\w-]+: #[0-9a-f]{3,8}|(color|background|background-color|border-color|outline-color): [^:]+"
                    + "|filter: brightness\\([0-9.]+\\)");

    @Test
    void onlyColoursAreOthersByNight() throws IOException {
        List<String> others = new ArrayList<>();
        int nights = 0;
        try (Stream<Path> files = Files.walk(STYLES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".css")).toList()) {
                String css = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
                Matcher night = NIGHT.matcher(css);
                while (night.find()) {
                    nights++;
                    declarations(block(css, night.end())).stream()
                            .filter(each -> !COLOUR.matcher(each).matches())
                            .forEach(each -> others.add(file.getFileName() + ": " + each));
                }
            }
        }
        assertEquals(List.of(), others);
        assertTrue(nights >= 4, () -> "not all nights were found");
    }

    private static List<String> declarations(String css) {
        return DECLARATION
                .matcher(css)
                .results()
                .map(found -> found.group(1) + ": " + found.group(2).strip())
                .toList();
    }

    /** From behind an opening brace to the one that closes it. */
    private static String block(String css, int start) {
        int open = 1;
        int end = start;
        while (open > 0) {
            char sign = css.charAt(end++);
            open += sign == '{' ? 1 : sign == '}' ? -1 : 0;
        }
        return css.substring(start, end);
    }
}
