package stet.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A story that may stand on a front: what must be known of it to choose, and what an editor wrote over it there. Many
 * are looked at and few are shown, so the rest of the {@link Card} is read only for those.
 *
 * @param section the one that it stands in, or of which it is a candidate
 * @param headline an editor's own in a list, else null; so are standfirst and kicker
 */
record Candidate(
        long article,
        long section,
        boolean opinion,
        Instant firstPublished,
        String headline,
        String standfirst,
        String kicker) {
    /** With what an editor wrote over it; null where nothing was written. */
    Candidate with(String ownHeadline, String ownStandfirst, String ownKicker) {
        return new Candidate(article, section, opinion, firstPublished, ownHeadline, ownStandfirst, ownKicker);
    }

    /**
     * The cards of those that were chosen, in their order, with what editors wrote over them.
     *
     * @param found by story; one that is gone meanwhile is left out
     */
    static List<Card> cards(List<Candidate> chosen, Map<Long, Card> found) {
        return chosen.stream()
                .filter(story -> found.containsKey(story.article()))
                .map(story -> found.get(story.article()).with(story.headline(), story.standfirst(), story.kicker()))
                .toList();
    }
}
