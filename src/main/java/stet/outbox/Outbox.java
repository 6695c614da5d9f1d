package stet.outbox;

import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.Collection;

/** Announces a change to the other nodes and to the world outside, as part of the change's own transaction. */
public final class Outbox {
    private Outbox() {}

    /**
     * Writes one row to be sent from; with it the database tells every listening node at commit (trigger {@code
     * outbox_is_told}).
     *
     * @param topic the verb, as in {@code publish}
     * @param keys what changed, as {@link Key} calls it
     */
    public static void announce(String topic, Collection<String> keys, Instant now) {
        long number = (Long) Panache.getEntityManager()
                .createNativeQuery(
                        "insert into outbox (at, topic, keys) values (:at, :topic, cast(:keys as text[])) returning id",
                        Long.class)
                .setParameter("at", now)
                .setParameter("topic", topic)
                .setParameter("keys", keys.toArray(String[]::new))
                .getSingleResult();
        Arc.container().beanManager().getEvent().fire(new Told.Announced(number, now));
    }
}
