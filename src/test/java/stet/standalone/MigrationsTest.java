package stet.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While nodes are brought up to date one after the other, those of before go on working on tables that are of now
 * already: a migration adds, and does not take away or rename what they name, nor ask of their inserts what they do not
 * know. What nobody names any more goes with a later release, which says so: {@code -- Unused since V0060}.
 */
class MigrationsTest {
    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    /** Until then no paper ran on more than one node. */
    private static final int FIRST = 52;

    private static final Pattern LEFT = Pattern.compile("(?i)--\\s*Unused since V(\\d{4})");

    private static final List<Pattern> BREAKING = Stream.of(
                    "drop\\s+(table|column|view|type|function)\\b",
                    "\\brename\\b",
                    "alter\\s+(column\\s+)?\\w+\\s+(set\\s+data\\s+)?type\\b",
                    "set\\s+not\\s+null",
                    "add\\s+(column\\s+)?(?!constraint)\\w+\\s(?![^,;]*\\b(default|generated)\\b)[^,;]*not\\s+null")
            .map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE))
            .toList();

    @Test
    void nodesOfBeforeSurviveThem() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(file -> number(file) >= FIRST).toList()) {
                assertEquals(List.of(), breaking(Files.readString(file), number(file)), file.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE story DROP COLUMN mood;",
                "DROP TABLE mood;",
                "ALTER TABLE story RENAME COLUMN mood TO tone;",
                "ALTER TABLE story ALTER COLUMN mood TYPE bigint;",
                "ALTER TABLE story ALTER mood SET NOT NULL;",
                "ALTER TABLE story ADD COLUMN mood text NOT NULL;",
                "ALTER TABLE story ADD mood text NOT NULL CHECK (mood <> '');",
                "-- Unused since V0051\nALTER TABLE story DROP COLUMN mood, ADD tone text NOT NULL;",
                "-- Unused since V0060\nDROP TABLE mood;"
            })
    void whatBreaksThemIsFound(String migration) {
        assertTrue(!breaking(migration, 60).isEmpty(), migration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE mood (id bigint PRIMARY KEY, word text NOT NULL);",
                "ALTER TABLE story ADD COLUMN mood text NOT NULL DEFAULT '';",
                "ALTER TABLE story ADD COLUMN mood text;",
                "ALTER TABLE story ADD COLUMN mood text GENERATED ALWAYS AS (lower(name)) STORED NOT NULL;",
                "-- Unused since V0059\nALTER TABLE story DROP COLUMN mood;",
                "CREATE INDEX story_mood ON story (mood) WHERE mood IS NOT NULL;",
                "-- It would be wrong to drop table mood here.\nSELECT 1;"
            })
    void whatLeavesThemRunningIsNot(String migration) {
        assertEquals(List.of(), breaking(migration, 60));
    }

    /** Its statements that a node of before would not survive. */
    private static List<String> breaking(String migration, int number) {
        return Stream.of(migration.split(";"))
                .filter(statement -> !isOfWhatIsLeft(statement, number))
                .map(statement -> statement.replaceAll("--[^\n]*", "").strip())
                .filter(statement -> BREAKING.stream()
                        .anyMatch(each -> each.matcher(statement).find()))
                .toList();
    }

    /** Whether a statement only takes away, and only what an earlier migration's release has left. */
    private static boolean isOfWhatIsLeft(String statement, int number) {
        var left = LEFT.matcher(statement);
        return left.find() && Integer.parseInt(left.group(1)) < number && !statement.matches("(?is).*\\badd\\b.*");
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().substring(1, 5));
    }
}
