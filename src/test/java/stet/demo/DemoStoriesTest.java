package stet.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import stet.document.Document;

/** The demo paper as it lies in its files: enough of it, whole, and true on whatever day it is loaded. */
class DemoStoriesTest {
    private static final Path FOLDER = Path.of("src/main/resources/demo/stories");

    /** Times are relative to the loading, so that a day's or a month's name is right one time in seven, or in twelve. */
    private static final Pattern CALENDAR = Pattern.compile("\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b"
            + "|\\b(?:January|February|April|June|July|August|September|October|November|December)\\b");

    /** General truths, and a song. */
    private static final Set<Integer> MAY_NAME_DAYS = Set.of(29, 33, 42, 78, 79);

    private final List<String> names =
            StoryFile.content("demo/stories.txt").lines().toList();
    private final List<StoryFile> stories = names.stream().map(StoryFile::read).toList();
    private final JsonNode frame = frame();

    @Test
    void theFolderHoldsWhatIsListed() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertEquals(
                    names,
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void thereIsEnoughToLookLikeAPaper() {
        assertEquals(8, frame.path("sections").size());
        assertTrue(frame.path("sections").findValues("children").stream().anyMatch(children -> children.size() > 0));
        assertTrue(frame.path("authors").size() >= 10);
        assertTrue(used("tags").size() >= 40, () -> used("tags").size() + " tags");
        assertTrue(stories.stream().filter(this::isPublished).count() >= 40);
        assertTrue(stories.stream().anyMatch(story -> story.when("scheduled").isPresent()));
        assertTrue(stories.stream()
                        .filter(story ->
                                !isPublished(story) && story.when("scheduled").isEmpty())
                        .count()
                > 2);
    }

    @Test
    void everyStoryIsAStory() {
        Set<String> headlines = new HashSet<>();
        for (StoryFile story : stories) {
            Document text = text(story);
            boolean wordsAreEnough = text.wordCount() >= 150 && text.wordCount() <= 600;
            assertTrue(
                    wordsAreEnough || !isPublished(story),
                    () -> story.number() + " has " + text.wordCount() + " words");
            assertTrue(headlines.add(text.headline()), () -> "Twice: " + text.headline());
        }
    }

    @Test
    void everyStoryHasAPictureOfItsOwnAndSaysWhatItShows() {
        Set<String> seen = new HashSet<>();
        for (StoryFile story : stories) {
            String alt = story.value("alt").orElse("");
            assertTrue(alt.length() > 30, () -> story.number() + " shows “" + alt + "”");
            assertTrue(story.value("caption").isPresent(), () -> story.number() + " has no caption");
            assertTrue(seen.add(new String(story.picture().jpeg(60), StandardCharsets.ISO_8859_1)), alt);
            assertTrue(seen.add(alt), alt);
        }
    }

    @Test
    void whatAStoryNamesExists() {
        assertEquals(Set.of(), without(used("tags"), slugs("tags")));
        assertEquals(Set.of(), without(used("authors"), slugs("authors")));
    }

    @Test
    void headlinesSpeakSeveralLanguagesAndQuoteInSeveralWays() {
        String all = stories.stream().map(story -> text(story).headline()).collect(Collectors.joining("\n"));
        for (String sign : List.of("“", "‘", "«", "İ", "ı", "è")) {
            assertTrue(all.contains(sign), () -> "No headline has " + sign);
        }
        assertTrue(all.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC));
    }

    @Test
    void noStoryNamesADayThatItCannotKnow() {
        Set<Integer> naming = new TreeSet<>();
        for (String name : names) {
            if (CALENDAR.matcher(StoryFile.content("demo/stories/" + name)).find()) {
                naming.add(Integer.valueOf(name.substring(0, 2)));
            }
        }
        assertEquals(Set.of(), without(naming, MAY_NAME_DAYS));
    }

    private boolean isPublished(StoryFile story) {
        return story.when("published").isPresent();
    }

    private static Document text(StoryFile story) {
        return new Markdown(number -> Optional.empty(), called -> 1).read(story.text());
    }

    private Set<String> used(String name) {
        return stories.stream().flatMap(story -> story.values(name).stream()).collect(Collectors.toSet());
    }

    private Set<String> slugs(String name) {
        return Set.copyOf(frame.path(name).findValuesAsText("slug"));
    }

    private static <T> Set<T> without(Set<T> all, Set<T> known) {
        Set<T> rest = new HashSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    private static JsonNode frame() {
        try {
            return new JsonMapper().readTree(StoryFile.content("demo/paper.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
