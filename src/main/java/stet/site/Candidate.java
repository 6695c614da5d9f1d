package stet.site;

import java.util.List;
import java.util.Map;
import stet.curation.OwnPicture;
import stet.curation.Unfolding;

/**
 * A story that may stand on a front: what must be known of it to choose, and what an editor wrote over it there. Many
 * are looked at and few are shown, so the rest of the {@link Card} is read only for those.
 *
 * @param section the one that it stands in, or of which it is a candidate
 * @param rank from 1, in what was asked for with it: of those that rules bring by time, the newest first
 * @param headline an editor's own in a list, else null; so are standfirst, kicker and image
 * @param unfolding what an editor said in a list of its going on, else null
 */
record Candidate(
        long article,
        long section,
        boolean opinion,
        int rank,
        String headline,
        String standfirst,
        String kicker,
        OwnPicture image,
        Unfolding unfolding) {
    /** As a rule brings it. */
    static Candidate of(long article, long section, boolean opinion, int rank) {
        return new Candidate(article, section, opinion, rank, null, null, null, null, null);
    }

    /** With what an editor wants of it in a list; null where that was left to the story. */
    Candidate with(String ownHeadline, String ownStandfirst, String ownKicker, OwnPicture ownImage, Unfolding own) {
        return new Candidate(article, section, opinion, rank, ownHeadline, ownStandfirst, ownKicker, ownImage, own);
    }

    /**
     * The cards of those that were chosen, in their order, with what editors wanted of them.
     *
     * @param found by story; one that is gone meanwhile is left out
     */
    static List<Card> cards(List<Candidate> chosen, Map<Long, Card> found) {
        return chosen.stream()
                .filter(story -> found.containsKey(story.article()))
                .map(story -> found.get(story.article()).placed(story))
                .toList();
    }
}
