package stet.site;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes times in the paper's language and zone. */
final class Dates {
    private final ZoneId zone;
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter dayAndTime;
    private final DateTimeFormatter dayOfYear;
    private final DateTimeFormatter shortDay;

    Dates(Locale locale, ZoneId zone) {
        this.zone = zone;
        this.time = DateTimeFormatter.ofPattern("HH:mm", locale);
        this.day = DateTimeFormatter.ofPattern("d MMMM uuuu", locale);
        this.weekday = DateTimeFormatter.ofPattern(
                locale.getLanguage().equals("tr") ? "d MMMM uuuu EEEE" : "EEEE d MMMM uuuu", locale);
        this.dayAndTime = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", locale);
        this.dayOfYear = DateTimeFormatter.ofPattern("d MMM", locale);
        this.shortDay = DateTimeFormatter.ofPattern("d MMM uuuu", locale);
    }

    /** {@code 23 November 2026, 14:05}. */
    When full(Instant instant) {
        return new When(iso(instant), dayAndTime.format(instant.atZone(zone)));
    }

    /** Only as much as a list needs: {@code 14:05} today, {@code 22 Nov} this year, else {@code 22 Nov 2025}. */
    When brief(Instant instant, Instant now) {
        LocalDate on = on(instant);
        LocalDate today = on(now);
        DateTimeFormatter format = on.equals(today) ? time : on.getYear() == today.getYear() ? dayOfYear : shortDay;
        return new When(iso(instant), format.format(instant.atZone(zone)));
    }

    /** {@code 14:05}. */
    When time(Instant instant) {
        return new When(iso(instant), time.format(instant.atZone(zone)));
    }

    /** {@code Monday 23 November 2026}. */
    When day(LocalDate date) {
        return new When(date.toString(), weekday.format(date));
    }

    /** {@code 23 November 2026}. */
    When plainDay(LocalDate date) {
        return new When(date.toString(), day.format(date));
    }

    /** The day on which an instant falls here. */
    LocalDate on(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** The instant at which a day begins here. */
    Instant start(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    /** Whether both fall into the same minute, so that showing both would tell nothing. */
    static boolean sameMinute(Instant one, Instant other) {
        return one.truncatedTo(ChronoUnit.MINUTES).equals(other.truncatedTo(ChronoUnit.MINUTES));
    }

    /** To the second: HTML knows at most thousandths (4.10.5.1.7), and readers need no more than this. */
    private static String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
