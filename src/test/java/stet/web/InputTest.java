package stet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputTest {
    @Test
    void blankTextIsNone() {
        assertEquals(Optional.empty(), Input.line("f", "F", " \t ", 10));
        assertEquals(Optional.of("a b"), Input.line("f", "F", "  a b ", 10));
    }

    @Test
    void whatTheDatabaseCannotKeepIsNamedWithItsPlace() {
        Invalid nul = assertThrows(Invalid.class, () -> Input.line("dateline", "The dateline", "ab\u0000c", 10));
        assertEquals("dateline", nul.errors().get(0).field());
        assertTrue(nul.getMessage().contains("U+0000 at place 3"), nul.getMessage());
        assertThrows(Invalid.class, () -> Input.line("f", "F", "half \ud83d", 10));
        assertThrows(Invalid.class, () -> Input.line("f", "F", "half \ude00 pair", 20));
        assertEquals(Optional.of("😀"), Input.line("f", "F", "😀", 10));
        assertThrows(Invalid.class, () -> Input.line("f", "F", "two\nlines", 20));
        assertEquals(Optional.of("two\nlines"), Input.lines("f", "F", "two\r\nlines", 20));
        assertThrows(Invalid.class, () -> Input.line("f", "F", "too long", 7));
    }

    @ParameterizedTest
    @CsvSource({
        "İstanbul’da Şafak Çığlığı, istanbulda-safak-cigligi",
        "Łódź & Kraków — 3 < 2?, lodz-krakow-3-2",
        "Straße «Œuvre», strasse-oeuvre",
        "يا بحر, ''",
        "  ---  , ''"
    })
    void aSlugIsMadeOfAsciiWords(String text, String slug) {
        assertEquals(slug, Slug.of(text));
        assertTrue(slug.isEmpty() || Slug.isValid(slug));
    }

    @Test
    void aLongSlugEndsWithAWholeWord() {
        String slug = Slug.of("ferry ".repeat(40));
        assertTrue(slug.length() <= Slug.MAX && slug.endsWith("ferry"), slug);
        assertFalse(Slug.isValid("Ferry") || Slug.isValid("a--b") || Slug.isValid("-a") || Slug.isValid(""));
    }

    @Test
    void aLocalTimeIsReadInTheNewsroomsZone() {
        NewsroomTime athens = new NewsroomTime(ZoneId.of("Europe/Athens"));
        assertEquals(Instant.parse("2026-11-24T04:00:00Z"), athens.parse("at", "2026-11-24T06:00", null));
        assertEquals(
                "Tue 24 Nov 2026, 06:00 Athens (04:00 UTC)",
                athens.formatExactly(Instant.parse("2026-11-24T04:00:00Z")));
        assertThrows(Invalid.class, () -> athens.parse("at", "tomorrow", null));
        assertThrows(Invalid.class, () -> athens.parse("at", null, null));
        assertThrows(Invalid.class, () -> athens.parse("at", "9999-01-01T00:00", null));
    }

    @Test
    void aTimeThatTheClocksSkipIsRefusedAndOneThatComesTwiceIsAskedAbout() {
        NewsroomTime athens = new NewsroomTime(ZoneId.of("Europe/Athens"));
        Invalid skipped = assertThrows(Invalid.class, () -> athens.parse("at", "2027-03-28T03:30", null));
        assertTrue(skipped.getMessage().contains("from 03:00 to 04:00"), skipped.getMessage());
        NewsroomTime.Doubled twice =
                assertThrows(NewsroomTime.Doubled.class, () -> athens.parse("at", "2027-10-31T03:30", ""));
        assertEquals(2, twice.choices().size());
        for (NewsroomTime.Doubled.Choice choice : twice.choices()) {
            assertEquals(choice.instant(), athens.parse("at", "2027-10-31T03:30", choice.offset()));
        }
    }
}
