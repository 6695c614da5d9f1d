package stet.curation;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import stet.web.Input;
import stet.web.Invalid;

/** Another name, size or rule for a list that stands for itself; blocks of fronts are changed in their front's plan. */
public final class Redefinition {
    private static final int LONGEST_NAME = 60;

    /** A list beside a story is no page of its own. */
    static final int MOST = 20;

    private Redefinition() {}

    /**
     * What somebody wants a list to be.
     *
     * @throws Invalid naming the field that cannot be taken
     */
    public static Definition read(String key, String name, String size, String rule) {
        return new Definition(key, Input.requiredLine("name", "The name", name, LONGEST_NAME), size(size), rule(rule));
    }

    private static int size(String number) {
        try {
            int size = Integer.parseInt(number == null ? "" : number.strip());
            if (size >= 1 && size <= MOST) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new Invalid("size", "The number of places is a number from 1 to %d.".formatted(MOST));
        }
        throw new Invalid("size", "A list has from 1 to %d places.".formatted(MOST));
    }

    private static Rule rule(String name) {
        return Rule.ofLists().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Invalid("rule", "Choose one of the rules that are offered."));
    }

    /** So that pages of before {@code now} still find it. Two in one instant are one: nobody saw what was between. */
    static void remember(long list, Definition former, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery("""
                        insert into former_definition (list_id, ended_at, size, rule) values (:list, :now, :size, :rule)
                        on conflict do nothing""")
                .setParameter("list", list)
                .setParameter("now", now)
                .setParameter("size", former.size())
                .setParameter("rule", former.rule().name())
                .executeUpdate();
    }
}
