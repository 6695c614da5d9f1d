package stet.people;

import java.util.Set;

/** Who does something, and in which roles: what a verb on an entity is given. */
public record Actor(long id, String name, Set<Role> roles, Set<Long> sections) {
    public Actor {
        roles = Set.copyOf(roles);
        sections = Set.copyOf(sections);
    }

    /** Whether one of their roles covers this one. */
    public boolean is(Role role) {
        return roles.stream().anyMatch(mine -> mine.covers(role));
    }

    /**
     * Whether they answer, as an editor, for what stands in this section.
     *
     * @param section its id, or null for a story that has no section yet: any editor may take that in hand
     */
    public boolean edits(Long section) {
        return is(Role.CHIEF)
                || is(Role.EDITOR) && (sections.isEmpty() || section == null || sections.contains(section));
    }

    /** @throws Refused unless one of their roles covers this one */
    public void mustBe(Role role, String right) {
        if (!is(role)) {
            throw new Refused(right);
        }
    }
}
