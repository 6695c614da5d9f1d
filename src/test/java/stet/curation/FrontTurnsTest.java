package stet.curation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.article.Article;
import stet.people.Actor;
import stet.people.Role;
import stet.taxonomy.Kept;
import stet.taxonomy.Section;
import stet.taxonomy.Tag;
import stet.testing.ArrangedFronts;
import stet.testing.Deeds;
import stet.testing.RealParts;

/** What somebody lines up in a block while somebody else changes the block itself: both stand, in whichever order. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FrontTurnsTest {
    private static final Instant NOW = Instant.parse("2032-04-01T06:00:00Z");

    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private Actor editor;
    private Actor other;
    private long section;
    private Tag topic;
    private String block;
    private long story;

    @BeforeEach
    void beginAFront() {
        editor = Deeds.person("turns-editor", Role.EDITOR);
        other = Deeds.person("turns-other", Role.EDITOR);
        QuarkusTransaction.requiringNew().run(() -> {
            section = Section.findByPath("sport").orElseThrow().id;
            topic = Tag.named("Turns of the tide", editor, NOW);
            block = Front.key(section) + "-tide";
            story = Article.<Article>find("order by id").firstResult().id;
            Front.begin(editor, NOW, section, List.of(filled(null)));
        });
    }

    @AfterEach
    void leaveItToTheRules() {
        threads.shutdownNow();
        ArrangedFronts.giveBack(Front.key(section));
        QuarkusTransaction.requiringNew().run(() -> Tag.deleteById(topic.id));
    }

    @Test
    void savingABlockKeepsWhatWasPlacedInItMeanwhile() throws Exception {
        whileMade(this::place, () -> {
            Front front = Front.findOf(section).orElseThrow();
            front.change(editor, NOW, 0, new PlanChange.Edit(filled("The tide")));
        });
        assertStands("The tide");
    }

    @Test
    void placingAStoryKeepsWhatTheBlockBecameMeanwhile() throws Exception {
        whileMade(
                () -> Front.findOf(section)
                        .orElseThrow()
                        .change(editor, NOW, 0, new PlanChange.Edit(filled("The tide"))),
                this::place);
        assertStands("The tide");
    }

    @Test
    void aTopicThatEndsLeavesWhatWasPlacedInItsBlocksMeanwhile() throws Exception {
        whileMade(this::place, () -> {
            new CuratedMentions().takeTurns();
            FilledBlocks.by(Kept.TAG).forget(topic.id, topic.name, other, NOW);
        });
        assertStands(topic.name);
    }

    private void place() {
        CuratedList.get(block).change(other, NOW, 0, new Change.Place(story, null));
    }

    private void assertStands(String title) {
        QuarkusTransaction.requiringNew().run(() -> {
            CuratedList list = CuratedList.get(block);
            assertEquals(title, list.definition().name());
            assertEquals(
                    List.of(story),
                    list.lineup().spots().stream().map(Spot::article).toList());
            assertEquals(1, list.version());
            list.change(other, NOW, 1, new Change.Remove(story));
        });
    }

    private Block filled(String title) {
        return new Block(block, title, Layout.STRIP_OF_FOUR, 4, Rule.NEWEST_WITH_TAG, null, topic.id, false);
    }

    /** The second verb comes while the first is made and not kept yet, and has to wait for it. */
    private void whileMade(Runnable first, Runnable second) throws Exception {
        CountDownLatch made = new CountDownLatch(1);
        Future<?> earlier =
                threads.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                    first.run();
                    Panache.flush();
                    int backend = (Integer) Panache.getEntityManager()
                            .createNativeQuery("select pg_backend_pid()", Integer.class)
                            .getSingleResult();
                    made.countDown();
                    await().until(() -> isWaitedFor(backend));
                }));
        made.await();
        QuarkusTransaction.requiringNew().run(second);
        earlier.get();
    }

    private static boolean isWaitedFor(int backend) {
        return QuarkusTransaction.requiringNew().call(() -> (Boolean) Panache.getEntityManager()
                .createNativeQuery(
                        "select exists (select 1 from pg_locks where not granted and ?1 = any(pg_blocking_pids(pid)))",
                        Boolean.class)
                .setParameter(1, backend)
                .getSingleResult());
    }
}
