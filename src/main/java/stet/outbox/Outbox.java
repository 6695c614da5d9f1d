package stet.outbox;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.List;

/** Announces a change to the other nodes and to the world outside, as part of the change's own transaction. */
public final class Outbox {
    private Outbox() {}

    /**
     * Writes one row to be sent from, and tells every listening node the keys at commit (PostgreSQL manual, NOTIFY).
     *
     * @param topic the verb, as in {@code publish}
     * @param keys what changed, as in {@code article:42}
     */
    public static void announce(String topic, List<String> keys, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery("insert into outbox (at, topic, keys) values (:at, :topic, cast(:keys as text[]))")
                .setParameter("at", now)
                .setParameter("topic", topic)
                .setParameter("keys", keys.toArray(String[]::new))
                .executeUpdate();
        Panache.getEntityManager()
                .createNativeQuery("select cast(pg_notify('stet', :keys) as text)")
                .setParameter("keys", String.join(" ", keys))
                .getSingleResult();
    }
}
