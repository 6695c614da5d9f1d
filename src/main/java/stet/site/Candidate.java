package stet.site;

import java.time.Instant;
import java.util.List;

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
    static List<Long> ids(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::article).toList();
    }
}
