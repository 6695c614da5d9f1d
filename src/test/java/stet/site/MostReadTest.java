package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
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
import stet.audience.Rankings;
import stet.audience.Span;
import stet.curation.Rule;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Role;
import stet.publishing.Timeline;
import stet.testing.RealParts;

/** What was read most, as of an instant. All of it is taken back at the end. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class MostReadTest {
    @Inject
    Rows rows;

    @Inject
    Clock clock;

    @Inject
    Rankings rankings;

    @Inject
    SiteView site;

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
        Panache.getEntityManager().createNativeQuery("delete from ranking").executeUpdate();
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
    void theMostReadComesFirstAndAmongEqualsTheNewestStory() throws SQLException {
        read(older, hour, 5);
        read(middle, hour, 4);
        read(middle, hour.minus(Duration.ofHours(3)), 4);
        read(newer, hour.minus(Duration.ofHours(1)), 5);
        rankings.reckon(now);
        assertEquals(List.of(middle, newer, older), mostRead(now, Span.DAY));
    }

    @Test
    void onlyHoursOfTheSpanCount() throws SQLException {
        read(older, hour.minus(Duration.ofHours(23)), 1);
        read(middle, hour.minus(Duration.ofHours(24)), 100);
        read(newer, hour.minus(Duration.ofDays(7)), 1_000);
        rankings.reckon(hour);
        assertEquals(List.of(older), mostRead(hour, Span.DAY));
        assertEquals(List.of(middle, older), mostRead(hour, Span.WEEK));
    }

    @Test
    void thePastShowsWhatItShowedWhateverIsReadSince() throws SQLException {
        Instant before = now.minus(Duration.ofMinutes(5));
        read(older, before.truncatedTo(ChronoUnit.HOURS), 1);
        rankings.reckon(before);
        read(newer, hour, 100);
        rankings.reckon(now);
        assertEquals(List.of(), mostRead(before.minusMillis(1), Span.DAY));
        assertEquals(List.of(older), mostRead(now.minusMillis(1), Span.DAY));
        assertEquals(List.of(newer, older), mostRead(now, Span.DAY));
    }

    @Test
    void whatIsStillTheSameIsNotKeptAgain() throws SQLException {
        read(older, hour, 1);
        rankings.reckon(now);
        rankings.reckon(now.plusSeconds(300));
        assertEquals(
                2L,
                Panache.getEntityManager()
                        .createNativeQuery("select count(*) from ranking", Long.class)
                        .getSingleResult());
    }

    @Test
    void whatNobodyReadsAnyMoreLeaves() throws SQLException {
        read(older, hour, 1);
        rankings.reckon(now);
        Instant twoDaysOn = now.plus(Duration.ofDays(2));
        rankings.reckon(twoDaysOn);
        assertEquals(List.of(), mostRead(twoDaysOn, Span.DAY));
        assertEquals(List.of(older), mostRead(twoDaysOn, Span.WEEK));
    }

    @Test
    void aWithdrawnStoryLeavesAtOnceAndStaysInThePast() throws SQLException {
        Instant before = now.minus(Duration.ofMinutes(5));
        read(older, before.truncatedTo(ChronoUnit.HOURS), 1);
        read(newer, before.truncatedTo(ChronoUnit.HOURS), 100);
        rankings.reckon(before);
        Timeline.lock(newer, now).withdraw("It was wrong.", chief());
        Panache.getEntityManager().flush();
        assertEquals(List.of(older), mostRead(now, Span.DAY));
        assertEquals(List.of(newer, older), mostRead(now.minusMillis(1), Span.DAY));
    }

    @Test
    void aKilledStoryWasNeverRead() throws SQLException {
        read(older, hour, 1);
        read(newer, hour, 100);
        rankings.reckon(now.minusSeconds(1));
        Timeline.lock(newer, now).kill("A court said so.", chief());
        Panache.getEntityManager().flush();
        assertEquals(List.of(older), mostRead(now, Span.DAY));
        assertEquals(List.of(older), mostRead(now.minusMillis(1), Span.DAY));
    }

    @Test
    void bothSpansAreOneStatement() throws SQLException {
        read(older, hour, 1);
        rankings.reckon(now);
        long before = rows.statements();
        assertEquals(
                Set.of(Span.DAY, Span.WEEK),
                new Candidates(rows, now).mostRead(List.of(Span.values())).keySet());
        assertEquals(1, rows.statements() - before);
    }

    @Test
    void thePageHasBothSpansAndShowsThePastAsItWas() throws SQLException {
        read(older, hour.minus(Duration.ofDays(2)), 100);
        read(middle, hour, 2);
        read(newer, hour.minus(Duration.ofHours(1)), 1);
        rankings.reckon(now);
        MostReadPage page = page(now);
        assertEquals(List.of(middle, newer), ids(page.day()));
        assertEquals(List.of(older, middle, newer), ids(page.week()));
        assertEquals(List.of(), ids(page(now.minusMillis(1)).week()));
    }

    @Test
    void thePageShowsTwentyAndCostsThreeStatements() throws SQLException {
        new Candidates(rows, now).newest(30).forEach(story -> read(story.article(), hour, 1_000 + story.article()));
        rankings.reckon(now);
        long before = rows.statements();
        MostReadPage page = page(now);
        assertEquals(3, rows.statements() - before);
        assertEquals(20, page.day().size());
        assertEquals(page.day(), page.week());
    }

    private MostReadPage page(Instant at) {
        return (MostReadPage) ((Answer.Shown) site.at(at).answer(new Address.MostRead(), null)).page();
    }

    @Test
    void storiesThatNobodyReadComeAfterThoseThatWereNewestFirst() throws SQLException {
        read(older, hour, 1);
        rankings.reckon(now);
        List<Candidate> filled = fillers(5).of(Rule.MOST_READ_IN_A_DAY, null, null, List.of());
        assertEquals(older, filled.get(0).article());
        assertEquals(new Candidates(rows, now).newest(5), filled.subList(1, 6));
    }

    @Test
    void whereNoViewsAreCountedNothingIsMostRead() {
        assertEquals(List.of(), fillers(5).of(Rule.MOST_READ_IN_A_DAY, null, null, List.of()));
    }

    private Fillers fillers(int most) {
        return new Fillers(
                new Candidates(rows, now),
                Opening.read(rows, now).sections(),
                List.of(new Fillers.Wanted(Rule.MOST_READ_IN_A_DAY, null, null, most)));
    }

    private List<Long> mostRead(Instant at, Span span) {
        return new Candidates(rows, at)
                .mostRead(List.of(span)).getOrDefault(span, List.of()).stream()
                        .map(Candidate::article)
                        .toList();
    }

    private Cards cards(Instant at) {
        return new Cards(rows, Opening.read(rows, now).sections(), at, new Dates(Locale.UK, ZoneOffset.UTC), Links.NOW);
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
