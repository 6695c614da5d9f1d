package stet.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import stet.site.cache.Horizon;

/**
 * When anything that readers see changes next, if nobody does anything: a story comes or ends, a front or a list is
 * launched, something placed comes or goes, a line of breaking news begins or ends, the right to a picture does, or a
 * day, as pages tell the day.
 *
 * <p>Of the whole paper and not of one page: one statement after every change instead of one for every page, and nothing
 * that a page shows can be forgotten here. The price is that all pages are made again at each of those instants, which on
 * the busiest day are some hundred.
 */
@ApplicationScoped
class NextChange implements Horizon {
    /**
     * One step of each of {@code publication_coming}, {@code publication_until}, {@code launch_from}, {@code
     * launch_until}, {@code front_launch_from}, {@code front_launch_until}, {@code placement_shown_from}, {@code
     * placement_shown_until}, {@code banner_from}, {@code banner_until} and {@code image_expiry}. What follows is never
     * planned, but by the clock of a node that is behind it is still to come: {@code image_version_from}, {@code
     * correction_newest}, {@code ranking_pkey}, and the few lists that were given another size or rule.
     */
    private static final Query NEXT = Query.of("""
            select least(
                (select min(visible_from) from publication where visible_from > :at),
                (select min(visible_until) from publication where visible_until > :at),
                (select min(visible_from) from launch where visible_from > :at),
                (select min(visible_until) from launch where visible_until > :at),
                (select min(visible_from) from front_launch where visible_from > :at),
                (select min(visible_until) from front_launch where visible_until > :at),
                (select min(shown_from) from placement where shown_from > :at),
                (select min(shown_until) from placement where shown_until > :at),
                (select min(visible_from) from banner where visible_from > :at),
                (select min(visible_until) from banner where visible_until > :at),
                (select min(expires_at) from image where expires_at > :at),
                (select min(visible_from) from image_version where visible_from > :at),
                (select min(at) from correction where at > :at),
                (select min(ended_at) from former_definition where ended_at > :at),
                (select min(made_at) from ranking where span in ('DAY', 'WEEK') and made_at > :at)) as next""");

    private final Rows rows;
    private final ZoneId zone;

    NextChange(Rows rows, @ConfigProperty(name = "stet.zone") ZoneId zone) {
        this.rows = rows;
        this.zone = zone;
    }

    @Override
    public Instant after(Instant instant) {
        Instant tomorrow = LocalDate.ofInstant(instant, zone)
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
        return rows.list(NEXT, Map.of("at", instant), row -> row.getObject("next", OffsetDateTime.class)).stream()
                .filter(next -> next != null)
                .map(OffsetDateTime::toInstant)
                .filter(tomorrow::isAfter)
                .findFirst()
                .orElse(tomorrow);
    }
}
