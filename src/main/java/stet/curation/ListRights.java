package stet.curation;

import stet.people.Actor;
import stet.people.Refused;
import stet.people.Role;

/** Who may arrange, and who may launch, what belongs to a section, or to the whole paper when the section is null. */
final class ListRights {
    private ListRights() {}

    /** Any editor of the section; what belongs to the whole paper is every editor's to prepare. */
    static boolean mayArrange(Actor by, Long section) {
        return section == null ? by.is(Role.EDITOR) : by.edits(section);
    }

    /** A chief, or an editor of the section; what belongs to the whole paper wants an editor of all sections. */
    static boolean mayLaunch(Actor by, Long section) {
        boolean editorOfAll = by.is(Role.EDITOR) && by.sections().isEmpty();
        return by.is(Role.CHIEF) || (section == null ? editorOfAll : by.edits(section));
    }

    static void mustArrange(Actor by, Long section, String what) {
        if (!mayArrange(by, section)) {
            throw new Refused("arrange " + what);
        }
    }

    static void mustLaunch(Actor by, Long section, String what) {
        if (!mayLaunch(by, section)) {
            throw new Refused("launch " + what);
        }
    }

    /** What lists are is a matter of the whole paper, as its sections are. */
    static boolean mayDefine(Actor by) {
        return by.is(Role.CHIEF) || by.is(Role.ADMIN);
    }
}
