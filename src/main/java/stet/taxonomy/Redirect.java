package stet.taxonomy;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stet.outbox.Key;
import stet.outbox.Outbox;
import stet.web.Invalid;

/**
 * An address that was something's, and where that is now. Old links keep working for good, so whoever makes an address
 * asks {@link #mustBeFree} first, and whoever changes one says so with {@link #move}, in the change's own transaction.
 *
 * <p>A target is always an address that stands, never one that leads on: there are neither chains nor loops. Verbs on
 * one thing take turns, so two moves of it cannot cross.
 *
 * <p>What is deleted leaves its addresses behind: they lead to something else for good, but do not mean it.
 */
@Entity
public class Redirect extends PanacheEntityBase {
    @Id
    public String path;

    public String target;
    public Instant madeAt;

    /** Whether what had the address is no more, rather than what stands at the target. */
    public boolean ended;

    /** Something moved: its address, and all that led there, now lead to its new one. */
    public static void move(String from, String to, Instant now) {
        if (!from.equals(to)) {
            move(Map.of(from, to), now);
        }
    }

    /**
     * Everything below an address moved with it.
     *
     * @param paths the addresses that stood there, {@code from} among them
     */
    public static void prefix(String from, String to, Collection<String> paths, Instant now) {
        if (!from.equals(to)) {
            move(moved(from, to, paths), now);
        }
    }

    /** The new address of each. */
    static Map<String, String> moved(String from, String to, Collection<String> paths) {
        Map<String, String> moved = new LinkedHashMap<>();
        paths.forEach(path -> moved.put(path, to + path.substring(from.length())));
        return moved;
    }

    /** Indexes {@code redirect_pkey}, {@code redirect_target}. */
    private static void move(Map<String, String> moved, Instant now) {
        String[] was = moved.keySet().toArray(String[]::new);
        String[] became = moved.values().toArray(String[]::new);
        Outbox.announce("redirect", List.of(Key.REDIRECTS), now);
        getEntityManager()
                .createNativeQuery("delete from redirect where path = any(cast(:became as text[]))")
                .setParameter("became", became)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("""
                        update redirect r set target = m.became
                        from unnest(cast(:was as text[]), cast(:became as text[])) as m(was, became)
                        where r.target = m.was""")
                .setParameter("was", was)
                .setParameter("became", became)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("""
                        insert into redirect (path, target, made_at)
                        select m.was, m.became, :now
                        from unnest(cast(:was as text[]), cast(:became as text[])) as m(was, became)
                        on conflict (path) do update set target = excluded.target, made_at = excluded.made_at""")
                .setParameter("was", was)
                .setParameter("became", became)
                .setParameter("now", now)
                .executeUpdate();
    }

    /**
     * What stood there is no more: its address, and all that led there, now lead to something else, and are never
     * anything's again.
     */
    static void end(String from, String to, Instant now) {
        update("ended = true where target = ?1", from);
        move(from, to, now);
        update("ended = true where path = ?1", from);
    }

    /**
     * An address that once was something's is never given to something else. Asked after the address was taken in the
     * database: by then whoever gave it up at the same time has said where it leads.
     *
     * @param field the form's name for the address
     * @param wanted the address
     * @param own the present address of the thing that wants it: it may go back to one that was its own; null if it is new
     * @throws Invalid naming where the address leads
     */
    static void mustBeFree(String field, String wanted, String own) {
        find(wanted).filter(known -> known.ended || !known.target.equals(own)).ifPresent(known -> refuse(field, known));
    }

    /** As {@link #mustBeFree(String, String, String)}, for all that moves together: old addresses and new. */
    static void mustBeFree(String field, Map<String, String> moved) {
        Redirect.<Redirect>list("path in ?1", List.copyOf(moved.values())).stream()
                .filter(known -> known.ended || !known.path.equals(moved.get(known.target)))
                .forEach(known -> refuse(field, known));
    }

    private static void refuse(String field, Redirect known) {
        throw new Invalid(
                field,
                "The address %s was something’s before and leads readers on to %s. Choose another."
                        .formatted(known.path, Onward.words(known.target)));
    }

    /** Whether readers who come there are led on to where something is now. Index {@code redirect_pkey}. */
    public static boolean leadsOn(String path) {
        return find(path).isPresent();
    }

    /** Where the thing is that had the address; empty when it is no more. Index {@code redirect_pkey}. */
    static Optional<String> target(String path) {
        return find(path).filter(known -> !known.ended).map(known -> known.target);
    }

    private static Optional<Redirect> find(String path) {
        return findByIdOptional(path);
    }
}
