package stet.curation;

import java.util.List;
import stet.taxonomy.Kept;
import stet.web.Invalid;

/**
 * A block of a front: a list, and how it is shown there.
 *
 * @param list the key of the list that its placed stories come from
 * @param title what stands over it; null for none, or for the name of the rule's section or tag
 * @param size how many stories it shows whenever enough are live
 * @param rule what fills the places that people left open
 * @param section whose stories the rule takes, with those of the sections below it; null unless the rule wants one
 * @param tag whose stories the rule takes; null unless the rule wants one
 * @param repeats whether it may show what stands elsewhere on the front too
 */
public record Block(
        String list, String title, Layout layout, int size, Rule rule, Long section, Long tag, boolean repeats) {
    /** @throws Invalid when its rule needs a story's page */
    public Block {
        if (!Rule.ofFronts().contains(rule)) {
            throw new Invalid("rule", "A block of a front cannot be filled with %s.".formatted(rule.label()));
        }
    }

    /** What the list shows in this block. */
    public Definition definition() {
        return new Definition(list, title == null ? layout.label() : title, size, rule);
    }

    /** A block as a front has it of itself, with as many stories as its layout usually bears. */
    static Block of(String list, String title, Layout layout, Rule rule, Long section) {
        return new Block(list, title, layout, layout.usual(), rule, section, null, false);
    }

    /** The same, filled from another section. */
    Block filledFrom(Long other) {
        return new Block(list, title, layout, size, rule, other, tag, repeats);
    }

    /** The same, filled with another topic. */
    Block filledWith(Long other) {
        return new Block(list, title, layout, size, rule, section, other, repeats);
    }

    /** The same, filled by nothing: under the name of what filled it, unless it has a title. */
    Block unfilled(String name) {
        return new Block(list, title == null ? name : title, layout, size, Rule.NONE, null, null, repeats);
    }

    /**
     * The same, with its section and its topic as they are today, neither of which is merged or deleted before the
     * transaction ends.
     *
     * @throws Invalid when one of them is no more
     */
    Block held() {
        return filledFrom(held("section", Kept.SECTION, section)).filledWith(held("tag", Kept.TAG, tag));
    }

    /** As {@link #held}, but filled by nothing where what filled it is no more. */
    Block today() {
        boolean stands = (section == null || standing(Kept.SECTION, section) != null)
                && (tag == null || standing(Kept.TAG, tag) != null);
        return stands ? held() : unfilled(null);
    }

    private static Long standing(Kept kind, Long id) {
        return kind.hold(List.of(id)).get(id);
    }

    private static Long held(String field, Kept kind, Long id) {
        if (id == null) {
            return null;
        }
        Long standing = standing(kind, id);
        if (standing == null) {
            throw new Invalid(field, "Somebody has just deleted what the block was to be filled from. Choose anew.");
        }
        return standing;
    }
}
