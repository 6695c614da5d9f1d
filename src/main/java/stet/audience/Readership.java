package stet.audience;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How often one story was read until an instant: in the hours that began within the last 24, within the last seven days,
 * and on each of some days.
 *
 * @param days today first. An hour belongs to the day that it begins on, in a zone where a day begins within an hour
 */
public record Readership(long lastDay, long lastWeek, List<Day> days) {
    private static final int DAYS = 14;

    public record Day(LocalDate date, long views) {}

    /** An hour, and how often the story was read in it. */
    record Hour(Instant begin, long views) {}

    /** One statement, by index {@code view_hour_article}: some 14 × 24 rows at most. */
    public static Readership of(long article, Instant at, ZoneId zone) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = Panache.getEntityManager()
                .createNativeQuery("""
                        select hour, views from view_hour
                        where article_id = :article and hour >= :since and hour <= :at""", Tuple.class)
                .setParameter("article", article)
                .setParameter(
                        "since",
                        first(at, zone).atStartOfDay(zone).minusHours(1).toInstant())
                .setParameter("at", at)
                .getResultList();
        return of(
                rows.stream()
                        .map(row -> new Hour(row.get("hour", Instant.class), row.get("views", Long.class)))
                        .toList(),
                at,
                zone);
    }

    static Readership of(List<Hour> hours, Instant at, ZoneId zone) {
        Map<LocalDate, Long> byDay = hours.stream()
                .collect(Collectors.groupingBy(
                        hour -> LocalDate.ofInstant(hour.begin(), zone), Collectors.summingLong(Hour::views)));
        List<Day> days = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(at, zone);
        for (LocalDate date = today; !date.isBefore(first(at, zone)); date = date.minusDays(1)) {
            days.add(new Day(date, byDay.getOrDefault(date, 0L)));
        }
        return new Readership(
                within(hours, at, Duration.ofDays(1)), within(hours, at, Duration.ofDays(7)), List.copyOf(days));
    }

    private static LocalDate first(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone).minusDays(DAYS - 1);
    }

    private static long within(List<Hour> hours, Instant at, Duration span) {
        Instant since = at.minus(span);
        return hours.stream()
                .filter(hour -> hour.begin().isAfter(since))
                .mapToLong(Hour::views)
                .sum();
    }

    /** Of the day with the most views; 0 if nobody read it on any. */
    public long most() {
        return days.stream().mapToLong(Day::views).max().orElse(0);
    }

    /** {@code 1,204 views}. */
    public String inWords(long views) {
        return String.format(Locale.UK, views == 1 ? "%,d view" : "%,d views", views);
    }
}
