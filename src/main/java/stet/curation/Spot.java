package stet.curation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * A story in a line-up, with what an editor wants of it there; whatever was left to the story is null.
 *
 * @param pin the position, from 1, that it keeps whatever leaves above it; null for one that moves up
 * @param from shown not before
 * @param until shown until just before
 * @param image its picture here
 */
public record Spot(
        long article,
        Integer pin,
        Instant from,
        Instant until,
        String headline,
        String standfirst,
        String kicker,
        OwnPicture image,
        Unfolding unfolding) {
    static Spot of(long article) {
        return new Spot(article, null, null, null, null, null, null, null, null);
    }

    static Spot of(Placement placement) {
        return new Spot(
                placement.articleId(),
                placement.isPinned() ? placement.position() : null,
                placement.shownFrom(),
                placement.shownUntil(),
                placement.headline(),
                placement.standfirst(),
                placement.kicker(),
                placement.image(),
                placement.unfolding());
    }

    @JsonIgnore
    public boolean isPinned() {
        return pin != null;
    }

    /** Whether it has words of its own here. */
    @JsonIgnore
    public boolean isReworded() {
        return headline != null || standfirst != null || kicker != null;
    }

    /** Whether anything at all was not left to the story. */
    @JsonIgnore
    public boolean isItsOwn() {
        return isReworded() || image != null || unfolding != null;
    }

    public boolean isShownAt(Instant at) {
        return (from == null || !from.isAfter(at)) && (until == null || until.isAfter(at));
    }

    Spot pinnedAt(Integer position) {
        return new Spot(article, position, from, until, headline, standfirst, kicker, image, unfolding);
    }

    Spot during(Instant start, Instant end) {
        return new Spot(article, pin, start, end, headline, standfirst, kicker, image, unfolding);
    }

    Spot saying(String ownHeadline, String ownStandfirst, String ownKicker) {
        return new Spot(article, pin, from, until, ownHeadline, ownStandfirst, ownKicker, image, unfolding);
    }

    Spot showing(OwnPicture picture) {
        return new Spot(article, pin, from, until, headline, standfirst, kicker, picture, unfolding);
    }

    Spot told(Unfolding how) {
        return new Spot(article, pin, from, until, headline, standfirst, kicker, image, how);
    }

    /** Without words and a picture of its own. */
    public Spot wordless() {
        return saying(null, null, null).showing(null);
    }

    Placement placedAt(int position) {
        Placement placement = Placement.of(position, article)
                .during(from, until)
                .saying(headline, standfirst, kicker)
                .showing(image)
                .told(unfolding);
        return isPinned() ? placement.pin() : placement;
    }
}
