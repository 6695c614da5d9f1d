package stet.demo;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;

/** How often the demo's stories have been read: made up, the same at every loading, less with every hour. */
final class DemoReaders {
    private DemoReaders() {}

    /** Of every story that is or was public, for each hour of its last seven days. */
    static void read(Instant until) {
        Panache.getEntityManager()
                .createNativeQuery("""
                        insert into view_hour (article_id, hour, views)
                        select p.article_id, h.hour, (1 + p.article_id * 37 % 11) * 360
                            / (6 + floor(extract(epoch from h.hour - date_trunc('hour', p.first, 'UTC')) / 3600)::bigint)
                        from (
                            select article_id, min(first_published_at) as first from publication
                            where visible_from <= :until group by article_id) p
                        cross join lateral generate_series(
                            date_trunc('hour', greatest(p.first, cast(:until as timestamptz) - interval '7 days'), 'UTC'),
                            cast(:until as timestamptz), interval '1 hour') as h (hour)""")
                .setParameter("until", until)
                .executeUpdate();
    }
}
