package stet.taxonomy;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stet.audit.AuditEvent;
import stet.outbox.Key;
import stet.outbox.Outbox;
import stet.people.Actor;
import stet.web.Conflict;
import stet.web.Input;
import stet.web.Invalid;

/** The end of a section: merged into another with all that stands in it, or deleted when nothing does. */
final class Ending {
    private final Section section;
    private final Mentions mentions;

    Ending(Section section, Mentions mentions) {
        this.section = section;
        this.mentions = mentions;
    }

    void merge(Section other, String confirmed, Actor by, Instant now) {
        if (section.contains(other)) {
            throw new Invalid("into", "“%s” is “%s” or stands in it.".formatted(other.name, section.name));
        }
        List<Section> children = Section.siblings(section);
        mustFit(children, other);
        String before = section.address();
        List<Section> within = section.listWithin();
        List<String> paths = within.stream().map(Section::address).toList();
        Map<String, String> moved = Redirect.moved(before, other.address(), paths);
        Readdressing.mustBePossible(moved);
        mustBeConfirmed(confirmed, "merge");
        mentions.takeTurns();
        Kept.SECTION.seize(section.id, other.id);
        for (Section child : children) {
            child.position = Section.lastPlace(other);
            child.parent = other;
            Panache.getEntityManager().flush();
        }
        Kept.SECTION.replace(section.id, other.id);
        Set<String> changed = mentions.replace(Kept.SECTION, section.id, other.id, by, now);
        moveLists(other);
        moveEditors(other);
        end(now, other.id);
        Redirect.mustBeFree("into", moved);
        Redirect.prefix(before, other.address(), paths, now);
        AuditEvent.record(
                by, now, "merge section", null, Map.of("from", before, "name", section.name, "into", other.address()));
        within.stream().map(Section::key).forEach(changed::add);
        changed.add(other.key());
        announce("merge section", changed, now);
    }

    private void mustFit(List<Section> children, Section other) {
        List<String> taken = Section.siblings(other).stream()
                .filter(child -> child != section)
                .map(child -> child.slug)
                .toList();
        children.stream()
                .filter(child -> taken.contains(child.slug))
                .findFirst()
                .ifPresent(child -> {
                    throw new Invalid(
                            "into",
                            "Both have a section at “%s”. Merge %s into %s first."
                                    .formatted(child.slug, child.address(), other.address() + "/" + child.slug));
                });
    }

    /** Those of its front end with it. Index {@code curated_list_section}. */
    private void moveLists(Section other) {
        Kept.query("update curated_list set section_id = :into where section_id = :from and front_id is null", null)
                .setParameter("from", section.id)
                .setParameter("into", other.id)
                .executeUpdate();
    }

    /** Whoever answered for it answers for the other: with no section at all they would answer for every one. */
    private void moveEditors(Section other) {
        Kept.query("""
                        insert into person_section (person_id, section_id)
                        select person_id, :into from person_section where section_id = :from
                        on conflict do nothing""", null)
                .setParameter("from", section.id)
                .setParameter("into", other.id)
                .executeUpdate();
        Kept.query("delete from person_section where section_id = :from", null)
                .setParameter("from", section.id)
                .executeUpdate();
    }

    void delete(String confirmed, Actor by, Instant now) {
        mentions.takeTurns();
        Kept.SECTION.seize(section.id);
        List<String> obstacles = section.holdings().obstacles();
        if (!obstacles.isEmpty()) {
            throw new Conflict(String.join(" ", obstacles));
        }
        mustBeConfirmed(confirmed, "delete");
        Set<String> changed = mentions.forget(Kept.SECTION, section.id, section.name, by, now);
        end(now, null);
        Redirect.end(section.address(), section.heirAddress(), now);
        AuditEvent.record(
                by,
                now,
                "delete section",
                null,
                Map.of("section", section.path(), "name", section.name, "to", section.heirAddress()));
        changed.add(section.key());
        announce("delete section", changed, now);
    }

    private void mustBeConfirmed(String confirmed, String verb) {
        String typed = Input.line("confirm", "The name", confirmed, Section.LONGEST_NAME)
                .orElse("");
        if (!section.name.equals(typed)) {
            throw new Invalid("confirm", "Type the section’s name, “%s”, to %s it.".formatted(section.name, verb));
        }
    }

    /** It is kept for readers of the past. */
    private void end(Instant now, Long heir) {
        Panache.getEntityManager().flush();
        Panache.getEntityManager().detach(section);
        Kept.query("update section set ended_at = :now, heir_id = cast(:heir as bigint) where id = :id", null)
                .setParameter("now", now)
                .setParameter("heir", heir)
                .setParameter("id", section.id)
                .executeUpdate();
    }

    /** @param keys of the sections, and of what named them */
    private static void announce(String verb, Set<String> keys, Instant now) {
        List<String> all = new ArrayList<>(keys);
        all.add(Key.SECTIONS);
        Outbox.announce(verb, all, now);
    }
}
