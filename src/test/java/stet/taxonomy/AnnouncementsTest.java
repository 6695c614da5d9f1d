package stet.taxonomy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.people.Actor;
import stet.people.Role;
import stet.testing.Deeds;
import stet.testing.RealParts;

/** What is done to topics and authors goes into the outbox, in its own transaction. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AnnouncementsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    @Inject
    Mentions mentions;

    private Actor chief;
    private long last;

    @BeforeEach
    void beginAfterAllThatWas() {
        chief = Deeds.person("announcing-chief", Role.CHIEF);
        last = QuarkusTransaction.requiringNew().call(() -> (Long) Panache.getEntityManager()
                .createNativeQuery("select coalesce(max(id), 0) from outbox", Long.class)
                .getSingleResult());
    }

    private static <T> T done(Supplier<T> verb) {
        return QuarkusTransaction.requiringNew().call(verb::get);
    }

    /** Of the keys those of the things themselves; what else changes with them, {@code KeysTest} looks after. */
    private List<String> announced() {
        @SuppressWarnings("unchecked")
        List<String> rows = QuarkusTransaction.requiringNew().call(() -> Panache.getEntityManager()
                .createNativeQuery("""
                        select topic || ': ' || (
                            select string_agg(key, ' ' order by place)
                            from unnest(keys) with ordinality as each (key, place) where key ~ '^(tag|author):')
                        from outbox where id > :last and keys <> '{redirects}' order by id""", String.class)
                .setParameter("last", last)
                .getResultList());
        return rows;
    }

    @Test
    void whatIsDoneToTopics() {
        long one = done(() -> Tag.named("Announced one", chief, NOW)).id;
        long two = done(() -> Tag.named("Announced two", chief, NOW)).id;
        done(() -> Tag.named("announced ONE", chief, NOW));
        done(() -> {
            Tag.lock(one).change("Announced first", "", "", 0, mentions, chief, NOW);
            Tag.lock(one).addSynonym("Announced uno", chief, NOW);
            Tag.lock(one).removeSynonym("Announced uno", chief, NOW);
            return null;
        });
        done(() -> Tag.merge(one, two, mentions, chief, NOW));
        done(() -> Tag.delete(two, "Announced two", 0, "", mentions, chief, NOW));
        assertEquals(
                List.of(
                        "create tag: tag:" + one,
                        "create tag: tag:" + two,
                        "rename tag: tag:" + one,
                        "add synonym: tag:" + one,
                        "remove synonym: tag:" + one,
                        "merge tag: tag:%d tag:%d".formatted(one, two),
                        "delete tag: tag:" + two),
                announced());
    }

    @Test
    void whatIsDoneToAuthors() {
        long one = done(() -> Author.open("Announced Writer", "", chief, NOW)).id;
        long two = done(() -> Author.open("Announced Reporter", "", chief, NOW)).id;
        done(() -> {
            Author.lock(one).change(new Author.Wanted("Announced W.", "", null, null, null, null, null), 0, chief, NOW);
            return null;
        });
        done(() -> Author.merge(one, two, chief, NOW));
        done(() -> Author.delete(two, "Announced Reporter", "", chief, NOW));
        assertEquals(
                List.of(
                        "add author: author:" + one,
                        "add author: author:" + two,
                        "change author: author:" + one,
                        "merge author: author:%d author:%d".formatted(one, two),
                        "delete author: author:" + two),
                announced());
    }
}
