package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Role;
import stet.publishing.Timeline;
import stet.testing.RealParts;

/** What was read most, as of an instant. All of it is taken back at the end. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class MostReadTest {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);

    @Inject
    Rows rows;

    @Inject
    Clock clock;

    private Instant now;

    /** The hour that {@code now} lies in. */
    private Instant hour;

    /** Three stories that have been public for days, the one with the lowest number first. */
    private long older;

    private long middle;
    private long newer;

    @BeforeEach
    void countNothing() {
        QuarkusTransaction.begin();
        now = clock.instant();
        hour = now.truncatedTo(ChronoUnit.HOURS);
        Panache.getEntityManager().createNativeQuery("delete from view_hour").executeUpdate();
        Instant daysAgo = now.minus(Duration.ofDays(3));
        Set<Long> stillThere = cards(now)
                .ofStories(ids(cards(daysAgo).newest(Cursor.from(daysAgo), 12)))
                .keySet();
        List<Long> stories = stillThere.stream().sorted().limit(3).toList();
        assertEquals(3, stories.size());
        older = stories.get(0);
        middle = stories.get(1);
        newer = stories.get(2);
    }

    @AfterEach
    void takeItBack() {
        QuarkusTransaction.rollback();
    }

    @Test
    void theMostReadComesFirstAndAmongEqualsTheNewestStory() {
        read(older, hour, 5);
        read(middle, hour, 4);
        read(middle, hour.minus(Duration.ofHours(3)), 4);
        read(newer, hour.minus(Duration.ofHours(1)), 5);
        assertEquals(List.of(middle, newer, older), mostRead(now, DAY, 10));
        assertEquals(List.of(middle, newer), mostRead(now, DAY, 2));
    }

    @Test
    void onlyHoursOfTheSpanCount() {
        read(older, hour.minus(Duration.ofHours(23)), 1);
        read(middle, hour.minus(Duration.ofHours(24)), 100);
        read(newer, hour.minus(WEEK), 1_000);
        assertEquals(List.of(older), mostRead(hour, DAY, 10));
        assertEquals(List.of(middle, older), mostRead(hour, WEEK, 10));
        assertEquals(List.of(newer, middle, older), mostRead(hour.minusMillis(1), WEEK, 10));
    }

    @Test
    void whatIsReadLaterDoesNotShowInThePast() {
        Instant twoHoursAgo = hour.minus(Duration.ofHours(2));
        read(older, twoHoursAgo, 1);
        read(newer, hour, 100);
        assertEquals(List.of(older), mostRead(hour.minusMillis(1), DAY, 10));
        assertEquals(List.of(newer, older), mostRead(hour, DAY, 10));
        assertEquals(List.of(), mostRead(twoHoursAgo.minusMillis(1), DAY, 10));
    }

    @Test
    void aWithdrawnStoryGivesWayToTheNextAndStaysInThePast() {
        read(older, hour.minus(Duration.ofHours(2)), 1);
        read(middle, hour.minus(Duration.ofHours(2)), 10);
        read(newer, hour.minus(Duration.ofHours(2)), 100);
        Timeline.lock(newer, now).withdraw("It was wrong.", chief());
        Panache.getEntityManager().flush();
        assertEquals(List.of(middle, older), mostRead(now, DAY, 2));
        assertEquals(List.of(newer, middle), mostRead(now.minusMillis(1), DAY, 2));
    }

    @Test
    void aKilledStoryWasNeverRead() {
        read(older, hour, 1);
        read(newer, hour, 100);
        Timeline.lock(newer, now).kill("A court said so.", chief());
        Panache.getEntityManager().flush();
        assertEquals(List.of(older), mostRead(now, DAY, 10));
        assertEquals(List.of(older), mostRead(now.minusMillis(1), DAY, 10));
    }

    @Test
    void itIsOneStatement() {
        read(older, hour, 1);
        Cards cards = cards(now);
        long before = rows.statements();
        assertTrue(!cards.mostRead(DAY, 5).isEmpty());
        assertEquals(1, rows.statements() - before);
    }

    private List<Long> mostRead(Instant at, Duration span, int most) {
        return ids(cards(at).mostRead(span, most));
    }

    private Cards cards(Instant at) {
        return new Cards(rows, SectionTree.read(rows), at, new Dates(Locale.UK, ZoneOffset.UTC), Links.NOW);
    }

    private static List<Long> ids(List<Card> cards) {
        return cards.stream().map(Card::article).toList();
    }

    private static void read(long story, Instant hour, long views) {
        Panache.getEntityManager()
                .createNativeQuery("insert into view_hour (article_id, hour, views) values (:story, :hour, :views)")
                .setParameter("story", story)
                .setParameter("hour", hour)
                .setParameter("views", views)
                .executeUpdate();
    }

    private static Actor chief() {
        Person person = Person.signIn("test:chief-of-readers", "chief-of-readers", "Chief", null);
        return new Actor(person.id, "Chief", Set.of(Role.CHIEF), Set.of());
    }
}
