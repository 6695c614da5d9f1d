package stet.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.article.Article;
import stet.article.Byline;
import stet.article.Details;
import stet.article.Kind;
import stet.audit.AuditEvent;
import stet.document.Block;
import stet.document.Document;
import stet.document.Inline;
import stet.people.Actor;
import stet.people.Person;
import stet.people.Role;
import stet.taxonomy.Section;
import stet.testing.RealParts;
import stet.web.Problem;

/**
 * Random lives of stories beside {@link PublicLifeModel}: whatever several people do in whatever order, at every
 * instant readers see what the model says, exactly what it allows is allowed, and no verb changes what was seen.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TimelineTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int LIVES = 250;
    private static final int DEEDS = 14;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void whateverIsDoneReadersSeeOneRevisionAtATimeAndThePastStays(long seed) {
        Random random = new Random(seed);
        for (int life = 0; life < LIVES; life++) {
            String name = "seed %d, life %d".formatted(seed, life);
            long lifeSeed = random.nextLong();
            QuarkusTransaction.begin();
            try {
                new Life(new Random(lifeSeed), name).run();
            } finally {
                QuarkusTransaction.rollback();
            }
        }
    }

    /** One story, and what several people do with it. */
    private static final class Life {
        private final Random random;
        private final String name;
        private final List<String> told = new ArrayList<>();
        private final Actor writer = actor("writer", Role.JOURNALIST);
        private final Actor approver = actor("approver", Role.EDITOR);
        private final List<Actor> people =
                List.of(approver, actor("second", Role.EDITOR), actor("chief", Role.CHIEF), writer);
        private final PublicLifeModel model = new PublicLifeModel();
        private final long article;
        private Instant now = START;
        private long audited;

        /** What was answered after the deed before, which nothing but time has come between. */
        private Map<Instant, Optional<Long>> last = Map.of();

        Life(Random random, String name) {
            this.random = random;
            this.name = name;
            Article created = Article.create(writer, "en", now);
            this.article = created.id;
            created.change(details(), 0, writer, now);
            audited = AuditEvent.count("articleId", article);
        }

        void run() {
            for (int deed = 0; deed < DEEDS; deed++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(4) == 0 ? 0 : random.nextInt(120)));
                Instant at = model.goOnTo(now);
                Map<Instant, Optional<Long>> before = last;
                act(at);
                theLawHolds();
                Set<Instant> probes = probes(at);
                Map<Instant, Optional<Long>> after = answers(probes, before.keySet());
                after.forEach((instant, seen) ->
                        assertEquals(model.at(instant, at), seen, () -> "At " + instant + " after " + tale()));
                if (!model.isKilled()) {
                    before.forEach((instant, seen) -> {
                        if (instant.isBefore(at)) {
                            assertEquals(seen, after.get(instant), () -> "The past at " + instant + " after " + tale());
                        }
                    });
                }
                after.keySet().retainAll(probes);
                last = after;
            }
        }

        private void act(Instant at) {
            Actor by = people.get(random.nextInt(people.size()));
            Instant then = START.plus(Duration.ofMinutes(random.nextInt(60 * 26)));
            int what = random.nextInt(100);
            if (what < 18) {
                rewrite(at);
            } else if (what < 36) {
                both(by, "publish", model.publish(by, at), () -> timeline().publish(by, null, null));
            } else if (what < 54) {
                both(by, "schedule " + then, model.schedule(by, then, at), () -> timeline()
                        .schedule(then, by, null, null));
            } else if (what < 64) {
                both(by, "move " + then, model.move(by, then, at), () -> timeline()
                        .move(then, by));
            } else if (what < 72) {
                both(by, "unschedule", model.unschedule(by), () -> timeline().unschedule(by));
            } else if (what < 80) {
                both(by, "withdraw", model.withdraw(by, at), () -> timeline().withdraw("It was wrong.", by));
            } else if (what < 90) {
                Instant end = random.nextInt(4) == 0 ? null : then;
                both(by, "end " + end, model.endAt(by, end, at), () -> timeline()
                        .endAt(end, by));
            } else if (what < 95) {
                Instant until = random.nextBoolean() ? null : then;
                both(by, "embargo " + until, model.embargo(by, until, at), () -> timeline()
                        .embargo(until, by));
            } else if (what < 98) {
                both(by, "correct", model.correct(by), () -> timeline().correct("It was Tuesday.", by));
            } else {
                both(by, "kill", model.kill(by), () -> timeline().kill("A court said so.", by));
            }
        }

        /** Does what the model has just done, or must be refused if the model refused. */
        private void both(Actor by, String what, boolean allowed, Runnable verb) {
            told.add("%s %s: %s (%s)".formatted(now, by.name(), what, allowed ? "allowed" : "not allowed"));
            boolean done = true;
            String reason = "";
            try {
                verb.run();
            } catch (Problem refused) {
                done = false;
                reason = refused.getMessage();
            }
            String why = reason;
            assertEquals(allowed, done, () -> tale() + " " + why);
            long recorded = AuditEvent.count("articleId", article);
            assertEquals(done ? 1 : 0, recorded - audited, () -> "What the audit log gained by " + tale());
            audited = recorded;
        }

        private Timeline timeline() {
            return Timeline.lock(article, now);
        }

        private void rewrite(Instant at) {
            told.add(now + " rewritten and approved");
            Article story = Article.lock(article);
            if (story.isKilled()) {
                return;
            }
            story.write(document(), 1, writer, at);
            if (story.maySubmit(writer)) {
                story.submit(writer, at);
            }
            story.approve(approver, story.seen(), null, at);
            model.approve(story.approvedRevision());
            audited = AuditEvent.count("articleId", article);
        }

        private Document document() {
            return new Document(
                    "Headline " + random.nextInt(),
                    "",
                    List.of(new Block.Paragraph(List.of(new Inline.Text("Words.")))));
        }

        private static Details details() {
            return new Details(
                    Section.findByPath("city").orElseThrow(),
                    List.of(),
                    List.of(Byline.ofGuest("A Guest", null)),
                    null,
                    null,
                    null,
                    Kind.NEWS,
                    "en",
                    null,
                    null,
                    null,
                    null,
                    null,
                    Set.of());
        }

        /** Looked at when a transaction ends; here it shall be looked at after every verb. */
        private static void theLawHolds() {
            EntityManager database = Panache.getEntityManager();
            database.flush();
            database.createNativeQuery("set constraints all immediate").executeUpdate();
            database.createNativeQuery("set constraints all deferred").executeUpdate();
        }

        /** Around every instant at which anything changes, and some others. */
        private Set<Instant> probes(Instant at) {
            Set<Instant> probes = new TreeSet<>();
            for (Instant turn : model.turns()) {
                probes.add(turn.minusNanos(1_000));
                probes.add(turn);
                probes.add(turn.plusNanos(1_000));
            }
            probes.add(at);
            probes.add(START.plus(Duration.ofMinutes(random.nextInt(60 * 30))));
            probes.add(START.plus(Duration.ofDays(400)));
            return probes;
        }

        private Map<Instant, Optional<Long>> answers(Set<Instant> at, Set<Instant> alsoAt) {
            Set<Instant> all = new TreeSet<>(at);
            all.addAll(alsoAt);
            Map<Instant, Optional<Long>> answers = new TreeMap<>();
            for (Tuple row : seen(all)) {
                Optional<Long> before = answers.put(
                        row.get("probe", Instant.class), Optional.ofNullable(row.get("revision_id", Long.class)));
                assertEquals(null, before, () -> "Two at once after " + tale());
            }
            return answers;
        }

        /** Asked as every public page asks: by the range that a publication is visible in. */
        private List<Tuple> seen(Set<Instant> probes) {
            @SuppressWarnings("unchecked")
            List<Tuple> rows = Panache.getEntityManager()
                    .createNativeQuery("""
                            select asked.probe, p.revision_id
                            from unnest(cast(:probes as timestamptz[])) as asked (probe) left join publication p
                                on p.article_id = :article and p.visible_from <= asked.probe
                                    and (p.visible_until is null or p.visible_until > asked.probe)""", Tuple.class)
                    .setParameter("article", article)
                    .setParameter(
                            "probes", probes.stream().map(Instant::toString).collect(Collectors.joining(",", "{", "}")))
                    .getResultList();
            return rows;
        }

        private String tale() {
            return name + ":\n" + String.join("\n", told) + "\n";
        }

        private static Actor actor(String name, Role role) {
            Person person = Person.signIn("test:" + name, name, name, null);
            return new Actor(person.id, name, Set.of(role), Set.of());
        }
    }
}
