package stet.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The head of a front, arranged by rule: the newest stories of sections as different as can be, so that no one section
 * fills it. Opinion keeps to its own strip. No story twice.
 *
 * @param lead null when nothing is live
 */
record Front(Card lead, List<Card> seconds, List<Card> top) {
    static final int SECONDS = 2;
    static final int TOP = 4;

    /** @param newest newest first, a few times as many as a front shows */
    static Front of(List<Card> newest) {
        List<Card> chosen = choose(newest, 1 + SECONDS + TOP);
        int seconds = Math.min(1 + SECONDS, chosen.size());
        return new Front(
                chosen.isEmpty() ? null : chosen.get(0),
                chosen.isEmpty() ? List.of() : List.copyOf(chosen.subList(1, seconds)),
                List.copyOf(chosen.subList(seconds, chosen.size())));
    }

    /** First one of each section, then whatever is newest, then opinion if there is nothing else; newest first in each. */
    private static List<Card> choose(List<Card> newest, int most) {
        List<Card> news =
                newest.stream().filter(card -> !card.kind().isOpinion()).toList();
        Set<Card> chosen = new LinkedHashSet<>();
        Set<Long> sections = new HashSet<>();
        news.stream().filter(card -> sections.add(card.topSection())).forEach(chosen::add);
        chosen.addAll(news);
        if (chosen.isEmpty()) {
            chosen.addAll(newest);
        }
        return new ArrayList<>(chosen).subList(0, Math.min(most, chosen.size()));
    }

    /** The ids of the stories in it. */
    Set<Long> shown() {
        Set<Long> ids = new HashSet<>();
        if (lead != null) {
            ids.add(lead.article());
        }
        ids.addAll(ids(seconds));
        ids.addAll(ids(top));
        return ids;
    }

    static List<Long> ids(Collection<Card> cards) {
        return cards.stream().map(Card::article).toList();
    }
}
