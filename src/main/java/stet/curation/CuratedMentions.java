package stet.curation;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import stet.people.Actor;
import stet.taxonomy.Kept;
import stet.taxonomy.Mentions;
import stet.taxonomy.Tag;

/**
 * What fronts and lists know of sections and topics: a section has its front, a topic its list, and blocks of fronts are
 * filled from both.
 */
@ApplicationScoped
class CuratedMentions implements Mentions {
    /** Whoever changes or launches a front holds its row first, and then what it names. */
    @Override
    public void takeTurns() {
        Panache.getEntityManager()
                .createNativeQuery("lock table front in exclusive mode")
                .executeUpdate();
    }

    @Override
    public Found of(Kept kind, long id, Instant now) {
        return new Found(own(kind, id), FilledBlocks.by(kind).mentions(id, now));
    }

    private static Mention own(Kept kind, long id) {
        return kind == Kept.TAG
                ? TopicList.findOf(id)
                        .map(list -> new Mention("Its own list", "/newsroom/lists/" + TopicList.key(id)))
                        .orElse(null)
                : Front.findOf(id)
                        .map(front -> new Mention("Its own front", "/newsroom/fronts/" + front.key()))
                        .orElse(null);
    }

    @Override
    public Set<String> replace(Kept kind, long from, long into, Actor by, Instant now) {
        Set<String> changed = new LinkedHashSet<>();
        if (kind == Kept.TAG) {
            TopicList.findOf(from).ifPresent(list -> changed.addAll(TopicList.give(list, into, by, now)));
        } else {
            Front.findOf(from).ifPresent(front -> changed.add(front.end(by, now)));
        }
        String name = kind == Kept.TAG ? Tag.get(from).name : null;
        changed.addAll(FilledBlocks.by(kind).replace(from, into, name, by, now));
        return changed;
    }

    @Override
    public Set<String> forget(Kept kind, long id, String name, Actor by, Instant now) {
        Set<String> changed = new LinkedHashSet<>();
        if (kind == Kept.TAG) {
            TopicList.findOf(id).ifPresent(list -> changed.add(list.end(by, now)));
        } else {
            Front.findOf(id).ifPresent(front -> changed.add(front.end(by, now)));
        }
        changed.addAll(FilledBlocks.by(kind).forget(id, name, by, now));
        return changed;
    }

    @Override
    public void rename(Kept kind, long id, String name) {
        if (kind == Kept.TAG) {
            TopicList.findOf(id).ifPresent(list -> list.belongTo(id, name));
        }
    }
}
