package stet.curation;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.List;
import stet.web.Input;
import stet.web.Invalid;

/** Another name, size or rule for a list that stands for itself; blocks of fronts are changed in their front's plan. */
public final class Redefinition {
    private static final int LONGEST_NAME = 60;

    /** A list beside a story is no page of its own. */
    private static final int MOST = 20;

    private Redefinition() {}

    /**
     * What a list could be.
     *
     * @param most places
     * @param rules that can fill it
     * @param named whether its name is for somebody to choose; a topic's list is called after the topic
     */
    public record Choices(int most, List<Rule> rules, boolean named) {
        /**
         * What somebody wants a list to be.
         *
         * @param now what it is
         * @throws Invalid naming the field that cannot be taken
         */
        public Definition read(Definition now, String name, String size, String rule) {
            return new Definition(
                    now.key(),
                    named ? Input.requiredLine("name", "The name", name, LONGEST_NAME) : now.name(),
                    places(size),
                    rule(rule));
        }

        private int places(String text) {
            String number = Input.requiredLine("size", "The number of places", text, 20);
            int places = number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0;
            if (places < 1 || places > most) {
                throw new Invalid("size", "The list has from 1 to %d places.".formatted(most));
            }
            return places;
        }

        private Rule rule(String name) {
            return rules.stream()
                    .filter(rule -> rule.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Invalid("rule", "Choose one of the rules that are offered."));
        }
    }

    /** What a list could be. */
    public static Choices of(CuratedList list) {
        return list.tagId() == null
                ? new Choices(MOST, Rule.ofLists(), true)
                : new Choices(TopicList.MOST, TopicList.rules(), false);
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
