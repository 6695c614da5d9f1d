package stet.people;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who has a page of the newsroom open. Whoever does says so every few seconds, on whichever node. */
public final class Presence {
    /** So long after their last word is somebody thought to be there: a few words may be lost. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private Presence() {}

    /**
     * Says that somebody is at a place, and hears who else is: one statement, by the primary keys. Whoever came with the
     * request that has just failed is not known yet, and there with their next.
     *
     * @param place as {@code front:home}
     * @return the names of the others
     */
    public static List<String> meet(String place, Actor me, Instant now) {
        @SuppressWarnings("unchecked")
        List<String> others = Panache.getEntityManager()
                .createNativeQuery("""
                        with me as (
                            insert into presence (place, person_id, seen_at)
                            select :place, id, :now from person where id = :me
                            on conflict (place, person_id) do update
                                set seen_at = greatest(presence.seen_at, excluded.seen_at))
                        select p.name from presence x join person p on p.id = x.person_id
                        where x.place = :place and x.person_id <> :me and x.seen_at > :since
                        order by p.name, p.id""", String.class)
                .setParameter("place", place)
                .setParameter("me", me.id())
                .setParameter("now", now)
                .setParameter("since", now.minus(PATIENCE))
                .getResultList();
        return others;
    }
}
