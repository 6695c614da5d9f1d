package stet.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Instants as the newsroom writes and reads them: in its own zone, with the zone named. */
@Named("time")
@ApplicationScoped
public class NewsroomTime {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);
    private static final DateTimeFormatter WITH_YEAR = DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final ZoneId zone;

    public NewsroomTime(@ConfigProperty(name = "stet.zone") ZoneId zone) {
        this.zone = zone;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The zone's city, as in {@code Athens}: what people call it. */
    public String zoneName() {
        String id = zone.getId();
        return id.contains("/") ? id.substring(id.lastIndexOf('/') + 1).replace('_', ' ') : id;
    }

    /** {@code Tue 24 Nov, 06:00}. */
    public String format(Instant instant) {
        return DAY_AND_TIME.format(instant.atZone(zone));
    }

    /** {@code 06:00}. */
    public String formatTime(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    /** {@code Tue 24 Nov}. */
    public String formatDay(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code Tue 24 Nov 2026, 06:00 Athens (04:00 UTC)}: for messages that must not be misread. */
    public String formatExactly(Instant instant) {
        return "%s %s (%s UTC)"
                .formatted(
                        WITH_YEAR.format(instant.atZone(zone)),
                        zoneName(),
                        TIME.format(instant.atZone(ZoneOffset.UTC)));
    }

    /** Some words with the zone's name behind them, as a field's label. */
    public String inZone(String words) {
        return words + " " + zoneName();
    }

    /** As {@link #fieldValue}, and empty where there is no instant. */
    public String fieldValueOrNone(Instant instant) {
        return instant == null ? "" : fieldValue(instant);
    }

    /** As a {@code datetime-local} field wants it. */
    public String fieldValue(Instant instant) {
        return FIELD.format(instant.atZone(zone));
    }

    /**
     * The instant of a local date and time typed into a form.
     *
     * @param field the form's name for it, for the error
     * @param local {@code 2026-11-24T06:00}, in the newsroom's zone
     * @param offset which of two, where a clock change makes that time come twice: {@code +03:00}; else null or blank
     * @throws Invalid when it cannot be read or a clock change leaves it out
     * @throws Doubled when it comes twice and {@code offset} does not say which
     */
    public Instant parse(String field, String local, String offset) {
        LocalDateTime time = read(field, local);
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(time);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition change = rules.getTransition(time);
            throw new Invalid(
                    field,
                    "%s does not exist in %s: the clocks go from %s to %s that day. Choose a time before or after."
                            .formatted(
                                    TIME.format(time),
                                    zoneName(),
                                    TIME.format(change.getDateTimeBefore()),
                                    TIME.format(change.getDateTimeAfter())));
        }
        if (offsets.size() == 1) {
            return time.toInstant(offsets.get(0));
        }
        return offsets.stream()
                .filter(candidate -> candidate.getId().equals(offset))
                .findFirst()
                .map(time::toInstant)
                .orElseThrow(() -> new Doubled(field, time, offsets, zone));
    }

    private LocalDateTime read(String field, String local) {
        try {
            LocalDateTime time = LocalDateTime.parse(local == null ? "" : local.strip());
            if (time.getYear() < 1900 || time.getYear() > 2200) {
                throw new Invalid(field, "The year " + time.getYear() + " is not one to publish in.");
            }
            return time;
        } catch (DateTimeException e) {
            throw new Invalid(field, "Give a date and a time, such as 2026-11-24T06:00.");
        }
    }

    /** A local time that comes twice, as the clocks go back: the person is asked which. */
    public static final class Doubled extends Invalid {
        private static final long serialVersionUID = 1L;

        /** One of the two: its offset from UTC, and the zone's name for it, as in {@code summer time}. */
        public record Choice(String offset, String name, Instant instant) {}

        private final transient List<Choice> choices;

        Doubled(String field, LocalDateTime time, List<ZoneOffset> offsets, ZoneId zone) {
            super(
                    field,
                    "%s comes twice that day, as the clocks go back. Choose which one.".formatted(TIME.format(time)));
            this.choices = offsets.stream()
                    .map(offset ->
                            new Choice(offset.getId(), nameOf(zone, time.toInstant(offset)), time.toInstant(offset)))
                    .toList();
        }

        public List<Choice> choices() {
            return choices;
        }

        private static String nameOf(ZoneId zone, Instant instant) {
            return (zone.getRules().isDaylightSavings(instant)
                            ? "the first, in summer time"
                            : "the second, in winter time")
                    + ", " + zone.getDisplayName(TextStyle.FULL, Locale.UK);
        }
    }
}
