package stet.media;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;

/** Files whose bytes are still in the store although nothing names them any more: the table {@code image_leftover}. */
final class Leftovers {
    private Leftovers() {}

    /** Forgets a file that no image is or was, in the transaction that deleted the last that did. */
    static void leave(String sha256, Instant now) {
        hold(sha256);
        if (ImageVersion.names(sha256)) {
            return;
        }
        Panache.getEntityManager()
                .createNativeQuery("""
                        insert into image_leftover (sha256, cuts, since)
                        select :file, coalesce(array_agg(hash), '{}'), :now from image_cut where sha256 = :file
                        on conflict (sha256) do update set cuts = image_leftover.cuts || excluded.cuts""")
                .setParameter("file", sha256)
                .setParameter("now", now)
                .executeUpdate();
        for (String table : new String[] {"image_cut", "image_file"}) {
            Panache.getEntityManager()
                    .createNativeQuery("delete from %s where sha256 = :file".formatted(table))
                    .setParameter("file", sha256)
                    .executeUpdate();
        }
    }

    /** Whoever adds a file, or removes one, does so alone until their transaction ends (PostgreSQL manual, 13.3.5). */
    static void hold(String sha256) {
        Panache.getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:file, 4)) as text)")
                .setParameter("file", sha256)
                .getSingleResult();
    }
}
