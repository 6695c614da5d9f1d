package stet.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.curation.Block;
import stet.curation.Change;
import stet.curation.CuratedList;
import stet.curation.Front;
import stet.curation.Layout;
import stet.curation.PlanChange;
import stet.curation.Rule;
import stet.curation.UsualFront;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Role;
import stet.taxonomy.Section;
import stet.testing.ArrangedFronts;
import stet.testing.RealParts;

/** When fronts changed last for their readers: years after the demo paper's last story. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FrontFreshnessTest {
    private static final Instant NOW = Instant.parse("2034-03-01T06:00:00Z");

    @Inject
    FrontDesk desk;

    @Inject
    SessionFactory sessions;

    private Actor editor;
    private long section;
    private String lead;
    private Instant newest;
    private long story;

    @BeforeEach
    void takeAFront() {
        QuarkusTransaction.requiringNew().run(() -> {
            Person person = Person.signIn("freshness-editor", "freshness-editor", "freshness-editor", null);
            editor = new Actor(person.id, person.name, Set.of(Role.EDITOR), Set.of());
            section = Section.findByPath("business").orElseThrow().id;
            Object[] last = (Object[]) Panache.getEntityManager()
                    .createNativeQuery("""
                            select first_published_at, article_id from publication
                            where section_id = ?1 and visible_until is null
                            order by first_published_at desc limit 1""")
                    .setParameter(1, section)
                    .getSingleResult();
            newest = (Instant) last[0];
            story = ((Number) last[1]).longValue();
        });
        lead = Front.key(section) + "-lead";
        ArrangedFronts.giveBack(Front.key(section));
    }

    @AfterEach
    void leaveItToTheRules() {
        ArrangedFronts.giveBack(Front.key(section));
    }

    @Test
    void aFrontThatArrangesItselfChangesWithTheNewestStory() {
        assertEquals(newest, changed(section, NOW));
        assertTrue(!changed(null, NOW).isBefore(newest), "and so does the paper's");
    }

    @Test
    void aLaunchMakesAFrontFresh() {
        begin();
        launch(NOW);
        assertEquals(newest, changed(section, NOW.minusSeconds(1)), "not before its instant");
        assertEquals(NOW, changed(section, NOW.plusSeconds(60)));
    }

    @Test
    void whatComesAndGoesInItsTimeMakesAFrontFresh() {
        begin();
        change(new Change.Place(story, null));
        change(new Change.Show(story, NOW.plusSeconds(600), NOW.plusSeconds(1200)));
        launch(NOW);
        assertEquals(NOW, changed(section, NOW.plusSeconds(599)));
        assertEquals(NOW.plusSeconds(600), changed(section, NOW.plusSeconds(1199)));
        assertEquals(NOW.plusSeconds(1200), changed(section, NOW.plusSeconds(1300)));
    }

    @Test
    void whatIsNewCountsOnlyWhereARuleBringsIt() {
        begin();
        Instant before = newest.minusSeconds(60);
        QuarkusTransaction.requiringNew().run(() -> {
            Front front = Front.findOf(section).orElseThrow();
            front.change(
                    editor,
                    before,
                    front.version(),
                    new PlanChange.Edit(new Block(lead, null, Layout.LEAD, 1, Rule.NONE, null, null, false)));
            for (Block block : front.plan().blocks()) {
                if (!block.list().equals(lead)) {
                    front.change(editor, before, front.version(), new PlanChange.Remove(block.list()));
                }
            }
        });
        launch(before);
        assertEquals(before, changed(section, NOW));
    }

    @Test
    void theOverviewCostsTheSameHoweverManyFrontsAreArranged() {
        summaries();
        long none = cost(this::summaries);
        begin();
        change(new Change.Place(story, null));
        launch(NOW);
        long one = cost(this::summaries);
        assertTrue(one <= none + 2, "%d, then %d".formatted(none, one));
        List<Long> others = new ArrayList<>();
        try {
            for (String path : List.of("science", "world", "city")) {
                QuarkusTransaction.requiringNew().run(() -> {
                    long other = Section.findByPath(path).orElseThrow().id;
                    others.add(other);
                    Front.begin(editor, NOW, other, UsualFront.section(other, List.of()));
                });
                on(others.get(others.size() - 1), front -> front.launch(editor, NOW, NOW, front.stamp()));
            }
            assertEquals(one, cost(this::summaries));
        } finally {
            others.forEach(other -> ArrangedFronts.giveBack(Front.key(other)));
        }
    }

    private void summaries() {
        QuarkusTransaction.requiringNew().run(() -> desk.summaries(editor, NOW.plusSeconds(60)));
    }

    private long cost(Runnable what) {
        long before = sessions.getStatistics().getPrepareStatementCount();
        what.run();
        return sessions.getStatistics().getPrepareStatementCount() - before;
    }

    private void begin() {
        QuarkusTransaction.requiringNew()
                .run(() -> Front.begin(editor, NOW, section, UsualFront.section(section, List.of())));
    }

    private void change(Change change) {
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList list = CuratedList.get(lead);
            list.change(editor, NOW, list.version(), change);
        });
    }

    private void launch(Instant from) {
        on(section, front -> front.launch(editor, from, from, front.stamp()));
    }

    private static void on(long section, Consumer<Front> verb) {
        QuarkusTransaction.requiringNew()
                .run(() -> verb.accept(Front.findOf(section).orElseThrow()));
    }

    private static Instant changed(Long section, Instant at) {
        return QuarkusTransaction.requiringNew()
                .call(() -> FrontFreshness.at(at, Section.listInOrder()).changed(section));
    }
}
