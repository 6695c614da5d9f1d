package stet.taxonomy;

import java.util.ArrayList;
import java.util.List;

/**
 * A section in the tree as those who move it have it before them.
 *
 * @param up among its siblings, as {@code down}; null where it cannot go
 * @param in into the sibling before it, as the last there; null where it cannot go
 * @param out behind the section in which it stands; null where it cannot go
 */
public record SectionNode(Section section, List<SectionNode> children, Step up, Step down, Step in, Step out) {
    /**
     * A place where it can go.
     *
     * @param to the section in which it is, and the one there before which, by number; either may be missing
     * @param words where that is, for people
     */
    public record Step(String to, String words) {
        static Step of(Section parent, Section before, String words) {
            return new Step(number(parent) + ":" + number(before), words);
        }

        private static String number(Section section) {
            return section == null ? "" : String.valueOf(section.id);
        }
    }

    /** The whole tree, from its tops. */
    static List<SectionNode> tree() {
        return below(null, null, Section.listInOrder());
    }

    /** @param next the section that follows the parent among its own siblings, or null */
    private static List<SectionNode> below(Section parent, Section next, List<Section> all) {
        List<Section> siblings = all.stream()
                .filter(section -> parent == null
                        ? section.parent == null
                        : section.parent != null && section.parent.id.equals(parent.id))
                .toList();
        List<SectionNode> nodes = new ArrayList<>();
        for (int at = 0; at < siblings.size(); at++) {
            Section section = siblings.get(at);
            Section after = at + 1 < siblings.size() ? siblings.get(at + 1) : null;
            Section beyond = at + 2 < siblings.size() ? siblings.get(at + 2) : null;
            Section above = at == 0 ? null : siblings.get(at - 1);
            nodes.add(new SectionNode(
                    section,
                    below(section, after, all),
                    above == null ? null : Step.of(parent, above, "up"),
                    after == null ? null : Step.of(parent, beyond, "down"),
                    above == null ? null : Step.of(above, null, into(above, section)),
                    parent == null ? null : Step.of(parent.parent, next, outOf(parent, section))));
        }
        return nodes;
    }

    private static String into(Section other, Section section) {
        return "into %s, to %s/%s".formatted(other.name, other.address(), section.slug);
    }

    private static String outOf(Section parent, Section section) {
        String address = parent.parent == null ? "" : parent.parent.address();
        return "out of %s, to %s/%s".formatted(parent.name, address, section.slug);
    }
}
