package stet.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import stet.people.Actor;
import stet.people.Role;
import stet.web.NewsroomTime;

/** Makes the time machine's bar for a page: one statement, for the chief at most ten more. */
@ApplicationScoped
class MachineBars {
    private final SiteView site;
    private final Rows rows;
    private final SiteConfig config;
    private final NewsroomTime time;
    private final Clock clock;

    MachineBars(SiteView site, Rows rows, SiteConfig config, NewsroomTime time, Clock clock) {
        this.site = site;
        this.rows = rows;
        this.config = config;
        this.time = time;
        this.clock = clock;
    }

    MachineBar of(Page page, PublicPath path, Instant at, Actor me) {
        Address address = Address.of(path.path());
        Optional<Long> story = story(page, address);
        NearestChanges changes = story.map(id -> NearestChanges.ofStory(rows, id, at))
                .orElseGet(() -> page instanceof MostReadPage
                        ? NearestChanges.ofPaperAndReaders(rows, at)
                        : NearestChanges.ofPaper(rows, at));
        ZonedDateTime local = at.atZone(time.zone());
        Instant dayStart = local.toLocalDate().atStartOfDay(time.zone()).toInstant();
        Instant dayEnd =
                local.toLocalDate().plusDays(1).atStartOfDay(time.zone()).toInstant();
        boolean past = at.isBefore(clock.instant());
        boolean chief = me.is(Role.CHIEF);
        return new MachineBar(
                path.address(),
                at,
                past,
                dayStart,
                Duration.between(dayStart, at).toMinutes(),
                Duration.between(dayStart, dayEnd).toMinutes() - 1,
                path.before(),
                path.path(),
                List.of(
                        step("A day earlier", local.minusDays(1).toInstant(), path),
                        step("An hour earlier", at.minus(1, ChronoUnit.HOURS), path),
                        step("An hour later", at.plus(1, ChronoUnit.HOURS), path),
                        step("A day later", local.plusDays(1).toInstant(), path)),
                story.isPresent(),
                changes.previous() == null ? null : step("Previous change", changes.previous(), path),
                changes.next() == null ? null : step("Next change", changes.next(), path),
                absolute(TimeMachine.address(at, path)),
                "/newsroom/compare?path=%s&%s=%s".formatted(inQuery(path.address()), past ? "one" : "other", at),
                "/newsroom/ahead?from=" + at,
                chief && page.status() != 200
                        ? story.flatMap(id -> killed(id, at)).orElse(null)
                        : null,
                chief ? killedSince(page, address, path, at) : List.of());
    }

    /** The story that a page is about, whether or not there is anything of it at this instant. */
    private static Optional<Long> story(Page page, Address address) {
        if (page instanceof StoryPage story) {
            return Optional.of(story.article());
        }
        return page.status() != 200 && address instanceof Address.Place place ? place.story() : Optional.empty();
    }

    private Optional<MachineBar.Killed> killed(long story, Instant at) {
        return new KilledStories(site.at(at).context())
                .find(story)
                .map(kill -> new MachineBar.Killed(
                        story, kill.at(), kill.by(), kill.reason(), kill.firstPublished(), kill.from(), kill.until()));
    }

    private List<Long> killedSince(Page page, Address address, PublicPath path, Instant at) {
        Cursor before =
                Optional.ofNullable(path.before()).flatMap(Cursor::decode).orElseGet(() -> Cursor.from(at));
        return List.copyOf(new KilledStories(site.at(at).context()).shownOn(page, address, before));
    }

    private static MachineBar.Step step(String label, Instant at, PublicPath path) {
        return new MachineBar.Step(label, at, TimeMachine.address(at, path));
    }

    private String absolute(String path) {
        return config.url().toString().replaceAll("/$", "") + path;
    }

    static String inQuery(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
