package stet.curation;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stet.audit.AuditEvent;
import stet.outbox.Key;
import stet.people.Actor;
import stet.taxonomy.Tag;

/** A topic's own list: what editors choose of it stands above its stories, once it is launched. */
public final class TopicList {
    /** As many as a lead and what stands beside it bear. */
    public static final int MOST = 5;

    private static final int USUAL = 3;

    private TopicList() {}

    public static String key(long tag) {
        return "topic-" + tag;
    }

    /** As it is before anybody has said otherwise. */
    public static Definition usual(long tag, String topic) {
        return new Definition(key(tag), name(topic), USUAL, Rule.NEWEST_WITH_TAG);
    }

    static String name(String topic) {
        return "Topic: " + topic;
    }

    /** What can fill the places that editors leave open. */
    public static List<Rule> rules() {
        return List.of(Rule.NEWEST_WITH_TAG, Rule.NONE);
    }

    /** Empty where nobody has begun one. Index {@code curated_list_tag_id_key}. */
    public static Optional<CuratedList> findOf(long tag) {
        return CuratedList.find("tagId", tag).firstResultOptional();
    }

    /**
     * The topic's list, made if it has none. Readers see nothing of it before it is launched.
     *
     * @throws stet.people.Refused unless an editor
     */
    public static CuratedList begin(Actor by, Instant now, Tag tag) {
        ListRights.mustArrange(by, null, "the list of a topic");
        Definition usual = usual(tag.id, tag.name);
        // Two may begin in the same second: the second takes the first's.
        int made = Panache.getEntityManager()
                .createNativeQuery("""
                        insert into curated_list (key, name, size, rule, tag_id) values (:key, :name, :size, :rule, :tag)
                        on conflict do nothing""")
                .setParameter("key", usual.key())
                .setParameter("name", usual.name())
                .setParameter("size", usual.size())
                .setParameter("rule", usual.rule().name())
                .setParameter("tag", tag.id)
                .executeUpdate();
        if (made == 1) {
            AuditEvent.record(by, now, "begin list", null, Map.of("list", usual.key(), "name", usual.name()));
        }
        return CuratedList.get(usual.key());
    }

    /**
     * Its topic is merged into another: it is that one's now, or ends where that has a list already.
     *
     * @return what changed, as announcements call it
     */
    static Set<String> give(CuratedList list, long into, Actor by, Instant now) {
        String old = Key.list(list.definition().key());
        if (findOf(into).isPresent()) {
            return Set.of(list.end(by, now));
        }
        AuditEvent.record(
                by, now, "move list", null, Map.of("from", list.definition().key(), "to", key(into)));
        list.belongTo(into, Tag.get(into).name);
        return Set.of(old, Key.list(key(into)));
    }
}
