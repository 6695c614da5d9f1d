package stet.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadershipTest {
    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final Instant AT = Instant.parse("2026-11-24T10:30:00Z");

    @Test
    void hoursThatBeganWithinTheSpanCount() {
        Readership readership = readership(
                hour("2026-11-24T10:00:00Z", 1),
                hour("2026-11-23T11:00:00Z", 20),
                hour("2026-11-23T10:00:00Z", 300),
                hour("2026-11-17T11:00:00Z", 4_000),
                hour("2026-11-17T10:00:00Z", 50_000));
        assertEquals(21, readership.lastDay());
        assertEquals(4_321, readership.lastWeek());
    }

    @Test
    void daysAreTheNewsroomsAndTheLastFourteen() {
        Readership readership = readership(
                hour("2026-11-24T10:00:00Z", 1),
                // Midnight in Athens is 22:00 UTC.
                hour("2026-11-23T22:00:00Z", 2),
                hour("2026-11-23T21:00:00Z", 40),
                hour("2026-11-10T22:00:00Z", 500),
                hour("2026-11-10T21:00:00Z", 6_000));
        assertEquals(14, readership.days().size());
        assertEquals(
                new Readership.Day(LocalDate.parse("2026-11-24"), 3),
                readership.days().get(0));
        assertEquals(
                new Readership.Day(LocalDate.parse("2026-11-23"), 40),
                readership.days().get(1));
        assertEquals(
                new Readership.Day(LocalDate.parse("2026-11-11"), 500),
                readership.days().get(13));
        assertEquals(500, readership.most());
    }

    @Test
    void withoutViewsEveryDayHasNone() {
        Readership readership = readership();
        assertTrue(readership.days().stream().allMatch(day -> day.views() == 0));
        assertEquals(0, readership.lastDay() + readership.lastWeek() + readership.most());
    }

    @Test
    void oneIsAViewAndThousandsAreEasyToRead() {
        Readership readership = readership();
        assertEquals("0 views", readership.inWords(0));
        assertEquals("1 view", readership.inWords(1));
        assertEquals("1,204 views", readership.inWords(1_204));
    }

    private static Readership readership(Readership.Hour... hours) {
        return Readership.of(List.of(hours), AT, ATHENS);
    }

    private static Readership.Hour hour(String begin, long views) {
        return new Readership.Hour(Instant.parse(begin), views);
    }
}
