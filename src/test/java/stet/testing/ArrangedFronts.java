package stet.testing;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.List;
import stet.outbox.Key;
import stet.outbox.Outbox;

/** Gives the fronts and topics that tests arrange back to the rules: the demo paper is everybody's. */
public final class ArrangedFronts {
    private ArrangedFronts() {}

    /** As if nobody had ever begun to arrange it. */
    public static void giveBack(String key) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (String sql : List.of(
                    "delete from front_launch where front_id in (select id from front where key = ?1)",
                    "delete from front_change where front_id in (select id from front where key = ?1)",
                    "delete from launch where list_id in (%s)",
                    "delete from lineup_change where list_id in (%s)",
                    "delete from curated_list where id in (%s)",
                    "delete from front where key = ?1")) {
                Panache.getEntityManager()
                        .createNativeQuery(sql.formatted(
                                "select l.id from curated_list l join front f on f.id = l.front_id where f.key = ?1"))
                        .setParameter(1, key)
                        .executeUpdate();
            }
            announce();
        });
    }

    /** As if nobody had ever chosen stories for a topic. */
    public static void giveBackTopics() {
        QuarkusTransaction.requiringNew().run(() -> {
            for (String sql : List.of(
                    "delete from launch where list_id in (select id from curated_list where tag_id is not null)",
                    "delete from lineup_change where list_id in (select id from curated_list where tag_id is not null)",
                    "delete from curated_list where tag_id is not null")) {
                Panache.getEntityManager().createNativeQuery(sql).executeUpdate();
            }
            announce();
        });
    }

    /** What was changed without a verb, which would have said so. */
    private static void announce() {
        Outbox.announce("test", List.of(Key.EVERYTHING), Instant.now());
    }
}
