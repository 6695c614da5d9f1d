package stet.media;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Files whose bytes are still in the store although nothing names them any more: the table {@code image_leftover}. */
final class Leftovers {
    private static final Logger LOG = Logger.getLogger(Leftovers.class);
    private static final int AT_ONCE = 100;

    private Leftovers() {}

    /** Forgets a file that no image is or was, in the transaction that deleted the last that did. */
    static void leave(String sha256, Instant now) {
        hold(sha256);
        if (ImageVersion.names(sha256)) {
            return;
        }
        query("""
                        insert into image_leftover (sha256, cuts, since)
                        select :file, coalesce(array_agg(concat_ws('-', hash, width, height)), '{}'), :now
                        from image_cut where sha256 = :file
                        on conflict (sha256) do update set cuts = image_leftover.cuts || excluded.cuts""", sha256).setParameter("now", now).executeUpdate();
        query("delete from image_cut where sha256 = :file", sha256).executeUpdate();
        query("delete from image_file where sha256 = :file", sha256).executeUpdate();
    }

    /** Whoever adds a file, or removes one, does so alone until their transaction ends (PostgreSQL manual, 13.3.5). */
    static void hold(String sha256) {
        query("select cast(pg_advisory_xact_lock(hashtextextended(:file, 4)) as text)", sha256)
                .getSingleResult();
    }

    /** Before a file is put into the store: it is none that is to be removed, should it have been. */
    static void claim(String sha256) {
        boolean left = QuarkusTransaction.joiningExisting()
                .call(() -> !query("select 1 from image_leftover where sha256 = :file", sha256)
                        .getResultList()
                        .isEmpty());
        if (left) {
            QuarkusTransaction.requiringNew().run(() -> {
                hold(sha256);
                query("delete from image_leftover where sha256 = :file", sha256).executeUpdate();
            });
        }
    }

    /** Removes the bytes of what was left, the oldest first. */
    static void sweep(Store store) {
        List<String> files = QuarkusTransaction.requiringNew().call(() -> {
            @SuppressWarnings("unchecked")
            List<String> oldest = Panache.getEntityManager()
                    .createNativeQuery(
                            "select sha256 from image_leftover order by since limit " + AT_ONCE, String.class)
                    .getResultList();
            return oldest;
        });
        for (String file : files) {
            try {
                remove(file, store);
            } catch (IOException | RuntimeException e) {
                LOG.warnf("What is left of the deleted file %s could not be removed yet: %s", file, e.getMessage());
            }
        }
    }

    /** Removes a file's bytes, and the renditions of its cuts, unless something names it. */
    static void remove(String sha256, Store store) throws IOException {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                hold(sha256);
                if (ImageFile.findByHash(sha256).isEmpty()) {
                    removeBytes(sha256, store);
                }
                query("delete from image_leftover where sha256 = :file", sha256).executeUpdate();
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void removeBytes(String sha256, Store store) {
        @SuppressWarnings("unchecked")
        List<String> cuts = query("select unnest(cuts) from image_leftover where sha256 = :file", sha256)
                .getResultList();
        try {
            List<String> names = new ArrayList<>();
            for (String cut : cuts) {
                if (cut.contains("-")) {
                    names.addAll(Names.allRenditionsOf(cut));
                } else {
                    // It was left when nothing but its hash was noted.
                    store.list(Names.renditionsOf(cut), stored -> names.add(stored.name()));
                }
            }
            for (String name : names) {
                store.remove(name);
            }
            store.remove(Names.original(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Query query(String sql, String sha256) {
        return Panache.getEntityManager().createNativeQuery(sql).setParameter("file", sha256);
    }
}
