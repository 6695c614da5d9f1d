package stet.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import stet.site.cache.Encoding;
import stet.site.cache.Sheet;

/**
 * The pages that say that something could not be answered, each printed once a day, as pages tell the day: whoever is
 * refused costs nothing, and waits for nobody, however many they are.
 */
@ApplicationScoped
class Refusals {
    private static final Set<Encoding> ALL = EnumSet.allOf(Encoding.class);

    private record Printed(LocalDate day, Map<FailurePage.Reason, Sheet> pages) {}

    private final SiteView site;
    private final SiteConfig config;
    private final Clock clock;
    private final ZoneId zone;
    private volatile Printed printed = new Printed(LocalDate.MIN, Map.of());

    Refusals(SiteView site, SiteConfig config, Clock clock, @ConfigProperty(name = "stet.zone") ZoneId zone) {
        this.site = site;
        this.config = config;
        this.clock = clock;
        this.zone = zone;
    }

    /** Never waits: the first of the day takes about a millisecond, and asks nobody. */
    Sheet page(FailurePage.Reason reason) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Printed current = printed;
        if (!current.day().equals(today)) {
            current = new Printed(today, new ConcurrentHashMap<>());
            printed = current;
        }
        return current.pages().computeIfAbsent(reason, missing -> print(missing, now));
    }

    private Sheet print(FailurePage.Reason reason, Instant now) {
        Page page = site.failure(reason);
        String html = page.template().setLocale(config.language().locale()).render();
        return Sheet.print(reason.name(), page.status(), null, html, now, Set.of(), ALL);
    }
}
